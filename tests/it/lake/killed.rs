//! Whenever an export into a lake is stopped, a reader sees what was there before or what is there after, and the next one finishes it.

use crate::lake::{FOR, done, estate, export, faults, lake, totals};
use crate::support::{Estate, tree};

/// How often it is registered that something went out.
fn registered(estate: &Estate) -> usize {
    estate.tree().into_keys().filter(|path| path.contains("-export-") && path.contains("-released-")).count()
}

/// Which publications lie there.
fn publications(estate: &Estate) -> usize {
    tree::tree(&lake(estate).join("publications")).len()
}

#[test]
fn an_export_that_was_stopped_leaves_the_figures_of_before_or_of_after() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    let old = totals(&estate, &["arrears", "lake"]);
    done(&estate, &["record", "payment", "1203", "--amount", "1"], 9);
    let whole = estate.copy();
    done(&whole, &export(&[]), 77);
    let new = totals(&whole, &["arrears", "lake"]);
    assert_ne!(old, new);
    let long = std::env::var_os("DEEDBOX_TEST_LONG").is_some();
    let (mut before, mut after, mut finished, mut passed) = (0, 0, 0, false);
    // The steps of writing each file are alike; those from the commit on are looked at one by one in the long run.
    for step in (1..4000).step_by(if long { 1 } else { 7 }) {
        let here = estate.copy();
        let first = here.command(&export(&[])).seed(77).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        assert_eq!(faults(&here), Vec::<String>::new(), "stopped at {step}");
        let seen = totals(&here, &["arrears", "lake"]);
        assert!(seen == old || seen == new, "{step}: {seen}");
        *(if seen == old { &mut before } else { &mut after }) += 1;
        if first.status.success() {
            passed = true;
            break;
        }
        let (_, said) = done(&here, &export(&[]), 78);
        finished += usize::from(said.contains("had registered"));
        assert_eq!(totals(&here, &["arrears", "lake"]), new, "{step}: {said}");
        assert_eq!(faults(&here), Vec::<String>::new(), "{step}: {said}");
        // What is registered can be had, and nothing lies there that is not registered.
        assert_eq!((registered(&here), publications(&here)), (2, 2), "{step}: {said}");
        let left: Vec<String> = std::fs::read_dir(lake(&here))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("partial"))
            .collect();
        assert_eq!(left, Vec::<String>::new(), "{step}");
    }
    assert!(passed && 0 < before && 0 < after && 0 < finished, "{before} {after} {finished}");
}

#[test]
fn a_full_disk_leaves_the_figures_of_before() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    let old = totals(&estate, &["arrears", "lake"]);
    done(&estate, &["record", "payment", "1203", "--amount", "1"], 9);
    for step in [3, 40, 90] {
        let here = estate.copy();
        let full = here.command(&export(&[])).seed(77).set("__DEEDBOX_TEST_FAULT", format!("full:{step}")).output();
        assert_eq!(full.status.code(), Some(4), "{step}: {}", String::from_utf8_lossy(&full.stderr));
        assert_eq!((totals(&here, &["arrears", "lake"]), faults(&here)), (old.clone(), Vec::new()));
    }
}
