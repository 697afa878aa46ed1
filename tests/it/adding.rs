//! The guide to a new service is followed word for word: its files are written and its commands run, in its order, by
//! somebody who has nothing but the shipped country.

use crate::desk::{Desk, Options};
use crate::new_service::copy;
use std::path::Path;
use std::process::Command;

const GUIDE: &str = "docs/adding-a-service.md";
/// Where the guide says that the demonstration listens.
const THERE: &str = "http://localhost:8080";
/// From here on the demonstration runs.
const RUN: &str = "## 8. Run it";

/// What a reader of this part of the guide types into a shell.
fn commands(part: &str) -> String {
    let blocks = part.split("```sh\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("```").next());
    blocks.collect::<Vec<_>>().join("\n")
}

fn run(script: &str, room: &Path, secret: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_sigap")).parent().unwrap();
    let paths = std::env::var("PATH").unwrap_or_default();
    let done = Command::new("bash")
        .args(["-euo", "pipefail", "-c", script])
        .env("PATH", format!("{}:{paths}", program.display()))
        .env("SECRET", secret)
        .current_dir(room)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{said}\n{told}");
    told
}

#[test]
fn a_stranger_who_follows_the_guide_has_a_service_that_decides() {
    let guide = crate::tidy::tree::read(GUIDE);
    let (make, apply) = guide.split_once(RUN).unwrap();
    assert!(
        apply.contains("```console\nsigap demo\n"),
        "it is started as it says"
    );
    let pack = copy("adding");
    // `packs/indonesia`, as in the repository.
    let room = pack.parent().unwrap().join("room");
    std::fs::create_dir_all(room.join("packs")).unwrap();
    std::fs::rename(&pack, room.join("packs/indonesia")).unwrap();
    let told = run(&commands(make), &room, "");
    assert_eq!(told.matches("nothing to mend").count(), 2, "{told}");
    assert!(told.contains("surat-domisili"), "{told}");
    let desk = Desk::open_with(&Options {
        pack: room.join("packs/indonesia"),
        ..Options::default()
    });
    let mut guest = desk.guest();
    let page = guest.see("/layanan/surat-domisili/coba");
    assert_eq!(page.hidden("thing"), "field.applicant.nationality");
    assert!(
        guest
            .see("/layanan/surat-domisili/aturan")
            .has("Surat ini tidak berlaku untuk usaha.")
    );
    let script = commands(apply).replace(THERE, &format!("http://{}", desk.address));
    let said = run(&script, &room, &desk.clients[0].1);
    assert!(said.contains("Letter of domicile"), "{said}");
    let pdf = std::fs::read(room.join("letter.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    std::fs::remove_dir_all(room.parent().unwrap()).unwrap();
}
