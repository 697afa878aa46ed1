//! What a validator is told that is not part of the era in which the others are: it has another engine, or none. It says where it stands,
//! and whoever is further sends it the log from there on, a passage at a time, with a checkpoint that those cosigned whom it trusts.

use ledger::log::{check_consistency, read_bundle, write_bundle};
use ledger::note::NOTE_BYTES_MAX;
use ledger::{BLOCK_BYTES_MAX, BlockLeaf, Checkpoint, Hash, Head, OPERATIONS_MAX, RawBlock};

/// Steps of a path at most: two for each level of a tree.
const PATH_MAX: usize = 128;
/// Bytes of entries that one passage brings, unless its only block has more.
pub(crate) const ENTRIES_BYTES: usize = 128 * 1024;
/// The longest passage: one block, with its leaf, below the longest checkpoint.
pub(crate) const PASSAGE_BYTES_MAX: usize =
    BLOCK_BYTES_MAX + NOTE_BYTES_MAX + PATH_MAX * 32 + 4 * 1024;

const STANDS: u8 = 0;
const GIVES: u8 = 1;
const NOTHING: u8 = 2;

/// Where a validator stands that may be behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stands {
    /// Number of the set that it trusts.
    pub(crate) sequence: u64,
    /// Entries that it has.
    pub(crate) size: u64,
}

/// A piece of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Number of its first entry.
    pub(crate) from: u64,
    /// Whole blocks, one behind the other.
    pub(crate) entries: Vec<Vec<u8>>,
    /// Shows that the log with these entries is the beginning of that of the checkpoint.
    pub(crate) path: Vec<Hash>,
    /// A checkpoint, cosigned under the set that the receiver trusts.
    pub(crate) note: String,
}

/// What travels on this channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Stands(Stands),
    Gives(Passage),
    /// The answer where there is nothing to give.
    Nothing,
}

/// Why a passage leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Astray {
    #[error(transparent)]
    Checkpoint(#[from] ledger::Distrust),
    #[error("its entries are not those of its checkpoint: {0}")]
    Log(#[from] ledger::log::Disproved),
    #[error("it ends inside a block, or holds none")]
    Blocks,
    #[error("a quorum of those who are trusted here is missing")]
    Quorum,
    #[error("it goes on behind a new set, whose validators are not those of its checkpoint")]
    Set,
}

impl Word {
    /// A tag; then two numbers, or number, note, path and entries, each behind its length.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Stands(Stands { sequence, size }) => {
                [&[STANDS][..], &sequence.to_be_bytes(), &size.to_be_bytes()].concat()
            }
            Self::Gives(passage) => passage.bytes(),
            Self::Nothing => vec![NOTHING],
        }
    }

    /// Whether these bytes are meant as an answer, which is not read before it is known that somebody waits for it.
    pub(crate) fn is_answer(bytes: &[u8]) -> bool {
        bytes.first() != Some(&STANDS)
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (tag, rest) = bytes.split_first()?;
        match *tag {
            STANDS => {
                let (sequence, rest) = rest.split_first_chunk()?;
                let size = rest.try_into().ok()?;
                Some(Self::Stands(Stands {
                    sequence: u64::from_be_bytes(*sequence),
                    size: u64::from_be_bytes(size),
                }))
            }
            GIVES => Passage::read(rest).map(Self::Gives),
            NOTHING if rest.is_empty() => Some(Self::Nothing),
            _ => None,
        }
    }
}

impl Passage {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![GIVES];
        bytes.extend(self.from.to_be_bytes());
        // Neither is longer than its limit, which the lengths can tell.
        bytes.extend(u32::try_from(self.note.len()).unwrap_or(0).to_be_bytes());
        bytes.extend(self.note.as_bytes());
        bytes.extend(u16::try_from(self.path.len()).unwrap_or(0).to_be_bytes());
        for hash in &self.path {
            bytes.extend(hash.0);
        }
        let entries = write_bundle(self.entries.iter().map(Vec::as_slice));
        bytes.extend(entries.unwrap_or_default());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (from, rest) = bytes.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (note, rest) = rest.split_at_checked(length)?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = usize::from(u16::from_be_bytes(*count));
        if length > NOTE_BYTES_MAX || count > PATH_MAX {
            return None;
        }
        let (path, rest) = rest.split_at_checked(count * 32)?;
        let (path, _) = path.as_chunks::<32>();
        Some(Self {
            from: u64::from_be_bytes(*from),
            note: String::from_utf8(note.to_vec()).ok()?,
            path: path.iter().copied().map(Hash).collect(),
            entries: read_bundle(rest)
                .ok()?
                .into_iter()
                .map(<[u8]>::to_vec)
                .collect(),
        })
    }

    /// The blocks in it, after `head`. What is given back stands in the log of the checkpoint, which a quorum has cosigned.
    pub(crate) fn blocks(
        &self,
        head: &Head,
        checkpoint: &Checkpoint,
    ) -> Result<Vec<RawBlock>, Astray> {
        let mut log = head.log().clone();
        let (mut blocks, mut entries) = (Vec::new(), Vec::new());
        for entry in &self.entries {
            log.append(Hash::of_leaf(entry), |_, _| ());
            match BlockLeaf::read(entry) {
                Some(leaf) => {
                    let operations = std::mem::take(&mut entries);
                    blocks.push(RawBlock::logged(operations, &leaf, &log));
                }
                None if entries.len() < OPERATIONS_MAX => entries.push(entry.clone()),
                None => return Err(Astray::Blocks),
            }
        }
        if blocks.is_empty() || !entries.is_empty() {
            return Err(Astray::Blocks);
        }
        let told = (checkpoint.size, checkpoint.root);
        check_consistency((log.size(), log.root()), told, &self.path)?;
        Ok(blocks)
    }
}
