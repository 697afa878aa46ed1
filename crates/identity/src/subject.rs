//! Pairwise subject identifiers (OpenID Connect Core §8.1): two sectors cannot find out that they know the same person.

use aws_lc_rs::hmac;
use base::SubjectId;
use credential::jose;

/// The key of the identifiers. It must never change: every site would take everybody for a stranger.
#[derive(Debug)]
pub struct Sectors(hmac::Key);

impl Sectors {
    pub fn new(secret: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// What the clients of `sector` know a person by: 43 signs, the same for ever, and no way back.
    pub fn sub(&self, sector: &str, subject: SubjectId) -> String {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(sector.as_bytes());
        context.update(&[0]);
        context.update(&subject.0);
        jose::encode(context.sign())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn two_sectors_know_a_person_by_two_numbers(a in "[a-z.]{3,20}", b in "[a-z.]{3,20}", id: [u8; 16]) {
            let sectors = Sectors::new(b"secret");
            let sub = |sector: &str| sectors.sub(sector, SubjectId(id));
            prop_assert_eq!(sub(&a) == sub(&b), a == b);
            prop_assert_ne!(sub(&a), Sectors::new(b"other").sub(&a, SubjectId(id)));
        }
    }
}
