//! The intake of a validator that runs: a folder in which whoever works on its machine lays an operation, and finds the answer beside it. On the
//! network a validator listens to other validators only, so this is the one door for somebody who has no program that speaks for an agency.
//!
//! ```text
//! <name>.operation   laid down, under another name until it is whole
//! <name>.recorded    the answer, in its place: block 12, entry 345
//! <name>.refused     or the reason, in words
//! ```

use super::pinned;
use anyhow::Context;
use consensus::{Node, NotPlaced};
use std::convert::Infallible;
use std::fs::{DirBuilder, Permissions};
use std::future::{pending, poll_fn};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// In the folder of a validator.
pub(super) const FOLDER: &str = "intake";
/// How the name of an operation ends that is laid down, and how those of its answers do.
pub(super) const OPERATION: &str = "operation";
pub(super) const RECORDED: &str = "recorded";
pub(super) const REFUSED: &str = "refused";

/// How often it is looked for operations.
const LOOK: Duration = Duration::from_secs(1);
/// Operations that are taken at a look, and that wait for their answers at once.
const AT_ONCE_MAX: usize = 16;
/// Longest file that is read.
const BYTES_MAX: usize = 64 * 1024;
/// Letters of a reason; some name what they found, which may be long.
const REASON_MAX: usize = 1_000;
/// The folder is its owner's alone: whoever writes into it can keep the validator busy.
const MODE: u32 = 0o700;

/// What became of an operation: block and entry at which it stands for ever, or why it does not.
pub(crate) type Answer = Result<(u64, u64), Refused>;

/// Why an operation was not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    For(String),
    /// The validator stopped. It answers after its next start.
    Stopped,
}

pub(crate) struct Intake(PathBuf);

/// An operation whose answer is waited for.
struct Asked<F> {
    file: PathBuf,
    answer: Pin<Box<F>>,
}

impl Intake {
    /// That of the validator with this folder, made if it is not there yet.
    pub(crate) fn open(folder: &Path) -> anyhow::Result<Self> {
        let intake = folder.join(FOLDER);
        let made = DirBuilder::new().recursive(true).mode(MODE).create(&intake);
        // One that was there may have been opened to others.
        let made =
            made.and_then(|()| std::fs::set_permissions(&intake, Permissions::from_mode(MODE)));
        made.with_context(|| format!("cannot make {}", intake.display()))?;
        Ok(Self(intake))
    }

    /// Submits what is laid down, and lays the answers beside it, as long as somebody waits for this. Once the validator stopped, nothing is taken
    /// any more.
    pub(crate) async fn keep<F>(&self, submit: impl Fn(Vec<u8>) -> F) -> Infallible
    where
        F: Future<Output = Answer>,
    {
        let mut looks = tokio::time::interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut asked: Vec<Asked<F>> = Vec::new();
        loop {
            tokio::select! {
                _ = looks.tick() => self.take(&submit, &mut asked),
                answers = answered(&mut asked) => {
                    for (file, answer) in &answers {
                        tell(file, answer);
                    }
                    let mut answers = answers.iter();
                    if answers.any(|(_, answer)| *answer == Err(Refused::Stopped)) {
                        return pending().await;
                    }
                }
            }
        }
    }

    fn take<F>(&self, submit: &impl Fn(Vec<u8>) -> F, asked: &mut Vec<Asked<F>>) {
        let laid = self.laid().unwrap_or_else(|error| {
            tracing::warn!(%error, "the intake cannot be read");
            Vec::new()
        });
        let is_new = |file: &PathBuf| asked.iter().all(|one| one.file != *file);
        let mut new: Vec<_> = laid.into_iter().filter(is_new).collect();
        new.truncate(AT_ONCE_MAX - asked.len());
        for file in new {
            match pinned::bytes(&file, BYTES_MAX) {
                Ok(bytes) => {
                    let answer = Box::pin(submit(bytes));
                    asked.push(Asked { file, answer });
                }
                Err(why) => tell(&file, &Err(Refused::For(format!("{why:#}")))),
            }
        }
    }

    /// The operations that lie here, by name. Folders and links are none.
    fn laid(&self) -> io::Result<Vec<PathBuf>> {
        let mut laid = Vec::new();
        for entry in std::fs::read_dir(&self.0)? {
            let entry = entry?;
            let file = entry.path();
            let is_named = file.extension().is_some_and(|end| end == OPERATION);
            if is_named && entry.file_type()?.is_file() {
                laid.push(file);
            }
        }
        laid.sort_unstable();
        Ok(laid)
    }
}

/// What the validator says of an operation.
pub(crate) async fn submit(node: &Node, bytes: &[u8]) -> Answer {
    let placed = node.submit(bytes).await.map_err(|why| match why {
        NotPlaced::Stopped => Refused::Stopped,
        why => Refused::For(why.to_string()),
    })?;
    Ok((placed.block, placed.index))
}

/// The answers that are there, once there is one. Whoever stops waiting loses none.
async fn answered<F>(asked: &mut Vec<Asked<F>>) -> Vec<(PathBuf, Answer)>
where
    F: Future<Output = Answer>,
{
    poll_fn(|context| {
        let mut answers = Vec::new();
        asked.retain_mut(|one| match one.answer.as_mut().poll(context) {
            Poll::Ready(answer) => {
                answers.push((std::mem::take(&mut one.file), answer));
                false
            }
            Poll::Pending => true,
        });
        if answers.is_empty() {
            Poll::Pending
        } else {
            Poll::Ready(answers)
        }
    })
    .await
}

/// Lays the answer down, then takes the operation away: whoever is killed in between answers once more, and the same.
fn tell(file: &Path, answer: &Answer) {
    let (end, words) = match answer {
        Ok((block, index)) => (RECORDED, format!("block {block}, entry {index}")),
        Err(Refused::For(why)) => (REFUSED, why.chars().take(REASON_MAX).collect()),
        // It waits for the next start.
        Err(Refused::Stopped) => return,
    };
    tracing::info!(name = %file.display(), %words, "an operation from the intake is {end}");
    let told = shelf::replace(&file.with_extension(end), format!("{words}\n").as_bytes());
    if let Err(error) = told.and_then(|_| remove(file)) {
        tracing::error!(name = %file.display(), %error, "an answer cannot be written");
    }
}

/// Takes a file away, if it is there.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    struct Place(PathBuf);

    impl Place {
        fn new(name: &str) -> Self {
            let place = format!("sigap-intake-{name}-{}", std::process::id());
            let place = std::env::temp_dir().join(place);
            let _ = std::fs::remove_dir_all(&place);
            Self(place)
        }

        fn intake(&self) -> Intake {
            Intake::open(&self.0).unwrap()
        }

        fn lay(&self, name: &str, bytes: &[u8]) {
            std::fs::write(self.0.join(FOLDER).join(name), bytes).unwrap();
        }

        fn says(&self, name: &str) -> Option<String> {
            std::fs::read_to_string(self.0.join(FOLDER).join(name)).ok()
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// Keeps the intake for the first look and the answers to it.
    async fn kept<F: Future<Output = Answer>>(place: &Place, submit: impl Fn(Vec<u8>) -> F) {
        let intake = place.intake();
        let short = Duration::from_millis(400);
        let ended = tokio::time::timeout(short, intake.keep(submit)).await;
        assert!(ended.is_err(), "it never ends by itself");
    }

    #[tokio::test]
    async fn an_operation_is_taken_and_its_answer_lies_in_its_place() {
        let place = Place::new("taken");
        let mode = std::fs::metadata(&place.intake().0).unwrap().permissions();
        assert_eq!(mode.mode() & 0o777, 0o700);
        place.lay("one.operation", b"good");
        place.lay("two.operation", b"bad");
        place.lay("half.operation.new", b"good");
        kept(&place, |bytes| async move {
            if bytes == b"good" {
                Ok((7, 19))
            } else {
                Err(Refused::For("too few approve".to_owned()))
            }
        })
        .await;
        assert_eq!(place.says("one.recorded").unwrap(), "block 7, entry 19\n");
        assert_eq!(place.says("two.refused").unwrap(), "too few approve\n");
        for gone in ["one.operation", "two.operation", "half.recorded"] {
            assert_eq!(place.says(gone), None, "{gone}");
        }
        assert!(place.says("half.operation.new").is_some());
    }

    #[tokio::test]
    async fn what_is_too_long_is_refused_unread_and_what_is_no_file_is_left_alone() {
        let place = Place::new("long");
        let folder = place.intake().0.join("folder.operation");
        std::fs::create_dir(&folder).unwrap();
        place.lay("long.operation", " ".repeat(BYTES_MAX + 1).as_bytes());
        place.lay("most.operation", " ".repeat(BYTES_MAX).as_bytes());
        kept(&place, |bytes| async move {
            assert_eq!(bytes.len(), BYTES_MAX);
            Err(Refused::For("?".repeat(REASON_MAX + 1)))
        })
        .await;
        let said = place.says("long.refused").unwrap();
        assert!(said.contains("is longer than 65536 bytes"), "{said}");
        assert_eq!(place.says("long.operation"), None);
        let said = place.says("most.refused").unwrap();
        assert_eq!(said.trim_end().len(), REASON_MAX);
        assert!(folder.is_dir());
    }

    #[tokio::test]
    async fn what_a_validator_did_not_record_before_it_stopped_waits_for_its_next_start() {
        let place = Place::new("stopped");
        let _ = place.intake();
        place.lay("one.operation", b"good");
        let times = Cell::new(0);
        kept(&place, |_| {
            times.set(times.get() + 1);
            async { Err(Refused::Stopped) }
        })
        .await;
        assert_eq!(times.get(), 1);
        assert_eq!(place.says("one.operation").unwrap(), "good");
        kept(&place, |_| async { Ok((1, 2)) }).await;
        assert_eq!(place.says("one.recorded").unwrap(), "block 1, entry 2\n");
    }

    #[tokio::test]
    async fn an_operation_that_waits_is_not_asked_about_twice_and_few_wait_at_once() {
        let place = Place::new("many");
        let intake = place.intake();
        for number in 10..10 + 2 * AT_ONCE_MAX {
            place.lay(&format!("{number}.operation"), b"waits");
        }
        let times = Cell::new(0);
        let submit = |_| {
            times.set(times.get() + 1);
            pending::<Answer>()
        };
        let two_looks = LOOK + LOOK / 2;
        let ended = tokio::time::timeout(two_looks, intake.keep(submit)).await;
        assert!(ended.is_err());
        assert_eq!(times.get(), AT_ONCE_MAX);
        assert!(place.says("10.operation").is_some());
    }
}
