//! How many entries of an agency's own log are on disk in a second: one thread, batches as a busy portal writes them.

use ledger::{Hash, Name};
use shelf::AuditLog;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Entries that are acknowledged together.
const BATCH: u64 = 2_000;
const SECONDS: Duration = Duration::from_secs(5);

/// The folder of one run, which goes with it.
struct Room(PathBuf);

impl Drop for Room {
    fn drop(&mut self) {
        // What is left in the temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Entries in a second, begun journals and synced files among the cost.
pub(super) fn entries_per_s() -> anyhow::Result<u64> {
    let room = format!("sigap-bench-audit-{}", std::process::id());
    let room = Room(std::env::temp_dir().join(room));
    let mut log = AuditLog::open(&room.0, Name::parse("ukur.example/audit")?)?;
    let began = Instant::now();
    while began.elapsed() < SECONDS {
        let first = log.size();
        let batch: Vec<_> = (first..first + BATCH).map(entry).collect();
        log.append(&batch)?;
    }
    let millis = u64::try_from(began.elapsed().as_millis())?;
    Ok(log.size() * 1_000 / millis.max(1))
}

/// The head of a history, as long as one would be.
fn entry(number: u64) -> Vec<u8> {
    let head = Hash::of(&number.to_be_bytes()).line();
    format!(r#"{{"head":"{head}","kind":"case","n":{number},"v":1}}"#).into_bytes()
}
