//! A portal on real data, of which there is none yet, as another process; killed when the test ends.

use super::storage::FILES;
use super::{Browser, Storage, sigap};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

pub(crate) struct Live {
    child: Child,
    address: String,
    pub(crate) data: PathBuf,
}

impl Live {
    /// Starts it with these words more on its command line.
    pub(crate) fn open(more: &[&str]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let data = std::env::temp_dir().join(format!("sigap-live-{}-{count}", std::process::id()));
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&data).unwrap();
        let storage = Storage::new();
        let mut child = sigap()
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(["--origin", "https://sigap.example", "--data"])
            .arg(&data)
            .args(more)
            .args(storage.words())
            .args(storage.made_of(FILES))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        Self {
            child,
            address,
            data,
        }
    }

    pub(crate) fn guest(&self) -> Browser {
        Browser::new(&self.address)
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.data);
    }
}
