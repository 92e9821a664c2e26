//! `deedbox demo`.

use crate::support::{Estate, tree};

#[test]
fn a_small_estate_is_made_to_look_at() {
    let estate = Estate::nothing();
    let done = estate.command(&["demo", "../tower"]).seed(1).output();
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{says}");
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new());
    assert_eq!(tree::left_in_workshop(&estate.archive()), Vec::<String>::new());
    let files = estate.tree();
    for part in ["/box-01/", "/originals/contracts/", "-loan-", "staff/data/records/"] {
        assert!(files.keys().any(|path| path.contains(part)), "the demo has no {part}");
    }
}

#[test]
fn it_is_not_made_where_something_lies() {
    let estate = Estate::founded();
    let before = estate.tree();
    let done = estate.command(&["demo", "../tower"]).seed(1).output();
    assert_eq!(done.status.code(), Some(3));
    assert_eq!(estate.tree(), before);
}
