//! A log as it is served: a line of JSON for each entry, oldest first.

use crate::NoDid;
use didwebvh_rs::DIDWebVHState;
use didwebvh_rs::log_entry::LogEntry;
use serde_json::Value;

/// Longest log that is read.
pub const LOG_BYTES_MAX: usize = 1024 * 1024;
/// Most entries of one.
const ENTRIES_MAX: usize = 1_000;

/// Whether a line is an entry as the method writes it: no member beside those, none twice, one proof. The library passes over what it does not know, and
/// a time that is spelled in another way; others do not, and all must read the same.
fn is_entry(line: &str) -> bool {
    let written = base::json::read(line.as_bytes()).ok();
    let read = LogEntry::deserialize_string(line, None).ok();
    let again = read.and_then(|entry| serde_json::to_value(entry).ok());
    let proofs = |entry: &Value| entry["proof"].as_array().map(Vec::len);
    let is_one = written.as_ref().and_then(proofs) == Some(1);
    is_one && written == again
}

/// The entries, letter by letter. Nothing in them is believed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(Vec<String>);

impl Log {
    pub fn read(text: &str) -> Result<Self, NoDid> {
        if text.len() > LOG_BYTES_MAX {
            return Err(NoDid::Form("too long"));
        }
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if lines.len() > ENTRIES_MAX {
            return Err(NoDid::Form("too many entries"));
        }
        if lines.is_empty() || !lines.iter().all(|line| is_entry(line)) {
            return Err(NoDid::Form(
                "an entry with other members than the method has",
            ));
        }
        Ok(Self(lines))
    }

    /// The log with one more entry.
    #[must_use]
    pub fn with(&self, line: String) -> Self {
        let mut lines = self.0.clone();
        lines.push(line);
        Self(lines)
    }

    /// The first entries of it.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// As it is served.
    pub fn text(&self) -> String {
        self.0.iter().flat_map(|line| [line, "\n"]).collect()
    }

    /// The proof of the entry of that number, by the keys that were committed to: what made it an entry.
    pub fn proof(&self, at: usize) -> Option<String> {
        let entry: Value = serde_json::from_str(self.0.get(at)?).ok()?;
        Some(entry.get("proof")?.to_string())
    }

    /// The part of the identifier that follows from the first entry.
    pub fn scid(&self) -> Option<String> {
        let entry: Value = serde_json::from_str(self.0.first()?).ok()?;
        Some(entry["parameters"]["scid"].as_str()?.to_owned())
    }

    /// The identifier.
    pub fn did(&self) -> Option<String> {
        let entry: Value = serde_json::from_str(self.0.last()?).ok()?;
        Some(entry["state"]["id"].as_str()?.to_owned())
    }

    /// Whether an entry says that the identifier ends.
    pub fn is_end(&self, at: usize) -> bool {
        let line = self.0.get(at).map(String::as_str).unwrap_or_default();
        let entry: Option<Value> = serde_json::from_str(line).ok();
        entry.is_some_and(|entry| entry["parameters"]["deactivated"] == true)
    }

    /// The name of the version that an entry makes: its number and its hash.
    pub fn version(&self, at: usize) -> Option<String> {
        let entry: Value = serde_json::from_str(self.0.get(at)?).ok()?;
        Some(entry.get("versionId")?.as_str()?.to_owned())
    }

    pub(crate) fn state(&self) -> Result<DIDWebVHState, NoDid> {
        let entries = self.0.iter();
        let entries = entries.map(|line| LogEntry::deserialize_string(line, None));
        let entries: Result<Vec<LogEntry>, _> = entries.collect();
        Ok(DIDWebVHState::from_log_entries(entries?))
    }
}
