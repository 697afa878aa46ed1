//! Running numbers: who asks first gets the next one, who asks again gets the same one.
//!
//! One unit of two writes, on either engine. [`BUMP`] makes or moves the counter of the prefix, and thereby holds
//! its row until the commit, so no two units can see the same `next`. [`TAKE`] writes the number down for this case
//! and name, or finds it there already; it gives back exactly one row either way. A repeat does not move the
//! counter; should two repeats race on PostgreSQL, a number may be skipped, never given twice.

use crate::{Unit, cells};
use base::{Bucket, CaseId};

/// `$1` bucket, `$2` kind, `$3` prefix, `$4` case, `$5` name.
pub const BUMP: &str = "INSERT INTO counter (bucket, kind, prefix, next) VALUES ($1, $2, $3, 2) \
     ON CONFLICT (bucket, kind, prefix) DO UPDATE SET next = counter.next + 1 \
     WHERE NOT EXISTS (SELECT 1 FROM allotment AS a \
       WHERE a.case_id = $4 AND a.kind = $2 AND a.name = $5 AND a.bucket = $1)";

/// The same values as [`BUMP`]. A case that asks under another prefix gets no row: a conflict, not a second number.
pub const TAKE: &str = "INSERT INTO allotment (bucket, kind, prefix, case_id, name, number) \
     SELECT bucket, kind, prefix, $4, $5, next - 1 FROM counter \
       WHERE bucket = $1 AND kind = $2 AND prefix = $3 \
     ON CONFLICT (case_id, kind, name, bucket) DO UPDATE SET number = allotment.number \
       WHERE allotment.prefix = excluded.prefix \
     RETURNING number";

/// The unit that allots a number of `kind` under `prefix` to `name` of `case`; read it with `done.first()?.int("number")`.
pub fn unit(bucket: Bucket, kind: &str, prefix: &str, case: CaseId, name: &str) -> Unit {
    let mut unit = Unit::new();
    let cells = cells![bucket, kind, prefix, case, name];
    unit.add(BUMP, cells.clone());
    unit.returning(TAKE, cells, 1);
    unit
}
