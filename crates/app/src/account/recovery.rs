//! Recovery: ways back into an account whose passkeys are lost. Each is a code that works once.

mod code;
mod counter;
mod device;
mod error;
mod keep;
mod recover;
mod show;
mod stop;
pub(crate) mod stop_by_mail;

pub use counter::{Identified, Started, WAIT_SECONDS, identify, is_for_civil_registry, start};
pub use device::{DEVICE_SECONDS, DeviceCode, join, offer};
pub use error::RecoveryError;
pub use keep::{CODES, keep};
pub use recover::{Recovered, recover};
pub(crate) use show::waiting;
pub use show::{CounterView, RecoveryView, show};
pub use stop::stop;
pub use stop_by_mail::{STOP_PATH, stop_by_mail, stoppable};
