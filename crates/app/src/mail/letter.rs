//! A letter: to whom, about what, and what it says; and how it is written for a server of mail.

use super::{Address, Unsent};
use base::{RowId, Timestamp};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::{Duration, SystemTime};

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub to: Address,
    pub subject: String,
    /// Lines of plain text.
    pub text: String,
}

/// A letter as it goes over the wire.
pub(super) struct Envelope {
    pub(super) from: lettre::Address,
    pub(super) to: lettre::Address,
    pub(super) bytes: Vec<u8>,
}

/// Letters of a subject line; more says no more.
const SUBJECT_LETTERS_MAX: usize = 150;

/// Says that no person wrote it, so that nobody's program answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Letter {
    /// Written out. No word of it can become a line of the head: control signs of the subject are dropped, and what is not ASCII
    /// is encoded.
    pub(super) fn written(
        &self,
        from: &Mailbox,
        id: RowId,
        now: Timestamp,
    ) -> Result<Envelope, Unsent> {
        let to = self.to.as_str().parse::<lettre::Address>();
        let to = to.map_err(|_| Unsent::Unwritable)?;
        let subject = self.subject.chars().filter(|sign| !sign.is_control());
        let subject: String = subject.take(SUBJECT_LETTERS_MAX).collect();
        let seconds = u64::try_from(now.seconds()).unwrap_or(0);
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let message = Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(subject)
            .date(at)
            .message_id(Some(format!("<{id}@{}>", from.email.domain())))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.replace("\r\n", "\n").replace('\r', "\n"));
        let message = message.map_err(|_| Unsent::Unwritable)?;
        Ok(Envelope {
            from: from.email.clone(),
            to,
            bytes: message.formatted(),
        })
    }
}

/// A log line never shows what is written to whom.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Letter(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(subject: &str, text: &str) -> String {
        let letter = Letter {
            to: Address::parse("sri@contoh.example").unwrap(),
            subject: subject.to_owned(),
            text: text.to_owned(),
        };
        let from: Mailbox = "Sigap <jangan-balas@sigap.example>".parse().unwrap();
        let now = Timestamp::from_micros(1_764_000_000_000_000);
        let envelope = letter.written(&from, RowId([7; 16]), now).unwrap();
        String::from_utf8(envelope.bytes).unwrap()
    }

    #[test]
    fn a_letter_has_a_head_that_says_from_whom_when_and_that_no_person_wrote_it() {
        let letter = written("Sigap: kode Anda", "Kode: 123456\n");
        let (head, body) = letter.split_once("\r\n\r\n").unwrap();
        for line in [
            "From: Sigap <jangan-balas@sigap.example>",
            "To: sri@contoh.example",
            "Subject: Sigap: kode Anda",
            "Date: Mon, 24 Nov 2025 16:00:00 +0000",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
        ] {
            assert!(head.lines().any(|one| one == line), "{line} in\n{head}");
        }
        assert!(head.contains("@sigap.example>") && head.contains("Message-ID: <"));
        assert_eq!(body, "Kode: 123456\r\n");
    }

    #[test]
    fn no_word_of_a_letter_becomes_a_line_of_its_head() {
        let letter = written(
            "kode\r\nBcc: budi@contoh.example\r\n\r\nisi",
            "satu\r\n.\r\nRCPT TO:<budi@contoh.example>\rdua",
        );
        let (head, body) = letter.split_once("\r\n\r\n").unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
        assert!(body.starts_with("satu\r\n"), "{body}");
        let long = written(&"panjang ".repeat(80), "isi");
        assert!(long.lines().all(|line| line.len() <= 998));
    }
}
