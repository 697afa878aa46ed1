//! Acting for another: a neighbour with a mandate, a parent, a director and their staff, an officer at the counter.

mod company;
mod counter;
mod family;
mod granted;
mod level;
mod shared;

use crate::desk::{Browser, Desk, Page};

/// He has a motorcycle whose tax falls due, and trusts his neighbour.
const WIBOWO: &str = "3374071704869001";
const HALIM: &str = "3174071102799001";
const HALIM_NAME: &str = "Denny Halim";
const TAX: &str = "stnk-tahunan";

impl Browser {
    /// The token of the session as it is now: acting for another is a session of its own.
    fn renew(&mut self) {
        self.token = self.see("/layanan").hidden("csrf");
    }

    /// Offers a mandate for these services.
    fn give(&mut self, (nik, name): (&str, &str), services: &[&str]) -> Page {
        let mut fields = vec![
            ("nik", nik),
            ("name", name),
            ("days", "7"),
            ("purpose", "Membayar pajak motor saya"),
        ];
        fields.extend(services.iter().map(|service| ("services", *service)));
        self.post("/akun/mandat/beri", &fields)
    }

    /// The address of the newest mandate on the page.
    fn newest_mandate(&mut self) -> String {
        let page = self.see("/akun/mandat");
        let ids = page.all("href=\"/akun/mandat/", "\"");
        let id = ids.into_iter().find(|id| id.len() == 26);
        format!("/akun/mandat/{}", id.expect("there is a mandate"))
    }

    /// Acts for whoever gave the newest mandate.
    fn act_by(&mut self, mandate: &str) {
        let id = mandate.rsplit('/').next().unwrap();
        let right = format!("mandate:{id}");
        let begun = self.post("/akun/mandat/bertindak", &[("right", &right)]);
        assert_eq!(begun.location(), "/layanan");
        self.renew();
    }

    /// Acts by a right that a register shows: the first on the page whose value begins like this.
    fn act_as(&mut self, kind: &str) -> String {
        let looked = self.post("/akun/mandat/cari", &[]);
        assert_eq!(looked.location(), "/akun/mandat");
        let page = self.see("/akun/mandat");
        let mark = format!("name=\"right\" value=\"{kind}:");
        let id = page.between(&mark, "\"").expect("the register shows it");
        let right = format!("{kind}:{id}");
        let begun = self.post("/akun/mandat/bertindak", &[("right", &right)]);
        assert_eq!(begun.location(), "/layanan");
        self.renew();
        right
    }

    fn stop_acting(&mut self) {
        let stopped = self.post("/akun/mandat/berhenti", &[]);
        assert_eq!(stopped.location(), "/akun/mandat");
        self.renew();
    }

    /// A page that is refused in these words.
    fn refused(&mut self, path: &str, words: &str) {
        let page = self.get(path);
        assert_eq!(page.status, 403, "{path}: {}", page.text());
        assert!(page.has(words), "{path}: {}", page.text());
    }
}

/// The owner of a motorcycle and the neighbour who accepted a mandate for its tax, and the mandate.
fn trusted(desk: &Desk) -> (Browser, Browser, String) {
    let (mut owner, mut neighbour) = (desk.resident(WIBOWO), desk.resident(HALIM));
    let given = owner.give((HALIM, "DENNY  HALIM"), &[TAX]);
    assert_eq!(given.location(), "/akun/mandat");
    let mandate = neighbour.newest_mandate();
    neighbour.post(&format!("{mandate}/terima"), &[]).location();
    (owner, neighbour, mandate)
}
