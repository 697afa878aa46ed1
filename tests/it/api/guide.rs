//! The guide for developers is followed word for word: its commands are run, in its order, against a running program.

use crate::desk::{Desk, PNG};
use std::process::Command;

/// A service whose steps the guide names, and where it listens there.
const THERE: &str = "http://localhost:8080";

/// The commands of a guide: every block that a shell would take.
fn commands(text: &str) -> String {
    let blocks = text.split("```sh\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("```").next());
    blocks.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_commands_of_the_guide_lead_to_a_document() {
    let desk = Desk::open();
    let guide = crate::tidy::tree::read("docs/use-the-api.md");
    let script = commands(&guide).replace(THERE, &format!("http://{}", desk.address));
    assert!(script.lines().count() > 25);
    let room = desk.data.join("guide");
    std::fs::create_dir_all(&room).unwrap();
    std::fs::write(room.join("surat.png"), PNG).unwrap();
    let done = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .env("SECRET", &desk.clients[0].1)
        .current_dir(&room)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{said}\n{told}");
    let pdf = std::fs::read(room.join("akta.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(
        std::fs::read_to_string(room.join("receipt.json"))
            .unwrap()
            .contains("signature")
    );
}
