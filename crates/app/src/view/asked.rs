//! What the pages show of a clarification: to who is asked, and to who asks.

use base::{Due, Text};
use pack::Citation;

/// A question of an officer, and why the clock stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedView {
    /// What it is about.
    pub products: Vec<Text>,
    /// In the officer's own words.
    pub question: String,
    /// The ground on which the clock stands.
    pub ground: Text,
    pub law: Citation,
    /// Until when an answer counts.
    pub until: Due,
    /// That time is over, and the clock runs again.
    pub lapsed: bool,
}

/// What an officer may ask of an applicant.
#[derive(Clone, Debug)]
pub struct AskingView {
    /// Grounds of the service: id, words and law.
    pub grounds: Vec<(String, Text, Citation)>,
    /// Products whose clock can stand.
    pub products: Vec<String>,
    /// Until when the applicant could answer if they were asked now.
    pub until: Due,
}
