//! Mail: letters to people, handed to a server of mail or, in the demonstration, kept where its visitors read them. A letter is
//! plain text, and neither its words nor its address stand in any log line.

mod address;
mod kept;
mod letter;
mod rest;
mod smtp;

pub use address::{Address, BadAddress};
pub use kept::KeptLetter;
pub use letter::Letter;
pub(crate) use smtp::{AT_ONCE_MAX, TRY_SECONDS_MAX};
pub use smtp::{BadServer, Server};

use base::{RowId, Timestamp};
use kept::Kept;
use lettre::message::Mailbox;
use smtp::Smtp;
use std::sync::atomic::{AtomicU64, Ordering};

/// The way letters go.
#[derive(Debug)]
pub struct Mailer {
    way: Way,
    /// Whom they are from.
    from: Mailbox,
    counts: Counts,
}

#[derive(Debug)]
enum Way {
    Smtp(Smtp),
    /// Nothing is sent; whoever tries the demonstration reads it.
    Kept(Kept),
}

/// How many letters went how.
#[derive(Debug, Default)]
struct Counts {
    sent: AtomicU64,
    refused: AtomicU64,
    failed: AtomicU64,
}

/// What became of letters since the program began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub sent: u64,
    /// For good: the address takes no mail.
    pub refused: u64,
    /// Tries that came to nothing; each letter is tried again.
    pub failed: u64,
}

/// Why a letter was not taken. Never says to whom it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unsent {
    /// Nobody at that address will ever read it.
    #[error("the server of mail takes nothing for the address")]
    Refused,
    #[error("the server of mail wants to be asked later")]
    Deferred,
    /// It does not want us, our sender or our words: that is for the operator to mend.
    #[error("the server of mail turned us away")]
    TurnedAway,
    #[error("the server of mail could not be reached")]
    Unreachable,
    #[error("the server of mail gave no answer in time")]
    Late,
    #[error("the server of mail did not prove who it is")]
    Untrusted,
    #[error("the server of mail is left alone for a moment")]
    Resting,
    #[error("the letter cannot be written")]
    Unwritable,
}

impl Unsent {
    /// For lists that an operator reads.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Refused => "mail-refused",
            Self::Deferred => "mail-deferred",
            Self::TurnedAway => "mail-turned-away",
            Self::Unreachable => "mail-unreachable",
            Self::Late => "mail-late",
            Self::Untrusted => "mail-untrusted",
            Self::Resting => "mail-resting",
            Self::Unwritable => "mail-unwritable",
        }
    }

    /// Whether the next letter would meet the same.
    fn is_the_servers(self) -> bool {
        matches!(self, Self::Unreachable | Self::Late | Self::Untrusted)
    }
}

impl Mailer {
    /// Letters go to a server of mail. Connects to nothing yet.
    pub fn smtp(server: &Server<'_>) -> Result<Self, BadServer> {
        Ok(Self {
            from: server.sender()?,
            way: Way::Smtp(Smtp::new(server)?),
            counts: Counts::default(),
        })
    }

    /// Letters go nowhere and are kept in memory: for a demonstration, where nobody has an address.
    pub fn kept() -> Self {
        let address = lettre::Address::new("sigap", "contoh.example");
        let address = address.unwrap_or_else(|_| unreachable!("a local part and a domain"));
        Self {
            way: Way::Kept(Kept::default()),
            from: Mailbox::new(Some("Sigap".to_owned()), address),
            counts: Counts::default(),
        }
    }

    /// The letters that were kept, newest first; none where letters are sent.
    pub fn letters(&self) -> Vec<KeptLetter> {
        match &self.way {
            Way::Smtp(_) => Vec::new(),
            Way::Kept(kept) => kept.letters(),
        }
    }

    pub fn figures(&self) -> Figures {
        let count = |of: &AtomicU64| of.load(Ordering::Relaxed);
        Figures {
            sent: count(&self.counts.sent),
            refused: count(&self.counts.refused),
            failed: count(&self.counts.failed),
        }
    }

    /// Hands one letter over. `id` is in its head: the same letter twice is seen to be the same.
    pub(crate) async fn send(
        &self,
        letter: &Letter,
        id: RowId,
        now: Timestamp,
    ) -> Result<(), Unsent> {
        let envelope = letter.written(&self.from, id, now);
        let sent = match (envelope, &self.way) {
            (Ok(envelope), Way::Smtp(smtp)) => smtp.send(&envelope).await,
            (Ok(_), Way::Kept(kept)) => {
                kept.keep(letter.clone(), now);
                Ok(())
            }
            (Err(error), _) => Err(error),
        };
        let count = match sent {
            Ok(()) => &self.counts.sent,
            Err(Unsent::Refused) => &self.counts.refused,
            Err(_) => &self.counts.failed,
        };
        count.fetch_add(1, Ordering::Relaxed);
        sent
    }
}
