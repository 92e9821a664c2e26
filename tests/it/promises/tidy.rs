//! The house rules that a compiler does not check.

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may use of the crate.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &["model"]),
    ("archive", &["archive", "model"]),
    ("desk", &["desk", "error", "archive", "model"]),
    ("views", &["views", "error", "archive", "model"]),
    ("output", &["output", "model"]),
    ("remote", &["remote", "model"]),
    ("cli", &["cli", "desk", "views", "output", "error", "archive", "remote", "model"]),
];

/// The files that may call the file system: the writer; the reader, with what walks a folder for `verify`; what somebody hands
/// in from outside; what looks around an archive (`doctor`), where there is no reader; what is kept outside of it.
const FILE_SYSTEM: &[&str] = &[
    "src/archive/disk.rs",
    "src/archive/read.rs",
    "src/archive/folder.rs",
    "src/archive/outside.rs",
    "src/archive/health.rs",
    "src/archive/trust.rs",
    "src/archive/systems.rs",
    "src/archive/parts/place.rs",
];

/// The most lines of a file without its tests.
const MOST_LINES: usize = 450;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files below a folder with their text; a file that is all test is left out.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root().join(folder)).sort_by_file_name() {
        let entry = entry.expect("a folder that can be read");
        let is_test = entry.file_name() == "in_test.rs"
            || entry.file_name() == "tests.rs"
            || entry.path().iter().any(|part| part == "in_test");
        if !is_test && entry.path().extension().is_some_and(|ending| ending == "rs") {
            let path = entry.path().strip_prefix(root()).expect("below the root").display().to_string();
            found.push((path, fs::read_to_string(entry.path()).expect("a text")));
        }
    }
    found
}

/// The part of a file that is not its tests.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\n").next().unwrap_or(text)
}

/// The lines of code of a file with their numbers; comments, and functions that are for tests alone, are left out.
fn code(text: &str) -> Vec<(usize, &str)> {
    let mut kept = Vec::new();
    let mut left_out: Option<String> = None;
    for (at, line) in without_tests(text).lines().enumerate() {
        match &left_out {
            Some(end) if line == end => left_out = None,
            Some(_) => {}
            None if line.trim() == "#[cfg(test)]" => left_out = Some(line.replace("#[cfg(test)]", "}")),
            None if line.trim_start().starts_with("//") => {}
            None => kept.push((at + 1, line)),
        }
    }
    kept
}

#[test]
fn arrows_go_down_only() {
    let mut wrong = Vec::new();
    for (layer, allowed) in MAY_USE {
        for (path, text) in rust_files(&format!("src/{layer}")) {
            for (number, line) in code(&text) {
                for used in line.split("crate::").skip(1) {
                    let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    if !allowed.contains(&used.as_str()) {
                        wrong.push(format!("{path}:{number}: {layer} must not use {used}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_command_never_panics() {
    let banned = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!(", "unsafe "];
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        for (number, line) in code(&text) {
            for word in banned.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{path}:{number}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_file_writes_and_one_reads() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let path = path.replace('\\', "/");
        for (number, line) in
            code(&text).into_iter().filter(|(_, line)| line.contains("std::fs::") || line.contains("fs::write"))
        {
            let is_type = line.trim_start().starts_with("use std::fs::");
            if !FILE_SYSTEM.contains(&path.as_str()) && !is_type {
                wrong.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let lines = without_tests(&text).lines().count();
        let path = path.replace('\\', "/");
        if MOST_LINES < lines {
            wrong.push(format!("{path}: {lines} lines"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_change_log_knows_this_version() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).expect("a change log");
    let released = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    let known = text.contains("## [Unreleased]") || text.contains(&released);
    assert!(known, "CHANGELOG.md has neither {released} nor what is not released yet");
}

/// A command is a file of `cli`; somewhere in `tests` it is started.
#[test]
fn every_command_is_tested() {
    let tests: String = rust_files("tests").into_iter().map(|(_, text)| text).collect();
    let own = [
        "colour",
        "command",
        "common",
        "completing",
        "context",
        "deferred",
        "demo_script",
        "environment",
        "exit",
        "in_test",
        "kept",
        "left_copies",
        "tests",
        "language",
        "merge_as",
        "mod",
        "pager",
        "seal_line",
        "secrecy_done",
        "staff_key",
        "show_record",
        "reading",
        "twice",
        "rejects",
        "user_settings",
        "value_name",
        "export_files",
        "bundle_pack",
        "handover_check",
        "handover_keys",
        "handover_make",
        "first_page",
        "report_file",
        "from_here",
        "former",
        "many",
        "opener",
        "yearbook",
        "waiting",
        "when",
    ];
    let mut untested = Vec::new();
    for entry in fs::read_dir(root().join("src/cli")).expect("the commands") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let typed = name.trim_end_matches('_').replace('_', "-");
        if path.is_file() && !own.contains(&name.as_str()) && !tests.contains(&format!("\"{typed}\"")) {
            untested.push(typed);
        }
    }
    assert!(untested.is_empty(), "no test starts {}", untested.join(", "));
}

/// The schemas that are checked in are those that the program writes; `UPDATE=1 cargo test` writes them anew.
#[test]
fn the_schemas_are_current() {
    let folder = root().join("schema");
    let update = std::env::var_os("UPDATE").is_some();
    let mut known = Vec::new();
    for (name, text) in deedbox::inside::schema::all() {
        let path = folder.join(format!("{name}.json"));
        if update {
            fs::write(&path, &text).expect("a schema");
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == text, "{} is not current: `UPDATE=1 cargo test`", shown(&path));
        known.push(path);
    }
    for entry in fs::read_dir(&folder).expect("the schemas") {
        let path = entry.expect("an entry").path();
        let is_schema = path.extension().is_some_and(|ending| ending == "json");
        // The tables of a lake are no file of an archive (`lake.rs`).
        let of_lake = path.file_name().is_some_and(|name| name == "lake-1.json");
        assert!(!is_schema || of_lake || known.contains(&path), "{} is of nothing", shown(&path));
    }
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The modules of `src`, each by its path (`desk/import/rows`), with the code of its file.
fn modules() -> Vec<(String, String)> {
    let files = rust_files("src").into_iter();
    let module = |path: &str| {
        let path = path.replace('\\', "/").trim_start_matches("src/").trim_end_matches(".rs").to_owned();
        path.trim_end_matches("/mod").to_owned()
    };
    let code = |text: &str| code(text).iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    files.map(|(path, text)| (module(&path), code(&text))).filter(|(name, _)| name.contains('/')).collect()
}

/// The names that a tree of `use` brings in: `a::{b, c::d}` gives `a::b` and `a::c::d`.
fn named_in(prefix: &str, tree: &str, names: &mut Vec<String>) {
    let Some((before, inner)) = tree.split_once('{') else {
        let name = tree.trim().split(" as ").next().expect("a name");
        names.extend((!name.is_empty()).then(|| format!("{prefix}{name}")));
        return;
    };
    let prefix = format!("{prefix}{}", before.trim());
    let inner = inner.trim_end().strip_suffix('}').expect("a whole tree");
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                named_in(&prefix, &inner[start..at], names);
                start = at + 1;
            }
            _ => {}
        }
    }
    named_in(&prefix, &inner[start..], names);
}

/// What a module names of others, as paths from the crate; and what it passes on under its own name.
fn named_by(module: &str, code: &str) -> (Vec<String>, Vec<String>) {
    let (mut used, mut passed_on) = (Vec::new(), Vec::new());
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let start = statement.rfind("use ").filter(|at| {
            let before = statement[..*at].rsplit('\n').next().expect("a line").trim();
            before.is_empty() || before.starts_with("pub")
        });
        let Some(start) = start else {
            rest.push_str(statement);
            continue;
        };
        rest.push_str(&statement[..start]);
        let is_passed_on = statement[..start].rsplit('\n').next().expect("a line").contains("pub");
        let tree = statement[start + 4..].trim_end_matches(';');
        named_in("", tree, if is_passed_on { &mut passed_on } else { &mut used });
    }
    // Paths in the code itself; `pub(in crate::desk)` says who may look, and names nothing.
    let rest = rest.replace("(in crate::", "(");
    for path in rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').filter(|path| path.contains("::")) {
        let first = path.split("::").next().expect("a word");
        let brought = used.iter().chain(&passed_on).find(|name| name.rsplit("::").next() == Some(first));
        match brought {
            Some(name) if name != path => used.push(format!("{name}{}", &path[first.len()..])),
            _ => used.push(path.to_owned()),
        }
    }
    let whole = |path: String| {
        let mut place: Vec<&str> = module.split('/').collect();
        let mut parts: Vec<&str> = path.split("::").collect();
        match parts.first() {
            Some(&"crate") => place.clear(),
            Some(&"super") => {}
            _ => place.extend(parts.first()),
        }
        while parts.first() == Some(&"super") {
            place.pop();
            parts.remove(0);
            place.extend(parts.first().filter(|first| **first != "super"));
        }
        place.extend(parts.iter().skip(1));
        place.join("::")
    };
    (used.into_iter().map(whole).collect(), passed_on.into_iter().map(whole).collect())
}

/// The arrows between modules of one layer: a path leads to the module that defines it, through what others pass on.
fn arrows() -> Vec<(String, String)> {
    let modules = modules();
    let known: Vec<&str> = modules.iter().map(|(name, _)| name.as_str()).collect();
    let named: Vec<_> = modules.iter().map(|(name, code)| named_by(name, code)).collect();
    let home = |path: &str| {
        let mut path = path.to_owned();
        for _ in 0..8 {
            let parts: Vec<&str> = path.split("::").collect();
            let at = (1..=parts.len()).rev().find(|n| known.contains(&parts[..*n].join("/").as_str()))?;
            let module = parts[..at].join("/");
            let of_module = &named[known.iter().position(|name| *name == module).expect("known")].1;
            let passed_on =
                parts.get(at).and_then(|item| of_module.iter().find(|name| name.rsplit("::").next() == Some(item)));
            match passed_on {
                Some(name) => path = [&[name.as_str()], &parts[at + 1..]].concat().join("::"),
                None => return Some(module),
            }
        }
        None
    };
    let layer = |module: &str| module.split('/').next().expect("a layer").to_owned();
    let mut arrows = Vec::new();
    for ((module, _), (used, _)) in modules.iter().zip(&named) {
        for to in used.iter().filter_map(|path| home(path)) {
            if to != *module && layer(&to) == layer(module) {
                arrows.push((module.clone(), to));
            }
        }
    }
    arrows.sort();
    arrows.dedup();
    arrows
}

/// Within a layer, too, who is used knows nothing of who uses it: the files that nobody's arrow leads back to are taken away one
/// by one, and none must be left.
#[test]
fn no_circle_within_a_layer() {
    let mut left = arrows();
    assert!(500 < left.len(), "the arrows were not found: {}", left.len());
    loop {
        let before = left.len();
        let from: Vec<String> = left.iter().map(|(from, _)| from.clone()).collect();
        left.retain(|(_, to)| from.contains(to));
        if left.len() == before {
            break;
        }
    }
    let left: Vec<String> = left.iter().map(|(from, to)| format!("{from} -> {to}")).collect();
    assert!(left.is_empty(), "in a circle, or leading to one:\n{}", left.join("\n"));
}

/// The name of a type that a line declares: `pub enum Book {`, and the first line of a form or of codes, whose macro makes the type.
fn declared(line: &str, in_macro: bool) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_public = |word: &&str| word.starts_with("pub") || word.starts_with("crate::") || *word == "in";
    let what = words.iter().position(|word| !is_public(word))?;
    let is_type = ["struct", "enum", "trait", "type"].contains(words.get(what)?);
    let is_inner = line.starts_with("        ") || line.starts_with(' ') && what == 0;
    let word = match (is_type, in_macro) {
        (true, _) if !is_inner || in_macro => words.get(what + 1)?,
        (false, true) if words.get(1).is_some() && !line.trim().starts_with('#') => words.first()?,
        _ => return None,
    };
    Some(word.chars().take_while(|c| c.is_alphanumeric()).collect())
}

#[test]
fn no_two_types_have_one_name() {
    let mut places: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for (module, code) in modules() {
        let mut in_macro = false;
        for line in code.lines() {
            if let Some(name) = declared(line, in_macro) {
                places.entry(name).or_default().push(module.clone());
                in_macro = false;
            }
            in_macro |= ["codes! {", "form! {", "messages! {", "checked_text! {", "code! {"].contains(&line);
        }
    }
    assert!(700 < places.len(), "the types were not found: {}", places.len());
    for made_by_a_macro in ["Status", "Complaint", "Refusal", "PlanDifference", "ShutGate", "UnitCode", "EstateId"] {
        assert!(places.contains_key(made_by_a_macro), "{made_by_a_macro} was not found");
    }
    // A piece of business with a client, and a change of the archive: the field calls both so.
    places.remove("Transaction");
    let twice: Vec<String> = places
        .iter()
        .filter(|(_, modules)| 1 < modules.len())
        .map(|(name, modules)| format!("{name}: {}", modules.join(", ")))
        .collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

/// One part of the program opens a socket: through ureq, and nobody else knows that crate.
#[test]
fn one_part_opens_a_socket() {
    let found = |what: &str| -> Vec<String> {
        let all = rust_files("src").into_iter();
        let named = all.filter(|(_, text)| code(text).iter().any(|(_, line)| line.contains(what)));
        named.map(|(path, _)| path).filter(|path| !path.starts_with("src/remote/")).collect()
    };
    for what in ["ureq", "rusty_s3", "std::net", "TcpStream", "UdpSocket"] {
        assert_eq!(found(what), Vec::<String>::new(), "{what}");
    }
}

/// A filed file is removed by one function, for which nothing but a list that was approved and carried out gives the leave.
#[test]
fn nothing_but_an_approved_list_destroys_a_filed_file() {
    let only = |what: &str, places: &[&str]| {
        let found: Vec<String> = rust_files("src")
            .into_iter()
            .filter(|(_, text)| without_tests(text).contains(what))
            .map(|(path, _)| path)
            .collect();
        assert_eq!(found, places, "`{what}`");
    };
    let (journal, gone, lists) = ("src/archive/journal/mod.rs", "src/archive/gone.rs", "src/archive/destruction.rs");
    only("disk.destroy(", &[journal]);
    only("Condemned(())", &[gone]);
    only("Lawful(())", &[gone]);
    only("Lawful::unless(", &["src/archive/leave.rs"]);
    only(".remove_given(", &["src/cli/file.rs"]);
    // Exports that were not finished, into a lake too, and clear copies, by notes that name nothing in an archive; and in the user's own cache,
    // which is never in the archive, what earlier days left there.
    let outside =
        ["clear_copies.rs", "export_files.rs", "lake/mod.rs", "viewing.rs"].map(|name| format!("src/archive/{name}"));
    only(".remove_half_made(", &outside.each_ref().map(String::as_str));
    only("Gone::of_lists(", &[lists]);
    only("DestructionList {", &[lists]);
    // What takes a step back, or clears its own private folder away, and what lies elsewhere byte for byte; in a lake, which is outside,
    // the tables that nothing lists.
    only(
        "disk.remove(",
        &[
            "src/archive/clear_copies.rs",
            "src/archive/elsewhere.rs",
            "src/archive/fetching.rs",
            journal,
            "src/archive/journal/recovery.rs",
            "src/archive/lake/mod.rs",
            "src/archive/lake/tidy.rs",
            "src/archive/private_dir.rs",
            "src/archive/staging_area.rs",
            "src/archive/transaction/commit.rs",
            "src/archive/transaction/mod.rs",
        ],
    );
    // How a system does it; who does it is the disk alone.
    only("fs::remove_", &["src/archive/disk.rs", "src/archive/systems.rs"]);
    only("systems::remove", &["src/archive/disk.rs"]);
    // The copy of a paper goes that a store keeps: another thing, with a leave of its own.
    only("disk.let_go(", &[journal]);
    only("KeptElsewhere(())", &["src/archive/stored.rs"]);
    only("LeaveToLetGo::new(", &["src/archive/elsewhere.rs"]);
    only("elsewhere::leave_under(", &[journal, "src/archive/transaction/elsewhere.rs"]);
}
