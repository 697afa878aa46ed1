-- Leaves were commitments to sealed bytes, which nobody could show without handing out a key, and no log ever took one. From here on they are
-- commitments to what the rows say, with the salt beside it, and know their number in the audit log of the agency.
DROP TABLE leaf;
CREATE TABLE leaf (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  commitment {blob} NOT NULL,
  place      BIGINT,
  PRIMARY KEY (id, subject_id)
) {without_rowid};
CREATE INDEX leaf_waiting ON leaf (id) WHERE place IS NULL;

-- A reading has its commitment beside it; one of before has none.
ALTER TABLE access ADD COLUMN salt {blob};
ALTER TABLE access ADD COLUMN commitment {blob};
ALTER TABLE access ADD COLUMN place BIGINT;
CREATE INDEX access_waiting ON access (id) WHERE place IS NULL AND commitment IS NOT NULL;

-- The audit log that this database was recorded in: one row, or none as long as nothing was.
CREATE TABLE audit_log (
  name TEXT NOT NULL,
  PRIMARY KEY (name)
) {without_rowid};

-- Heads of that log which a ledger anchored: in which ledger, how many entries, and where the anchor stands there.
CREATE TABLE anchor (
  ledger TEXT   NOT NULL,
  size   BIGINT NOT NULL,
  block  BIGINT NOT NULL,
  place  BIGINT NOT NULL,
  at     BIGINT NOT NULL,
  PRIMARY KEY (ledger, size)
) {without_rowid};
