//! The validator inside `sigap serve`, and the audit log that its ledger anchors. Settings that somebody wrote are taken as they are; where there
//! are none, an instance keeps a ledger of its own with one validator, by the same code.

mod door;
mod own;

use crate::assemble;
use crate::commands::ledger::intake::{self, Intake};
use crate::commands::ledger::settings;
use crate::did::{self, Keeper, Wanting};
use anyhow::{Context, ensure};
use app::App;
use app::audit::{self, Audit};
use consensus::{CannotStart, Node};
use door::Door;
use ledger::{Name, SeedSigner, Signer as _};
use shelf::AuditLog;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use tokio::sync::watch;

/// What `sigap serve` is told of the ledger.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Ledger {
    /// File with the settings of the validator to run; without one, this instance keeps a ledger of its own
    #[arg(long, value_name = "FILE", conflicts_with = "without_ledger")]
    ledger: Option<PathBuf>,
    /// Record nothing, and run no validator
    #[arg(long)]
    without_ledger: bool,
}

/// Folder of the agency's log, inside a data folder.
const AUDIT_LOG: &str = "ledger/audit";
/// The name of the log, in its folder.
const NAME: &str = "name";

/// A validator that runs, with the files that anybody may copy.
pub(crate) struct Validator {
    /// Holds the validator, which stops once nobody does.
    pub(crate) audit: Arc<Audit>,
    did: Arc<Keeper>,
    wanting: Wanting,
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
        // Nothing is begun before it is sure that it may.
        let known = audit::known_log(app).await?;
        let audit_folder = audit_folder(data);
        let name = name_of(&audit_folder)?;
        ensure!(
            known.is_none() || known == name.as_ref().map(Name::to_string),
            "the database was recorded in a log that is not in {}: give that folder back, or say --without-ledger",
            audit_folder.display()
        );
        let file = match &self.ledger {
            Some(file) => file.clone(),
            None => own::settings(data, speaks, known.is_some())?,
        };
        let (config, agency) = settings::config(&file)?;
        self.is_the_same(app, &config.origin).await?;
        let no_agency = || format!("{} names no agency that speaks", file.display());
        let agency = agency.with_context(no_agency)?;
        let (origin, folder) = (config.origin.clone(), config.folder.clone());
        let witness = SeedSigner::of(&config.seed)?;
        let did = Arc::new(Keeper::new(did::Files::of(data), witness));
        let node = match Node::start(config) {
            Err(CannotStart::VotesLost) => return Err(CannotStart::VotesLost).context(LOST),
            started => Arc::new(started?),
        };
        tokio::spawn(take_in(Intake::open(&folder)?, Arc::downgrade(&node)));
        tokio::spawn(tell_end(node.ended()));
        let document = did::document(&app.keys.jwk(), agency.1.public(), &app.origin);
        let wanting = Wanting {
            host: site(&app.origin),
            document,
            heads: node.heads(),
        };
        let audit = tie(app, (node, origin), agency, (&audit_folder, name)).await?;
        Ok(Some(Validator {
            audit: Arc::new(audit),
            did,
            wanting,
            ledger_files: folder.join(PUBLIC),
            audit_files: audit_folder.join(PUBLIC),
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

/// What whoever works on this machine lays before the validator is submitted, as long as the validator is there.
async fn take_in(intake: Intake, node: Weak<Node>) {
    let submit = |bytes: Vec<u8>| {
        let node = node.clone();
        async move {
            match node.upgrade() {
                Some(node) => intake::submit(&node, &bytes).await,
                None => Err(intake::Refused::Stopped),
            }
        }
    };
    match intake.keep(submit).await {}
}

impl Ledger {
    /// A ledger of one's own is not begun beside the one in which the log was anchored: whoever forgets `--ledger` hears of it.
    async fn is_the_same(&self, app: &App, origin: &Name) -> anyhow::Result<()> {
        let before = audit::anchored_in(app).await?;
        let other = before.filter(|before| before != origin.as_str());
        ensure!(
            other.is_none() || self.ledger.is_some(),
            "the log is anchored in {}: name the settings of its validator with --ledger",
            other.unwrap_or_default()
        );
        Ok(())
    }
}

impl Validator {
    /// The files that anybody may copy are served, too.
    pub(crate) fn publish(&self, portal: &mut portal::Portal) {
        portal.ledger_files = Some(self.ledger_files.clone());
        portal.audit_files = Some(self.audit_files.clone());
        portal.did_files = Some(self.did.files.public());
    }

    /// The identifier of the agency is kept up as long as the program runs.
    pub(crate) fn identify(&self) {
        let keeping = Arc::clone(&self.did).keep(Arc::clone(&self.audit), self.wanting.clone());
        tokio::spawn(keeping);
    }
}

/// The host that the identifier of the agency names, with its port. An identifier names no number and no host without a dot (did:webvh 1.0), so a
/// demonstration calls its machine by a name that leads to itself everywhere (RFC 6761).
fn site(origin: &str) -> String {
    let uri = origin.parse::<axum::http::Uri>().ok();
    let authority = uri.as_ref().and_then(axum::http::Uri::authority);
    let (Some(authority), host) = (authority, uri.as_ref().and_then(axum::http::Uri::host)) else {
        return String::new();
    };
    let host = host.unwrap_or_default();
    let is_number = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    let is_here = is_number || host == "localhost";
    let name = if is_here { "sigap.localhost" } else { host };
    let port = authority.port_u16();
    port.map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"))
}

/// The agency's log in a data folder.
pub(crate) fn audit_folder(data: &Path) -> PathBuf {
    data.join(AUDIT_LOG)
}

/// Memory in small pages for the whole program: the many threads of a validator touch a little of much memory, and by huge pages it would hold
/// twice as much. A system that refuses costs that memory and nothing else.
pub(crate) fn small_pages() {
    if let Err(error) = rustix::thread::disable_transparent_huge_pages(true) {
        tracing::debug!(%error, "huge pages stay");
    }
}

/// The name of the log in a folder, where there is one.
fn name_of(folder: &Path) -> anyhow::Result<Option<Name>> {
    let file = folder.join(NAME);
    if !file.exists() {
        return Ok(None);
    }
    let unread = || format!("cannot read {}", file.display());
    let name = std::fs::read_to_string(&file).with_context(unread)?;
    Ok(Some(Name::parse(name.trim_end()).with_context(unread)?))
}

const LOST: &str = "see docs/ledger.md, \"Backup, and the loss of a validator\"";
const PUBLIC: &str = "public";

async fn tie(
    app: &App,
    (node, origin): (Arc<Node>, Name),
    (agency, signer): (Name, SeedSigner),
    (folder, name): (&Path, Option<Name>),
) -> anyhow::Result<Audit> {
    std::fs::create_dir_all(folder)?;
    let name = if let Some(name) = name {
        name
    } else {
        let name = audit::log_name(&agency, &assemble::dice())?;
        shelf::replace(&folder.join(NAME), format!("{name}\n").as_bytes())?;
        name
    };
    let log = AuditLog::open(folder, name.clone())
        .with_context(|| format!("the audit log in {}", folder.display()))?;
    let door = Box::new(Door::new(node, origin));
    let speaks = (agency, Arc::new(signer) as audit::Speaks);
    Ok(Audit::tie(app, door, speaks, (name, log)).await?)
}
