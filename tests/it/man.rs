//! `deedbox man`, `deedbox completions`, `deedbox --version`.

use crate::support::Estate;

#[test]
fn the_manual_is_a_page_of_roff() {
    let estate = Estate::nothing();
    for words in [&["man"][..], &["man", "lend"], &["man", "archive-moved-out"]] {
        let run = estate.run_words(words).succeeds();
        assert!(run.out().contains(".TH "), "{}", run.out());
        drop(run.whatever_it_says());
    }
    estate.run(["man", "nothing"]).exits(2).stderr(
        "
        error: there is nothing to do it to: nothing
          hint: look whether the name is right",
    );
}

#[test]
fn completions_are_for_the_usual_shells() {
    let estate = Estate::nothing();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = estate.run(["completions", shell]).succeeds();
        assert!(run.out().contains("DEEDBOX_COMPLETE"), "{shell}");
        drop(run.whatever_it_says());
    }
}

#[test]
fn the_version_is_told() {
    let estate = Estate::nothing();
    let version = format!("deedbox {}", env!("CARGO_PKG_VERSION"));
    estate.run(["--version"]).succeeds().stdout(&version);
}

#[test]
fn a_command_that_is_not_known_is_named_with_one_that_is_near() {
    Estate::nothing().run(["lent", "1203"]).exits(2).stderr(
        "
        error: unrecognized subcommand 'lent'
          tip: a similar subcommand exists: 'lend'
        Usage: deedbox [OPTIONS] <COMMAND>
        For more information, try '--help'.",
    );
}
