-- What a person allowed counts for a site as it was then: a digest of who answers for it, by which law, why, and with whom it
-- shares numbers. Rows from before say nothing of it and count for nobody: the person is asked once more.
ALTER TABLE consent ADD COLUMN terms TEXT NOT NULL DEFAULT '';

-- When a client was registered under its id; one that was taken away and registered anew is another. None for those that
-- were there before: their secrets and the numbers by which they know people stay.
ALTER TABLE client ADD COLUMN since BIGINT;

-- Grants that are long over are swept.
CREATE INDEX site_grant_until ON site_grant (until);
