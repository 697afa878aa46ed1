-- Money that is due back, by the office of whoever was paid, fed by the outbox. Amount and reference are sealed.
CREATE TABLE refund (
  office     TEXT   NOT NULL,
  -- A keyed digest of the bank's id: the same money is listed once.
  hmac       {blob} NOT NULL,
  subject_id {blob} NOT NULL,
  case_id    {blob} NOT NULL,
  service    TEXT   NOT NULL,
  why        TEXT   NOT NULL,
  since      BIGINT NOT NULL,
  payload    {blob} NOT NULL,
  PRIMARY KEY (office, hmac, subject_id)
);

CREATE INDEX refund_by_since ON refund (office, since, hmac);
