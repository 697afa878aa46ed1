//! Every route: method, address, audience, handler. English pages are the same under "/en".

mod apply;
mod case;
mod catalog;
mod demo;
mod document;
mod machine;
mod officer;
mod oidc;
mod session;
mod site;
mod try_out;
mod verify;

use crate::api::token::Scope;
use crate::api::{self, answers, cases, documents, evidence, history, submission};
use crate::http::{Table, dispatch_method, dispatch_missing};
use crate::state::Portal;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::Method;
use std::sync::Arc;

const GET: &Method = &Method::GET;
const POST: &Method = &Method::POST;
const PUT: &Method = &Method::PUT;
const PATCH: &Method = &Method::PATCH;
const DELETE: &Method = &Method::DELETE;

const SERVICES: Scope = Scope::ServicesRead;
const READ: Scope = Scope::CasesRead;
const WRITE: Scope = Scope::CasesWrite;

/// The portal as a service. Demo routes exist only where there is a demo.
pub fn router(portal: &Arc<Portal>) -> Router {
    let missing = Arc::clone(portal);
    let table = Table::new(Arc::clone(portal));
    let table = with_sites(with_case(with_public(table)));
    let table = with_api(with_officer(table));
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
        .anyone(GET, "/masuk", session::sign_in)
        .anyone(POST, "/masuk/lanjut", session::sign_in)
        .anyone(POST, "/keluar", session::sign_out)
        .anyone(GET, "/status/{list}", machine::status_list)
        .anyone(GET, "/.well-known/jwks.json", machine::keys)
        .anyone(GET, "/sehat", machine::health)
        .operator(GET, "/metrik", machine::metrics)
        .bank(POST, "/bayar/kabar", machine::notice)
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
        .resident(POST, "/permohonan/{case}/tagihan", case::rebill)
        .resident(GET, "/permohonan/{case}/bukti-bayar", case::proof)
        .resident(GET, "/permohonan/{case}/tarik", case::ask_withdraw)
        .resident(POST, "/permohonan/{case}/tarik", case::withdraw)
        .resident(POST, "/permohonan/{case}/klarifikasi", case::clarify)
        .resident(GET, "/permohonan/{case}/keberatan", case::ask_objection)
        .resident(POST, "/permohonan/{case}/keberatan", case::object)
        .resident(GET, "/dokumen/{number}", document::show)
        .resident(POST, "/dokumen/{number}/pdf", document::pdf)
        .resident(GET, "/dokumen/{number}/kredensial", document::credential)
        .resident(GET, "/akses", case::access)
        .resident(GET, "/koreksi", case::correction)
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
        .officer(GET, "/petugas/{case}", officer::show)
        .officer(POST, "/petugas/{case}/buka", officer::open)
        .officer(POST, "/petugas/{case}", officer::decide)
        .officer(POST, "/petugas/{case}/teliti/{kind}", officer::examine)
        .officer(POST, "/petugas/{case}/keterangan", officer::state)
        .officer(POST, "/petugas/{case}/tanya", officer::ask)
        .officer(GET, "/petugas/{case}/bukti/{file}", officer::evidence)
}

/// For programs: one address for both languages, in English, since an address is part of a contract between programs.
fn with_api(table: Table) -> Table {
    let table = table
        .program(GET, "/api/v1/openapi.json", machine::openapi)
        .program(GET, "/api/v1/problems/{problem}", api::problems::show)
        .program(GET, "/api/v1/services", api::services::list)
        .program(GET, "/api/v1/services/{service}", api::services::show)
        .client(
            GET,
            "/api/v1/services/{service}/needs",
            SERVICES,
            api::services::needs,
        )
        .client(GET, "/api/v1/cases", READ, cases::list)
        .client(POST, "/api/v1/cases", WRITE, cases::start)
        .client(GET, "/api/v1/cases/{case}", READ, cases::show)
        .client(GET, "/api/v1/cases/{case}/needs", READ, cases::needs)
        .client(
            GET,
            "/api/v1/cases/{case}/answers/{question}",
            READ,
            answers::question,
        )
        .client(
            PUT,
            "/api/v1/cases/{case}/answers/{question}",
            WRITE,
            answers::put,
        )
        .client(PATCH, "/api/v1/cases/{case}/answers", WRITE, answers::patch)
        .client(GET, "/api/v1/cases/{case}/check", READ, answers::check);
    with_api_results(table)
        .client(
            POST,
            "/api/v1/cases/{case}/submission",
            WRITE,
            submission::submit,
        )
        .client(
            POST,
            "/api/v1/cases/{case}/withdrawal",
            WRITE,
            cases::withdraw,
        )
        .client(POST, "/api/v1/cases/{case}/objection", WRITE, cases::object)
        .client(
            POST,
            "/api/v1/cases/{case}/clarification",
            WRITE,
            cases::clarify,
        )
        .client(POST, "/api/v1/cases/{case}/bill", WRITE, cases::rebill)
        .client(
            GET,
            "/api/v1/cases/{case}/payment-proof",
            READ,
            documents::proof,
        )
}

/// Files and documents, going in and coming out.
fn with_api_results(table: Table) -> Table {
    table
        .client(
            GET,
            "/api/v1/cases/{case}/evidence/{kind}",
            READ,
            evidence::list,
        )
        .client(
            POST,
            "/api/v1/cases/{case}/evidence/{kind}",
            WRITE,
            evidence::attach,
        )
        .client(
            GET,
            "/api/v1/cases/{case}/evidence/{kind}/{file}",
            READ,
            evidence::show,
        )
        .client(
            DELETE,
            "/api/v1/cases/{case}/evidence/{kind}/{file}",
            WRITE,
            evidence::detach,
        )
        .client(GET, "/api/v1/cases/{case}/history", READ, history::show)
        .client(
            GET,
            "/api/v1/cases/{case}/documents",
            READ,
            documents::of_case,
        )
        .client(
            GET,
            "/api/v1/cases/{case}/receipt",
            READ,
            documents::receipt,
        )
        .client(GET, "/api/v1/documents/{number}", READ, documents::show)
        .client(POST, "/api/v1/documents/{number}/pdf", READ, documents::pdf)
        .client(
            GET,
            "/api/v1/documents/{number}/credential",
            READ,
            documents::credential,
        )
}

fn with_demo(table: Table) -> Table {
    table
        .anyone(GET, "/demo", demo::picker)
        .anyone(POST, "/demo/masuk", demo::sign_in)
        .anyone(POST, "/demo/lanjut", demo::go_on)
        .anyone(GET, "/demo/personas.json", demo::personas)
        .anyone(POST, "/demo/sign-in", demo::sign_in_program)
        .program(POST, "/api/v1/token", api::token::give)
}
