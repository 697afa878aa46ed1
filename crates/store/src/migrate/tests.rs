use super::*;

#[test]
fn only_the_two_named_words_are_replaced() {
    for migration in ALL {
        assert!(
            !for_sqlite(migration.text).contains(['{', '}']),
            "{}",
            migration.name
        );
    }
}
