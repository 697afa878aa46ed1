//! Changing the key that signs, so that no verification fails meanwhile: a new key is published long before it signs, and
//! an old one long after (OpenID Connect Core §10.1.1).

use base::Timestamp;

/// How long a new key is only published: longer than anybody keeps a key set ([`crate::jwks::KEPT_SECONDS`]).
pub const AHEAD_SECONDS: i64 = 24 * 3600;
/// How long a key signs.
pub const SIGNS_SECONDS: i64 = 90 * 24 * 3600;
/// How long it stays published after that: an `id_token_hint` may be as old as a session that is long over.
pub const BEHIND_SECONDS: i64 = 30 * 24 * 3600;

const _: () = assert!(AHEAD_SECONDS > crate::jwks::KEPT_SECONDS);

/// What to do with the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The index of the key that signs; none only where there are no keys.
    pub signs: Option<usize>,
    /// The keys to publish, the one that signs among them.
    pub published: Vec<usize>,
    /// Whether the next key must be made now.
    pub make: bool,
}

/// Which of the keys signs and which are published. `made` says when each key was made, the oldest first; the first of all
/// signs at once, since nobody knows another.
pub fn plan(made: &[Timestamp], now: Timestamp) -> Plan {
    let begins = |index: usize| match index {
        0 => made[0],
        later => made[later].plus_seconds(AHEAD_SECONDS),
    };
    let signs = (0..made.len()).rev().find(|index| begins(*index) <= now);
    let signs = signs.or((!made.is_empty()).then_some(0));
    let is_published = |index: &usize| match made.get(index + 1) {
        // It stopped signing when the next one began.
        Some(_) => now < begins(index + 1).plus_seconds(BEHIND_SECONDS),
        None => true,
    };
    let newest_is_old = made.last().is_none_or(|newest| {
        let ends = newest.plus_seconds(SIGNS_SECONDS - AHEAD_SECONDS);
        now >= ends
    });
    Plan {
        signs,
        published: (0..made.len()).filter(is_published).collect(),
        make: newest_is_old,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = 24 * 3600;

    fn day(day: i64) -> Timestamp {
        Timestamp::from_micros(0).plus_seconds(day * DAY)
    }

    #[test]
    fn the_first_key_signs_at_once_and_a_later_one_after_a_day() {
        assert_eq!(
            plan(&[], day(0)),
            Plan {
                signs: None,
                published: vec![],
                make: true
            }
        );
        assert_eq!(plan(&[day(0)], day(0)).signs, Some(0));
        let two = [day(0), day(89)];
        assert_eq!(plan(&two, day(89)).signs, Some(0));
        assert_eq!(plan(&two, day(89)).published, [0, 1]);
        assert_eq!(plan(&two, day(90)).signs, Some(1));
        assert_eq!(plan(&two, day(119)).published, [0, 1]);
        assert_eq!(plan(&two, day(120)).published, [1]);
    }

    #[test]
    fn the_next_key_is_made_a_day_before_the_old_one_is_done() {
        assert!(!plan(&[day(0)], day(88)).make);
        assert!(plan(&[day(0)], day(89)).make);
        assert!(!plan(&[day(0), day(89)], day(89)).make);
    }

    proptest! {
        /// A verifier that keeps a set for as long as it may finds every key that signs in the meantime, and the key of
        /// every token that is not over.
        #[test]
        fn no_verification_fails_during_a_rotation(gaps in prop::collection::vec(2_i64..200, 1..6), at in 0_i64..900, kept in 0..=crate::jwks::KEPT_SECONDS) {
            let mut made = vec![day(0)];
            for gap in gaps {
                made.push(made[made.len() - 1].plus_seconds(gap * DAY));
            }
            let now = day(at);
            let known: Vec<Timestamp> = made.iter().copied().filter(|made| *made <= now).collect();
            let later = now.plus_seconds(kept);
            let then: Vec<Timestamp> = made.iter().copied().filter(|made| *made <= later).collect();
            let fetched = plan(&known, now).published;
            prop_assert!(fetched.contains(&plan(&then, later).signs.unwrap()));
            let signed = plan(&known, now).signs.unwrap();
            let over = now.plus_seconds(crate::token::ID_TOKEN_SECONDS);
            let then: Vec<Timestamp> = made.iter().copied().filter(|made| *made <= over).collect();
            prop_assert!(plan(&then, over).published.contains(&signed));
        }
    }
}
