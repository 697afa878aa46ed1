//! What a person does with their account and a passkey device.

use super::{Browser, Desk, Page};
use crate::authenticator::Authenticator;

impl Desk {
    /// A phone at the address that passkeys are for.
    pub(crate) fn device(&self) -> Authenticator {
        let port = self.address.rsplit(':').next().unwrap();
        Authenticator::new(&format!("http://localhost:{port}"))
    }
}

impl Browser {
    /// Adds a passkey to the account of whoever is signed in.
    pub(crate) fn adds(&mut self, device: &mut Authenticator, name: &str) {
        let options = self.see("/akun/kunci-sandi/tantangan").json();
        let answer = device.make(&options).unwrap().to_string();
        let fields = [("name", name), ("credential", answer.as_str())];
        let sent = self.post("/akun/kunci-sandi/tambah", &fields);
        assert_eq!(sent.location(), "/akun/kunci-sandi");
    }

    /// Signs in with the passkey of a device; what came back.
    pub(crate) fn shows(&mut self, device: &mut Authenticator, fields: &[(&str, &str)]) -> Page {
        let options = self.see("/masuk/tantangan").json();
        let answer = device.show(&options).unwrap().to_string();
        let page = self.post(
            "/masuk",
            &[fields, &[("credential", answer.as_str())]].concat(),
        );
        if page.status == 303 {
            self.learns_token();
        }
        page
    }

    /// The token of a session that began by a page.
    pub(crate) fn learns_token(&mut self) {
        self.token = self.see("/akun").hidden("csrf");
    }
}
