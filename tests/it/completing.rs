//! What a shell is told while somebody types (`deedbox completions SHELL`).

use std::path::Path;

use crate::support::{Estate, peer};

/// What a real shell proposes for a line that ends where the cursor stands.
fn proposed(estate: &Estate, shell: &str, line: &str) -> Option<Vec<String>> {
    if !peer::is_there(shell, "completions") {
        return None;
    }
    let program = Path::new(crate::support::program());
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
        // What zsh's own `_describe` would be given, with what each word stands for behind a colon.
        "zsh" => format!(
            "compdef() {{ :; }}; _describe() {{ print -rl -- \"${{(@P)3}}\"; }}; source <(deedbox completions zsh); \
             words=({}); CURRENT={}; _clap_dynamic_completer_deedbox",
            words.join(" "),
            words.len()
        ),
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
    assert_eq!(of("deedbox approve 1203/"), [loan.as_str()], "what waits");
    assert_eq!(of("deedbox len"), ["lend"]);
    assert_eq!(of("deedbox staff role ch"), ["chan"]);
}

#[test]
fn bash_completes_units_and_enquiries_where_either_can_stand() {
    let estate = estate();
    let enquiry = estate.made(&["record", "enquiry", "--who", "陳先生"]);
    let loan = estate.made(&["lend", &enquiry, "--to", "Ho", "--purpose", "contract"]);
    let Some(units) = proposed(&estate, "bash", "deedbox lend 12") else { return };
    assert!(units.contains(&"1203".to_owned()), "{units:?}");
    let of = |line: &str| proposed(&estate, "bash", line).unwrap();
    assert_eq!(of("deedbox lend enq"), ["enquiries/"]);
    assert_eq!(of("deedbox record visit enquiries/"), [enquiry.as_str()]);
    assert_eq!(of("deedbox return enq"), ["enquiries/"]);
    assert_eq!(of("deedbox return enquiries/"), [loan.as_str()]);
    assert_eq!(of("deedbox return boxes"), [""; 0]);
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

/// What would have a shell run something, were it taken as it stands.
const HOSTILE: &str = "$(touch run) `touch run` '; touch run; \" touch run";

/// Whether a shell that took a candidate as it was proposed has run something.
fn has_run(estate: &Estate, shell: &str, candidates: &[String]) -> bool {
    for candidate in candidates {
        // What it stands for is shown, and not taken.
        let ends = if shell == "zsh" { ":" } else { "  " };
        let word = candidate.split(ends).next().unwrap();
        let done = peer::run(&estate.archive(), shell, &["-c", &format!("printf '%s' {word}")]);
        assert_eq!(String::from_utf8_lossy(&done.stdout), word, "{shell} takes it for something else");
    }
    estate.archive().join("run").exists() || estate.desk().join("run").exists()
}

#[test]
fn no_shell_runs_what_stands_in_an_archive() {
    let estate = Estate::new()
        .with(&["add", "1204", "--company", HOSTILE, "--move-in", "2026-03-01"])
        .with(&["--as", "lee", "staff", "add", "wong", "--name", HOSTILE, "--role", "clerk"])
        .with(&["record", "opinion", "1204", "--title", HOSTILE]);
    let settings = std::fs::read_to_string(estate.archive().join("deedbox.toml")).unwrap();
    let quoted = format!("{HOSTILE:?}");
    let with =
        |tables: &str| std::fs::write(estate.archive().join("deedbox.toml"), format!("{settings}{tables}")).unwrap();
    let lines = [
        ("deedbox show 12", true),
        ("deedbox --as ", true),
        ("deedbox file 1204 x --category ", true),
        ("deedbox approve 1204/", true),
        ("deedbox staff role chan --give ", true),
        ("deedbox show $", false),
        ("deedbox file 1204 x --category $", false),
    ];
    for shell in ["bash", "fish", "zsh"] {
        // What may be anybody's words, which a shell may show and must not take.
        with(&format!("\n[categories]\nown = {quoted}\n\n[roles]\nguard = {quoted}\n"));
        for (line, is_known) in lines {
            let Some(candidates) = proposed(&estate, shell, line) else { break };
            let of_ours: Vec<String> = candidates
                .into_iter()
                // Options, and the shell's own variables.
                .filter(|word| !word.starts_with('-') && (!word.starts_with('$') || word.contains(['(', '`'])))
                .collect();
            assert_eq!(!of_ours.is_empty(), is_known, "{shell}: {line}: {of_ours:?}");
            assert!(!has_run(&estate, shell, &of_ours), "{shell}: {line}: {of_ours:?}");
        }
        // What must be a code: such an archive is refused, and no word of it is proposed.
        for table in ["categories", "roles"] {
            for key in [HOSTILE, "$(touch run)", "`touch run`", "a\nb", "a b", "a'b"] {
                with(&format!("\n[{table}]\n{key:?} = \"x\"\n"));
                for (line, _) in lines {
                    let Some(candidates) = proposed(&estate, shell, line) else { break };
                    let bad = candidates.iter().any(|word| word.contains("touch") || word.contains("a'b"));
                    assert!(!bad && !has_run(&estate, shell, &[]), "{shell}: {line}: {candidates:?}");
                }
            }
        }
    }
}

/// What the program itself proposes for a line, each word with what it stands for.
fn told(estate: &Estate, language: &str, line: &[&str]) -> Vec<String> {
    let words: Vec<&str> = ["--", "deedbox"].iter().chain(line).copied().collect();
    let asked = estate.command(&words).set("DEEDBOX_COMPLETE", "fish").set("DEEDBOX_LANG", language);
    let done = asked.output();
    String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect()
}

fn first_words(lines: &[String]) -> Vec<&str> {
    lines.iter().filter_map(|line| line.split('\t').next()).filter(|word| !word.starts_with('-')).collect()
}

#[test]
fn values_are_completed_in_chinese_in_either_script_and_codes_have_their_words_beside_them() {
    let estate = estate().with(&["--as", "lee", "staff", "add", "mak", "--name", "麥小明", "--role", "clerk"]);
    let about = told(&estate, "zh-Hant", &["record", "complaint", "1203", "--about", ""]);
    assert!(about.iter().any(|line| line.starts_with("service-quality\t服務質素")), "{about:?}");
    for (start, word) in [("服務質", "服務質素"), ("服务质", "服务质量")] {
        let found = told(&estate, "zh-Hant", &["record", "complaint", "1203", "--about", start]);
        assert_eq!(first_words(&found), [word], "{found:?}");
        let typed = ["record", "complaint", "1203", "--about", word, "--title", "x", "--department", "operations"];
        estate.run_words(&[&typed[..], &["--dry-run"]].concat()).succeeds().whatever_it_says();
    }
    assert_eq!(first_words(&told(&estate, "zh-Hans", &["file", "1203", "x", "--category", "合"])), ["合同"]);
    assert_eq!(first_words(&told(&estate, "zh-Hant", &["--as", "麥"])), ["麥小明"]);
    assert_eq!(first_words(&told(&estate, "zh-Hant", &["show", "宏"])), ["宏達貿易有限公司"]);
    assert!(told(&estate, "zh-Hant", &["show", "無"]).is_empty());
}

#[test]
fn the_steps_are_those_that_the_case_can_take() {
    let estate = estate();
    let id = estate.made(&["record", "repair", "1203", "--category", "空調", "--title", "滴水"]);
    let steps = |id: &str| first_words(&told(&estate, "en", &["update", id, "--status", ""])).join(" ");
    assert_eq!(steps(&id), "assigned");
    let all = steps("");
    assert!(all.contains("assigned") && all.contains("written-off"), "{all}");
    let estate = estate.copy().with(&["update", &id, "--status", "assigned", "--to", "chan"]);
    assert_eq!(first_words(&told(&estate, "en", &["update", &id, "--status", ""])), ["attended"]);
    assert_eq!(first_words(&told(&estate, "zh-Hant", &["update", &id, "--status", "已到"])), ["已到場"]);
}

#[test]
fn return_offers_what_is_out_and_approve_what_waits() {
    let estate = estate();
    assert!(!first_words(&told(&estate, "en", &["return", ""])).contains(&"1203/x"), "nothing is out");
    let out = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    let waits = estate.made(&["lend", "1203", "--to", "lee", "--purpose", "x"]);
    assert_eq!(first_words(&told(&estate, "en", &["return", ""])), [out.as_str()]);
    assert_eq!(first_words(&told(&estate, "en", &["approve", ""])), [waits.as_str()]);
    let case = estate.made(&["record", "repair", "1203", "--category", "空調", "--title", "滴水"]);
    let open = told(&estate, "en", &["update", ""]);
    assert!(first_words(&open).contains(&case.as_str()), "{open:?}");
}

#[test]
fn fields_and_topics_are_completed() {
    let estate = estate();
    let charge = estate.made(&["record", "charge", "1203", "--item", "fee", "--due", "2026-12-01", "--amount", "1"]);
    let fields = told(&estate, "zh-Hant", &["amend", "1203", ""]);
    assert!(first_words(&fields).contains(&"company=") && !first_words(&fields).contains(&"due="), "{fields:?}");
    let of_charge = told(&estate, "zh-Hant", &["amend", &charge, ""]);
    assert!(
        first_words(&of_charge).contains(&"due=") && !first_words(&of_charge).contains(&"company="),
        "{of_charge:?}"
    );
    assert_eq!(first_words(&told(&estate, "zh-Hant", &["amend", "1203", "公司名"])), ["公司名稱="]);
    // A field is told by its heading, not by what a code of the same letters stands for.
    assert!(fields.iter().any(|line| line == "label=\t標牌"), "{fields:?}");
    let topics = told(&estate, "en", &["help", "exi"]);
    assert_eq!(first_words(&topics), ["exit-codes"]);
    assert!(first_words(&told(&estate, "zh-Hant", &["help", "日"])).contains(&"日期"));
}

/// What the program prints for PowerShell.
fn for_powershell() -> String {
    let done = Estate::nothing().command(&["completions", "powershell"]).output();
    String::from_utf8(done.stdout).unwrap()
}

/// Whether a grammar of PowerShell takes a text: none is there that runs it.
fn is_powershell(text: &str) -> bool {
    const PARSED: &str = "import sys, tree_sitter as t, tree_sitter_powershell as p
tree = t.Parser(t.Language(p.language())).parse(sys.argv[1].encode())
sys.exit(1 if tree.root_node.has_error else 0)";
    let done = peer::run(&std::env::temp_dir(), "python3", &["-c", PARSED, text]);
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    done.status.success()
}

#[test]
fn the_script_for_powershell_and_the_blocks_of_the_book_are_powershell() {
    if !peer::python_has("tree_sitter, tree_sitter_powershell", "completions powershell") {
        return;
    }
    let script = for_powershell();
    assert!(is_powershell(&script), "{script}");
    for (part, broken) in
        [("\"@;", " \"@;"), ("param(", "param"), ("else {", "else"), ("Split(\"`t\")", "Split(\"`t\"")]
    {
        assert!(script.contains(part), "{script}");
        assert!(!is_powershell(&script.replace(part, broken)), "{broken}");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut blocks = 0;
    for page in ["docs/windows.md", "docs/zh-Hant/windows.md", "docs/zh-Hans/windows.md"] {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        for block in text.split("```powershell\n").skip(1) {
            let block = block.split("```").next().unwrap();
            assert!(is_powershell(block), "{page}: {block}");
            blocks += 1;
        }
    }
    assert_eq!(blocks, 6);
}

/// The script asks as it says, and takes the answer apart as it says: what it does in between is carried out here by hand.
#[test]
fn what_the_script_for_powershell_asks_is_answered_in_lines_that_it_can_take_apart() {
    let script = for_powershell();
    let set = script.lines().find_map(|line| line.trim().strip_prefix("$env:")?.split_once(" = \"")).unwrap();
    assert_eq!(set, ("DEEDBOX_COMPLETE", "powershell\";"), "{script}");
    for line in [
        "-CommandName deedbox",
        "$args += \" ''\"",
        "& deedbox -- $args",
        "$split = $_.Split(\"`t\");",
        "$cmd = $split[0];",
    ] {
        assert!(script.contains(line), "{line}: {script}");
    }
    let estate = estate().with(&["--as", "lee", "staff", "add", "mak", "--name", "麥小明", "--role", "clerk"]);
    let answered = |line: &[&str]| -> Vec<(String, String)> {
        let words = [&["--", "deedbox"], line].concat();
        let done = estate.command(&words).set("DEEDBOX_COMPLETE", "powershell").set("DEEDBOX_LANG", "zh-Hant").output();
        assert!(done.status.success(), "{done:?}");
        let said = String::from_utf8(done.stdout).unwrap();
        let parts = said.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        let pair = |parts: Vec<String>| match parts.as_slice() {
            [word] => (word.clone(), word.clone()),
            [word, help] => (word.clone(), help.clone()),
            other => panic!("{line:?}: {other:?}"),
        };
        // `CompletionResult` refuses an empty word and an empty help.
        parts.map(pair).inspect(|(word, help)| assert!(!word.is_empty() && !help.is_empty(), "{line:?}")).collect()
    };
    let has = |line: &[&str], word: &str, help: &str| {
        let found = answered(line);
        assert!(found.contains(&(word.to_owned(), help.to_owned())), "{line:?}: {found:?}");
    };
    has(&["show", ""], "1203", "宏達貿易有限公司");
    has(&["show", "宏"], "宏達貿易有限公司", "1203");
    has(&["file", "1203", "x", "--category", "contr"], "contracts", "合同");
    has(&["--as", "ma"], "mak", "麥小明");
    assert!(answered(&["archive-mo"]).iter().any(|(word, _)| word == "archive-moved-out"));
    assert!(answered(&["show", "9"]).is_empty());
}
