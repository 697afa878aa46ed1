//! The validator inside `sigap serve`, and the audit log that its ledger anchors. Settings that somebody wrote are taken as they are; where there
//! are none, an instance keeps a ledger of its own with one validator, by the same code.

mod door;
mod own;

use crate::assemble;
use crate::commands::ledger::settings;
use anyhow::{Context, ensure};
use app::App;
use app::audit::{self, Audit};
use consensus::{CannotStart, Node};
use door::Door;
use ledger::{Name, SeedSigner};
use shelf::AuditLog;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::watch;

/// What `sigap serve` is told of the ledger.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Ledger {
    /// File with the settings of the validator to run; without one, this instance keeps a ledger of its own
    #[arg(long, value_name = "FILE", conflicts_with = "without_ledger")]
    ledger: Option<PathBuf>,
    /// Record nothing: another program on the same database does
    #[arg(long)]
    without_ledger: bool,
}

/// Folder of the agency's log, inside a data folder.
const AUDIT_LOG: &str = "ledger/audit";
/// The name of the log, in its folder.
const NAME: &str = "name";

/// A validator that runs, with the files that anybody may copy.
pub(crate) struct Validator {
    pub(crate) audit: Arc<Audit>,
    /// Held, since it stops once nobody does.
    _node: Arc<Node>,
    ledger_files: PathBuf,
    audit_files: PathBuf,
}

impl Ledger {
    /// Starts what was asked for, and ties the database to its log. `speaks` is who the instance is, where it speaks in a ledger of its own.
    pub(crate) async fn start(
        &self,
        app: &App,
        data: &Path,
        speaks: &str,
    ) -> anyhow::Result<Option<Validator>> {
        if self.without_ledger {
            return Ok(None);
        }
        let file = match &self.ledger {
            Some(file) => file.clone(),
            None => own::settings(data, speaks)?,
        };
        let (config, agency) = settings::config(&file)?;
        let no_agency = || format!("{} names no agency that speaks", file.display());
        let agency = agency.with_context(no_agency)?;
        let (origin, folder) = (config.origin.clone(), config.folder.clone());
        let node = match Node::start(config) {
            Err(CannotStart::VotesLost) => return Err(CannotStart::VotesLost).context(LOST),
            started => Arc::new(started?),
        };
        tokio::spawn(tell_end(node.ended()));
        let audit_folder = data.join(AUDIT_LOG);
        let audit = tie(app, (&node, origin), agency, &audit_folder).await?;
        Ok(Some(Validator {
            _node: node,
            audit: Arc::new(audit),
            ledger_files: folder.join(PUBLIC),
            audit_files: audit_files(data),
        }))
    }
}

/// Says why the validator stopped, if it does so by itself. The rest of the program goes on: what happens meanwhile waits to be recorded.
async fn tell_end(mut ended: watch::Receiver<Option<Arc<str>>>) {
    if let Ok(why) = ended.wait_for(Option::is_some).await {
        let why = why.as_deref().unwrap_or_default();
        tracing::error!(
            why,
            "the validator stopped: nothing is sealed until the program starts again"
        );
    }
}

impl Validator {
    /// The files that anybody may copy are served, too.
    pub(crate) fn publish(&self, portal: &mut portal::Portal) {
        portal.ledger_files = Some(self.ledger_files.clone());
        portal.audit_files = Some(self.audit_files.clone());
    }
}

/// Files of the agency's log in a data folder.
pub(crate) fn audit_files(data: &Path) -> PathBuf {
    data.join(AUDIT_LOG).join(PUBLIC)
}

/// Memory in small pages for the whole program: the many threads of a validator touch a little of much memory, and by huge pages it would hold
/// twice as much. A system that refuses costs that memory and nothing else.
pub(crate) fn small_pages() {
    if let Err(error) = rustix::thread::disable_transparent_huge_pages(true) {
        tracing::debug!(%error, "huge pages stay");
    }
}

const LOST: &str = "see docs/ledger.md, \"Backup, and the loss of a validator\"";
const PUBLIC: &str = "public";

async fn tie(
    app: &App,
    (node, origin): (&Arc<Node>, Name),
    (agency, signer): (Name, SeedSigner),
    folder: &Path,
) -> anyhow::Result<Audit> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join(NAME);
    if !file.exists() {
        let known = audit::known_log(app).await?;
        ensure!(
            known.is_none(),
            "the database was recorded in a log that is not in {}: give that folder back, or say --without-ledger",
            folder.display()
        );
        let name = audit::log_name(&agency, &assemble::dice())?;
        shelf::replace(&file, format!("{name}\n").as_bytes())?;
    }
    let unread = || format!("cannot read {}", file.display());
    let name = std::fs::read_to_string(&file).with_context(unread)?;
    let name = Name::parse(name.trim_end()).with_context(unread)?;
    let log = AuditLog::open(folder, name.clone())
        .with_context(|| format!("the audit log in {}", folder.display()))?;
    let door = Box::new(Door::new(Arc::clone(node), origin));
    let speaks = (agency, Arc::new(signer) as audit::Speaks);
    Ok(Audit::tie(app, door, speaks, (name, log)).await?)
}
