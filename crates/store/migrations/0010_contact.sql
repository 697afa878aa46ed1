-- Addresses at which somebody is told what happens to their account. One that was removed is told for some days more.
CREATE TABLE contact (
  id          {blob} NOT NULL,
  subject_id  {blob} NOT NULL,
  verified_at BIGINT NOT NULL,
  removed_at  BIGINT,
  -- When the server of mail last said that it takes nothing for this address.
  refused_at  BIGINT,
  payload     {blob} NOT NULL,
  PRIMARY KEY (id, subject_id)
);

CREATE INDEX contact_of_subject ON contact (subject_id, id);
CREATE INDEX contact_removed ON contact (removed_at);
