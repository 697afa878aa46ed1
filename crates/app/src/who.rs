//! Who does something, through which door.

mod agent;

pub use agent::{Agent, Basis, Name};

use base::SubjectId;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Whom something is done for, and who does it: mostly the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resident {
    /// The person or organisation it is done for. What is theirs is theirs, whoever acts.
    pub subject: SubjectId,
    /// The program they act through; none where they are signed in to the portal.
    pub client: Option<ClientId>,
    /// Who acts, where it is not they themselves.
    pub agent: Option<Agent>,
}

impl Resident {
    /// Somebody signed in to the portal.
    pub fn at_portal(subject: SubjectId) -> Self {
        Self {
            subject,
            client: None,
            agent: None,
        }
    }

    /// Somebody for whom a program acts.
    pub fn by_client(subject: SubjectId, client: ClientId) -> Self {
        Self {
            subject,
            client: Some(client),
            agent: None,
        }
    }

    /// Somebody for whom another acts.
    pub fn by_agent(subject: SubjectId, agent: Agent) -> Self {
        Self {
            agent: Some(agent),
            ..Self::at_portal(subject)
        }
    }

    pub(crate) fn channel(self) -> Channel {
        if self.is_at_counter() {
            return Channel::Office;
        }
        self.client.map_or(Channel::Portal, Channel::Api)
    }

    pub(crate) fn origin(self) -> Origin {
        if self.is_at_counter() {
            return Origin::Officer;
        }
        self.client.map_or(Origin::Resident, |_| Origin::Api)
    }

    fn is_at_counter(self) -> bool {
        let basis = self.agent.map(|agent| agent.basis);
        matches!(basis, Some(Basis::Counter { .. }))
    }
}

/// A program that acts for residents, by the name it was registered under: small letters, digits and dashes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientId {
    letters: [u8; Self::LETTERS_MAX],
    length: usize,
}

impl ClientId {
    const LETTERS_MAX: usize = 32;

    pub fn parse(raw: &str) -> Option<Self> {
        let fits = (1..=Self::LETTERS_MAX).contains(&raw.len());
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let mut letters = [0; Self::LETTERS_MAX];
        letters
            .get_mut(..raw.len())?
            .copy_from_slice(raw.as_bytes());
        (fits && raw.bytes().all(plain)).then_some(Self {
            letters,
            length: raw.len(),
        })
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..self.length]).unwrap_or_default()
    }
}

impl fmt::Debug for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClientId({})", self.as_str())
    }
}

/// A civil servant at an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub id: String,
    pub name: String,
    /// `<agency>` or `<agency>-<four digits>`.
    pub office: String,
    /// The officer as a resident, so that nobody handles a case of their own family.
    pub subject: SubjectId,
}

/// Who made an event. Goes into the history, sealed with the rest of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    Applicant,
    /// Somebody who acted for the applicant.
    Agent {
        subject: SubjectId,
        name: String,
        basis: Basis,
    },
    Rules,
    Officer {
        id: String,
        name: String,
        office: String,
    },
    Register {
        register: String,
    },
    Clock,
    /// The bank that takes the money.
    Bank,
    /// Whoever runs the program, on the order of somebody.
    Operator {
        name: String,
    },
}

/// Through which door something came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    Portal,
    /// A program that acts for a resident.
    Api(ClientId),
    /// A site of others that a person signed in to.
    Site(ClientId),
    Office,
    /// A notice of the bank.
    Bank,
    Job,
    /// The command line of whoever runs the program.
    Command,
}

/// How a case came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    #[default]
    Resident,
    Offered,
    Officer,
    Api,
}

impl Actor {
    /// The word for the actor column: the kind of actor, never who.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Agent { .. } => "agent",
            Self::Rules => "rules",
            Self::Officer { .. } => "officer",
            Self::Register { .. } => "register",
            Self::Clock => "clock",
            Self::Bank => "bank",
            Self::Operator { .. } => "operator",
        }
    }
}

impl From<Option<Agent>> for Actor {
    /// Who acts on the side of the applicant.
    fn from(agent: Option<Agent>) -> Self {
        agent.map_or(Self::Applicant, |agent| Self::Agent {
            subject: agent.subject,
            name: agent.name.as_str().to_owned(),
            basis: agent.basis,
        })
    }
}

impl From<&Officer> for Actor {
    fn from(officer: &Officer) -> Self {
        Self::Officer {
            id: officer.id.clone(),
            name: officer.name.clone(),
            office: officer.office.clone(),
        }
    }
}

impl Channel {
    /// What stands before the name of a program.
    const API: &'static str = "api:";
    /// What stands before the name of a site.
    const SITE: &'static str = "site:";

    /// The word for the channel column. That of a program names it, so that a resident can be told which one it was.
    pub(crate) fn word(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Portal => "portal",
            Self::Api(client) => return Cow::Owned([Self::API, client.as_str()].concat()),
            Self::Site(client) => return Cow::Owned([Self::SITE, client.as_str()].concat()),
            Self::Office => "office",
            Self::Bank => "bank",
            Self::Job => "job",
            Self::Command => "command",
        })
    }

    /// The program behind a word of the column.
    pub(crate) fn client_of(word: &str) -> Option<&str> {
        word.strip_prefix(Self::API)
    }

    /// The site behind a word of the column.
    pub(crate) fn site_of(word: &str) -> Option<&str> {
        word.strip_prefix(Self::SITE)
    }
}

impl Origin {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Offered => "offered",
            Self::Officer => "officer",
            Self::Api => "api",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_has_a_name_that_fits_any_column_and_line() {
        let longest = "a".repeat(ClientId::LETTERS_MAX);
        for good in ["demo-klinik", "a", "9", &longest] {
            assert_eq!(ClientId::parse(good).unwrap().as_str(), good);
        }
        let longer = format!("{longest}a");
        for bad in ["", "Klinik", "a b", "a:b", "é", &longer] {
            assert_eq!(ClientId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_row_says_which_program_acted() {
        let client = ClientId::parse("demo-klinik").unwrap();
        let word = Channel::Api(client).word();
        assert_eq!(Channel::client_of(&word), Some("demo-klinik"));
        assert_eq!(Channel::client_of(&Channel::Portal.word()), None);
    }
}
