//! Recovery: ways back into an account whose passkeys are lost. Each is a code that works once.

mod counter;
mod counter_stop;
mod device;
mod error;
mod keep;
mod recover;
mod show;
mod stop;
pub(crate) mod stop_by_mail;
mod stopped;

pub use counter::{Identified, Papers, Started, WAIT_SECONDS, identify, start};
pub(crate) use counter_stop::open;
pub use counter_stop::stop_at_counter;
pub use device::{DEVICE_SECONDS, DeviceCode, join, offer};
pub use error::RecoveryError;
pub use keep::{CODES, keep};
pub use recover::{Recovered, recover};
pub use show::{CounterView, RecoveryView, show};
pub use stop::{Stopping, stop};
pub use stop_by_mail::{STOP_PATH, stop_by_mail, stoppable};

use crate::{App, code};

/// Signs of a code: fifty bits. Nobody guesses that before the tries of a minute are used up.
const SIGNS: usize = 10;
const SIGNS_OF_GROUP: usize = 5;

/// A fresh code, as it is kept and as it is shown.
fn fresh(app: &App) -> (String, String) {
    let code = code::fresh::<SIGNS>(app);
    let shown = code::grouped(&code, SIGNS_OF_GROUP, "-");
    (code, shown)
}

/// What was typed, as a code is kept.
fn read(typed: &str) -> Option<String> {
    code::read(typed, SIGNS)
}
