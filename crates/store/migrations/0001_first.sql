-- The first schema. {blob} and {without_rowid} are the only words that differ between the engines.
-- Times are microseconds since 1970 (UTC), ids are 16 bytes, yes and no are 1 and 0. Whatever is personal lies in a
-- sealed payload. Keys are time first, so that new rows lie together, and hold the subject (or the bucket), so that
-- the same schema can be spread over machines. No foreign keys: units arrive whole, and subjects live on other nodes.
-- A table with a payload keeps its rows in the order they came, its key beside them; one of small rows is its own key,
-- {without_rowid}. A large row inside a key leaves room for few neighbours: more pages to read, more to write.

CREATE TABLE meta (
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (key)
) {without_rowid};

-- Who a record can be about, and the key its content is sealed with. Removing the key removes the person.
CREATE TABLE subject (
  subject_id {blob} NOT NULL,
  kind       TEXT   NOT NULL,
  PRIMARY KEY (subject_id)
) {without_rowid};

CREATE TABLE subject_key (
  subject_id {blob} NOT NULL,
  wrapped    {blob} NOT NULL,
  PRIMARY KEY (subject_id)
) {without_rowid};

-- From a number (NIK, plate, phone) to its subject, without keeping the number: a keyed digest.
CREATE TABLE lookup (
  kind       TEXT   NOT NULL,
  hmac       {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  PRIMARY KEY (kind, hmac, subject_id)
) {without_rowid};

CREATE TABLE link (
  subject_id {blob} NOT NULL,
  relation   TEXT   NOT NULL,
  target_id  {blob} NOT NULL,
  since      BIGINT NOT NULL,
  PRIMARY KEY (subject_id, relation, target_id)
) {without_rowid};

-- Bitemporal: valid_* is when it was true, known_* is when we knew it. Versions of one record lie side by side, where
-- one look finds them; this is read more often than anything else.
CREATE TABLE record (
  subject_id {blob} NOT NULL,
  register   TEXT   NOT NULL,
  version    BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_to   BIGINT,
  known_from BIGINT NOT NULL,
  known_to   BIGINT,
  payload    {blob} NOT NULL,
  PRIMARY KEY (subject_id, register, version)
);

-- A cache of the history: where each application stands now.
CREATE TABLE cases (
  case_id    {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  service    TEXT   NOT NULL,
  stage      TEXT   NOT NULL,
  office     TEXT   NOT NULL,
  due_at     BIGINT,
  seq        BIGINT NOT NULL,
  law_hash   TEXT   NOT NULL,
  updated_at BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (case_id, subject_id)
);

CREATE INDEX cases_of_subject ON cases (subject_id, case_id);

CREATE TABLE history (
  case_id    {blob} NOT NULL,
  seq        BIGINT NOT NULL,
  subject_id {blob} NOT NULL,
  kind       TEXT   NOT NULL,
  actor      TEXT   NOT NULL,
  channel    TEXT   NOT NULL,
  origin     TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (case_id, seq, subject_id)
);

-- Who read what about whom, and why. Written before the value is read; writing it again for the same case adds nothing.
CREATE TABLE access (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  case_id    {blob},
  register   TEXT   NOT NULL,
  purpose    TEXT   NOT NULL,
  law        TEXT   NOT NULL,
  fields     TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  actor      {blob},
  channel    TEXT   NOT NULL,
  origin     TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (id, subject_id),
  UNIQUE (case_id, subject_id, register, purpose, fields)
) {without_rowid};

CREATE INDEX access_of_subject ON access (subject_id, id);

CREATE TABLE evidence (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  case_id    {blob} NOT NULL,
  kind       TEXT   NOT NULL,
  bytes      BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  removed    BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE INDEX evidence_of_case ON evidence (case_id, subject_id);

CREATE TABLE credential (
  id           {blob} NOT NULL,
  subject_id   {blob} NOT NULL,
  case_id      {blob} NOT NULL,
  product      TEXT   NOT NULL,
  status_list  BIGINT NOT NULL,
  status_index BIGINT NOT NULL,
  issued_at    BIGINT NOT NULL,
  -- When it was taken back; none while it counts.
  revoked_at   BIGINT,
  payload      {blob} NOT NULL,
  PRIMARY KEY (id, subject_id),
  UNIQUE (case_id, product, subject_id)
);

CREATE INDEX credential_of_subject ON credential (subject_id, id);
CREATE INDEX credential_revoked ON credential (status_list, status_index) WHERE revoked_at IS NOT NULL;

-- Every printed form that was handed out, by its digest, so that a paper can be recognised.
CREATE TABLE rendering (
  hash          {blob} NOT NULL,
  subject_id    {blob} NOT NULL,
  credential_id {blob} NOT NULL,
  renderer      TEXT   NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (hash, subject_id)
) {without_rowid};

-- Running numbers. They live in the bucket of their prefix, not of a person: one prefix, one place that counts. A prefix
-- that says something of a person, as that of a NIK does, is a keyed digest.
CREATE TABLE counter (
  bucket BIGINT NOT NULL,
  kind   TEXT   NOT NULL,
  prefix TEXT   NOT NULL,
  next   BIGINT NOT NULL,
  PRIMARY KEY (bucket, kind, prefix)
) {without_rowid};

CREATE TABLE allotment (
  bucket  BIGINT NOT NULL,
  case_id {blob} NOT NULL,
  kind    TEXT   NOT NULL,
  name    TEXT   NOT NULL,
  prefix  TEXT   NOT NULL,
  number  BIGINT NOT NULL,
  PRIMARY KEY (case_id, kind, name, bucket),
  UNIQUE (bucket, kind, prefix, number)
) {without_rowid};

-- What goes into the log of commitments; a sequencer puts it in order afterwards.
CREATE TABLE leaf (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  kind       TEXT   NOT NULL,
  commitment {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
) {without_rowid};

-- Most messages are gone within a second; by time they lie together, so few pages come and go with them.
CREATE TABLE outbox (
  id          {blob} NOT NULL,
  bucket      BIGINT NOT NULL,
  kind        TEXT   NOT NULL,
  subject_id  {blob} NOT NULL,
  body        {blob} NOT NULL,
  due_at      BIGINT NOT NULL,
  attempts    BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  dead        BIGINT NOT NULL,
  -- Why it failed last, as a word of the program: never what it was about.
  error       TEXT   NOT NULL,
  PRIMARY KEY (id, bucket)
);

CREATE INDEX outbox_due ON outbox (due_at, id, bucket) WHERE dead = 0;
CREATE INDEX outbox_failed ON outbox (kind, id, bucket) WHERE error <> '';

-- Effects on other subjects that already happened; the same effect again finds its row and adds nothing.
CREATE TABLE effect_done (
  case_id    {blob} NOT NULL,
  effect     BIGINT NOT NULL,
  subject_id {blob} NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (case_id, effect, subject_id)
) {without_rowid};

-- Requests of programs that came with a key of their own, and the case each brought about or moved: the same request
-- again finds its row, and nothing is done twice. Key and request are keyed digests.
CREATE TABLE request_key (
  key        {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  request    {blob} NOT NULL,
  case_id    {blob} NOT NULL,
  at         BIGINT NOT NULL,
  PRIMARY KEY (key, subject_id)
) {without_rowid};

-- What an office has to look at: ids, times and codes only, fed by the outbox.
CREATE TABLE queue (
  office     TEXT   NOT NULL,
  case_id    {blob} NOT NULL,
  service    TEXT   NOT NULL,
  stage      TEXT   NOT NULL,
  reasons    TEXT   NOT NULL,
  since      BIGINT NOT NULL,
  due_at     BIGINT NOT NULL,
  seq        BIGINT NOT NULL,
  subject_id {blob} NOT NULL,
  PRIMARY KEY (office, case_id, subject_id)
) {without_rowid};

CREATE INDEX queue_by_due ON queue (office, due_at, case_id);

-- The law as it was: service folders and reference tables, by their digest, for replaying a decision.
-- From the reference of a bill to its case: a keyed digest, so that the database cannot say what was paid under it.
CREATE TABLE bill (
  hmac       {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  case_id    {blob} NOT NULL,
  PRIMARY KEY (hmac, subject_id)
) {without_rowid};

CREATE TABLE law (
  hash TEXT   NOT NULL,
  kind TEXT   NOT NULL,
  body {blob} NOT NULL,
  PRIMARY KEY (hash)
) {without_rowid};
