use super::*;
use crate::chain::{Changes, Memory};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The eight entries whose roots and paths the test data of Certificate Transparency gives.
fn entries() -> Vec<Vec<u8>> {
    let hex = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    hex.map(bytes).to_vec()
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn hash(hex: &str) -> Hash {
    Hash(bytes(hex).try_into().unwrap())
}

/// A log of those entries.
pub(crate) fn log_of(entries: &[Vec<u8>]) -> (Frontier, Memory) {
    let (mut frontier, mut changes) = (Frontier::default(), Changes::default());
    for entry in entries {
        frontier.append(Hash::of_leaf(entry), |place, hash| {
            changes.log_nodes.push((place, hash));
        });
    }
    let mut memory = Memory::default();
    memory.keep(changes);
    (frontier, memory)
}

#[test]
fn roots_are_those_of_certificate_transparency() {
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    for (size, root) in roots.iter().enumerate() {
        assert_eq!(
            log_of(&entries()[..size]).0.root(),
            hash(root),
            "size {size}"
        );
    }
}

#[test]
fn paths_are_those_of_certificate_transparency() {
    let (_, memory) = log_of(&entries());
    let hashes = |hex: &[&str]| hex.iter().map(|hex| hash(hex)).collect::<Vec<_>>();
    assert_eq!(
        inclusion(&memory, 5, 8).unwrap(),
        hashes(&[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ])
    );
    assert_eq!(
        inclusion(&memory, 2, 3).unwrap(),
        hashes(&["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"])
    );
    assert_eq!(
        consistency(&memory, 1, 8).unwrap(),
        hashes(&[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ])
    );
    assert_eq!(
        consistency(&memory, 6, 8).unwrap(),
        hashes(&[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ])
    );
    assert_eq!(
        consistency(&memory, 2, 5).unwrap(),
        hashes(&[
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ])
    );
}

#[test]
fn paths_of_tiles_are_spelled_as_c2sp_says() {
    let path = |level, index, width| {
        Tile {
            level,
            index,
            width,
        }
        .path()
    };
    assert_eq!(path(0, 0, WIDTH), "tile/0/000");
    assert_eq!(path(1, 1_234_067, WIDTH), "tile/1/x001/x234/067");
    assert_eq!(path(2, 1_000, 17), "tile/2/x001/000.p/17");
    let bundle = Bundle {
        index: 67,
        width: 255,
    };
    assert_eq!(bundle.path(), "tile/entries/067.p/255");
    assert_eq!(Bundle::parse(&bundle.path()), Some(bundle));
    for bad in [
        "tile/0/00",
        "tile/0/1",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/x001/x23/067",
        "tile/0/001/000",
        "tile/0/",
        "tile/0/000/",
        "tile/-1/000",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/entries/000",
    ] {
        assert_eq!(Tile::parse(bad), None, "{bad}");
    }
}

#[test]
fn a_tree_of_seventy_thousand_has_the_tiles_of_the_specification() {
    let tiles = Tile::grown(0, 70_000);
    let count = |level, full: bool| {
        let of = |tile: &&Tile| tile.level == level && (tile.width == WIDTH) == full;
        tiles.iter().filter(of).count()
    };
    assert_eq!((count(0, true), count(0, false)), (273, 1));
    assert_eq!((count(1, true), count(1, false)), (1, 1));
    assert_eq!((count(2, true), count(2, false)), (0, 1));
    let width = |level, index| Tile::of(level, index, 70_000).map(|tile| tile.width);
    assert_eq!(
        (width(0, 273), width(1, 1), width(2, 0)),
        (Some(112), Some(17), Some(1))
    );
    assert_eq!(width(3, 0), None);
    assert!(Tile::grown(70_000, 70_000).is_empty());
    assert_eq!(Tile::grown(0, 256).len(), 2);
}

#[test]
fn a_bundle_is_read_whole_or_not_at_all() {
    let entries = entries();
    let bytes = write_bundle(entries.iter().map(Vec::as_slice)).unwrap();
    let bundle = Bundle { index: 0, width: 8 };
    assert_eq!(bundle.read(&bytes).unwrap(), entries);
    let (found, wanted) = (8, 9);
    assert_eq!(
        Bundle { width: 9, ..bundle }.read(&bytes),
        Err(BadBundle::Count { found, wanted })
    );
    assert_eq!(read_bundle(&bytes[..bytes.len() - 1]), Err(BadBundle::Cut));
    assert_eq!(read_bundle(&[0]), Err(BadBundle::Cut));
    let long = vec![0; ENTRY_BYTES_MAX + 1];
    assert_eq!(write_bundle([long.as_slice()]), Err(BadBundle::TooLong));
}

/// Tiles as files.
struct Files(BTreeMap<String, Vec<u8>>);

impl Tiles for Files {
    fn tile(&self, tile: Tile) -> Result<Vec<u8>, Unread> {
        let file = self.0.get(&tile.path()).cloned();
        file.ok_or_else(|| Unread::new("a file"))
    }
}

fn some(size: u64) -> Vec<Vec<u8>> {
    (0..size)
        .map(|index| index.to_be_bytes().to_vec())
        .collect()
}

#[test]
fn proofs_are_made_from_tiles_alone() {
    let size = 300;
    let (frontier, memory) = log_of(&some(size));
    let tiles = Tile::grown(0, size);
    let file = |tile: &Tile| (tile.path(), tile.bytes(&memory).unwrap());
    let mut files = Files(tiles.iter().map(file).collect());
    let nodes = TileNodes {
        tiles: &files,
        size,
    };
    for index in [0, 1, 255, 256, 257, 299] {
        let path = inclusion(&nodes, index, size).unwrap();
        assert_eq!(path, inclusion(&memory, index, size).unwrap());
    }
    let path = consistency(&nodes, 129, size).unwrap();
    assert_eq!(path, consistency(&memory, 129, size).unwrap());
    assert_eq!(Frontier::load(&nodes, size).unwrap(), frontier);
    // A mirror that changed a file: the proof does not hold.
    files.0.get_mut("tile/0/000").unwrap()[40] ^= 1;
    let nodes = TileNodes {
        tiles: &files,
        size,
    };
    let path = inclusion(&nodes, 299, size).unwrap_or_default();
    let leaf = Hash::of_leaf(&some(size)[299]);
    let head = (size, frontier.root());
    let honest = inclusion(&memory, 299, size).unwrap();
    assert_eq!(check_inclusion(leaf, 299, &honest, head), Ok(()));
    assert!(path == honest || check_inclusion(leaf, 299, &path, head).is_err());
    let path = inclusion(&nodes, 0, size).unwrap();
    let leaf = Hash::of_leaf(&some(size)[0]);
    assert!(check_inclusion(leaf, 0, &path, head).is_err());
    // One that serves short files is noticed at once.
    files.0.get_mut("tile/0/000").unwrap().pop();
    let nodes = TileNodes {
        tiles: &files,
        size,
    };
    assert!(inclusion(&nodes, 0, size).is_err());
}

proptest! {
    #[test]
    fn every_entry_is_proved_at_its_place_and_at_no_other(size in 1_u64..70, at in 0_u64..70, other in 0_u64..70) {
        let (at, other) = (at % size, other % size);
        let (frontier, memory) = log_of(&some(size));
        let path = inclusion(&memory, at, size).unwrap();
        let (leaf, root) = (Hash::of_leaf(&at.to_be_bytes()), frontier.root());
        prop_assert_eq!(check_inclusion(leaf, at, &path, (size, root)), Ok(()));
        if other != at {
            prop_assert!(check_inclusion(leaf, other, &path, (size, root)).is_err());
        }
        prop_assert!(check_inclusion(leaf, at, &path, (size, Hash::NONE)).is_err());
        let mut longer = path.clone();
        longer.push(root);
        prop_assert!(check_inclusion(leaf, at, &longer, (size, root)).is_err());
        if let Some((_, shorter)) = path.split_last() {
            prop_assert!(check_inclusion(leaf, at, shorter, (size, root)).is_err());
        }
        prop_assert!(inclusion(&memory, size, size).is_err());
    }

    #[test]
    fn an_old_root_is_always_the_beginning_of_a_new_one(old in 0_u64..70, more in 0_u64..70, flip in 0_usize..64) {
        let size = old + more;
        let (frontier, memory) = log_of(&some(size));
        let before = (old, log_of(&some(old)).0.root());
        let path = consistency(&memory, old, size).unwrap();
        let after = (size, frontier.root());
        prop_assert_eq!(check_consistency(before, after, &path), Ok(()));
        if old > 0 {
            prop_assert!(check_consistency((old, Hash::NONE), after, &path).is_err());
            if old < size {
                prop_assert!(check_consistency(before, (size, Hash::NONE), &path).is_err());
                let mut changed = path.clone();
                let at = flip % changed.len();
                changed[at].0[flip % 32] ^= 1;
                prop_assert!(check_consistency(before, after, &changed).is_err());
                prop_assert!(check_consistency(before, after, &path[1..]).is_err());
            }
        }
        if size > old {
            prop_assert!(check_consistency(after, before, &path).is_err());
        }
    }

    #[test]
    fn the_edge_of_a_log_can_be_read_back(size in 0_u64..200) {
        let (frontier, memory) = log_of(&some(size));
        prop_assert!(frontier.is_whole());
        prop_assert_eq!(Frontier::load(&memory, size).unwrap(), frontier);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn files_that_are_written_as_a_log_grows_are_those_of_the_whole_log(size in 1_u64..700, cut in 0_u64..700) {
        let cut = cut % size;
        let entries = some(size);
        let (frontier, memory) = log_of(&entries);
        let mut files = Files(BTreeMap::new());
        let mut edge = Edge::default();
        for (index, entry) in (0..).zip(&entries) {
            if index == cut {
                // Written, stopped, and begun again from the files.
                files.0.extend(edge.open().into_iter().map(|file| (file.path, file.bytes)));
                let (bundle, width) = (cut / WIDTH, cut % WIDTH);
                let bundle = Bundle { index: bundle, width };
                let bundle = files.0.get(&bundle.path()).cloned().unwrap_or_default();
                let again = Edge::load(&files, bundle, cut).unwrap();
                prop_assert_eq!(again.frontier(), edge.frontier());
                prop_assert_eq!(again.open(), edge.open());
                edge = again;
            }
            edge.append(entry, |file| drop(files.0.insert(file.path, file.bytes))).unwrap();
        }
        files.0.extend(edge.open().into_iter().map(|file| (file.path, file.bytes)));
        prop_assert_eq!(edge.frontier(), &frontier);
        for tile in Tile::grown(0, size) {
            prop_assert_eq!(files.0.get(&tile.path()), Some(&tile.bytes(&memory).unwrap()));
        }
        for bundle in Bundle::grown(0, size) {
            let held = bundle.read(files.0.get(&bundle.path()).unwrap()).unwrap();
            let wanted: Vec<_> = bundle.entries().map(|at| at.to_be_bytes().to_vec()).collect();
            prop_assert_eq!(held, wanted);
        }
    }
}
