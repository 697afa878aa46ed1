//! Running numbers: who asks first gets the next one, who asks again gets the same one.
//!
//! One unit of two writes, on either engine. [`BUMP`] makes or moves the counter of the prefix, and thereby holds
//! its row until the commit, so no two units can see the same `next`. [`TAKE`] writes the number down for this case
//! and name, or finds it there already; it gives back exactly one row either way. A repeat does not move the
//! counter; should two repeats race on PostgreSQL, a number may be skipped, never given twice.
//!
//! A case has one number of a name, whatever prefix it asks under: midnight or another office between two tries do
//! not draw a second one. The row says under which prefix it was drawn. Another prefix may lie in another part of the database, so look
//! with [`FIND`] first; the unit itself sees what lies beside it, and two tries at the same moment may leave a gap. Where a
//! prefix is wrong for the number, because it says something of the person, [`give_up`] the number; nobody gets it any more.
//!
//! What belongs to no case, such as a status list, needs no memory of who asked: [`next`] moves the counter alone.

use crate::{Unit, cells};
use base::{Bucket, CaseId};

/// `$1` bucket, `$2` kind, `$3` prefix, `$4` case, `$5` name.
pub const BUMP: &str = "INSERT INTO counter (bucket, kind, prefix, next) \
     SELECT $1, $2, $3, 2 WHERE NOT EXISTS (SELECT 1 FROM allotment AS a \
       WHERE a.case_id = $4 AND a.kind = $2 AND a.name = $5) \
     ON CONFLICT (bucket, kind, prefix) DO UPDATE SET next = counter.next + 1";

/// The same values as [`BUMP`]. The first part finds what the case has, the second what [`BUMP`] made room for.
pub const TAKE: &str = "INSERT INTO allotment (bucket, kind, prefix, case_id, name, number) \
     SELECT bucket, kind, prefix, case_id, name, number FROM allotment \
       WHERE case_id = $4 AND kind = $2 AND name = $5 \
     UNION ALL \
     SELECT bucket, kind, prefix, $4, $5, next - 1 FROM counter \
       WHERE bucket = $1 AND kind = $2 AND prefix = $3 AND NOT EXISTS (SELECT 1 FROM allotment AS a \
         WHERE a.case_id = $4 AND a.kind = $2 AND a.name = $5) \
     ON CONFLICT (case_id, kind, name, bucket) DO UPDATE SET number = allotment.number \
     RETURNING prefix, number";

/// The number that a case has of a name, under whichever prefix. `$1` case, `$2` kind, `$3` name.
pub const FIND: &str = "SELECT prefix, number FROM allotment WHERE case_id = $1 AND kind = $2 AND name = $3 \
     ORDER BY bucket, prefix";

const GIVE_UP: &str = "DELETE FROM allotment WHERE case_id = $1 AND kind = $2 AND name = $3 AND prefix = $4 AND bucket = $5";

/// `$1` bucket, `$2` kind, `$3` prefix.
const NEXT: &str = "INSERT INTO counter (bucket, kind, prefix, next) VALUES ($1, $2, $3, 2) \
     ON CONFLICT (bucket, kind, prefix) DO UPDATE SET next = counter.next + 1 \
     RETURNING next - 1 AS number";

/// The unit that takes the next number of `kind` under `prefix` for nobody in particular; read it as that of [`unit`].
pub fn next(bucket: Bucket, kind: &str, prefix: &str) -> Unit {
    let mut unit = Unit::of(bucket);
    unit.returning(NEXT, cells![bucket, kind, prefix], 1);
    unit
}

/// The unit that allots a number of `kind` under `prefix` to `name` of `case`; read it with `done.first()?.int("number")`.
pub fn unit(bucket: Bucket, kind: &str, prefix: &str, case: CaseId, name: &str) -> Unit {
    let cells = cells![bucket, kind, prefix, case, name];
    let mut unit = Unit::of(bucket);
    unit.add(BUMP, cells.clone());
    unit.returning(TAKE, cells, 1);
    unit
}

/// The unit that gives up the number that was drawn under a prefix. A conflict means that it was given up before.
pub fn give_up(bucket: Bucket, kind: &str, prefix: &str, case: CaseId, name: &str) -> Unit {
    let mut unit = Unit::of(bucket);
    unit.expect(GIVE_UP, cells![case, kind, name, prefix, bucket], 1);
    unit
}
