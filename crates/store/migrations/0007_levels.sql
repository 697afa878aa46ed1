-- Browsers that somebody signed in on, to tell them of one that is not among these. The digest is keyed, of the person and of
-- what a cookie of the browser holds by chance.
CREATE TABLE device (
  subject_id {blob} NOT NULL,
  digest     {blob} NOT NULL,
  seen_at    BIGINT NOT NULL,
  PRIMARY KEY (subject_id, digest)
);

-- What is over is swept by its time.
CREATE INDEX device_seen ON device (seen_at);
CREATE INDEX session_until ON session (until);
CREATE INDEX recovery_code_until ON recovery_code (until);
CREATE INDEX recovery_code_used ON recovery_code (used_at);
