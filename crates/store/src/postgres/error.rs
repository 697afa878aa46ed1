//! What the server's error codes mean for a unit of work.

use crate::CommitError;
use std::error::Error as _;
use tokio_postgres::Error;

/// Why a unit did not come through this time.
#[derive(Debug)]
pub(super) enum Fault {
    /// It met another unit on its way. Nothing of it was kept, and it may be run again as it is.
    Again,
    /// Nothing of it was kept, and running it again would change nothing.
    Refused(CommitError),
    /// The connection ended before the unit was told to become true.
    Lost(String),
}

/// What the error of statement `at` means.
pub(super) fn fault(error: &Error, at: usize) -> Fault {
    match code(error) {
        KEY_TAKEN => Fault::Refused(CommitError::Conflict { at }),
        NOT_IN_ORDER | DEADLOCK => Fault::Again,
        DISK_FULL => Fault::Refused(CommitError::Full),
        LOCKED_TOO_LONG | GIVEN_UP => Fault::Refused(CommitError::Busy),
        ONLY_A_COPY => Fault::Lost(reason(error)),
        _ if is_lost(error) => Fault::Lost(reason(error)),
        _ => {
            let reason = reason(error);
            Fault::Refused(CommitError::Failed(format!("statement {at}: {reason}")))
        }
    }
}

/// Whether the connection, and not what was asked, is at fault: another one may do.
pub(super) fn is_lost(error: &Error) -> bool {
    match code(error) {
        "" => {
            error.is_closed()
                || error
                    .source()
                    .is_some_and(<dyn std::error::Error>::is::<std::io::Error>)
        }
        TOO_MANY_CONNECTIONS => true,
        code => code.starts_with(CONNECTION) || code.starts_with(SHUTDOWN),
    }
}

/// Whether the server gave the statement up because it took too long: nothing of it was kept, and it may be asked again.
pub(super) fn is_given_up(error: &Error) -> bool {
    code(error) == GIVEN_UP
}

/// What went wrong in words, without the detail in which the server quotes values.
pub(super) fn reason(error: &Error) -> String {
    if let Some(said) = error.as_db_error() {
        return format!("{} ({})", said.message(), said.code().code());
    }
    match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

/// The SQLSTATE, or nothing where it was not the server that spoke.
fn code(error: &Error) -> &str {
    error.code().map_or("", |code| code.code())
}

const KEY_TAKEN: &str = "23505";
// Two units crossed, and the server let the other one go first.
const NOT_IN_ORDER: &str = "40001";
const DEADLOCK: &str = "40P01";
const DISK_FULL: &str = "53100";
const LOCKED_TOO_LONG: &str = "55P03";
const GIVEN_UP: &str = "57014";
const TOO_MANY_CONNECTIONS: &str = "53300";
/// After a failover the old address may lead to a server that only follows.
const ONLY_A_COPY: &str = "25006";
const CONNECTION: &str = "08";
/// The server goes down, is down, or is still coming up.
const SHUTDOWN: &str = "57P";
