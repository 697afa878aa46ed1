//! What a set changes of another, in plain words, so that whoever approves it sees what they approve.

use ledger::{Agency, Kind, Set};

/// One line for each thing that changes; none where both sets say the same, in whatever order.
pub(super) fn compare(before: &Set, after: &Set) -> Vec<String> {
    let (validators, agencies) = (validators(before, after), agencies(before, after));
    let is_same = validators.is_empty() && agencies.is_empty() && before.quorum == after.quorum;
    if is_same {
        return Vec::new();
    }
    [validators, vec![quorum(before, after)], agencies].concat()
}

fn validators(before: &Set, after: &Set) -> Vec<String> {
    let mut lines = Vec::new();
    for one in &after.validators {
        let (name, key) = (&one.name, one.key);
        match before.validators.iter().find(|old| old.name == one.name) {
            None => lines.push(format!("validator comes: {name}, with the key {key:?}")),
            Some(old) if old.key != key => {
                lines.push(format!("validator changes its key: {name}, to {key:?}"));
            }
            Some(_) => (),
        }
    }
    for old in &before.validators {
        if after.validators.iter().all(|one| one.name != old.name) {
            lines.push(format!("validator goes: {}", old.name));
        }
    }
    lines
}

fn quorum(before: &Set, after: &Set) -> String {
    let told = |set: &Set| format!("{} of {}", set.quorum, set.validators.len());
    let is_first = before.validators.is_empty();
    let (before, after) = (told(before), told(after));
    if is_first {
        format!("quorum: {after}")
    } else if before == after {
        format!("quorum: {after}, as before")
    } else {
        format!("quorum: {before} → {after}")
    }
}

/// An agency may have several keys, each with rights of its own.
fn agencies(before: &Set, after: &Set) -> Vec<String> {
    let is_in = |set: &Set, one: &Agency| set.agencies.iter().any(|other| other.name == one.name);
    let mut lines = Vec::new();
    for one in &after.agencies {
        let (name, key, may) = (&one.name, one.key, words(&one.may));
        match same(before, one) {
            Some(old) => lines.extend(rights(old, one)),
            None if is_in(before, one) => {
                lines.push(format!(
                    "agency gets another key: {name}, {key:?}; may {may}"
                ));
            }
            None => lines.push(format!(
                "agency comes: {name}, with the key {key:?}; may {may}"
            )),
        }
    }
    for old in &before.agencies {
        let (name, key) = (&old.name, old.key);
        if same(after, old).is_some() {
            continue;
        }
        lines.push(if is_in(after, old) {
            format!("agency loses a key: {name}, {key:?}")
        } else {
            format!("agency goes: {name}, with the key {key:?}")
        });
    }
    lines
}

/// The same key of the same agency, in another set.
fn same<'a>(set: &'a Set, one: &Agency) -> Option<&'a Agency> {
    let mut agencies = set.agencies.iter();
    agencies.find(|other| (&other.name, other.key) == (&one.name, one.key))
}

fn rights(old: &Agency, one: &Agency) -> Option<String> {
    let beyond = |some: &[Kind], others: &[Kind]| -> Vec<Kind> {
        let more = some.iter().filter(|kind| !others.contains(kind));
        more.copied().collect()
    };
    let (more, less) = (beyond(&one.may, &old.may), beyond(&old.may, &one.may));
    let parts = [("may now", more), ("may no more", less)];
    let parts = parts.iter().filter(|(_, kinds)| !kinds.is_empty());
    let parts: Vec<_> = parts
        .map(|(what, kinds)| format!("{what} {}", words(kinds)))
        .collect();
    let changed = format!(
        "agency changes its rights: {}, {}",
        one.name,
        parts.join("; ")
    );
    (!parts.is_empty()).then_some(changed)
}

/// As the list of who runs the ledger names them.
fn words(kinds: &[Kind]) -> String {
    if kinds.is_empty() {
        return "nothing".to_owned();
    }
    if kinds == Kind::SUBMITTED {
        return "everything".to_owned();
    }
    let word = |kind: &Kind| {
        let quoted = serde_json::to_string(kind).unwrap_or_default();
        quoted.trim_matches('"').to_owned()
    };
    kinds.iter().map(word).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{Name, PublicKey, Validator};

    fn agency(name: &str, key: u8, may: &[Kind]) -> Agency {
        Agency {
            key: PublicKey([key; 32]),
            may: may.to_vec(),
            name: Name::parse(name).unwrap(),
        }
    }

    fn set(validators: &[(u8, u8)], quorum: usize, agencies: Vec<Agency>) -> Set {
        let validator = |(number, key): &(u8, u8)| Validator {
            key: PublicKey([*key; 32]),
            name: Name::parse(&format!("v{number}.example/1")).unwrap(),
        };
        Set {
            agencies,
            quorum,
            validators: validators.iter().map(validator).collect(),
        }
    }

    fn town() -> Agency {
        agency("kota.example", 101, &Kind::SUBMITTED)
    }

    fn key(seed: u8) -> String {
        format!("{:?}", PublicKey([seed; 32]))
    }

    #[test]
    fn validators_that_come_go_or_change_their_key_are_named_with_the_quorum() {
        let before = set(&[(1, 1), (2, 2), (3, 3), (4, 4)], 3, vec![town()]);
        let after = set(&[(1, 1), (2, 2), (3, 33), (5, 5)], 3, vec![town()]);
        let lines = [
            format!("validator changes its key: v3.example/1, to {}", key(33)),
            format!("validator comes: v5.example/1, with the key {}", key(5)),
            "validator goes: v4.example/1".to_owned(),
            "quorum: 3 of 4, as before".to_owned(),
        ];
        assert_eq!(compare(&before, &after), lines);
        let more = set(&[(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)], 4, vec![town()]);
        assert_eq!(compare(&before, &more)[1], "quorum: 3 of 4 → 4 of 5");
        let stricter = set(&[(1, 1), (2, 2), (3, 3), (4, 4)], 4, vec![town()]);
        assert_eq!(compare(&before, &stricter), ["quorum: 3 of 4 → 4 of 4"]);
    }

    #[test]
    fn agencies_that_come_go_or_get_other_rights_or_keys_are_named() {
        let few = [Kind::DidCreate, Kind::DidRotate];
        let before = set(
            &[(1, 1)],
            1,
            vec![
                town(),
                agency("lama.example", 102, &few),
                agency("sama.example", 103, &few),
                agency("kunci.example", 104, &few),
            ],
        );
        let after = set(
            &[(1, 1)],
            1,
            vec![
                town(),
                agency("sama.example", 103, &[Kind::DidCreate, Kind::Snapshot]),
                agency("kunci.example", 105, &few),
                agency("baru.example", 106, &[]),
            ],
        );
        let lines = [
            "quorum: 1 of 1, as before".to_owned(),
            "agency changes its rights: sama.example, may now snapshot; may no more did.rotate"
                .to_owned(),
            format!(
                "agency gets another key: kunci.example, {}; may did.create, did.rotate",
                key(105)
            ),
            format!(
                "agency comes: baru.example, with the key {}; may nothing",
                key(106)
            ),
            format!("agency goes: lama.example, with the key {}", key(102)),
            format!("agency loses a key: kunci.example, {}", key(104)),
        ];
        assert_eq!(compare(&before, &after), lines);
        assert!(compare(&after, &before).contains(&format!(
            "agency comes: lama.example, with the key {}; may did.create, did.rotate",
            key(102)
        )));
    }

    #[test]
    fn another_order_changes_nothing() {
        let other = agency("lain.example", 102, &Kind::SUBMITTED);
        let one = set(&[(1, 1), (2, 2)], 2, vec![town(), other.clone()]);
        let turned = set(&[(2, 2), (1, 1)], 2, vec![other, town()]);
        assert_eq!(compare(&one, &turned), Vec::<String>::new());
    }
}
