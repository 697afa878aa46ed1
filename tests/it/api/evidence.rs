//! Files by the API: the same bounds as on the page.

use super::Caller;
use super::caller::{at, is};
use crate::desk::{Desk, PNG, Page};
use serde_json::json;

/// A mother who gave birth at home: there is a letter, and no record.
const MARTHA: &str = "9171037004959001";
const BORDER: &str = "a-border-that-no-file-holds";

pub(super) fn upload(caller: &mut Caller, path: &str, name: &str, file: &[u8]) -> Page {
    let mut body = format!(
        "--{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BORDER}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={BORDER}");
    caller.call("POST", path, &[("Content-Type", &kind)], &body)
}

#[test]
fn a_letter_is_given_looked_at_and_taken_out_again() {
    let desk = Desk::open();
    let mut client = desk.client(0, MARTHA);
    let case = client.begin();
    let letters = at(&case, "/evidence/birth_letter");
    let page = upload(&mut client, &letters, "surat.png", PNG);
    assert_eq!(page.status, 201, "{}", page.text());
    let file = page.json()["files"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("{letters}/{file}");
    let shown = client.get(&path);
    assert_eq!(shown.header("content-type"), Some("image/png"));
    assert_eq!(shown.body, PNG);
    is(&upload(&mut client, &letters, "b.png", PNG), 422, "refused");
    is(
        &client.get(&at(&case, &format!("/evidence/police_report/{file}"))),
        404,
        "not-found",
    );
    assert_eq!(client.call("DELETE", &path, &[], b"").status, 204);
    is(&client.call("DELETE", &path, &[], b""), 404, "not-found");
    assert_eq!(client.see(&letters)["files"], json!([]));
}

#[test]
fn what_is_no_file_is_refused_with_its_reason() {
    let desk = Desk::open();
    let mut client = desk.client(0, MARTHA);
    let case = client.begin();
    let letters = at(&case, "/evidence/birth_letter");
    let page = upload(&mut client, &letters, "a.exe", b"MZ\x90\0");
    is(&page, 422, "refused");
    assert_eq!(page.json()["errors"][0]["pointer"], "/file");
    is(&upload(&mut client, &letters, "a.png", b""), 422, "refused");
    let large = vec![0; 6 * 1024 * 1024];
    is(
        &upload(&mut client, &letters, "a.png", &large),
        413,
        "too-large",
    );
    is(
        &client.send("POST", &letters, &json!({})),
        415,
        "media-type",
    );
    let broken = [("Content-Type", "multipart/form-data; boundary=x")];
    is(
        &client.call("POST", &letters, &broken, b"--y\r\n"),
        400,
        "malformed",
    );
    is(
        &upload(&mut client, &at(&case, "/evidence/passport"), "a.png", PNG),
        404,
        "not-found",
    );
}
