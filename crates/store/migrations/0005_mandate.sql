-- The right to act for another. It lies with whoever gave it, who can take it back at once: what stands here is the truth.
-- Rows stay after their end, so that it can be seen. Who may act is an id: the names stand in the payload. An offer that found
-- nobody has none, and looks the same to whoever made it.
CREATE TABLE mandate (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  kind       TEXT   NOT NULL,
  agent_id   {blob},
  state      TEXT   NOT NULL,
  began_at   BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  ended_at   BIGINT,
  payload    {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE INDEX mandate_of_subject ON mandate (subject_id, id);

-- From somebody who may act to whoever gave the mandate. Without its mandate a row says nothing.
CREATE TABLE mandate_held (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  grantor_id {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
) {without_rowid};

CREATE INDEX mandate_held_of_subject ON mandate_held (subject_id, id);
