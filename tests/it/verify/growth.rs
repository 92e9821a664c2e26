//! What `verify` costs grows with what it finds, not with the square of it.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use super::copy::{Copy, sha256};
use super::fixtures::client;

/// What is wrong with many files.
#[derive(Clone, Copy, Debug)]
enum Wrong {
    /// As many are missing as are not listed.
    MissingBesideUnlisted,
    /// They are altered.
    Altered,
}

/// An archive with many findings of a sort in one bundle.
fn with(wrong: Wrong, many: usize) -> Copy {
    let copy = Copy::new();
    let bundle = client(&copy);
    let folder = format!("{bundle}/data/originals/unit");
    fs::create_dir_all(copy.path(&folder)).unwrap();
    let mut lines = String::new();
    for n in 0..many {
        let listed = sha256(format!("listed {n}").as_bytes());
        match wrong {
            Wrong::MissingBesideUnlisted => {
                writeln!(lines, "{listed}  data/originals/unit/missing-{n}.txt").unwrap();
                fs::write(copy.path(&format!("{folder}/unlisted-{n}.txt")), format!("unlisted {n}")).unwrap();
            }
            Wrong::Altered => {
                writeln!(lines, "{listed}  data/originals/unit/altered-{n}.txt").unwrap();
                fs::write(copy.path(&format!("{folder}/altered-{n}.txt")), format!("altered {n}")).unwrap();
            }
        }
    }
    copy.write(&format!("{bundle}/manifests/zzzz.sha256"), lines);
    copy
}

/// The shortest of some runs, and how many findings there are.
fn least(copy: &Copy, args: &[&str]) -> (Duration, usize) {
    let runs = (0..2).map(|_| {
        let began = Instant::now();
        let output = copy.run(&[&["verify", "--format", "csv"], args].concat());
        (began.elapsed(), output.stdout.split(|byte| *byte == b'\n').count() - 2)
    });
    runs.min().unwrap()
}

#[test]
fn four_times_the_findings_take_about_four_times_as_long() {
    for (wrong, args, each) in [
        (Wrong::MissingBesideUnlisted, &[][..], 2),
        (Wrong::MissingBesideUnlisted, &["--quick"], 2),
        (Wrong::Altered, &[], 1),
    ] {
        let (few, many) = (1_000, 4_000);
        let (small, found) = least(&with(wrong, few), args);
        assert_eq!(found, few * each, "{wrong:?} {args:?}");
        let (large, found) = least(&with(wrong, many), args);
        assert_eq!(found, many * each, "{wrong:?} {args:?}");
        // 16 times is the square; what it costs to start makes the small one dearer than its part.
        assert!(large < small * 10 + Duration::from_millis(200), "{wrong:?} {args:?}: {small:?} and {large:?}");
    }
}
