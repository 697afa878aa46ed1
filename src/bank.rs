//! A bank, a program of its own: takes the money for bills it was told of, and tells the instance. It is simulated: no
//! money moves.
//!
//! It stands for a bank that others run: its notices can come late, twice, garbled or never, and Sigap must live with
//! that.

mod books;
mod desk;
mod form;
mod http;
mod machine;
mod pages;
mod tell;
mod words;

use anyhow::{Context, ensure};
use app::payment::{Merchant, Secret};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The journal inside the data folder.
const JOURNAL_FILE: &str = "bank.jsonl";

/// How the process was started.
pub(crate) struct Options {
    pub(crate) listen: SocketAddr,
    pub(crate) data: PathBuf,
    pub(crate) secret: Secret,
    /// The address that is told about payments.
    pub(crate) callback: String,
}

/// Reads what is held and answers until the task is dropped; `ready` is told where.
pub(crate) async fn serve(
    options: Options,
    ready: impl FnOnce(SocketAddr) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    std::fs::create_dir_all(&options.data)?;
    let callback = tell::Callback::parse(&options.callback)?;
    let (desk, books) = desk::open(&options.data.join(JOURNAL_FILE))?;
    let listener = tokio::net::TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("cannot listen on {}", options.listen))?;
    ready(listener.local_addr()?)?;
    let counter = http::Counter::new(desk, books, options.secret, words::read()?);
    let telling = tell::tell(counter.clone(), callback);
    tokio::select! {
        done = axum::serve(listener, http::routes(counter)).into_future() => done?,
        () = telling => {}
    }
    Ok(())
}

/// The merchant of the demo. Nobody has this number.
pub(crate) fn merchant() -> Merchant {
    Merchant {
        national_id: "ID0000000000000".to_owned(),
        criteria: "UBE".to_owned(),
        name: "SIGAP CONTOH".to_owned(),
        city: "JAKARTA".to_owned(),
        postal_code: Some("10110".to_owned()),
        company: "9999".to_owned(),
    }
}

/// The secret in `file`, which nobody else may read.
pub(crate) fn read_secret(file: &Path) -> anyhow::Result<Secret> {
    let unread = || format!("cannot read the secret of the bank in {}", file.display());
    let mode = std::fs::metadata(file)
        .with_context(unread)?
        .permissions()
        .mode();
    ensure!(
        mode.trailing_zeros() >= 6,
        "{} can be read by others",
        file.display()
    );
    let text = std::fs::read_to_string(file).with_context(unread)?;
    Ok(Secret::parse(&text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_merchant_in_the_manual_is_the_one_of_the_demo() {
        let manual = include_str!("../docs/operate.md");
        let from = manual.find("national_id = ").unwrap();
        let shown = manual[from..].split("```").next().unwrap();
        assert_eq!(toml::from_str::<Merchant>(shown).unwrap(), merchant());
        assert_eq!(merchant().check(), Ok(()));
    }

    #[test]
    fn a_secret_that_others_can_read_is_refused() {
        let file = std::env::temp_dir().join(format!("sigap-secret-{}", std::process::id()));
        std::fs::write(&file, "0123456789abcdef".repeat(4)).unwrap();
        for (mode, well) in [(0o640, false), (0o600, true)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(read_secret(&file).is_ok(), well, "{mode:o}");
        }
        std::fs::remove_file(file).unwrap();
    }
}
