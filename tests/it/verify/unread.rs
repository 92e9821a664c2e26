//! What cannot be read is never taken for what is not there: no command answers as if it had seen all.

use std::process::{Command, Output};

use super::copy::Copy;

/// The commands that read much, with those of their exit codes that are answers.
const READERS: &[&[&str]] = &[
    &["verify"],
    &["verify", "--quick"],
    &["show", "1203"],
    &["report", "clients"],
    &["status"],
    &["audit"],
    &["search", "lease"],
    &["loans"],
];

fn run(copy: &Copy, before: &[&str], args: &[&str]) -> Output {
    let all = [before, &[crate::support::program(), "--format", "json", "-C"]].concat();
    Command::new(all[0])
        .args(&all[1..])
        .arg(copy.root())
        .args(args)
        .env("DEEDBOX_NOW", "2026-11-23T10:00:00+08:00")
        .env("DEEDBOX_STAFF", "wong-ka-yan")
        .env_remove("DEEDBOX_ARCHIVE")
        .output()
        .unwrap()
}

/// Whether an answer is the one that was given when all could be read; else nothing is answered (exit 4), but for `verify`, to
/// which what it cannot read is a finding (exit 1).
fn is_honest(args: &[&str], output: &Output, whole: &Output) -> bool {
    let says = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("unreadable");
    match output.status.code() {
        Some(0 | 1) if output.stdout == whole.stdout => output.status.code() == whole.status.code(),
        Some(1) => args.contains(&"verify") && says(&output.stdout),
        Some(2..=5) => output.stdout.is_empty(),
        _ => false,
    }
}

#[test]
fn too_few_file_handles_are_told_and_no_answer_is_given() {
    let copy = Copy::new();
    for args in READERS {
        let whole = run(&copy, &["env"], args);
        let mut refused = 0;
        for handles in [4, 5, 6, 7, 8, 10, 12, 16, 20] {
            let limit = format!("ulimit -n {handles}; exec \"$0\" \"$@\"");
            let output = run(&copy, &["sh", "-c", &limit], args);
            // Beneath a handful the program itself is not loaded.
            if output.status.code() == Some(127) {
                continue;
            }
            assert!(is_honest(args, &output, &whole), "{args:?} with {handles}: {output:?}");
            refused += u32::from(output.status.code() != whole.status.code());
        }
        assert!(0 < refused, "{args:?} was never short of handles");
    }
}

/// One call after the other fails once, as a bad disk's would. Every one of them with `DEEDBOX_TEST_SWEEP`, else some.
#[test]
fn no_single_fault_of_a_reading_call_leads_to_another_answer() {
    let copy = Copy::new();
    let probe = run(&copy, &["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=openat2"], &["verify"]);
    if Command::new("strace").arg("-V").output().is_err() || probe.status.code() != Some(0) {
        // Where calls cannot be made to fail there is nothing to see; the handles of the test above are there everywhere.
        return;
    }
    let every = if std::env::var_os("DEEDBOX_TEST_SWEEP").is_some() { 1 } else { 61 };
    let mut faults = 0;
    for args in READERS {
        let whole = run(&copy, &["env"], args);
        for call in ["openat2", "openat", "getdents64", "fstat", "statx", "read"] {
            for at in (1..260).step_by(every) {
                let inject = format!("inject={call}:error=EIO:when={at}");
                let trace = format!("trace={call}");
                let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject];
                let output = run(&copy, &strace, args);
                faults += u32::from(output.status.code() != whole.status.code());
                // A loader that cannot read the program ends with 127.
                let is_loaded = output.status.code() != Some(127);
                assert!(!is_loaded || is_honest(args, &output, &whole), "{args:?} {call} {at}: {output:?}");
            }
        }
    }
    assert!(0 < faults, "nothing failed");
}
