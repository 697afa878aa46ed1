//! `sigap demo`: a whole synthetic country with its portal, on this machine only.

use crate::assemble::{self, Parts};
use crate::bank as bank_program;
use crate::child::{self, Neighbour};
use crate::country::Plan;
use crate::database::{self, Database};
use crate::demo::{self, Grown};
use crate::now::now;
use crate::ring;
use crate::say::say;
use crate::serve;
use crate::validator::{Ledger, Validator};
use anyhow::{Context, ensure};
use app::App;
use app::mail::Mailer;
use app::payment::Bank;
use app::proofing::face::FaceMatch;
use app::registry::Sources;
use app::registry::remote::Remote;
use portal::Portal;
use std::net::SocketAddr;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use store::{Mode, OpenError};
use tokio::net::TcpListener;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where to listen: this machine only; port 0 takes any free one
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder for everything the demo keeps
    #[arg(long, default_value = "data/demo")]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// How many files a new database of the folder is made of, spread by person
    #[arg(long, value_name = "COUNT", conflicts_with = "database", value_parser = database::files())]
    files: Option<u16>,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
    /// How many people the country has [default: 20000, or what the folder has]
    #[arg(long)]
    residents: Option<usize>,
    /// The same seed makes the same people, their dates counted back from the day [default: 1, or what the folder has]
    #[arg(long)]
    seed: Option<u64>,
    /// How many of a thousand couples have a newborn [default: the country's own share, or what the folder has]
    #[arg(long)]
    newborns: Option<u32>,
    #[command(flatten)]
    ledger: Ledger,
    /// The most pages of 4 KiB a file of the database may grow to: how tests fill a disk
    #[arg(long, hide = true)]
    pages_max: Option<u32>,
    /// How many requests a program may send through the API within a minute: how tests use them up
    #[arg(long, hide = true)]
    api_per_minute: Option<u32>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    ensure!(
        args.listen.ip().is_loopback(),
        "the demo listens on this machine only"
    );
    serve::log();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let validator = runtime.block_on(open(args))?;
    // It stops on this thread, outside of the runtime, since it waits until everything is on disk.
    drop(runtime);
    drop(validator);
    Ok(ExitCode::SUCCESS)
}

async fn open(args: &Args) -> anyhow::Result<Option<Validator>> {
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    let pack = assemble::checked_pack(&args.pack)?;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&args.data)?;
    let grown = demo::grown(&args.data)?;
    let plan = planned(args, grown)?;
    let origin = format!("http://localhost:{}", listener.local_addr()?.port());
    let parts = Parts {
        pack,
        data: &args.data,
        place: args.database.place(&args.data)?,
        mode: Mode::Demo,
        origin,
        sources: Sources::default(),
        pages_max: args.pages_max,
        files: args.files,
    };
    let app = assemble::app(parts).await;
    let mut app = app.map_err(|error| outdated(error, &args.data))?;
    demo::same_country(&app, &args.data, grown.is_some()).await?;
    if grown.is_none() {
        demo::grow(&app, &args.data, plan).await?;
    }
    let mut register = register(&mut app, &args.data).await?;
    let mut bank = bank(&mut app, &args.data, listener.local_addr()?).await?;
    let mut face = face(&mut app, &args.data).await?;
    app.mail = Some(Mailer::kept());
    let validator = args.ledger.start(&app, &args.data, SPEAKS).await?;
    app.audit = validator.as_ref().map(|one| Arc::clone(&one.audit));
    let app = Arc::new(app);
    let people = demo::personas(&app).await?;
    introduce(&[&register, &bank, &face], &people, listener.local_addr()?);
    introduce_clients(&app);
    let trust = assemble::trust(&app, &args.data)?;
    let mut portal = Portal::new(Arc::clone(&app), trust, now, Some(people));
    if let Some(most) = args.api_per_minute {
        portal.api_requests_per_minute(most);
    }
    if let Some(validator) = &validator {
        validator.publish(&mut portal);
        validator.identify();
    }
    let router = portal::router(&Arc::new(portal));
    tokio::spawn(ring::watch(Arc::clone(&app), args.data.clone(), ring::LOOK));
    tokio::select! {
        done = serve::serve(app, router, (listener, serve::Entry::default())) => done?,
        () = register.missed() => {}
        () = bank.missed() => {}
        () = face.missed() => {}
    }
    Ok(validator)
}

/// The register of another agency, and the way to it.
async fn register(app: &mut App, data: &Path) -> anyhow::Result<Neighbour> {
    let token = kept_secret(&data.join(TOKEN_FILE))?;
    let facility = demo::facility_folder(data);
    let register = child::facility(&facility, &data.join(TOKEN_FILE)).await?;
    let remote = Remote::new(&register.address, &token)?;
    let remotes = &mut app.sources.remotes;
    remotes.insert("kelahiran-faskes".to_owned(), remote);
    Ok(register)
}

/// The simulated bank, and the way to it.
async fn bank(app: &mut App, data: &Path, portal: SocketAddr) -> anyhow::Result<Neighbour> {
    let file = data.join(SECRET_FILE);
    kept_secret(&file)?;
    let callback = format!("http://{portal}{CALLBACK}");
    let bank = child::bank(&data.join("bank"), &file, &callback).await?;
    app.bank = Some(Bank::new(
        &bank.address,
        bank_program::read_secret(&file)?,
        bank_program::merchant(),
        Some(bank.address.clone()),
    )?);
    Ok(bank)
}

/// The simulated face match, and the way to it.
async fn face(app: &mut App, data: &Path) -> anyhow::Result<Neighbour> {
    let file = data.join(FACE_SECRET_FILE);
    kept_secret(&file)?;
    let face = child::face(&file).await?;
    let secret = bank_program::read_secret(&file)?;
    app.face = Some(FaceMatch::new(&face.address, secret)?);
    Ok(face)
}

/// The country to grow, or the one that stands; a folder that holds another one than was asked for is refused.
fn planned(args: &Args, grown: Option<Grown>) -> anyhow::Result<Grown> {
    let stands = grown.unwrap_or_else(|| Grown {
        seed: 1,
        residents: 20_000,
        newborn_per_mille: Plan::NEWBORN_PER_MILLE,
        day: now().date(base::Zone::Wib),
    });
    let asked = Grown {
        seed: args.seed.unwrap_or(stands.seed),
        residents: args.residents.unwrap_or(stands.residents),
        newborn_per_mille: args.newborns.unwrap_or(stands.newborn_per_mille),
        day: stands.day,
    };
    let folder = args.data.display();
    ensure!(
        grown.is_none() || asked == stands,
        "{folder} holds {} residents of seed {}; give another --data, or remove {folder} to begin afresh",
        stands.residents,
        stands.seed
    );
    if stands.is_old() {
        say!(
            "the country in {folder} was made on {}: its newborns are too old for a decision in seconds; remove {folder} to begin afresh",
            stands.day
        );
    }
    Ok(asked)
}

/// Sample data of another version is not brought forward; nobody misses it.
fn outdated(error: anyhow::Error, folder: &Path) -> anyhow::Error {
    let Some(OpenError::Changed(_)) = error.downcast_ref() else {
        return error;
    };
    let folder = folder.display();
    error.context(format!(
        "another version of the program made {folder}; remove it to begin afresh"
    ))
}

/// As whom the demo speaks in its ledger.
const SPEAKS: &str = "contoh.sigap.example";

const TOKEN_FILE: &str = "keys/facility.token";

/// What the portal shares with the bank.
const SECRET_FILE: &str = "keys/bank.secret";
/// What it shares with whoever compares faces.
const FACE_SECRET_FILE: &str = "keys/face.secret";
/// Where the portal hears of payments.
const CALLBACK: &str = "/bayar/kabar";

/// What is shared with one neighbour: 64 random hexadecimal digits in a file nobody else can read.
fn kept_secret(path: &Path) -> anyhow::Result<String> {
    if let Some(folder) = path.parent() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    if !path.exists() {
        let mut bytes = [0_u8; 24];
        aws_lc_rs::rand::fill(&mut bytes)?;
        let token = pack::law_hash::hex_sha256(&bytes);
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        std::io::Write::write_all(&mut file, token.as_bytes())?;
    }
    Ok(std::fs::read_to_string(path)?.trim().to_owned())
}

/// Where to look and whom to be.
fn introduce(neighbours: &[&Neighbour], people: &portal::Demo, at: SocketAddr) {
    for neighbour in neighbours {
        say!(
            "{}: {} (process {})",
            neighbour.name,
            neighbour.address,
            neighbour.process
        );
    }
    say!(
        "open http://localhost:{}/demo and be, for instance:",
        at.port()
    );
    for persona in &people.residents {
        say!(
            "  {}  {:<28} {}",
            persona.view.nik,
            persona.view.name,
            persona.view.expect
        );
    }
    for officer in &people.officers {
        say!(
            "  {:<16}  {:<28} officer at {}",
            officer.id,
            officer.name,
            officer.office
        );
    }
}

/// The programs that may act for these people through the API, and what each proves itself with.
fn introduce_clients(app: &app::App) {
    for (client, secret) in portal::api::demo_clients(app) {
        say!(
            "  client {:<16} secret {secret}  (API: see /api)",
            client.as_str()
        );
    }
    for site in app.pack.clients.values() {
        if let Some(secret) = app::provider::secret(&app.vault, site) {
            say!("  site {:<18} secret {secret}", site.id);
        }
    }
}
