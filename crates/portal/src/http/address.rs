//! What an address says: language, path, parameters and query.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::{Method, request::Parts};
use base::Lang;
use std::collections::BTreeMap;

pub(super) fn bare_path(parts: &Parts, lang: Lang) -> String {
    let path = parts.uri.path();
    let bare = match lang {
        Lang::Id => path,
        Lang::En => path.strip_prefix("/en").unwrap_or(path),
    };
    if bare.is_empty() {
        "/".to_owned()
    } else {
        bare.to_owned()
    }
}

/// Addresses that only take a form; the page they answer with belongs to the address above.
const POST_ONLY: &[&str] = &[
    "nomor",
    "berkas",
    "mulai",
    "kirim",
    "hapus",
    "putusan",
    "pdf",
    "buka",
    "berikutnya",
    "keterangan",
    "klarifikasi",
    "tagihan",
    "tanya",
    "keluar",
    "masuk",
    "lanjut",
    "sign-in",
    "cari",
    "bertindak",
    "berhenti",
    "kode",
    "terima",
    "tolak",
    "cabut",
    "lepas",
    "nama",
    "akhiri",
    "akhiri-lain",
    "perangkat-lain",
    "hentikan",
    "perpanjang",
    "sebagai-petugas",
    "selesai",
];

/// Where the language link and the way back from signing in lead: with its query, and to a page that can be had by GET.
pub(super) fn here(parts: &Parts, lang: Lang) -> String {
    let path = bare_path(parts, lang);
    if parts.method != Method::POST {
        let query = parts.uri.query().map(|query| format!("?{query}"));
        return path + &query.unwrap_or_default();
    }
    // What an officer found of one kind of document belongs to the case.
    let path = match path.split_once("/teliti/") {
        Some((case, _)) => case.to_owned(),
        None => path,
    };
    match path.rsplit_once('/') {
        Some(("", last)) if POST_ONLY.contains(&last) => "/".to_owned(),
        Some((above, last)) if POST_ONLY.contains(&last) => above.to_owned(),
        _ => path,
    }
}

pub(crate) async fn params(parts: &mut Parts) -> BTreeMap<String, String> {
    match RawPathParams::from_request_parts(parts, &()).await {
        Ok(params) => params
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        // Percent signs that spell no UTF-8 name nothing of ours: the handler finds no such thing.
        Err(_) => BTreeMap::new(),
    }
}

pub(super) fn query(parts: &Parts) -> BTreeMap<String, String> {
    serde_urlencoded::from_str(parts.uri.query().unwrap_or_default()).unwrap_or_default()
}
