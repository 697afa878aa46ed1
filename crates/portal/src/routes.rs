//! Every route: method, address, audience, handler. English pages are the same under "/en".

mod account;
mod apply;
mod case;
mod catalog;
mod contact;
mod counter;
mod demo;
mod did;
mod document;
mod identity;
mod ledger;
mod machine;
mod mandate;
mod mirror;
mod officer;
mod oidc;
mod opening;
mod passkey;
mod programs;
mod proofing;
mod raising;
mod recovery;
mod recovery_counter;
mod session;
mod sessions;
mod site;
mod try_out;
mod verify;

use crate::api;
use crate::http::{Table, dispatch_method, dispatch_missing};
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
    let table = with_proofing(with_case(with_public(table)));
    let table = with_ledger(with_mandates(table));
    let table = with_account(table);
    let table = with_sites(table);
    let table = programs::with_api(with_officer(table));
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
            move |request: Request| dispatch_method(Arc::clone(&missing), request)
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
        .anyone(GET, "/layanan/{service}/coba", try_out::show)
        .anyone(POST, "/layanan/{service}/coba", try_out::say)
        .anyone(GET, "/tentang", catalog::about)
        .anyone(GET, "/aksesibilitas", catalog::accessibility)
        .anyone(GET, "/api", catalog::api)
        .anyone(GET, "/periksa", verify::show)
        .anyone(POST, "/periksa/nomor", verify::number)
        .anyone(POST, "/periksa/berkas", verify::file)
        .anyone(GET, "/masuk", session::show)
        .anyone(POST, "/masuk", session::sign_in)
        .anyone(POST, "/masuk/lanjut", session::show)
        .anyone(GET, "/masuk/tantangan", session::challenge)
        .anyone(GET, "/masuk/perangkat", recovery::ask_device)
        .anyone(POST, "/masuk/perangkat", recovery::join)
        .anyone(GET, "/pulihkan", recovery::ask)
        .anyone(POST, "/pulihkan", recovery::recover)
        .anyone(GET, "/pulihkan/hentikan/{token}", contact::ask_stop)
        .anyone(POST, "/pulihkan/hentikan/{token}", contact::stop)
        .anyone(POST, "/keluar", session::sign_out)
        .anyone(GET, "/status/{list}", machine::status_list)
        .anyone(GET, "/.well-known/jwks.json", machine::keys)
        .anyone(GET, "/sehat", machine::health)
        .operator(GET, "/metrik", machine::metrics)
        .bank(POST, "/bayar/kabar", machine::notice)
}

/// Opening an account, and raising one: a way of proofing, and the way back from it.
fn with_proofing(table: Table) -> Table {
    table
        .anyone(GET, "/daftar", opening::show)
        .anyone(POST, "/daftar", opening::begin)
        .anyone(GET, "/daftar/cara", opening::ways)
        .anyone(GET, "/daftar/kuis", opening::quiz)
        .anyone(POST, "/daftar/kuis", opening::answer)
        .anyone(GET, "/daftar/wajah", opening::face)
        .anyone(POST, "/daftar/wajah", opening::go_to_face)
        .anyone(GET, "/daftar/wajah/kembali", opening::back)
        .anyone(POST, "/daftar/wajah/kembali", opening::come_back)
        .anyone(GET, "/daftar/loket", opening::counter)
        .anyone(POST, "/daftar/loket", opening::go_to_counter)
        .resident(GET, "/akun/verifikasi", raising::show)
        .resident(GET, "/akun/verifikasi/wajah", raising::face)
        .resident(POST, "/akun/verifikasi/wajah", raising::go_to_face)
        .resident(GET, "/akun/verifikasi/wajah/kembali", raising::back)
        .resident(POST, "/akun/verifikasi/wajah/kembali", raising::come_back)
        .resident(GET, "/akun/verifikasi/loket", raising::counter)
        .resident(POST, "/akun/verifikasi/loket", raising::go_to_counter)
}

fn with_case(table: Table) -> Table {
    table
        .acted(POST, "/layanan/{service}/mulai", apply::start)
        .acted(GET, "/permohonan", case::mine)
        .acted(GET, "/permohonan/{case}", case::show)
        .acted(GET, "/permohonan/{case}/aliran", case::stream)
        .acted(GET, "/permohonan/{case}/tanda-terima", case::receipt)
        .acted(GET, "/permohonan/{case}/catatan", case::exhibit)
        .acted(GET, "/permohonan/{case}/isi", apply::next)
        .acted(GET, "/permohonan/{case}/isi/{question}", apply::question)
        .acted(POST, "/permohonan/{case}/isi/{question}", apply::answer)
        .acted(GET, "/permohonan/{case}/bukti/{kind}", apply::evidence)
        .acted(POST, "/permohonan/{case}/bukti/{kind}", apply::attach)
        .acted(GET, "/permohonan/{case}/bukti/{kind}/{file}", apply::file)
        .acted(POST, "/permohonan/{case}/bukti/{kind}/hapus", apply::detach)
        .acted(GET, "/permohonan/{case}/periksa", apply::check)
        .acted(POST, "/permohonan/{case}/kirim", apply::submit)
        .acted(POST, "/permohonan/{case}/tagihan", case::rebill)
        .acted(GET, "/permohonan/{case}/bukti-bayar", case::proof)
        .acted(GET, "/permohonan/{case}/tarik", case::ask_withdraw)
        .acted(POST, "/permohonan/{case}/tarik", case::withdraw)
        .acted(POST, "/permohonan/{case}/klarifikasi", case::clarify)
        .acted(GET, "/permohonan/{case}/keberatan", case::ask_objection)
        .acted(POST, "/permohonan/{case}/keberatan", case::object)
        .acted(GET, "/dokumen/{number}", document::show)
        .acted(POST, "/dokumen/{number}/pdf", document::pdf)
        .acted(GET, "/dokumen/{number}/kredensial", document::credential)
        .acted(GET, "/akses", case::access)
        .acted(GET, "/akses/{reading}/catatan", case::reading_exhibit)
        .acted(GET, "/koreksi", case::correction)
}

/// Acting for another. What only concerns whoever is signed in, nobody does for them; a director gives mandates in the
/// name of the company.
fn with_mandates(table: Table) -> Table {
    table
        .acted(GET, "/akun/mandat", mandate::list)
        .resident(POST, "/akun/mandat/cari", mandate::look)
        .resident(POST, "/akun/mandat/bertindak", mandate::begin)
        .anyone(POST, "/akun/mandat/berhenti", mandate::stop)
        .acted(GET, "/akun/mandat/beri", mandate::offer)
        .acted(POST, "/akun/mandat/beri", mandate::grant)
        .resident(POST, "/akun/mandat/kode", mandate::code)
        .acted(GET, "/akun/mandat/{mandate}", mandate::show)
        .resident(POST, "/akun/mandat/{mandate}/terima", mandate::accept)
        .resident(POST, "/akun/mandat/{mandate}/tolak", mandate::decline)
        .acted(POST, "/akun/mandat/{mandate}/cabut", mandate::revoke)
        .resident(POST, "/akun/mandat/{mandate}/lepas", mandate::resign)
        .officer(GET, "/petugas/bantuan", mandate::help)
        .officer(POST, "/petugas/bantuan", mandate::assist)
}

/// The ledger for whoever wants to see for themselves, and its files for whoever believes nobody.
fn with_ledger(table: Table) -> Table {
    table
        .anyone(GET, "/buku-besar", ledger::show)
        .anyone(GET, "/buku-besar/kebijakan", ledger::policy)
        .anyone(GET, "/buku-besar/entri", ledger::entry)
        .anyone(GET, "/buku-besar/entri/{index}/bukti", ledger::proof)
        .anyone(GET, "/buku-besar/periksa", ledger::ask)
        .anyone(POST, "/buku-besar/periksa", ledger::check)
        .anyone(GET, "/ledger", ledger::guessed)
        .anyone(GET, "/identity", identity::guessed)
        .mirror(GET, "/.well-known/did.jsonl", did::log)
        .mirror(GET, "/.well-known/did-witness.json", did::witness)
        .mirror(GET, "/.well-known/did.json", did::web)
        .mirror(GET, "/.well-known/did-ledger.json", did::story)
        .mirror(GET, "/ledger/checkpoint", mirror::ledger)
        .mirror(GET, "/ledger/tile/{*path}", mirror::ledger)
        .mirror(GET, "/ledger/bridge/{number}", mirror::ledger)
        .mirror(GET, "/audit-log/checkpoint", mirror::audit)
        .mirror(GET, "/audit-log/tile/{*path}", mirror::audit)
}

fn with_account(table: Table) -> Table {
    table
        .anyone(POST, "/akun/perpanjang", sessions::prolong)
        .resident(GET, "/akun", account::show)
        .resident(GET, "/akun/riwayat", account::happened)
        .resident(GET, "/identitas", identity::show)
        .resident(GET, "/identitas/berkas", identity::file)
        .resident(GET, "/identitas/mulai-baru", identity::ask)
        .resident(POST, "/identitas/mulai-baru", identity::anew)
        .resident(POST, "/akun/sebagai-petugas", account::work)
        .resident(GET, "/akun/kunci-sandi", passkey::list)
        .resident(GET, "/akun/kunci-sandi/tambah", passkey::ask)
        .resident(POST, "/akun/kunci-sandi/tambah", passkey::add)
        .resident(GET, "/akun/kunci-sandi/tantangan", passkey::challenge)
        .resident(GET, "/akun/kunci-sandi/{passkey}", passkey::show)
        .resident(POST, "/akun/kunci-sandi/{passkey}/nama", passkey::rename)
        .resident(POST, "/akun/kunci-sandi/{passkey}/hapus", passkey::remove)
        .resident(GET, "/akun/sesi", sessions::list)
        .resident(POST, "/akun/sesi/akhiri", sessions::end)
        .resident(POST, "/akun/sesi/akhiri-lain", sessions::end_others)
        .resident(GET, "/akun/pemulihan", recovery::show)
        .resident(POST, "/akun/pemulihan/kode", recovery::keep)
        .resident(POST, "/akun/pemulihan/perangkat-lain", recovery::offer)
        .resident(POST, "/akun/pemulihan/hentikan", recovery::stop)
        .resident(GET, "/akun/kontak", contact::list)
        .resident(GET, "/akun/kontak/tambah", contact::ask)
        .resident(POST, "/akun/kontak/tambah", contact::begin)
        .resident(GET, "/akun/kontak/kode", contact::code)
        .resident(POST, "/akun/kontak/kode", contact::add)
        .resident(POST, "/akun/kontak/hapus", contact::remove)
}

/// Signing in to sites of others: pages for people, and endpoints at which sites' programs prove themselves.
fn with_sites(table: Table) -> Table {
    table
        .anyone(GET, "/oidc/authorize", site::authorize)
        .site(POST, "/oidc/authorize", oidc::as_link)
        .resident(GET, "/izin", site::ask)
        .resident(POST, "/izin", site::answer)
        .anyone(GET, "/oidc/logout", site::sign_out)
        .site(POST, "/oidc/logout", oidc::as_link)
        .anyone(GET, "/izin/keluar", site::ask_sign_out)
        .anyone(POST, "/izin/keluar", site::signed_out)
        .resident(GET, "/akun/situs", site::list)
        .resident(POST, "/akun/situs", site::withdraw)
        .site(POST, "/oidc/par", oidc::push)
        .site(POST, "/oidc/token", oidc::token)
        .site(GET, "/oidc/userinfo", oidc::userinfo)
        .site(POST, "/oidc/userinfo", oidc::userinfo)
        .site(POST, "/oidc/introspect", oidc::introspect)
        .site(POST, "/oidc/revoke", oidc::revoke)
        .site(GET, "/oidc/jwks", oidc::keys)
        .site(GET, "/.well-known/openid-configuration", oidc::description)
        .site(
            GET,
            "/.well-known/oauth-authorization-server",
            oidc::description,
        )
}

fn with_officer(table: Table) -> Table {
    table
        .officer(GET, "/petugas", officer::queue)
        .officer(POST, "/petugas/berikutnya", officer::next)
        .officer(GET, "/petugas/pengembalian", officer::refunds)
        .officer(POST, "/petugas/pengembalian", officer::send_back)
        .officer(GET, "/petugas/loket", counter::show)
        .officer(POST, "/petugas/loket", counter::look)
        .officer(POST, "/petugas/loket/putusan", counter::decide)
        .officer(POST, "/petugas/selesai", account::rest)
        .officer(GET, "/petugas/pemulihan", recovery_counter::ask)
        .officer(POST, "/petugas/pemulihan", recovery_counter::identify)
        .officer(POST, "/petugas/pemulihan/mulai", recovery_counter::start)
        .officer(POST, "/petugas/pemulihan/hentikan", recovery_counter::stop)
        .officer(GET, "/petugas/{case}", officer::show)
        .officer(POST, "/petugas/{case}/buka", officer::open)
        .officer(POST, "/petugas/{case}", officer::decide)
        .officer(POST, "/petugas/{case}/teliti/{kind}", officer::examine)
        .officer(POST, "/petugas/{case}/keterangan", officer::state)
        .officer(POST, "/petugas/{case}/tanya", officer::ask)
        .officer(GET, "/petugas/{case}/bukti/{file}", officer::evidence)
}

fn with_demo(table: Table) -> Table {
    table
        .anyone(GET, "/demo", demo::picker)
        .anyone(POST, "/demo/masuk", demo::sign_in)
        .anyone(POST, "/demo/lanjut", demo::go_on)
        .anyone(GET, "/demo/personas.json", demo::personas)
        .anyone(GET, "/demo/surat", demo::letters)
        .anyone(POST, "/demo/sign-in", demo::sign_in_program)
        .program(POST, "/api/v1/token", api::token::give)
}
