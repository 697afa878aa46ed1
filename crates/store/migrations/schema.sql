CREATE TABLE access (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  case_id    BLOB,
  register   TEXT   NOT NULL,
  purpose    TEXT   NOT NULL,
  law        TEXT   NOT NULL,
  fields     TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  actor      BLOB,
  channel    TEXT   NOT NULL,
  origin     TEXT   NOT NULL,
  at         BIGINT NOT NULL, salt BLOB, commitment BLOB, place BIGINT,
  PRIMARY KEY (id, subject_id),
  UNIQUE (case_id, subject_id, register, purpose, fields)
) WITHOUT ROWID;

CREATE TABLE account (
  subject_id BLOB NOT NULL,
  -- How sure the state is of who it is: low, substantial, high.
  assurance  TEXT   NOT NULL,
  opened_at  BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (subject_id)
);

CREATE TABLE account_event (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  kind       TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE TABLE allotment (
  bucket  BIGINT NOT NULL,
  case_id BLOB NOT NULL,
  kind    TEXT   NOT NULL,
  name    TEXT   NOT NULL,
  prefix  TEXT   NOT NULL,
  number  BIGINT NOT NULL,
  PRIMARY KEY (case_id, kind, name, bucket),
  UNIQUE (bucket, kind, prefix, number)
) WITHOUT ROWID;

CREATE TABLE anchor (
  ledger TEXT   NOT NULL,
  size   BIGINT NOT NULL,
  block  BIGINT NOT NULL,
  place  BIGINT NOT NULL,
  at     BIGINT NOT NULL,
  PRIMARY KEY (ledger, size)
) WITHOUT ROWID;

CREATE TABLE appointment (
  subject_id BLOB NOT NULL,
  officer_id TEXT   NOT NULL,
  office     TEXT   NOT NULL,
  from_at    BIGINT NOT NULL,
  until      BIGINT,
  payload    BLOB NOT NULL,
  PRIMARY KEY (subject_id, officer_id)
);

CREATE TABLE audit_log (
  name TEXT NOT NULL,
  PRIMARY KEY (name)
) WITHOUT ROWID;

CREATE TABLE bill (
  hmac       BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  case_id    BLOB NOT NULL,
  PRIMARY KEY (hmac, subject_id)
) WITHOUT ROWID;

CREATE TABLE cases (
  case_id    BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  service    TEXT   NOT NULL,
  stage      TEXT   NOT NULL,
  office     TEXT   NOT NULL,
  due_at     BIGINT,
  seq        BIGINT NOT NULL,
  law_hash   TEXT   NOT NULL,
  updated_at BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (case_id, subject_id)
);

CREATE TABLE client (
  id       TEXT   NOT NULL,
  added_at BIGINT NOT NULL,
  body     TEXT   NOT NULL, since BIGINT, numbered BIGINT NOT NULL DEFAULT 0, renewed BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id)
);

CREATE TABLE consent (
  subject_id BLOB NOT NULL,
  client     TEXT   NOT NULL,
  given_at   BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  ended_at   BIGINT,
  payload    BLOB NOT NULL, terms TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (subject_id, client)
);

CREATE TABLE contact (
  id          BLOB NOT NULL,
  subject_id  BLOB NOT NULL,
  verified_at BIGINT NOT NULL,
  removed_at  BIGINT,
  -- When the server of mail last said that it takes nothing for this address.
  refused_at  BIGINT,
  payload     BLOB NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE TABLE counter (
  bucket BIGINT NOT NULL,
  kind   TEXT   NOT NULL,
  prefix TEXT   NOT NULL,
  next   BIGINT NOT NULL,
  PRIMARY KEY (bucket, kind, prefix)
) WITHOUT ROWID;

CREATE TABLE counter_request (
  bucket BIGINT NOT NULL,
  digest BLOB NOT NULL,
  -- asked, confirmed, rejected, used.
  state  TEXT   NOT NULL,
  until  BIGINT NOT NULL,
  PRIMARY KEY (digest, bucket)
) WITHOUT ROWID;

CREATE TABLE credential (
  id           BLOB NOT NULL,
  subject_id   BLOB NOT NULL,
  case_id      BLOB NOT NULL,
  product      TEXT   NOT NULL,
  status_list  BIGINT NOT NULL,
  status_index BIGINT NOT NULL,
  issued_at    BIGINT NOT NULL,
  -- When it was taken back; none while it counts.
  revoked_at   BIGINT,
  payload      BLOB NOT NULL,
  PRIMARY KEY (id, subject_id),
  UNIQUE (case_id, product, subject_id)
);

CREATE TABLE device (
  subject_id BLOB NOT NULL,
  digest     BLOB NOT NULL,
  seen_at    BIGINT NOT NULL,
  PRIMARY KEY (subject_id, digest)
);

CREATE TABLE did (
  subject_id BLOB NOT NULL,
  number     BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  ledger     TEXT,
  PRIMARY KEY (subject_id, number)
) WITHOUT ROWID;

CREATE TABLE effect_done (
  case_id    BLOB NOT NULL,
  effect     BIGINT NOT NULL,
  subject_id BLOB NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (case_id, effect, subject_id)
) WITHOUT ROWID;

CREATE TABLE evidence (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  case_id    BLOB NOT NULL,
  kind       TEXT   NOT NULL,
  bytes      BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  removed    BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE TABLE history (
  case_id    BLOB NOT NULL,
  seq        BIGINT NOT NULL,
  subject_id BLOB NOT NULL,
  kind       TEXT   NOT NULL,
  actor      TEXT   NOT NULL,
  channel    TEXT   NOT NULL,
  origin     TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (case_id, seq, subject_id)
);

CREATE TABLE law (
  hash TEXT   NOT NULL,
  kind TEXT   NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (hash)
) WITHOUT ROWID;

CREATE TABLE leaf (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  commitment BLOB NOT NULL,
  place      BIGINT,
  PRIMARY KEY (id, subject_id)
) WITHOUT ROWID;

CREATE TABLE link (
  subject_id BLOB NOT NULL,
  relation   TEXT   NOT NULL,
  target_id  BLOB NOT NULL,
  since      BIGINT NOT NULL,
  PRIMARY KEY (subject_id, relation, target_id)
) WITHOUT ROWID;

CREATE TABLE lookup (
  kind       TEXT   NOT NULL,
  hmac       BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  PRIMARY KEY (kind, hmac, subject_id)
) WITHOUT ROWID;

CREATE TABLE mandate (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  kind       TEXT   NOT NULL,
  agent_id   BLOB,
  state      TEXT   NOT NULL,
  began_at   BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  ended_at   BIGINT,
  payload    BLOB NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE TABLE mandate_held (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  grantor_id BLOB NOT NULL, until BIGINT NOT NULL DEFAULT 9223372036854775807, taken BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id, subject_id)
) WITHOUT ROWID;

CREATE TABLE meta (
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (key)
) WITHOUT ROWID;

CREATE TABLE outbox (
  id          BLOB NOT NULL,
  bucket      BIGINT NOT NULL,
  kind        TEXT   NOT NULL,
  subject_id  BLOB NOT NULL,
  body        BLOB NOT NULL,
  due_at      BIGINT NOT NULL,
  attempts    BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  dead        BIGINT NOT NULL,
  -- Why it failed last, as a word of the program: never what it was about.
  error       TEXT   NOT NULL,
  PRIMARY KEY (id, bucket)
);

CREATE TABLE passkey (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  added_at   BIGINT NOT NULL,
  used_at    BIGINT,
  payload    BLOB NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE TABLE proofing_try (
  bucket BIGINT NOT NULL,
  digest BLOB NOT NULL,
  tries  BIGINT NOT NULL,
  -- When the first of them was made; after a while they count no more.
  since  BIGINT NOT NULL,
  PRIMARY KEY (digest, bucket)
) WITHOUT ROWID;

CREATE TABLE queue (
  office     TEXT   NOT NULL,
  case_id    BLOB NOT NULL,
  service    TEXT   NOT NULL,
  stage      TEXT   NOT NULL,
  reasons    TEXT   NOT NULL,
  since      BIGINT NOT NULL,
  due_at     BIGINT NOT NULL,
  seq        BIGINT NOT NULL,
  subject_id BLOB NOT NULL,
  PRIMARY KEY (office, case_id, subject_id)
) WITHOUT ROWID;

CREATE TABLE record (
  subject_id BLOB NOT NULL,
  register   TEXT   NOT NULL,
  version    BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_to   BIGINT,
  known_from BIGINT NOT NULL,
  known_to   BIGINT,
  payload    BLOB NOT NULL,
  PRIMARY KEY (subject_id, register, version)
);

CREATE TABLE recovery_code (
  subject_id BLOB NOT NULL,
  digest     BLOB NOT NULL,
  -- kept, device, counter.
  kind       TEXT   NOT NULL,
  made_at    BIGINT NOT NULL,
  -- It works from here on, and until then.
  from_at    BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  used_at    BIGINT,
  payload    BLOB NOT NULL,
  PRIMARY KEY (subject_id, digest)
);

CREATE TABLE refund (
  office     TEXT   NOT NULL,
  -- A keyed digest of the bank's id: the same money is listed once.
  hmac       BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  case_id    BLOB NOT NULL,
  service    TEXT   NOT NULL,
  why        TEXT   NOT NULL,
  since      BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (office, hmac, subject_id)
);

CREATE TABLE rendering (
  hash          BLOB NOT NULL,
  subject_id    BLOB NOT NULL,
  credential_id BLOB NOT NULL,
  renderer      TEXT   NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (hash, subject_id)
) WITHOUT ROWID;

CREATE TABLE request_key (
  key        BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  request    BLOB NOT NULL,
  case_id    BLOB NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (key, subject_id)
) WITHOUT ROWID;

CREATE TABLE session (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  began_at   BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  ended_at   BIGINT,
  -- Counts how often its cookie was changed for another: those before count no more.
  turn       BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE TABLE site_grant (
  id         BLOB NOT NULL,
  subject_id BLOB NOT NULL,
  client     TEXT   NOT NULL,
  session_id BLOB NOT NULL,
  began_at   BIGINT NOT NULL,
  used_at    BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  -- Whether it goes on when the person signs out.
  offline    BIGINT NOT NULL,
  revoked_at BIGINT,
  -- How often its refresh token was exchanged: one of an earlier generation ends it.
  generation BIGINT NOT NULL,
  payload    BLOB NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE TABLE spent (
  bucket BIGINT NOT NULL,
  digest BLOB NOT NULL,
  until  BIGINT NOT NULL,
  PRIMARY KEY (digest, bucket)
) WITHOUT ROWID;

CREATE TABLE subject (
  subject_id BLOB NOT NULL,
  kind       TEXT   NOT NULL,
  PRIMARY KEY (subject_id)
) WITHOUT ROWID;

CREATE TABLE subject_key (
  subject_id BLOB NOT NULL,
  wrapped    BLOB NOT NULL,
  PRIMARY KEY (subject_id)
) WITHOUT ROWID;

CREATE INDEX access_of_subject ON access (subject_id, id);

CREATE INDEX access_waiting ON access (id) WHERE place IS NULL AND commitment IS NOT NULL;

CREATE INDEX account_event_of_kind ON account_event (subject_id, kind, id);

CREATE INDEX account_event_of_subject ON account_event (subject_id, id);

CREATE INDEX cases_of_subject ON cases (subject_id, case_id);

CREATE INDEX contact_of_subject ON contact (subject_id, id);

CREATE INDEX contact_removed ON contact (removed_at);

CREATE INDEX counter_request_until ON counter_request (until);

CREATE INDEX credential_of_subject ON credential (subject_id, id);

CREATE INDEX credential_revoked ON credential (status_list, status_index) WHERE revoked_at IS NOT NULL;

CREATE INDEX device_seen ON device (seen_at);

CREATE INDEX did_waiting ON did (at, subject_id, number) WHERE ledger IS NULL;

CREATE INDEX evidence_of_case ON evidence (case_id, subject_id);

CREATE INDEX leaf_waiting ON leaf (id) WHERE place IS NULL;

CREATE INDEX mandate_held_of_subject ON mandate_held (subject_id, id);

CREATE INDEX mandate_of_subject ON mandate (subject_id, id);

CREATE INDEX mandate_unclaimed ON mandate (until) WHERE kind = 'counter' AND agent_id IS NULL;

CREATE INDEX outbox_due ON outbox (due_at, id, bucket) WHERE dead = 0;

CREATE INDEX outbox_failed ON outbox (kind, id, bucket) WHERE error <> '';

CREATE INDEX passkey_of_subject ON passkey (subject_id, added_at);

CREATE INDEX proofing_try_since ON proofing_try (since);

CREATE INDEX queue_by_due ON queue (office, due_at, case_id);

CREATE INDEX recovery_code_of_digest ON recovery_code (digest, until);

CREATE INDEX recovery_code_until ON recovery_code (until);

CREATE INDEX recovery_code_used ON recovery_code (used_at);

CREATE INDEX refund_by_since ON refund (office, since, hmac);

CREATE INDEX session_of_subject ON session (subject_id, id);

CREATE INDEX session_until ON session (until);

CREATE INDEX site_grant_of_subject ON site_grant (subject_id, client, id);

CREATE INDEX site_grant_until ON site_grant (until);

CREATE INDEX spent_until ON spent (until);
