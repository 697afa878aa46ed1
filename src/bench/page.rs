//! `sigap bench page`: what a page costs the server, and how many bytes a first and a next visit are.

use super::country;
use super::report::{self, each};
use super::wire::Wire;
use super::{Scale, on_runtime, pdf, proc};
use anyhow::{Context, ensure};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    scale: Scale,
    /// How long to measure each of the two pages
    #[arg(long, default_value_t = 4)]
    seconds: u64,
}

#[derive(Debug, Serialize)]
struct Report {
    service_page_cpu_us: u64,
    case_page_cpu_us: u64,
    first_visit_bytes_max: usize,
    next_page_bytes_max: usize,
    pages: Vec<Weight>,
}

/// Bytes on the wire, heads left out.
#[derive(Debug, Serialize)]
struct Weight {
    page: String,
    first_visit_bytes: usize,
    next_page_bytes: usize,
}

const GZIP: &str = "accept-encoding: gzip, br\r\n";
const SERVICE: &str = "/layanan/akta-lahir";
const OPEN_PAGES: [&str; 10] = [
    "/",
    "/layanan",
    SERVICE,
    "/layanan/akta-lahir/aturan",
    "/layanan/akta-lahir/panduan",
    "/cari?q=surat+lahir",
    "/periksa",
    "/tentang",
    "/demo",
    "/en/layanan/akta-lahir",
];

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    on_runtime(measure(args))
}

async fn measure(args: &Args) -> anyhow::Result<()> {
    let (server, people) = country::open(&args.scale, 1).await?;
    let people = Arc::new(people);
    let (mut wire, who, made) = pdf::certificate(server.at, &people).await?;
    let case = format!("/permohonan/{}", made.case);
    let document = format!("/dokumen/{}", made.number);
    wire.extra = GZIP.into();
    let mut pages = Vec::new();
    let mut known = BTreeMap::new();
    for (page, cookie) in OPEN_PAGES.iter().map(|page| (*page, "")).chain([
        (case.as_str(), who.cookie.as_str()),
        (document.as_str(), who.cookie.as_str()),
        ("/akses", who.cookie.as_str()),
        ("/permohonan", who.cookie.as_str()),
    ]) {
        pages.push(weigh(&mut wire, &mut known, page, cookie).await?);
    }
    let time = Duration::from_secs(args.seconds);
    let service_page_cpu_us = cost(&server, (SERVICE, ""), args, time).await?;
    let case_page_cpu_us = cost(&server, (&case, &who.cookie), args, time).await?;
    server.stop().await?;
    let most = |of: fn(&Weight) -> usize| pages.iter().map(of).max().unwrap_or(0);
    let report = Report {
        service_page_cpu_us,
        case_page_cpu_us,
        first_visit_bytes_max: most(|weight| weight.first_visit_bytes),
        next_page_bytes_max: most(|weight| weight.next_page_bytes),
        pages,
    };
    report::print(&report, args.scale.json)?;
    Arc::into_inner(people)
        .context("every client is done")?
        .close()
}

/// Server time of one view, over many views on several connections.
async fn cost(
    server: &super::server::Server,
    (page, cookie): (&str, &str),
    args: &Args,
    time: Duration,
) -> anyhow::Result<u64> {
    let before = proc::cpu_micros(server.process)?;
    let until = Instant::now() + time;
    let tasks: Vec<_> = (0..args.scale.clients.min(16))
        .map(|_| tokio::spawn(view(server.at, page.to_owned(), cookie.to_owned(), until)))
        .collect();
    let mut views = 0;
    for task in tasks {
        views += task.await??;
    }
    Ok(each(proc::cpu_micros(server.process)? - before, views))
}

async fn view(
    at: SocketAddr,
    page: String,
    cookie: String,
    until: Instant,
) -> anyhow::Result<usize> {
    let mut wire = Wire::open(at).await?;
    let mut views = 0;
    while Instant::now() < until {
        let reply = wire.get(&page, &cookie).await?;
        ensure!(reply.status == 200, "{page} gave {}", reply.status);
        views += 1;
    }
    Ok(views)
}

/// A page with everything its head names, each file counted once.
async fn weigh(
    wire: &mut Wire,
    known: &mut BTreeMap<String, usize>,
    page: &str,
    cookie: &str,
) -> anyhow::Result<Weight> {
    let reply = wire.get(page, cookie).await?;
    ensure!(reply.status == 200, "{page} gave {}", reply.status);
    // The same page unpacked, to read which files it names.
    wire.extra = "".into();
    let plain = wire.get(page, cookie).await?;
    wire.extra = GZIP.into();
    let plain = String::from_utf8(plain.body)?;
    let mut first = reply.body.len();
    for file in files(&plain) {
        if !known.contains_key(file) {
            let reply = wire.get(file, "").await?;
            ensure!(reply.status == 200, "{file} gave {}", reply.status);
            known.insert(file.to_owned(), reply.body.len());
        }
        first += known.get(file).copied().unwrap_or(0);
    }
    let named = page.split('/').take(3).collect::<Vec<_>>().join("/");
    Ok(Weight {
        page: if cookie.is_empty() {
            page.to_owned()
        } else {
            named.split_at(named.len().min(14)).0.to_owned()
        },
        first_visit_bytes: first,
        next_page_bytes: reply.body.len(),
    })
}

/// Addresses of the program's own files in a page.
fn files(page: &str) -> BTreeSet<&str> {
    let quoted = page.split('"').filter(|part| part.starts_with("/aset/"));
    quoted.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_named_twice_is_loaded_once() {
        let page = "<link href=\"/aset/a.css\"><script src=\"/aset/b.js\"></script><link href=\"/aset/a.css\">";
        assert_eq!(files(page).len(), 2);
    }
}
