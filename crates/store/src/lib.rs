//! Units of work on a database: group commit, migrations, outbox
