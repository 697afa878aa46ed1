//! Putting the program together: a checked pack, the keys of the instance, the database.

use crate::database::{self, Database};
use crate::say::say;
use crate::{folder, now, ring};
use anyhow::{Context, bail, ensure};
use app::provider::{self, Provider, Ring, Web};
use app::registry::Sources;
use app::{App, Dice, Vault};
use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use credential::{FileKeys, Trust};
use pack::model::Pack;
use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::Arc;
use store::{Mode, OpenError, Options, Place, Store};

/// What an instance is made of.
pub(crate) struct Parts<'a> {
    pub(crate) pack: Pack,
    pub(crate) data: &'a Path,
    /// Where its database is.
    pub(crate) place: Place,
    pub(crate) mode: Mode,
    /// Where people reach the portal.
    pub(crate) origin: String,
    pub(crate) sources: Sources,
    /// The most pages of 4 KiB a file of the database may grow to.
    pub(crate) pages_max: Option<u32>,
    /// How many files a new database of the folder is made of.
    pub(crate) files: Option<u16>,
}

/// The issuer that documents of an instance name.
const ISSUER_DEMO: &str = "https://contoh.sigap.example";

/// Steps of cases that slow pages may miss before they look again.
const MOVED_KEPT: usize = 1_024;

/// Reads a pack and refuses it if there is anything to mend: a broken pack never starts the server.
pub(crate) fn checked_pack(path: &Path) -> anyhow::Result<Pack> {
    let findings = match folder::pack(path)? {
        Ok(pack) => match pack::check::check(&pack, now::today()) {
            findings if findings.is_empty() => return with_words(pack),
            findings => findings,
        },
        Err(findings) => findings,
    };
    for finding in &findings {
        say!("{finding}");
    }
    bail!(
        "the pack has {} things to mend; nothing was started",
        findings.len()
    )
}

/// The portal's own words beside those of the pack.
pub(crate) fn with_words(mut pack: Pack) -> anyhow::Result<Pack> {
    for (lang, path, words) in portal::words::WORDS {
        let added = pack.texts.add(lang, base::Owner::Portal, path, words);
        added.map_err(|findings| anyhow::anyhow!("{path}: {findings:?}"))?;
    }
    Ok(pack)
}

/// Opens the instance in its data folder, making what is not there yet, and keeps the law it is going to decide by.
pub(crate) async fn app(parts: Parts<'_>) -> anyhow::Result<App> {
    let key = parts.data.join(INSTANCE_KEY);
    let is_new = !key.exists();
    let vault = vault(&key)?;
    let options = Options {
        pages_max: parts.pages_max,
        files: parts.files,
        keys: Some(vault.mark()),
        ..Options::new(parts.mode)
    };
    let store = Store::at(&parts.place, options);
    if is_new && matches!(store, Err(OpenError::OtherKeys(_))) {
        // A key that never opened anything would only be taken for the right one.
        std::fs::remove_file(&key)?;
    }
    let mut app = instance(parts, store?, vault)?;
    provider::take_in(&mut app).await?;
    app::law::remember(&app).await?;
    Ok(app)
}

/// Whose signatures an instance believes and publishes: its own, and those of keys it signed with before.
pub(crate) fn trust(app: &App, data: &Path) -> anyhow::Result<Trust> {
    let mut trust = Trust::of(app.keys.as_ref())?;
    let folder = data.join(RETIRED_KEYS);
    if !folder.is_dir() {
        return Ok(trust);
    }
    for entry in std::fs::read_dir(&folder)? {
        let file = entry?.path();
        if file.extension().is_none_or(|kind| kind != "jwk") {
            continue;
        }
        let no_key = || format!("{} is no public key (JWK)", file.display());
        let jwk = base::json::read(&std::fs::read(&file)?).with_context(no_key)?;
        // It spoke for the issuer of its day; what a demo signed never counts in live, nor the other way round.
        let issuer = jwk.get("iss").and_then(serde_json::Value::as_str);
        let issuer = issuer.unwrap_or(app.keys.issuer());
        trust.add(&jwk, issuer, app.demo).with_context(no_key)?;
    }
    Ok(trust)
}

/// Opens an instance that is there already, of whichever world.
pub(crate) fn kept(
    pack: Pack,
    data: &Path,
    database: &Database,
    open: Open,
) -> anyhow::Result<App> {
    let place = database.place(data)?;
    ensure!(
        database::is_there(&place) && data.join(INSTANCE_KEY).is_file(),
        "{} holds no data of this program",
        data.display()
    );
    let vault = vault(&data.join(INSTANCE_KEY))?;
    let (mode, store) = open(&place, Some(vault.mark()))?;
    let parts = Parts {
        pack,
        data,
        place,
        mode,
        origin: String::new(),
        sources: Sources::default(),
        pages_max: None,
        files: None,
    };
    instance(parts, store, vault)
}

/// [`Store::kept`] to work on it, [`Store::seen`] to look at it.
pub(crate) type Open = fn(&Place, Option<[u8; 32]>) -> Result<(Mode, Store), OpenError>;

const INSTANCE_KEY: &str = "keys/instance.key";
/// Public keys, each as it stood in `/.well-known/jwks.json` while it signed.
const RETIRED_KEYS: &str = "keys/retired";

/// The keys of the instance, made if they are not there yet.
fn vault(key: &Path) -> anyhow::Result<Vault> {
    if let Some(folder) = key.parent() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    Ok(Vault::new(&secret(key)?))
}

fn instance(parts: Parts<'_>, store: Store, vault: Vault) -> anyhow::Result<App> {
    let keys = parts.data.join("keys");
    let demo = parts.mode == Mode::Demo;
    let issuer = if demo { ISSUER_DEMO } else { &parts.origin };
    let signing = FileKeys::open_or_create(&keys.join("issuer.key"), issuer, demo)?;
    let origin = if parts.origin.is_empty() {
        // A command that looks at data signs nobody in; the provider still has a name.
        NO_ORIGIN
    } else {
        &parts.origin
    };
    let provider = provider(&parts, (&vault, origin, demo))?;
    Ok(App {
        pack: Arc::new(parts.pack),
        store,
        vault,
        provider,
        keys: Arc::new(signing),
        sources: parts.sources,
        bank: None,
        face: None,
        mail: None,
        audit: None,
        dice: dice(),
        origin: parts.origin,
        demo,
        moved: tokio::sync::broadcast::channel(MOVED_KEPT).0,
        handled: app::Handled::default(),
        lists: app::StatusLists::default(),
    })
}

pub(crate) const NO_ORIGIN: &str = "https://nowhere.invalid";

/// What signing in to sites of others works with.
fn provider(
    parts: &Parts<'_>,
    (vault, origin, demo): (&Vault, &str, bool),
) -> anyhow::Result<Provider> {
    let sites = provider::clients(&parts.pack, vault, demo);
    let sites = sites.map_err(|findings| refused(&findings))?;
    let ring = Ring::new(ring::read(parts.data, origin, demo)?)?;
    Ok(Provider::new(
        origin,
        vault,
        sites,
        (ring, Web::new(demo)?),
    )?)
}

fn refused(findings: &[pack::Finding]) -> anyhow::Error {
    for finding in findings {
        say!("{finding}");
    }
    anyhow::anyhow!("the clients have {} things to mend", findings.len())
}

/// Chance from the operating system.
pub(crate) fn dice() -> Dice {
    Dice::new(|bytes| CHANCE.with_borrow_mut(|chance| chance.fill(bytes)))
}

thread_local! {
    static CHANCE: RefCell<Chance> = const { RefCell::new(Chance::new()) };
}

/// Random bytes fetched ahead. An application draws some sixty times, a few bytes each: one draw of many costs as much
/// as one of few.
struct Chance {
    bytes: [u8; CHANCE_BYTES],
    used: usize,
}

const CHANCE_BYTES: usize = 1_024;

impl Chance {
    const fn new() -> Self {
        Self {
            bytes: [0; CHANCE_BYTES],
            used: CHANCE_BYTES,
        }
    }

    /// Fills `wanted` with bytes that nobody was given before, and forgets them.
    fn fill(&mut self, wanted: &mut [u8]) {
        if wanted.len() > CHANCE_BYTES - self.used {
            draw(&mut self.bytes);
            self.used = 0;
        }
        let Some(ready) = self.bytes.get_mut(self.used..self.used + wanted.len()) else {
            draw(wanted);
            return;
        };
        wanted.copy_from_slice(ready);
        ready.fill(0);
        self.used += wanted.len();
    }
}

fn draw(bytes: &mut [u8]) {
    let filled = SystemRandom::new().fill(bytes);
    assert!(filled.is_ok(), "the operating system gives random bytes");
}

/// The secret every other key of the instance is derived from: 32 bytes in a file nobody else can read.
fn secret(path: &Path) -> anyhow::Result<[u8; 32]> {
    if !path.exists() {
        let bytes: [u8; 32] = dice().bytes();
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        if let Some(folder) = path.parent() {
            File::open(folder)?.sync_all()?;
        }
    }
    let mode = std::fs::metadata(path)?.permissions().mode();
    ensure!(
        mode.trailing_zeros() >= 6,
        "{} can be read by others",
        path.display()
    );
    let bytes = std::fs::read(path)?;
    bytes
        .try_into()
        .ok()
        .context("the instance key has 32 bytes")
}
