//! `deedbox doctor`.

use crate::support::Estate;

#[test]
fn what_must_be_mended_is_told_and_nothing_is_changed() {
    let estate = Estate::new();
    let before = estate.tree();
    let done = estate.command(&["doctor"]).output();
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(matches!(done.status.code(), Some(0 | 1)), "{says}");
    assert_eq!(before, estate.tree());
    let broken = estate.setting("currency", "currencie");
    let done = broken.command(&["doctor"]).output();
    let shown = String::from_utf8_lossy(&[&done.stdout[..], &done.stderr].concat()).into_owned();
    assert!(shown.contains("currencie"), "{shown}");
}
