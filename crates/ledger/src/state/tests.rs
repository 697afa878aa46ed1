use super::*;
use crate::chain::{Changes, Memory};
use crate::{Hash, log::Disproved};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn put_all(memory: &mut Memory, version: u64, values: &BTreeMap<Hash, Vec<u8>>) -> Hash {
    let mut changes = Changes {
        version,
        values: values.clone(),
        ..Changes::default()
    };
    let root = put(memory, &mut changes).unwrap();
    memory.keep(changes);
    root
}

/// The root as this file's neighbours define it, computed from the values alone.
fn root_of(values: &[(Hash, Vec<u8>)], depth: usize) -> Hash {
    let bit = |key: &Hash| key.0[depth / 8] >> (7 - depth % 8) & 1 == 1;
    match values {
        [] => check::EMPTY,
        [(key, value)] => check::leaf(*key, Hash::of(value)),
        _ => {
            let right = values.iter().position(|(key, _)| bit(key));
            let (left, right) = values.split_at(right.unwrap_or(values.len()));
            check::inner(root_of(left, depth + 1), root_of(right, depth + 1))
        }
    }
}

fn key(number: u16) -> Hash {
    Hash::of(&number.to_be_bytes())
}

#[test]
fn a_state_with_one_key_is_that_leaf() {
    let mut memory = Memory::default();
    let values = BTreeMap::from([(key(1), vec![7])]);
    let root = put_all(&mut memory, 0, &values);
    assert_eq!(root, check::leaf(key(1), Hash::of(&[7])));
    let other = prove(&memory, (0, root), key(2)).unwrap();
    assert!(matches!(other.found, Found::Other { .. }));
    assert_eq!(check(&other, key(2), root), Ok(None));
    assert_eq!(check(&other, key(1), root), Err(Disproved::Outside));
}

#[test]
fn an_older_version_is_proved_until_it_is_forgotten() {
    let mut memory = Memory::default();
    let values: BTreeMap<_, _> = (0..50).map(|number| (key(number), vec![1])).collect();
    let old = put_all(&mut memory, 0, &values);
    let new = put_all(&mut memory, 1, &BTreeMap::from([(key(3), vec![2])]));
    let value = |version, root| {
        let proof = prove(&memory, (version, root), key(3)).unwrap();
        check(&proof, key(3), root).unwrap().map(<[u8]>::to_vec)
    };
    assert_eq!(value(0, old), Some(vec![1]));
    assert_eq!(value(1, new), Some(vec![2]));
    assert!(prove(&memory, (1, old), key(3)).is_err());
    memory.prune(1);
    assert!(prove(&memory, (0, old), key(3)).is_err());
    assert!(prove(&memory, (1, new), key(3)).is_ok());
}

/// What some versions put into the state.
fn rounds() -> impl Strategy<Value = Vec<BTreeMap<u16, u8>>> {
    let round = proptest::collection::btree_map(0_u16..60, any::<u8>(), 1..12);
    proptest::collection::vec(round, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_is_the_one_that_is_described(rounds in rounds()) {
        let (mut memory, mut all) = (Memory::default(), BTreeMap::new());
        let mut root = check::EMPTY;
        let mut version = 0;
        for round in rounds {
            let values: BTreeMap<_, _> = round.into_iter().map(|(number, byte)| (key(number), vec![byte])).collect();
            all.extend(values.clone());
            root = put_all(&mut memory, version, &values);
            memory.prune(version);
            version += 1;
        }
        let sorted: Vec<_> = all.clone().into_iter().collect();
        prop_assert_eq!(root_of(&sorted, 0), root);
        for number in 0..80 {
            let proof = prove(&memory, (version - 1, root), key(number)).unwrap();
            prop_assert_eq!(check(&proof, key(number), root), Ok(all.get(&key(number)).map(Vec::as_slice)));
            let lines = proof.lines();
            prop_assert_eq!(StateProof::of_lines(lines.strip_suffix('\n').unwrap()), Some(proof.clone()));
            // The same path says nothing of another value, another key or another root.
            if let Found::Value(_) = proof.found {
                let forged = StateProof { found: Found::Value(vec![1, 2]), path: proof.path.clone() };
                prop_assert!(check(&forged, key(number), root).is_err());
                let hidden = StateProof { found: Found::Nothing, path: proof.path.clone() };
                prop_assert!(check(&hidden, key(number), root).is_err());
            }
            prop_assert!(check(&proof, key(number), Hash::NONE).is_err());
        }
    }
}
