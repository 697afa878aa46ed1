//! Which steps follow from the last one: pure, but for the chance that is handed in.

use crate::Dice;
use crate::tables::did::{Content, Turn};
use ::ledger::Hash;
use base::Timestamp;
use serde::Serialize;

/// Why most identities begin.
pub(super) const OPENED: &str = "opened";
/// Why a death ends an identity.
pub(super) const DIED: &str = "died";
/// Why its holder began it anew.
pub(super) const REPLACED: &str = "replaced";
/// Why it began again: its ledger is not the one of today.
pub(super) const MOVED: &str = "moved";
/// What alone shows that somebody lives whom a register had called dead: the register was asked again.
const REVIVES: &[&str] = &["reclaimed", "recovered-counter"];
/// Why it began for whoever had an account before identities were anchored.
pub(super) const KNOWN: &str = "known";

/// The text with the keys that count.
#[derive(Serialize)]
struct Keys<'a> {
    keys: &'a [String],
    salt: String,
}

/// The text with the cause.
#[derive(Serialize)]
struct Cause<'a> {
    because: &'a str,
    at: String,
    salt: String,
}

/// What follows if that happened and these keys count now: nothing, a step, or an end and a beginning.
pub(super) fn next(
    last: Option<&Content>,
    (because, thumbprints): (&str, Vec<String>),
    dice: &Dice,
    at: Timestamp,
) -> Result<Vec<Content>, serde_json::Error> {
    let living = last.filter(|last| last.turn != Turn::Ended);
    let has_died = last.is_some_and(|last| last.turn == Turn::Ended && last.because == DIED);
    if has_died && !REVIVES.contains(&because) {
        return Ok(vec![]);
    }
    let made = |turn, (identity, sequence): (Hash, u64), thumbprints| {
        content(turn, (identity, sequence), (because, thumbprints), dice, at)
    };
    let after = |last: &Content| (last.identity, last.sequence + 1);
    let begun = || (Hash(dice.bytes()), 0);
    let steps = match (because, living) {
        (DIED, None) => vec![],
        (DIED, Some(last)) => vec![made(Turn::Ended, after(last), Vec::new())?],
        (REPLACED, Some(last)) => vec![
            made(Turn::Ended, after(last), Vec::new())?,
            made(Turn::Began, begun(), thumbprints)?,
        ],
        (_, Some(last)) if last.thumbprints == thumbprints => vec![],
        (_, Some(last)) => vec![made(Turn::Changed, after(last), thumbprints)?],
        (_, None) => vec![made(Turn::Began, begun(), thumbprints)?],
    };
    Ok(steps)
}

fn content(
    turn: Turn,
    (identity, sequence): (Hash, u64),
    (because, thumbprints): (&str, Vec<String>),
    dice: &Dice,
    at: Timestamp,
) -> Result<Content, serde_json::Error> {
    let salt = || crate::vault::hex(&dice.bytes::<32>());
    let keys = Keys {
        keys: &thumbprints,
        salt: salt(),
    };
    let cause = Cause {
        because,
        at: at.rfc3339(),
        salt: salt(),
    };
    let keys = format!("sigap/keys@v1\n{}", serde_json::to_string(&keys)?);
    let cause = format!("sigap/cause@v1\n{}", serde_json::to_string(&cause)?);
    Ok(Content::new(
        (turn, because),
        (identity, sequence),
        thumbprints,
        (keys, cause),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU8, Ordering};

    /// Dice that never fall twice in the same way.
    fn dice() -> Dice {
        let thrown = AtomicU8::new(0);
        Dice::new(move |bytes| bytes.fill(thrown.fetch_add(1, Ordering::Relaxed)))
    }

    fn after(last: Option<&Content>, because: &str, keys: &[&str], dice: &Dice) -> Vec<Content> {
        let keys = keys.iter().map(|&key| key.to_owned()).collect();
        let at = Timestamp::from_micros(0);
        next(last, (because, keys), dice, at).unwrap()
    }

    #[test]
    fn an_identity_begins_changes_with_its_keys_and_ends_with_a_death() {
        let dice = dice();
        let [began] = &after(None, "opened", &[], &dice)[..] else {
            panic!("it begins");
        };
        assert_eq!((began.turn, began.sequence), (Turn::Began, 0));
        let [changed] = &after(Some(began), "passkey-added", &["a"], &dice)[..] else {
            panic!("it changes");
        };
        assert_eq!((changed.turn, changed.sequence), (Turn::Changed, 1));
        assert_eq!(changed.identity, began.identity);
        assert!(after(Some(changed), "passkey-added", &["a"], &dice).is_empty());
        let [ended] = &after(Some(changed), DIED, &["a"], &dice)[..] else {
            panic!("it ends");
        };
        assert_eq!((ended.turn, ended.sequence), (Turn::Ended, 2));
        assert!(ended.thumbprints.is_empty());
        assert!(after(Some(ended), DIED, &["a"], &dice).is_empty());
        assert!(after(None, DIED, &[], &dice).is_empty());
    }

    #[test]
    fn whoever_begins_anew_has_a_name_in_the_ledger_that_says_nothing_of_the_old_one() {
        let dice = dice();
        let began = after(None, "opened", &["a"], &dice).remove(0);
        let [ended, anew] = &after(Some(&began), REPLACED, &["a"], &dice)[..] else {
            panic!("an end and a beginning");
        };
        assert_eq!((ended.turn, ended.identity), (Turn::Ended, began.identity));
        assert_eq!((anew.turn, anew.sequence), (Turn::Began, 0));
        assert_ne!(anew.identity, began.identity);
        assert_ne!(anew.keys, began.keys, "the same keys under another salt");
        // After a death that was recorded by mistake, whoever was asked about at the register begins anew, and no key alone.
        let ended = after(Some(anew), DIED, &[], &dice).remove(0);
        for told in ["passkey-added", "passkey-removed", REPLACED, KNOWN] {
            assert!(
                after(Some(&ended), told, &["a"], &dice).is_empty(),
                "{told}"
            );
        }
        let again = after(Some(&ended), "recovered-counter", &["a"], &dice).remove(0);
        assert_eq!((again.turn, again.sequence), (Turn::Began, 0));
    }
}
