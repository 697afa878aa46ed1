//! A reference to words. Code never holds a sentence for people; it names one by owner and key.

use crate::{Date, Rupiah, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A language Sigap speaks. Every word exists in each.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Id,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The BCP 47 tag: "id" or "en".
    pub fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

/// Whose words: there is no fall-back from one owner to another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// `text/{id,en}.ftl` of the portal: navigation, buttons, problems.
    Portal,
    /// `text/{id,en}.ftl` of the pack: kinds, agencies, units, life events.
    Pack,
    /// `services/<id>/{id,en}.ftl`.
    Service(String),
    /// `registers/<id>/{id,en}.ftl`.
    Register(String),
    /// `clients/<id>.toml`: the words of a site or a system stand in its own file.
    Client(String),
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Portal => f.write_str("portal"),
            Self::Pack => f.write_str("pack"),
            Self::Service(id) => write!(f, "services/{id}"),
            Self::Register(id) => write!(f, "registers/{id}"),
            Self::Client(id) => write!(f, "clients/{id}"),
        }
    }
}

/// A value put into a sentence; how it is written depends on the language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Arg {
    Str(String),
    Int(i64),
    Date(Date),
    /// Written with the office's zone by whoever renders it.
    Time(Timestamp),
    Money(Rupiah),
    Text(Box<Text>),
}

/// One sentence: whose, which, and what to put in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub owner: Owner,
    pub key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, Arg)>,
}

impl Text {
    pub fn portal(key: impl Into<String>) -> Self {
        Self {
            owner: Owner::Portal,
            key: key.into(),
            args: Vec::new(),
        }
    }

    pub fn pack(key: impl Into<String>) -> Self {
        Self {
            owner: Owner::Pack,
            key: key.into(),
            args: Vec::new(),
        }
    }

    pub fn service(service: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            owner: Owner::Service(service.into()),
            key: key.into(),
            args: Vec::new(),
        }
    }

    pub fn register(register: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            owner: Owner::Register(register.into()),
            key: key.into(),
            args: Vec::new(),
        }
    }

    pub fn client(client: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            owner: Owner::Client(client.into()),
            key: key.into(),
            args: Vec::new(),
        }
    }

    /// The same sentence with one more value in it.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, arg: Arg) -> Self {
        self.args.push((name.into(), arg));
        self
    }
}
