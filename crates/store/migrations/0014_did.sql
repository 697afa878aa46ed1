-- Steps of people's identities in a ledger, oldest first. What each of them says, and where the ledger has it, is sealed: without the person's key
-- no row says which entry of the ledger is whose, though the time beside it may let somebody guess. `ledger` names the ledger that has it: none as long as it waits, and an empty name where no
-- ledger will take it any more.
CREATE TABLE did (
  subject_id {blob} NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  ledger     TEXT,
  PRIMARY KEY (subject_id, number)
) {without_rowid};
CREATE INDEX did_waiting ON did (at, subject_id, number) WHERE ledger IS NULL;
