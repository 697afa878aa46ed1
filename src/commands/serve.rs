//! `sigap serve`: the portal on real data.

use crate::assemble::{self, Parts};
use crate::database::{self, Database};
use crate::mail::PostOffice;
use crate::now::now;
use crate::ring;
use crate::serve::{self, Entry, Tls};
use crate::validator::{Ledger, Validator};
use anyhow::{Context, ensure};
use app::payment::{Bank, Merchant};
use app::proofing::face::FaceMatch;
use app::registry::Sources;
use app::registry::remote::Remote;
use portal::Portal;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use store::Mode;
use tokio::net::TcpListener;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// How many files a new database of the folder is made of, spread by person
    #[arg(long, value_name = "COUNT", conflicts_with = "database", value_parser = database::files())]
    files: Option<u16>,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
    /// Where people reach the portal, such as <https://sigap.example>
    #[arg(long)]
    origin: String,
    /// A register that another program holds: its id and address
    #[arg(long, value_name = "ID=ADDRESS", requires = "register_token")]
    register: Vec<String>,
    /// File with the token shown to those registers
    #[arg(long)]
    register_token: Option<PathBuf>,
    /// The bank that takes money, such as <http://127.0.0.1:9100>
    #[arg(
        long,
        value_name = "ADDRESS",
        requires = "bank_secret_file",
        requires = "bank_merchant"
    )]
    bank: Option<String>,
    /// File with the secret shared with the bank: 64 hexadecimal digits, readable by its owner alone
    #[arg(long, value_name = "FILE", requires = "bank")]
    bank_secret_file: Option<PathBuf>,
    /// File that says whom the money goes to (TOML)
    #[arg(long, value_name = "FILE", requires = "bank")]
    bank_merchant: Option<PathBuf>,
    /// Certificate chain (PEM) with which to speak TLS; read again when it changes. Without one, a proxy speaks it
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// Its key (PEM), readable by its owner alone
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    tls_key: Option<PathBuf>,
    /// Who compares faces with the biometric register, such as <http://127.0.0.1:9200>
    #[arg(long, value_name = "ADDRESS", requires = "face_secret_file")]
    face: Option<String>,
    /// File with the secret shared with them: 64 hexadecimal digits, readable by its owner alone
    #[arg(long, value_name = "FILE", requires = "face")]
    face_secret_file: Option<PathBuf>,
    #[command(flatten)]
    mail: PostOffice,
    #[command(flatten)]
    ledger: Ledger,
    /// Proxies of yours in front, each of which adds whom it heard to X-Forwarded-For
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    trusted_proxies: usize,
    /// Requests that a program may send through the API within a minute
    #[arg(long, value_name = "COUNT")]
    api_per_minute: Option<u32>,
    /// Answers to "may I?" that one sender gets within a minute
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    tries_per_minute: Option<u32>,
    /// File with the token that /metrik wants to see; without it only this machine may look
    #[arg(long, value_name = "FILE")]
    operator_token: Option<PathBuf>,
}

/// Fewer letters could be guessed.
const TOKEN_LETTERS_MIN: usize = 16;

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
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
    let parts = Parts {
        pack: assemble::checked_pack(&args.pack)?,
        data: &args.data,
        place: args.database.place(&args.data)?,
        mode: Mode::Live,
        origin: args.origin.clone(),
        sources: sources(args)?,
        pages_max: None,
        files: args.files,
    };
    let mut app = assemble::app(parts).await?;
    app.bank = bank(args)?;
    app.face = face(args)?;
    app.mail = args.mail.mailer()?;
    let host = host(&args.origin)?;
    let validator = args.ledger.start(&app, &args.data, &host).await?;
    app.audit = validator.as_ref().map(|one| Arc::clone(&one.audit));
    let app = Arc::new(app);
    let trust = assemble::trust(&app, &args.data)?;
    let mut portal = Portal::new(Arc::clone(&app), trust, now, None);
    portal.trusted_proxies = args.trusted_proxies;
    portal.operator_token = operator_token(args)?;
    if let Some(validator) = &validator {
        validator.publish(&mut portal);
        validator.identify();
    }
    if let Some(most) = args.api_per_minute {
        portal.api_requests_per_minute(most);
    }
    if let Some(most) = args.tries_per_minute {
        portal.tries_per_minute(most);
    }
    tokio::spawn(ring::watch(Arc::clone(&app), args.data.clone(), ring::LOOK));
    let entry = Entry {
        tls: tls(args)?,
        proxies: args.trusted_proxies,
    };
    let router = portal::router(&Arc::new(portal));
    serve::serve(app, router, (listener, entry)).await?;
    Ok(validator)
}

/// The host of an address, with its port, where it names one: the name under which the instance speaks in a ledger of its own.
fn host(origin: &str) -> anyhow::Result<String> {
    let uri: axum::http::Uri = origin.parse().context("--origin is no address")?;
    let authority = uri.authority().context("--origin names no host")?;
    Ok(authority.as_str().to_owned())
}

fn tls(args: &Args) -> anyhow::Result<Option<Tls>> {
    let (Some(chain), Some(key)) = (&args.tls_certificate, &args.tls_key) else {
        return Ok(None);
    };
    ensure!(
        args.origin.starts_with("https://"),
        "with a certificate, --origin begins with https://"
    );
    Tls::open(chain, key).map(Some)
}

fn operator_token(args: &Args) -> anyhow::Result<Option<String>> {
    let Some(file) = &args.operator_token else {
        return Ok(None);
    };
    let token = crate::facility::read_token(file)?;
    // An empty token would open the figures to everyone who says nothing.
    ensure!(
        token.len() >= TOKEN_LETTERS_MIN,
        "{} holds no token of at least {TOKEN_LETTERS_MIN} letters",
        file.display()
    );
    Ok(Some(token))
}

fn sources(args: &Args) -> anyhow::Result<Sources> {
    let mut sources = Sources::default();
    let Some(file) = &args.register_token else {
        return Ok(sources);
    };
    let token = crate::facility::read_token(file)?;
    for register in &args.register {
        let (id, address) = register
            .split_once('=')
            .context("--register wants ID=ADDRESS")?;
        sources
            .remotes
            .insert(id.to_owned(), Remote::new(address, &token)?);
    }
    Ok(sources)
}

fn bank(args: &Args) -> anyhow::Result<Option<Bank>> {
    let (Some(address), Some(secret), Some(merchant)) =
        (&args.bank, &args.bank_secret_file, &args.bank_merchant)
    else {
        return Ok(None);
    };
    let unread = || format!("cannot read the merchant in {}", merchant.display());
    let text = std::fs::read_to_string(merchant).with_context(unread)?;
    let whom: Merchant = toml::from_str(&text).with_context(unread)?;
    let secret = crate::bank::read_secret(secret)?;
    Ok(Some(Bank::new(address, secret, whom, None)?))
}

fn face(args: &Args) -> anyhow::Result<Option<FaceMatch>> {
    let (Some(address), Some(secret)) = (&args.face, &args.face_secret_file) else {
        return Ok(None);
    };
    let secret = crate::bank::read_secret(secret)?;
    Ok(Some(FaceMatch::new(address, secret)?))
}
