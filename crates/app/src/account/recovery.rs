//! Recovery: ways back into an account whose passkeys are lost. Each is a code that works once.

mod code;
mod counter;
mod device;
mod error;
mod keep;
mod recover;
mod show;
mod stop;

pub use counter::{Identified, Papers, Started, WAIT_SECONDS, identify, start};
pub use device::{DEVICE_SECONDS, DeviceCode, join, offer};
pub use error::RecoveryError;
pub use keep::{CODES, keep};
pub use recover::{Recovered, recover};
pub use show::{CounterView, RecoveryView, show};
pub use stop::stop;
