//! What a person at a real terminal sees: colours, and a pager for what is longer than the screen.

use crate::support::{Estate, peer};

/// What a terminal of ten rows shows while a command line runs in it.
fn seen(estate: &Estate, variables: &[(&str, &str)], line: &str) -> Option<String> {
    if !peer::is_there("script", "a terminal") {
        return None;
    }
    let program = crate::support::program();
    let done = std::process::Command::new("script")
        .args(["-qec", &format!("stty rows 10 cols 100; {program} {line}"), "/dev/null"])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", estate.desk())
        .env("TERM", "xterm")
        .envs(variables.iter().copied())
        .current_dir(estate.archive())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    Some(String::from_utf8(done.stdout).unwrap().replace('\r', ""))
}

#[test]
fn a_terminal_shows_colours_unless_somebody_says_no() {
    let estate = Estate::new();
    let Some(shown) = seen(&estate, &[], "show 9999") else { return };
    assert!(shown.starts_with("\u{1b}[1;31merror:\u{1b}[0m unit 9999 is unknown"), "{shown:?}");
    assert!(seen(&estate, &[("NO_COLOR", "1")], "show 9999").unwrap().starts_with("error: "));
    assert!(seen(&estate, &[], "--color never show 9999").unwrap().starts_with("error: "));
    assert!(seen(&estate, &[], "unit list").unwrap().starts_with("\u{1b}[1mUnit"));
    // A pipe is not coloured, and JSON never is.
    estate.run(["show", "9999"]).exits(2).stderr(
        "
        error: unit 9999 is unknown
          hint: `deedbox unit list` shows the units; `deedbox unit add 9999 --floor F` adds it",
    );
    let json = estate.command(&["--color", "always", "--format", "json", "unit", "list"]).output();
    assert!(json.status.success() && !json.stdout.contains(&0x1b));
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager() {
    let estate = Estate::new().with(&["unit", "add", "1206", "--floor", "12"]);
    let estate =
        (1207..1216).fold(estate, |estate, unit| estate.with(&["unit", "add", &unit.to_string(), "--floor", "12"]));
    let pager = [("DEEDBOX_PAGER", "tail -n 1")];
    let Some(shown) = seen(&estate, &pager, "unit list") else { return };
    assert_eq!(shown.lines().count(), 1, "{shown}");
    assert!(1 < seen(&estate, &pager, "--no-pager unit list").unwrap().lines().count());
    assert!(1 < seen(&estate, &[("PAGER", "cat")], "unit list").unwrap().lines().count());
    assert!(1 < seen(&estate, &[("DEEDBOX_PAGER", "no-such-pager")], "unit list").unwrap().lines().count());
    // What fits on the screen is simply there.
    assert_eq!(seen(&estate, &pager, "staff list").unwrap().lines().count(), 4);
}
