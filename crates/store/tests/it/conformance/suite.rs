//! What the store promises, whichever engine it works with.

use super::Room;

mod kill;
mod numbers;
mod opening;
mod outbox;
mod serial;
mod units;
