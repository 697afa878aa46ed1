-- Accounts: who can sign in, with what, from where, and what happened to it. Whoever signs in is a subject that the
-- registers know, so an account has no id of its own.
CREATE TABLE account (
  subject_id {blob} NOT NULL,
  -- How sure the state is of who it is: low, substantial, high.
  assurance  TEXT   NOT NULL,
  opened_at  BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (subject_id)
);

-- A way to sign in without a password. The id is the SHA-256 of the credential's own, which may be long.
CREATE TABLE passkey (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  added_at   BIGINT NOT NULL,
  used_at    BIGINT,
  payload    {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE INDEX passkey_of_subject ON passkey (subject_id, added_at);

-- A browser in which somebody is signed in. Rows stay after their end, so that it can be seen.
CREATE TABLE session (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  began_at   BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  ended_at   BIGINT,
  -- Counts how often its cookie was changed for another: those before count no more.
  turn       BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE INDEX session_of_subject ON session (subject_id, id);

-- What happens once: the challenge of a ceremony, an authorization code, a proof of possession, a client's assertion. A
-- keyed digest of it, kept until the thing itself has run out.
CREATE TABLE spent (
  bucket BIGINT NOT NULL,
  digest {blob} NOT NULL,
  until  BIGINT NOT NULL,
  PRIMARY KEY (digest, bucket)
) {without_rowid};

CREATE INDEX spent_until ON spent (until);

-- What happened to an account, for its owner to see: opened, a passkey added, signed in on a new device, recovered.
CREATE TABLE account_event (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  kind       TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE INDEX account_event_of_subject ON account_event (subject_id, id);

-- A code that lets its owner in once where a passkey is missing: one of ten they keep, one for a second device, or one
-- that an officer gave at a counter. The digest is keyed, of what was handed out.
CREATE TABLE recovery_code (
  subject_id {blob} NOT NULL,
  digest     {blob} NOT NULL,
  -- kept, device, counter.
  kind       TEXT   NOT NULL,
  made_at    BIGINT NOT NULL,
  -- It works from here on, and until then.
  from_at    BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  used_at    BIGINT,
  payload    {blob} NOT NULL,
  PRIMARY KEY (subject_id, digest)
);

CREATE INDEX recovery_code_of_digest ON recovery_code (digest, until);

-- Who works as an officer of which office. A person may have several; one that is over stays.
CREATE TABLE appointment (
  subject_id {blob} NOT NULL,
  officer_id TEXT   NOT NULL,
  office     TEXT   NOT NULL,
  from_at    BIGINT NOT NULL,
  until      BIGINT,
  payload    {blob} NOT NULL,
  PRIMARY KEY (subject_id, officer_id)
);
