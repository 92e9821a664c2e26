//! Stopped anywhere, or with a full disk: a paper has its key, or is not there; nothing lies in clear. One step in a few is tried, each with
//! `DEEDBOX_TEST_LONG`.

use super::*;

/// More steps than any command here takes.
const MOST_STEPS: usize = 200;

/// Runs a command stopped, or starved, at one step after the other, each in an office of its own, until it passes.
fn at_each_step(estate: &Estate, words: &[&str], (kind, every): (&str, usize), check: impl Fn(&Estate, &str)) {
    let every = if std::env::var_os("DEEDBOX_TEST_LONG").is_some() { 1 } else { every };
    for step in (1..MOST_STEPS).step_by(every) {
        let here = estate.copy();
        let fault = format!("{kind}:{step}");
        let output = command(&here, words).seed(77).set("__DEEDBOX_TEST_FAULT", &fault).output();
        let at = format!("{words:?} with {fault}: {}", said(&output));
        nowhere_in_clear(&here);
        let next = command(&here, &["--as", "lee", "unit", "add", "9999", "--floor", "99", "--dry-run"]).output();
        assert!(next.status.success(), "{at}: {}", said(&next));
        nowhere_in_clear(&here);
        check(&here, &at);
        if output.status.success() {
            return;
        }
    }
    panic!("{words:?} takes more than {MOST_STEPS} steps");
}

#[test]
fn a_paper_whose_filing_was_stopped_has_its_key_or_is_not_there() {
    if !can_encrypt() {
        return;
    }
    let estate = office();
    let whole = |here: &Estate, at: &str| {
        // A key for nothing may be left, never a paper without one.
        let (papers, kept) = (encrypted(here), keys(here));
        assert!(papers.len() <= 1 && papers.len() <= kept.len() && kept.len() <= 1, "{at}: {papers:?} {kept:?}");
        assert_eq!(opened_by_age(here).len(), papers.len(), "{at}");
        assert_eq!(crate::support::tree::wrong_manifests(&here.archive()), Vec::<String>::new(), "{at}");
        assert_eq!(crate::support::tree::left_in_private_dir(&here.archive()), Vec::<String>::new(), "{at}");
    };
    at_each_step(&estate, &FILE, ("stop", 2), whole);
    at_each_step(&estate, &FILE, ("full", 7), whole);
}

#[test]
fn wrapping_anew_that_was_stopped_leaves_each_paper_a_key_and_goes_on() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    done(&estate, &FILE);
    let new = key(&estate, "new");
    let added = estate.made(&["--as", "ho", "staff", "key", "add", "ho", "--open", &new]);
    let estate = estate.with(&["--as", "lee", "approve", &added]);
    at_each_step(&estate, &["keys", "wrap"], ("stop", 3), |here, at| {
        assert_eq!(opened_by_age(here).len(), 2, "{at}");
        done(here, &["keys", "wrap"]);
        let kept = keys(here);
        assert!(
            kept.len() == 2 && [".2.age", ".3.age"].iter().any(|end| kept.iter().all(|name| name.ends_with(end))),
            "{at}: {kept:?}"
        );
        assert_eq!(opened_by_age(here).len(), 2, "{at}");
    });
}

#[test]
fn a_paper_that_was_being_opened_when_it_was_stopped_lies_nowhere_in_the_office() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let open = ["--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "lease-out.txt"];
    at_each_step(&estate, &open, ("stop", 6), |here, at| {
        let out = here.desk().join("lease-out.txt");
        let entered = here.tree().keys().filter(|path| path.contains("-loan-")).count();
        assert!(!out.exists() || 0 < entered, "{at}: it was opened, and nobody knows");
    });
}
