use super::*;
use ledger::log::{Frontier, TileNodes, check_consistency, check_inclusion};
use ledger::note::Note;
use ledger::{SeedSigner, log::Tiles as _};
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

struct Room(PathBuf);

impl Room {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let room = format!("sigap-audit-log-{}-{count}", std::process::id());
        let room = std::env::temp_dir().join(room);
        let _ = fs::remove_dir_all(&room);
        Self(room)
    }

    /// A journal that begins anew every few batches.
    fn open(&self) -> Result<AuditLog, Broken> {
        AuditLog::with_journal(&self.0, name(), 4_000)
    }

    fn journal(&self) -> Vec<u8> {
        fs::read(self.0.join("journal")).unwrap()
    }

    fn set_journal(&self, bytes: &[u8]) {
        fs::write(self.0.join("journal"), bytes).unwrap();
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn name() -> Name {
    Name::parse("dukcapil.example/audit").unwrap()
}

fn signer() -> SeedSigner {
    SeedSigner::of(&[5; 32]).unwrap()
}

fn entries(from: u64, count: u64) -> Vec<Vec<u8>> {
    (from..from + count)
        .map(|number| format!("entry {number}").into_bytes())
        .collect()
}

fn root(size: u64) -> Hash {
    Frontier::root_of(entries(0, size).iter().map(|entry| Hash::of_leaf(entry)))
}

#[derive(Clone, Debug)]
enum Deed {
    Append(u64),
    Publish,
    /// Stopped, and opened again.
    Open,
    /// Stopped in the middle of a write: so many bytes of a batch are there, and some of what is missing is zeros.
    Torn(usize, bool),
    /// The power went: files that were not synced are gone, or hold nothing.
    Dark,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (1_u64..400).prop_map(Deed::Append),
        1 => Just(Deed::Publish),
        1 => Just(Deed::Open),
        1 => (1_usize..260, any::<bool>()).prop_map(|(bytes, has_hole)| Deed::Torn(bytes, has_hole)),
        1 => Just(Deed::Dark),
    ]
}

/// Files that the journal still covers may be lost, or be empty.
fn lose(room: &Room) {
    let first = journal::first(&room.journal(), &name()).unwrap();
    for (folder, kept) in [
        ("0", first >> 8),
        ("1", first >> 16),
        ("entries", first >> 8),
    ] {
        for index in kept..kept + 4 {
            let path = room.0.join(format!("public/tile/{folder}/{index:03}"));
            if path.exists() && index % 2 == 0 {
                fs::write(path, b"").unwrap();
            } else {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// The next batch as far as it was written when all stopped, behind a journal that was whole.
fn torn(room: &Room, size: u64, (bytes, has_hole): (usize, bool)) {
    let mut log = room.open().unwrap();
    let before = room.journal();
    log.append(&entries(size, 20)).unwrap();
    drop(log);
    let after = room.journal();
    let Some(batch) = after.strip_prefix(&before[..]) else {
        // It began anew, with all of it on disk: this cannot happen there.
        room.set_journal(&before);
        return;
    };
    let cut = bytes.min(batch.len() - 1);
    let torn = if has_hole {
        let cut = cut.max(40);
        [&vec![0; cut][..], &batch[cut..]].concat()
    } else {
        batch[..cut].to_vec()
    };
    room.set_journal(&[before, torn].concat());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_happens_between_what_was_acknowledged_is_there_and_the_tree_is_that_of_the_entries(
        deeds in prop::collection::vec(deed(), 1..24)
    ) {
        let room = Room::new();
        let mut log = room.open().unwrap();
        let mut size = 0;
        for deed in deeds {
            match deed {
                Deed::Append(count) => {
                    prop_assert_eq!(log.append(&entries(size, count)).unwrap(), size);
                    size += count;
                }
                Deed::Publish => {
                    let note = log.publish(&signer()).unwrap();
                    let read = Checkpoint::read(Note::read(&note).unwrap().text).unwrap();
                    prop_assert_eq!(read, log.checkpoint());
                }
                Deed::Open => {
                    drop(log);
                    log = room.open().unwrap();
                }
                Deed::Torn(bytes, has_hole) => {
                    drop(log);
                    torn(&room, size, (bytes, has_hole));
                    log = room.open().unwrap();
                }
                Deed::Dark => {
                    drop(log);
                    lose(&room);
                    log = room.open().unwrap();
                }
            }
            prop_assert_eq!(log.size(), size);
        }
        prop_assert_eq!(log.checkpoint().root, root(size));
        if size > 0 {
            prop_assert_eq!(log.entry(size / 2).unwrap(), entries(size / 2, 1).remove(0));
        }
    }
}

#[test]
fn an_entry_is_proved_to_be_there_and_an_older_log_to_be_its_beginning() {
    let room = Room::new();
    let mut log = room.open().unwrap();
    log.append(&entries(0, 700)).unwrap();
    let old = log.checkpoint();
    log.append(&entries(700, 500)).unwrap();
    let new = log.checkpoint();
    let path = log.inclusion(300, 1_200).unwrap();
    let leaf = Hash::of_leaf(b"entry 300");
    check_inclusion(leaf, 300, &path, (1_200, new.root)).unwrap();
    let path = log.consistency(700, 1_200).unwrap();
    check_consistency((700, old.root), (1_200, new.root), &path).unwrap();
}

#[test]
fn what_is_given_out_is_a_mirror_like_any_other() {
    let room = Room::new();
    let mut log = room.open().unwrap();
    log.append(&entries(0, 1_000)).unwrap();
    log.publish(&signer()).unwrap();
    let read = Shelf::open(&room.0.join("public"), &entries(768, 232), 1_000).unwrap();
    let nodes = TileNodes {
        tiles: &read,
        size: 1_000,
    };
    assert_eq!(Frontier::load(&nodes, 1_000).unwrap().root(), root(1_000));
    assert!(room.0.join("public/tile/0/003.p/232").exists());
    let whole = ledger::log::Tile::of(0, 3, 1_000).unwrap();
    assert_eq!(read.tile(whole).unwrap().len(), 232 * 32);
}

#[test]
fn a_second_writer_another_name_and_a_damaged_journal_are_refused() {
    let room = Room::new();
    let mut log = room.open().unwrap();
    for batch in 0..3 {
        log.append(&entries(batch * 10, 10)).unwrap();
    }
    assert!(matches!(room.open(), Err(Broken::Held)));
    drop(log);
    let other = Name::parse("kemenkes.example/audit").unwrap();
    assert!(matches!(
        AuditLog::open(&room.0, other),
        Err(Broken::Foreign)
    ));

    let sound = room.journal();
    let header = sound.iter().position(|byte| *byte == b'\n').unwrap();
    for at in [header + 1, header + 10, header + 60] {
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        room.set_journal(&damaged);
        assert!(matches!(room.open(), Err(Broken::Damaged { .. })), "{at}");
    }
    room.set_journal(&sound);
    assert_eq!(room.open().unwrap().size(), 30);
}

#[test]
fn a_log_that_lost_what_it_gave_a_checkpoint_out_for_says_so() {
    let room = Room::new();
    let mut log = room.open().unwrap();
    log.append(&entries(0, 10)).unwrap();
    let short = room.journal();
    log.append(&entries(10, 10)).unwrap();
    log.publish(&signer()).unwrap();
    drop(log);
    room.set_journal(&short);
    let lost = room.open();
    assert!(matches!(
        lost,
        Err(Broken::Lost {
            size: 10,
            published: 20
        })
    ));
}

#[test]
fn what_is_too_long_is_refused_and_the_log_goes_on() {
    let room = Room::new();
    let mut log = room.open().unwrap();
    let huge = vec![vec![7; 65_535]; BATCH_BYTES_MAX / 65_535 + 1];
    assert!(matches!(log.append(&huge), Err(Broken::TooLong)));
    assert!(matches!(
        log.append(&[vec![7; 65_536]]),
        Err(Broken::Entry(_))
    ));
    assert_eq!(log.append(&entries(0, 1)).unwrap(), 0);
    let none: [Vec<u8>; 0] = [];
    assert_eq!(log.append(&none).unwrap(), 1);
}

#[test]
fn after_a_write_that_failed_nothing_is_acknowledged_until_the_log_is_opened_again() {
    let room = Room::new();
    let mut log = room.open().unwrap();
    log.append(&entries(0, 200)).unwrap();
    // A file stands where a folder of tiles must be.
    fs::write(room.0.join("public/tile"), b"").unwrap();
    assert!(matches!(
        log.append(&entries(200, 100)),
        Err(Broken::File(_))
    ));
    assert!(matches!(log.append(&entries(300, 1)), Err(Broken::Stopped)));
    assert!(matches!(log.publish(&signer()), Err(Broken::Stopped)));
    drop(log);
    fs::remove_file(room.0.join("public/tile")).unwrap();
    assert_eq!(room.open().unwrap().size(), 300, "the journal had it");
}
