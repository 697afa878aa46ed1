-- Whoever holds mandates, or is offered some, sees first what stands open: until when it does, and whether it was taken. A row of
-- before counts as a mandate that is held.
ALTER TABLE mandate_held ADD COLUMN until BIGINT NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE mandate_held ADD COLUMN taken BIGINT NOT NULL DEFAULT 1;

-- Codes for a counter that nobody was told in their time are swept.
CREATE INDEX mandate_unclaimed ON mandate (until) WHERE kind = 'counter' AND agent_id IS NULL;
