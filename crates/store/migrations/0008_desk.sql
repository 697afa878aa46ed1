-- Whoever holds mandates, or is offered some, sees first what stands open: until when it does, and whether it was taken. A row of
-- before says so as its mandate does, as far as that lies in the same file; the others count as offers that stay.
ALTER TABLE mandate_held ADD COLUMN until BIGINT NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE mandate_held ADD COLUMN taken BIGINT NOT NULL DEFAULT 0;
UPDATE mandate_held
SET until = (SELECT COALESCE(mandate.ended_at, mandate.until) FROM mandate
             WHERE mandate.id = mandate_held.id AND mandate.subject_id = mandate_held.grantor_id),
    taken = (SELECT CASE WHEN mandate.state = 'offered' THEN 0 ELSE 1 END FROM mandate
             WHERE mandate.id = mandate_held.id AND mandate.subject_id = mandate_held.grantor_id)
WHERE EXISTS (SELECT 1 FROM mandate
              WHERE mandate.id = mandate_held.id AND mandate.subject_id = mandate_held.grantor_id);

-- Codes for a counter that nobody was told in their time are swept.
CREATE INDEX mandate_unclaimed ON mandate (until) WHERE kind = 'counter' AND agent_id IS NULL;
