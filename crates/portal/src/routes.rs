//! Every route: method, address, audience, handler. English pages are the same under "/en".

mod apply;
mod case;
mod catalog;
mod demo;
mod document;
mod machine;
mod officer;
mod session;
mod verify;

use crate::http::{Table, dispatch_missing};
use crate::state::Portal;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::Method;
use std::sync::Arc;

const GET: &Method = &Method::GET;
const POST: &Method = &Method::POST;

/// The portal as a service. Demo routes exist only where there is a demo.
pub fn router(portal: &Arc<Portal>) -> Router {
    let missing = Arc::clone(portal);
    let table = Table::new(Arc::clone(portal));
    let table = with_case(with_public(table));
    let table = with_officer(table);
    let table = if portal.demo.is_some() {
        with_demo(table)
    } else {
        table
    };
    table
        .router()
        .route("/aset/{name}", axum::routing::get(machine::asset))
        .fallback(move |request: Request| dispatch_missing(Arc::clone(&missing), request))
        .method_not_allowed_fallback({
            let missing = Arc::clone(portal);
            move |request: Request| dispatch_missing(Arc::clone(&missing), request)
        })
        // Bodies have a bound of their own, by kind; see `http::body`.
        .layer(DefaultBodyLimit::disable())
}

fn with_public(table: Table) -> Table {
    table
        .anyone(GET, "/", catalog::home)
        .anyone(GET, "/cari", catalog::search)
        .anyone(GET, "/peristiwa/{event}", catalog::event)
        .anyone(GET, "/instansi/{agency}", catalog::agency)
        .anyone(GET, "/layanan", catalog::all)
        .anyone(GET, "/layanan/{service}", catalog::service)
        .anyone(GET, "/layanan/{service}/aturan", catalog::rules)
        .anyone(GET, "/layanan/{service}/panduan", catalog::guide)
        .anyone(GET, "/tentang", catalog::about)
        .anyone(GET, "/aksesibilitas", catalog::accessibility)
        .anyone(GET, "/periksa", verify::show)
        .anyone(POST, "/periksa/nomor", verify::number)
        .anyone(POST, "/periksa/berkas", verify::file)
        .anyone(GET, "/masuk", session::sign_in)
        .anyone(POST, "/masuk/lanjut", session::sign_in)
        .anyone(POST, "/keluar", session::sign_out)
        .anyone(GET, "/status/{list}", machine::status_list)
        .anyone(GET, "/.well-known/jwks.json", machine::keys)
        .anyone(GET, "/sehat", machine::health)
        .operator(GET, "/metrik", machine::metrics)
}

fn with_case(table: Table) -> Table {
    table
        .resident(POST, "/layanan/{service}/mulai", apply::start)
        .resident(GET, "/permohonan", case::mine)
        .resident(GET, "/permohonan/{case}", case::show)
        .resident(GET, "/permohonan/{case}/aliran", case::stream)
        .resident(GET, "/permohonan/{case}/tanda-terima", case::receipt)
        .resident(GET, "/permohonan/{case}/isi", apply::next)
        .resident(GET, "/permohonan/{case}/isi/{question}", apply::question)
        .resident(POST, "/permohonan/{case}/isi/{question}", apply::answer)
        .resident(GET, "/permohonan/{case}/bukti/{kind}", apply::evidence)
        .resident(POST, "/permohonan/{case}/bukti/{kind}", apply::attach)
        .resident(GET, "/permohonan/{case}/bukti/{kind}/{file}", apply::file)
        .resident(POST, "/permohonan/{case}/bukti/{kind}/hapus", apply::detach)
        .resident(GET, "/permohonan/{case}/periksa", apply::check)
        .resident(POST, "/permohonan/{case}/kirim", apply::submit)
        .resident(GET, "/permohonan/{case}/tarik", case::ask_withdraw)
        .resident(POST, "/permohonan/{case}/tarik", case::withdraw)
        .resident(GET, "/permohonan/{case}/keberatan", case::ask_objection)
        .resident(POST, "/permohonan/{case}/keberatan", case::object)
        .resident(GET, "/dokumen/{number}", document::show)
        .resident(POST, "/dokumen/{number}/pdf", document::pdf)
        .resident(GET, "/dokumen/{number}/kredensial", document::credential)
        .resident(GET, "/akses", case::access)
        .resident(GET, "/koreksi", case::correction)
}

fn with_officer(table: Table) -> Table {
    table
        .officer(GET, "/petugas", officer::queue)
        .officer(POST, "/petugas/berikutnya", officer::next)
        .officer(GET, "/petugas/{case}", officer::show)
        .officer(POST, "/petugas/{case}/buka", officer::open)
        .officer(POST, "/petugas/{case}", officer::decide)
        .officer(POST, "/petugas/{case}/teliti/{kind}", officer::examine)
        .officer(POST, "/petugas/{case}/keterangan", officer::state)
        .officer(GET, "/petugas/{case}/bukti/{file}", officer::evidence)
}

fn with_demo(table: Table) -> Table {
    table
        .anyone(GET, "/demo", demo::picker)
        .anyone(POST, "/demo/masuk", demo::sign_in)
        .anyone(POST, "/demo/lanjut", demo::go_on)
        .anyone(GET, "/demo/personas.json", demo::personas)
        .anyone(POST, "/demo/sign-in", demo::sign_in_program)
}
