-- Signing in to sites of others. What is under way before somebody allowed it travels sealed and has no row.

-- What a person let a site know, until when. One row per site; what is new is asked again.
CREATE TABLE consent (
  subject_id {blob} NOT NULL,
  client     TEXT   NOT NULL,
  given_at   BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  ended_at   BIGINT,
  payload    {blob} NOT NULL,
  PRIMARY KEY (subject_id, client)
);

-- One sign-in to a site: what its tokens stand on. Tokens are sealed and have no row; they count while this one does. Its id
-- is in the code it was exchanged for: a second row of that id is a code that came twice.
CREATE TABLE site_grant (
  id         {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  client     TEXT   NOT NULL,
  session_id {blob} NOT NULL,
  began_at   BIGINT NOT NULL,
  used_at    BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  -- Whether it goes on when the person signs out.
  offline    BIGINT NOT NULL,
  revoked_at BIGINT,
  -- How often its refresh token was exchanged: one of an earlier generation ends it.
  generation BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE INDEX site_grant_of_subject ON site_grant (subject_id, client, id);

-- Sites and systems that whoever runs the program added to those of the pack. They are about nobody and lie in the first bucket.
CREATE TABLE client (
  id       TEXT   NOT NULL,
  added_at BIGINT NOT NULL,
  body     TEXT   NOT NULL,
  PRIMARY KEY (id)
);
