-- Steps of people's identities in the ledger, oldest first. What each of them says is sealed: without it nobody tells whose entry of the ledger
-- is whose. A step that the ledger does not have yet has no place.
CREATE TABLE did (
  subject_id {blob} NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  place      BIGINT,
  block      BIGINT,
  PRIMARY KEY (subject_id, number)
) {without_rowid};
CREATE INDEX did_waiting ON did (at, subject_id, number) WHERE place IS NULL;
