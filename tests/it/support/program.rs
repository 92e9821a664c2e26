//! The program that is tried.

use std::path::Path;
use std::sync::LazyLock;

/// The build of these sources that cargo made beside the tests, or the one that `DEEDBOX_TEST_PROGRAM` names: `.ci/run` names an optimised one
/// that checks what this one checks (overflows, assertions), for most of the time of a test is the program's.
pub fn program() -> &'static str {
    static PROGRAM: LazyLock<String> = LazyLock::new(|| match std::env::var("DEEDBOX_TEST_PROGRAM") {
        Ok(told) if !told.is_empty() => {
            // Tests start it in folders of their own, and by its name alone.
            assert!(Path::new(&told).is_absolute() && Path::new(&told).is_file(), "DEEDBOX_TEST_PROGRAM: {told}");
            assert!(Path::new(&told).ends_with("deedbox"), "DEEDBOX_TEST_PROGRAM is not called deedbox: {told}");
            told
        }
        _ => env!("CARGO_BIN_EXE_deedbox").to_owned(),
    });
    &PROGRAM
}
