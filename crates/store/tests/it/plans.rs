//! How SQLite goes about what is asked every second: it must never read a whole table.

use crate::room::Folder;

#[tokio::test]
async fn counting_what_is_late_or_laid_aside_never_reads_the_whole_table() {
    let room = Folder::new();
    let store = room.open();
    let plan = "EXPLAIN QUERY PLAN SELECT \
         (SELECT count(*) FROM outbox WHERE dead = 0 AND due_at <= 1 AND attempts <= 9) \
         + (SELECT count(*) FROM outbox WHERE error <> '' AND dead = 0 AND attempts > 9) AS late, \
         (SELECT count(*) FROM outbox WHERE error <> '' AND dead = 1) AS dead";
    for step in store.query_all(plan, &[]).await.unwrap() {
        let detail = step.text("detail").unwrap();
        let partial = detail.contains("outbox_failed") || detail.contains("outbox_due");
        assert!(partial || !detail.contains("outbox"), "{detail}");
    }
}

#[tokio::test]
async fn looking_for_what_is_due_never_reads_the_whole_table() {
    let room = Folder::new();
    let store = room.open();
    let plan = "EXPLAIN QUERY PLAN UPDATE outbox SET lease_until = 2 \
         WHERE (bucket, id) IN (SELECT o.bucket, o.id FROM outbox AS o \
           WHERE o.dead = 0 AND o.due_at <= 1 AND o.lease_until <= 1 ORDER BY o.due_at LIMIT 3) \
         AND dead = 0 AND lease_until <= 1";
    for step in store.query_all(plan, &[]).await.unwrap() {
        let detail = step.text("detail").unwrap();
        assert!(!detail.starts_with("SCAN"), "{detail}");
        assert!(!detail.contains("TEMP B-TREE"), "{detail}");
    }
}
