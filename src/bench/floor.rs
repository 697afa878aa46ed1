//! The floor: one ES256 signature and all rows of an application, durable, and nothing else.
//!
//! No HTTP, no rules, no pages, no sealing, no reading: what remains is what any program would pay that keeps the same
//! promises. It runs right after the measured part, on the same database, with as many tasks as there were clients.

use super::proc;
use super::report::each;
use super::shape::Shape;
use anyhow::Context;
use base::{Bucket, CaseId, RowId, SubjectId};
use credential::{FileKeys, Keys};
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Store, Unit, cells};

/// What the least costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Floor {
    pub(super) cpu_micros: u64,
    pub(super) statements: u64,
    pub(super) bytes: u64,
}

/// Tasks that fill a database: enough that every commit takes as many units as one may.
const FILLERS: usize = 256;
/// As long as a credential's first part.
const SIGNED_BYTES: usize = 1_024;
/// Any hash of a law has this length.
const LEAF: &str = "INSERT INTO leaf (id, subject_id, commitment) VALUES ($1, $2, $3)";
const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Writes applications of this shape for `time` and says what one costs.
pub(super) async fn measure(
    store: &Store,
    shape: &Arc<Shape>,
    clients: usize,
    time: Duration,
) -> anyhow::Result<Floor> {
    let keys = Arc::new(FileKeys::unsaved("https://floor.example", true)?);
    let (before, cpu) = (store.stats(), proc::cpu_micros(std::process::id())?);
    let until = Instant::now() + time;
    let tasks: Vec<_> = (0..clients)
        .map(|seed| {
            let (store, shape, keys) = (store.clone(), Arc::clone(shape), Arc::clone(&keys));
            tokio::spawn(async move { client(&store, &shape, keys.as_ref(), seed, until).await })
        })
        .collect();
    let mut made = 0;
    for task in tasks {
        made += task.await??;
    }
    let cpu = proc::cpu_micros(std::process::id())? - cpu;
    let after = store.stats();
    Ok(Floor {
        cpu_micros: each(cpu, made),
        statements: each(after.statements - before.statements, made),
        bytes: each(after.bytes - before.bytes, made),
    })
}

/// Writes the rows of `count` applications of this shape, as fast as they go. Nobody can read what their payloads say; a
/// database is as large and as deep with them as with real ones.
pub(super) async fn fill(store: &Store, shape: &Arc<Shape>, count: usize) -> anyhow::Result<()> {
    let tasks: Vec<_> = (0..FILLERS)
        .map(|seed| {
            let (store, shape) = (store.clone(), Arc::clone(shape));
            let part = count / FILLERS + usize::from(seed < count % FILLERS);
            tokio::spawn(async move {
                let salt = crate::now::now().micros().unsigned_abs().wrapping_mul(31);
                let mut dice = SmallRng::seed_from_u64(salt.wrapping_add(u64::try_from(seed)?));
                for _ in 0..part {
                    let mut written = Written::new(&mut dice, shape.bytes);
                    let mut unit = written.begin(&shape);
                    unit.append(written.decide(&shape));
                    store.commit("fill", unit).await?;
                }
                anyhow::Ok(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(())
}

async fn client(
    store: &Store,
    shape: &Shape,
    keys: &dyn Keys,
    seed: usize,
    until: Instant,
) -> anyhow::Result<usize> {
    let now = crate::now::now().micros();
    let salt = now.unsigned_abs().wrapping_mul(31);
    let mut dice = SmallRng::seed_from_u64(salt.wrapping_add(u64::try_from(seed)?));
    let message = vec![b'x'; SIGNED_BYTES];
    let mut made = 0;
    while Instant::now() < until {
        // One application at a time, and signed, as the server makes it.
        let mut written = Written::new(&mut dice, shape.bytes);
        // Two answers have to be durable before they are given: that it was begun, and what was decided.
        let (begun, decided) = (written.begin(shape), written.decide(shape));
        store.commit("floor", begun).await?;
        keys.sign(&message).context("the key signs")?;
        store.commit("floor", decided).await?;
        made += 1;
    }
    Ok(made)
}

/// One application on its way to disk.
struct Written<'d> {
    dice: &'d mut SmallRng,
    now: base::Timestamp,
    owner: SubjectId,
    newborn: SubjectId,
    case: CaseId,
    /// Bytes that are still to be written, so that all values together weigh what they did in earnest.
    left: u64,
}

impl<'d> Written<'d> {
    fn new(dice: &'d mut SmallRng, bytes: u64) -> Self {
        let now = crate::now::now();
        Self {
            owner: SubjectId(random(dice)),
            newborn: SubjectId(random(dice)),
            case: CaseId::at(now, random(dice)),
            now,
            left: bytes,
            dice,
        }
    }

    fn begin(&mut self, shape: &Shape) -> Unit {
        let mut unit = Unit::of(self.owner.bucket());
        let draft = shape.case / 3;
        unit.expect(
            "INSERT INTO cases (case_id, subject_id, service, stage, office, due_at, seq, law_hash, \
             updated_at, payload) VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, $9)",
            cells![self.case, self.owner, "floor", "draft", "", 1_i64, HASH, self.now, sealed(draft)],
            1,
        );
        self.event(&mut unit, 1, shape.history.first().copied().unwrap_or(0));
        let (first, _) = split(&shape.access);
        for words in first {
            self.access(&mut unit, words);
        }
        self.weigh(&unit);
        unit
    }

    fn decide(&mut self, shape: &Shape) -> Unit {
        let mut unit = Unit::of(self.owner.bucket());
        self.numbers(&mut unit, shape);
        unit.expect(
            "UPDATE cases SET stage = $3, office = $4, seq = $5, updated_at = $6, payload = $7 \
             WHERE case_id = $1 AND subject_id = $2",
            cells![
                self.case,
                self.owner,
                "decided",
                "floor-0000",
                4_i64,
                self.now,
                sealed(shape.case)
            ],
            1,
        );
        for (at, size) in shape.history.iter().enumerate().skip(1) {
            self.event(&mut unit, at + 1, *size);
        }
        for size in &shape.credentials {
            self.credential(&mut unit, *size);
        }
        let (_, later) = split(&shape.access);
        for words in later {
            self.access(&mut unit, words);
        }
        self.changes(&mut unit, shape);
        self.messages(&mut unit, shape.effects);
        unit
    }

    /// Numbers of certificate and person: a counter moved, a number written down.
    fn numbers(&mut self, unit: &mut Unit, shape: &Shape) {
        for at in 0..shape.allotments {
            // Counters are many: one for each district, day and sex.
            let prefix = format!("floor{:059}", self.dice.next_u32() % 100_000);
            let bucket = self.owner.bucket();
            let name = format!("floor.{at}");
            unit.append(store::allotment::unit(
                bucket, "floor", &prefix, self.case, &name,
            ));
        }
        let bucket = Bucket(u16::try_from(self.dice.next_u32() % 4_096).unwrap_or(0));
        unit.ahead(
            bucket,
            "INSERT INTO counter (bucket, kind, prefix, next) VALUES ($1, 'nik', $2, $3) \
             ON CONFLICT (bucket, kind, prefix) DO UPDATE SET next = excluded.next \
             WHERE counter.next < excluded.next",
            cells![bucket, "floor0000000", 1_i64],
        );
    }

    fn event(&mut self, unit: &mut Unit, seq: usize, size: usize) {
        let seq = i64::try_from(seq).unwrap_or(0);
        unit.expect(
            "INSERT INTO history (case_id, seq, subject_id, kind, actor, channel, origin, at, payload) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            cells![
                self.case, seq, self.owner, "submitted", "applicant", "portal", "resident", self.now,
                sealed(size)
            ],
            1,
        );
        let leaf = self.row();
        unit.expect(LEAF, cells![leaf, self.owner, [0_u8; 32]], 1);
    }

    fn access(&mut self, unit: &mut Unit, words: &[String; 4]) {
        let [register, purpose, law, fields] = words;
        let (id, subject) = (self.row(), SubjectId(random(self.dice)));
        unit.ahead(
            subject.bucket(),
            "INSERT INTO access (id, subject_id, case_id, register, purpose, law, fields, reader, \
             actor, channel, origin, at, salt, commitment) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
             ON CONFLICT (case_id, subject_id, register, purpose, fields) DO NOTHING",
            cells![
                id, subject, self.case, register, purpose, law, fields, "dukcapil", self.owner,
                "portal", "resident", self.now, [0_u8; 32], [0_u8; 32]
            ],
        );
    }

    fn credential(&mut self, unit: &mut Unit, size: usize) {
        let (id, slot) = (self.row(), i64::from(self.dice.next_u32()));
        let product = format!("floor-{slot}");
        unit.expect(
            "INSERT INTO credential (id, subject_id, case_id, product, status_list, \
             status_index, issued_at, payload) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            cells![
                id,
                self.owner,
                self.case,
                product,
                -1_i64,
                slot,
                self.now,
                sealed(size)
            ],
            1,
        );
        self.lookup(unit);
        unit.expect(LEAF, cells![id, self.owner, [0_u8; 32]], 1);
    }

    fn lookup(&mut self, unit: &mut Unit) {
        let hmac: [u8; 32] = random(self.dice);
        unit.expect(
            "INSERT INTO lookup (kind, hmac, subject_id) VALUES ($1, $2, $3)",
            cells!["floor", hmac, self.owner],
            1,
        );
    }

    /// What the effects write: a new person, new versions of records, links, marks.
    fn changes(&mut self, unit: &mut Unit, shape: &Shape) {
        unit.expect(
            "INSERT INTO subject (subject_id, kind) VALUES ($1, $2)",
            cells![self.newborn, "person"],
            1,
        );
        unit.expect(
            "INSERT INTO subject_key (subject_id, wrapped) VALUES ($1, $2)",
            cells![self.newborn, sealed(60)],
            1,
        );
        self.lookup(unit);
        for (version, size) in (1_i64..).zip(&shape.records) {
            unit.expect(
                "INSERT INTO record (subject_id, register, version, valid_from, known_from, payload) \
                 VALUES ($1, $2, $3, $4, $4, $5)",
                cells![self.newborn, "floor", version, self.now, sealed(*size)],
                1,
            );
        }
        unit.expect(
            "UPDATE record SET known_to = $4 \
             WHERE subject_id = $1 AND register = $2 AND version = $3 AND known_to IS NULL",
            cells![self.newborn, "floor", 1_i64, self.now],
            1,
        );
        for _ in 0..shape.links {
            unit.add(
                "INSERT INTO link (subject_id, relation, target_id, since) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (subject_id, relation, target_id) DO NOTHING",
                cells![
                    self.newborn,
                    "floor",
                    SubjectId(random(self.dice)),
                    self.now
                ],
            );
        }
        for effect in (0_i64..).take(shape.effects) {
            unit.expect(
                "INSERT INTO effect_done (case_id, effect, subject_id, at) VALUES ($1, $2, $3, $4)",
                cells![self.case, effect, self.owner, self.now],
                1,
            );
        }
    }

    /// Messages that are put and taken out again; what is missing in weight, they carry.
    fn messages(&mut self, unit: &mut Unit, effects: usize) {
        let each = |left: u64| usize::try_from(left).unwrap_or(0).checked_div(effects);
        let left = self
            .left
            .saturating_sub(u64::try_from(unit.bytes()).unwrap_or(0));
        // A message and its removal weigh 100 bytes beside its body.
        let body = each(left).unwrap_or(0).saturating_sub(100);
        for _ in 0..effects {
            let id = self.row();
            let message = store::outbox::Message {
                id,
                kind: "effect".to_owned(),
                subject: self.owner,
                body: sealed(body),
                due_at: self.now.plus_seconds(3_600),
            };
            store::outbox::put(unit, &message);
            unit.add(
                "DELETE FROM outbox WHERE bucket = $1 AND id = $2",
                cells![self.owner.bucket(), id],
            );
        }
    }

    fn weigh(&mut self, unit: &Unit) {
        let bytes = u64::try_from(unit.bytes()).unwrap_or(0);
        self.left = self.left.saturating_sub(bytes);
    }

    fn row(&mut self) -> RowId {
        RowId::at(self.now, random(self.dice))
    }
}

/// Access rows are written before the form is shown; those of the effects come with the decision.
fn split(access: &[[String; 4]]) -> (&[[String; 4]], &[[String; 4]]) {
    let change = |words: &[String; 4]| words[1] == "change";
    let at = access.iter().position(change).unwrap_or(access.len());
    access.split_at(at)
}

fn random<const N: usize>(dice: &mut SmallRng) -> [u8; N] {
    let mut bytes = [0; N];
    dice.fill_bytes(&mut bytes);
    bytes
}

/// As many bytes as a sealed payload had. What they say does not matter to a database.
fn sealed(size: usize) -> Vec<u8> {
    vec![0x5a; size]
}
