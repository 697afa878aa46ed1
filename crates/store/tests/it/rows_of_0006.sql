-- Rows as the program of migration 0006 left them. `x:` begins a value of bytes, in hex, as each engine writes it.
INSERT INTO account (subject_id, assurance, opened_at, payload) VALUES (x:01:, 'high', 1, x:00:);
INSERT INTO passkey (id, subject_id, added_at, used_at, payload) VALUES (x:0a:, x:01:, 1, NULL, x:00:);
INSERT INTO session (id, subject_id, began_at, until, ended_at, turn, payload) VALUES (x:0b:, x:01:, 1, 9, NULL, 0, x:00:);
INSERT INTO consent (subject_id, client, given_at, until, ended_at, payload) VALUES (x:01:, 'klinik', 1, 9, NULL, x:00:);
INSERT INTO client (id, added_at, body) VALUES ('klinik', 1, 'owner');
-- One that is held, one that was offered, one that ended; and one whose mandate lies elsewhere.
INSERT INTO mandate (id, subject_id, kind, agent_id, state, began_at, until, ended_at, payload) VALUES
  (x:11:, x:01:, 'granted', x:02:, 'active', 1, 50, NULL, x:00:),
  (x:12:, x:01:, 'granted', x:02:, 'offered', 1, 60, NULL, x:00:),
  (x:13:, x:01:, 'granted', x:02:, 'revoked', 1, 70, 7, x:00:);
INSERT INTO mandate_held (id, subject_id, grantor_id) VALUES
  (x:11:, x:02:, x:01:), (x:12:, x:02:, x:01:), (x:13:, x:02:, x:01:), (x:14:, x:02:, x:03:);
