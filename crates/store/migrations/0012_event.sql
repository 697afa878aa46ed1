-- Whether something of one kind happened lately is asked at each letter and each proof; whoever signs in often has many events
-- of another kind.
CREATE INDEX account_event_of_kind ON account_event (subject_id, kind, id);
