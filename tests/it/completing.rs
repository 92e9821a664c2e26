//! What a shell is told while somebody types (`deedbox completions SHELL`).

use std::path::Path;

use crate::support::{Estate, peer};

/// What a real shell proposes for a line that ends where the cursor stands.
fn proposed(estate: &Estate, shell: &str, line: &str) -> Option<Vec<String>> {
    if !peer::is_there(shell, "completions") {
        return None;
    }
    let program = Path::new(env!("CARGO_BIN_EXE_deedbox"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let words: Vec<String> = line.split(' ').map(|word| format!("'{word}'")).collect();
    let script = match shell {
        "bash" => format!(
            "source <(deedbox completions bash); COMP_WORDS=({}); COMP_CWORD={}; COMP_TYPE=9; \
             _clap_complete_deedbox deedbox {}; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words.join(" "),
            words.len() - 1,
            words.last().unwrap()
        ),
        "fish" => format!("deedbox completions fish | source; complete -C '{line}'"),
        _ => panic!("no such shell: {shell}"),
    };
    let done = std::process::Command::new(shell)
        .args(["-c", &script])
        .env_clear()
        .env("PATH", path)
        .env("HOME", estate.desk())
        .current_dir(estate.archive())
        .output()
        .unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    Some(said.lines().map(|line| line.trim_end().replace('\t', "  ")).filter(|line| !line.is_empty()).collect())
}

fn estate() -> Estate {
    Estate::new().client("1203", "宏達貿易有限公司", "2026-03-01").paper("1203", "lease", "contracts", "2026-03-01")
}

#[test]
fn bash_completes_units_staff_categories_and_ids() {
    let estate = estate();
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    let Some(units) = proposed(&estate, "bash", "deedbox show 12") else { return };
    assert!(units.contains(&"1203".to_owned()), "{units:?}");
    let of = |line: &str| proposed(&estate, "bash", line).unwrap();
    assert_eq!(of("deedbox --as ch"), ["chan"]);
    assert_eq!(of("deedbox file 1203 x --category contr"), ["contracts"]);
    assert_eq!(of("deedbox return 1203"), ["1203/"]);
    assert_eq!(of("deedbox return 1203/"), [loan.as_str()]);
    assert_eq!(of("deedbox approve 1203/").len(), 3, "the loan, the paper and the tenancy");
    assert_eq!(of("deedbox len"), ["lend"]);
    assert_eq!(of("deedbox staff role ch"), ["chan"]);
}

#[test]
fn fish_tells_beside_each_word_what_it_stands_for() {
    let Some(units) = proposed(&estate(), "fish", "deedbox show 12") else { return };
    assert!(units.contains(&"1203  宏達貿易有限公司".to_owned()), "{units:?}");
}

#[test]
fn outside_an_archive_commands_are_completed_and_nothing_is_proposed_for_units() {
    let estate = Estate::nothing();
    let asked = estate.command(&["--", "deedbox", "show", ""]).set("DEEDBOX_COMPLETE", "zsh");
    let done = asked.set("_CLAP_COMPLETE_INDEX", "2").set("_CLAP_IFS", "\n").output();
    assert!(done.status.success());
    assert!(!String::from_utf8_lossy(&done.stdout).contains("1203"));
    let asked = estate.command(&["--", "deedbox", "verif"]).set("DEEDBOX_COMPLETE", "zsh");
    let done = asked.set("_CLAP_COMPLETE_INDEX", "1").set("_CLAP_IFS", "\n").output();
    assert!(String::from_utf8_lossy(&done.stdout).starts_with("verify"), "{done:?}");
}
