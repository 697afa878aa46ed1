-- Whether the numbers by which people are known to a client are those of this registration: whoever registers the same id
-- after it was taken away gets others. Those that were there before keep theirs.
ALTER TABLE client ADD COLUMN numbered BIGINT NOT NULL DEFAULT 0;

-- How often another file changed what people had allowed: terms that come back are not the terms they said yes to.
ALTER TABLE client ADD COLUMN renewed BIGINT NOT NULL DEFAULT 0;
