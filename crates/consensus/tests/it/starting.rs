//! What is said before anything runs, instead of stopping the program later.

use crate::town::{Town, founding, free_address, now, person, set, signer};
use consensus::{CannotStart, Node};
use ledger::Signer as _;
use std::net::TcpListener;
use std::time::Duration;

fn refused(config: consensus::Config) -> CannotStart {
    match Node::start(config) {
        Ok(_) => panic!("it started"),
        Err(why) => why,
    }
}

#[test]
fn times_that_contradict_one_another_are_refused() {
    let town = Town::of(1);
    let mut config = town.config(1);
    config.pace.certification = config.pace.leader;
    assert!(matches!(refused(config), CannotStart::Pace(_)));
    let mut config = town.config(1);
    config.pace.skip = Duration::from_millis(1);
    assert!(matches!(refused(config), CannotStart::Pace(_)));
}

#[test]
fn a_stranger_an_address_that_is_taken_and_other_validators_are_refused() {
    let town = Town::of(1);
    let mut config = town.config(1);
    config.seed = [9; 32];
    assert!(matches!(refused(config), CannotStart::Stranger));

    let taken = TcpListener::bind(town.peers[0].address).unwrap();
    assert!(matches!(refused(town.config(1)), CannotStart::Address(..)));
    drop(taken);

    let town = Town::of(2);
    let mut config = town.config(1);
    config.validators[1].key = signer(9).public();
    let why = refused(config);
    assert!(
        matches!(&why, CannotStart::Unknown(who) if who == "v2.example/ledger"),
        "{why}"
    );
    // The mistake is corrected, and the folder is as good as new.
    drop(town.start(1));

    let mut config = town.config(1);
    config.validators.extend(town.peers.clone());
    assert!(matches!(refused(config), CannotStart::Twice));
}

#[test]
fn a_second_program_on_one_folder_is_refused_and_the_first_goes_on() {
    let town = Town::of(1);
    let node = town.start(1);
    let mut config = town.config(1);
    config.listen = free_address();
    assert!(matches!(refused(config), CannotStart::Running));
    town.submit(&node, &person(1)).unwrap();
    drop(node);
    drop(town.start(1));
}

#[test]
fn whoever_lost_the_record_of_votes_does_not_start() {
    let town = Town::of(1);
    let node = town.start(1);
    town.submit(&node, &person(1)).unwrap();
    drop(node);
    std::fs::remove_dir_all(town.folder.join("v1/engine/votes")).unwrap();
    assert!(matches!(refused(town.config(1)), CannotStart::VotesLost));
}

#[test]
fn a_folder_belongs_to_one_ledger_and_one_key() {
    let town = Town::of(1);
    drop(town.start(1));
    let mut config = town.config(1);
    config.founding = founding(set(1), now().plus_seconds(1));
    assert!(matches!(refused(config), CannotStart::Foreign));
    let mut config = town.config(1);
    config.founding[100] ^= 1;
    assert!(matches!(refused(config), CannotStart::Founding(_)));
    drop(town.start(1));
}
