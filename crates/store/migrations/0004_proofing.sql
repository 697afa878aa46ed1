-- How often somebody tried to be proofed under a number and was not, by a keyed digest of it: numbers that nobody has are
-- counted like any other, so that counting tells nothing.
CREATE TABLE proofing_try (
  bucket BIGINT NOT NULL,
  digest {blob} NOT NULL,
  tries  BIGINT NOT NULL,
  -- When the first of them was made; after a while they count no more.
  since  BIGINT NOT NULL,
  PRIMARY KEY (digest, bucket)
) {without_rowid};

CREATE INDEX proofing_try_since ON proofing_try (since);

-- A wish to be proofed at a counter: a keyed digest of the number and the code that was given out. It says nothing about
-- anybody, so it is written for numbers that nobody has as well.
CREATE TABLE counter_request (
  bucket BIGINT NOT NULL,
  digest {blob} NOT NULL,
  -- asked, confirmed, rejected, used.
  state  TEXT   NOT NULL,
  until  BIGINT NOT NULL,
  PRIMARY KEY (digest, bucket)
) {without_rowid};

CREATE INDEX counter_request_until ON counter_request (until);
