//! The command line as clap has it.
//!
//! Who left is given nothing (P1-3): every option that names somebody of the staff, and every field of a record that does, is tried
//! with somebody who has left. A new one that is not in the table below fails the test.

use std::any::TypeId;
use std::collections::BTreeSet;
use std::path::Path;

use clap::{Command, CommandFactory};

use crate::cli::command::{Cli, Root};
use crate::cli::in_test::{self, Ended};
use crate::error::Error;
use crate::model::{Refusal, StaffId};

/// Before `mak` left on 10 November, and after.
const BEFORE: &str = "2026-11-01T10:00:00+08:00";
const LEFT: &str = "2026-11-10T10:00:00+08:00";
const NOW: &str = "2026-11-23T10:00:00+08:00";

/// What a place does with somebody who left.
#[derive(Clone, Copy)]
enum Place {
    /// It gives them something: refused.
    Gives(&'static str),
    /// It tells what they did or had: refused of a day after they left, taken of one before.
    Tells(&'static str),
    /// It gives nothing: it enters a new person, looks, or brings them back.
    Other,
}

use Place::{Gives, Other, Tells};

/// Each place with the words that try it; `LETTER`, `LIST`, `LOAN`, `REPAIR` stand for records, `--date` is added by the test.
const PLACES: &[(&str, Place)] = &[
    ("--as", Gives("--as mak record visit 1203 --occasion regular")),
    ("add --custodian", Gives("add 1204 --company B --move-in 2026-11-02 --custodian mak")),
    ("amend custodian", Gives("amend 1203 custodian=mak --approve")),
    ("approve --handled-by", Gives("approve LOAN --handled-by mak")),
    ("authority give --person", Gives("authority give --for consult --person mak --until 2027-01-01")),
    ("changes --person", Other),
    ("dispose carry-out --witness", Gives("dispose carry-out LIST --witness mak --witness ng")),
    ("handover custody --from", Other),
    ("handover custody --to", Gives("handover custody --from wong-ka-yan --to mak")),
    ("init --owner-id", Other),
    ("log --by", Other),
    ("lend --handled-by", Gives("lend 1203 --to wong-ka-yan --purpose x --approve --handled-by mak")),
    ("lend --to", Gives("lend 1203 --to mak --purpose x")),
    ("lend --to, back at once", Tells("lend 1203 --to mak --purpose x --returned")),
    // It is that of the loan which is entered.
    ("open --handled-by", Other),
    ("record credit-review --handled-by", Tells("record credit-review 1203 --credit good --handled-by mak")),
    ("record enquiry --handled-by", Tells("record enquiry --who A --handled-by mak")),
    ("record letter --passed-to", Tells("record letter 1203 --direction in --title x --passed-to mak")),
    ("record payment --handled-by", Tells("record payment 1203 --amount 5 --handled-by mak")),
    ("record quality-check --inspector", Tells("record quality-check 1203 --item x --result pass --inspector mak")),
    ("record refund --handled-by", Tells("record refund 1203 --amount 2 --handled-by mak")),
    ("record transaction --handled-by", Tells("record transaction 1203 --title x --handled-by mak")),
    ("record violation --handled-by", Tells("record violation 1203 --category x --handled-by mak")),
    ("record visit --visitor", Tells("record visit 1203 --occasion regular --visitor mak")),
    ("staff add --id", Other),
    ("staff key add ID", Other),
    ("staff key end ID", Other),
    ("staff leave ID", Gives("staff leave mak")),
    ("staff return ID", Other),
    ("staff role ID", Gives("staff role mak --give clerk")),
    ("staff show ID", Other),
    ("update --to", Gives("update REPAIR --status assigned --to mak")),
    ("update --to, on", Gives("update LETTER --to Mak")),
];

/// The places whose words may also name a department or somebody from outside: told by what they are, not by their type.
const BY_NAME: [&str; 6] = [
    "amend custodian",
    "lend --to",
    "lend --to, back at once",
    "record letter --passed-to",
    "update --to",
    "update --to, on",
];

/// Every argument that takes a person of the staff, by the path of its command.
fn arguments(command: &Command, path: &str, found: &mut BTreeSet<String>) {
    for argument in command.get_arguments() {
        let of_type = argument.get_value_parser().type_id() == TypeId::of::<StaffId>();
        let named = argument.get_value_names().is_some_and(|names| names.iter().any(|name| name.as_str() == "STAFF"));
        if of_type || named {
            let word = argument.get_long().map_or_else(|| "ID".to_owned(), |long| format!("--{long}"));
            found.insert(format!("{path} {word}").trim_start().to_owned());
        }
    }
    for subcommand in command.get_subcommands() {
        arguments(subcommand, format!("{path} {}", subcommand.get_name()).trim_start(), found);
    }
}

fn run(archive: &Path, now: &str, words: &str) -> Ended {
    in_test::at(archive, now, &words.split(' ').collect::<Vec<_>>())
}

/// The whole id of a record that was entered just now: with one seed the tails of several bundles are alike.
fn entered(archive: &Path, kind: &str, words: &str) -> String {
    let id = made(archive, NOW, words);
    let day = words.split_once("--date ").map_or("2026-11-23", |(_, day)| day);
    let (owner, tail) = id.split_once('/').unwrap();
    format!("{owner}/{day}-{kind}-{tail}")
}

/// The id that a command printed.
fn made(archive: &Path, now: &str, words: &str) -> String {
    let ended = run(archive, now, words);
    assert!(ended.outcome.is_ok(), "{words}: {:?} {}", ended.outcome, ended.err);
    ended.out.trim().to_owned()
}

/// An office in which `mak` was a supervisor until the tenth, and its records of each sort.
fn office(below: &Path) -> [(&'static str, String); 4] {
    made(below, BEFORE, "init tower --name Tower --owner Wong --owner-id wong-ka-yan");
    let archive = below.join("tower");
    for words in [
        "staff add mak --name Mak --role supervisor --role clerk",
        "staff add ng --name Ng --role supervisor",
        "unit add 1203 --floor 12",
        "unit add 1204 --floor 12",
        "add 1203 --company A --move-in 2026-11-01",
    ] {
        made(&archive, BEFORE, words);
    }
    let paper = below.join("paper.txt");
    write(&paper, "a paper");
    let paper = format!("file 1203 {} --category move-in --date 2026-11-01", paper.display());
    let paper = made(&archive, BEFORE, &paper);
    made(&archive, LEFT, "staff leave mak");
    let request = entered(&archive, "request", "request open 1203 --about erasure --person X");
    let list = format!("dispose ask --paper {paper} --ground request --request {request} --appraisal x");
    let list = entered(&archive, "disposal", &list);
    made(&archive, NOW, &format!("approve {list}"));
    [
        ("LOAN", entered(&archive, "loan", "lend 1203 --to outsider --purpose x")),
        ("LETTER", entered(&archive, "letter", "record letter 1203 --direction in --title x")),
        ("REPAIR", entered(&archive, "repair", "record repair 1203 --category x")),
        ("LIST", list),
    ]
}

fn assert_refused(ended: &Ended, words: &str) {
    let refused = matches!(&ended.outcome, Err(Error::Refused(Refusal::HasLeft(who))) if who.as_str() == "mak");
    assert!(refused, "{words}: {:?} {}", ended.outcome, ended.out);
}

#[test]
fn the_command_line_makes_sense_to_clap() {
    Cli::described().debug_assert();
}

#[test]
fn the_version_that_is_said_at_once_is_the_one_that_clap_says() {
    assert_eq!(crate::cli::VERSION, Root::command().render_version());
}

#[test]
fn every_place_that_names_somebody_of_the_staff_is_known() {
    let mut command = Cli::described();
    command.build();
    let mut found = BTreeSet::new();
    // Those of every command are told once.
    arguments(&Cli::described(), "", &mut found);
    let typed: BTreeSet<String> = PLACES
        .iter()
        .map(|(place, _)| (*place).to_owned())
        .filter(|place| !BY_NAME.contains(&place.as_str()))
        .collect();
    assert_eq!(found, typed);
}

#[test]
fn who_left_is_given_nothing_and_is_named_for_what_they_did() {
    let below = tempfile::tempdir().unwrap();
    let records = office(below.path());
    let archive = below.path().join("tower");
    for (_, place) in PLACES {
        let (words, tells) = match place {
            Gives(words) => (words, false),
            Tells(words) => (words, true),
            Other => continue,
        };
        let words = records.iter().fold((*words).to_owned(), |words, (name, id)| words.replace(name, id));
        assert_refused(&run(&archive, NOW, &words), &words);
        if tells {
            assert_refused(&run(&archive, NOW, &format!("{words} --date 2026-11-11")), &words);
            for day in ["2026-11-05", "2026-11-10"] {
                made(&archive, NOW, &format!("{words} --date {day}"));
            }
        }
    }
    // What a record says of somebody is amended for its own day.
    let payment = entered(&archive, "payment", "record payment 1203 --amount 7 --date 2026-11-05");
    made(&archive, NOW, &format!("amend {payment} handled_by=mak"));
    let payment = entered(&archive, "payment", "record payment 1203 --amount 8 --date 2026-11-20");
    assert_refused(&run(&archive, NOW, &format!("amend {payment} handled_by=mak")), "amend");
    // Who comes back is here again.
    made(&archive, NOW, "staff return mak --role clerk");
    made(&archive, NOW, "amend 1203 custodian=mak --approve");
}

#[test]
fn a_register_tells_of_who_left_what_they_did_before() {
    let below = tempfile::tempdir().unwrap();
    office(below.path());
    let archive = below.path().join("tower");
    let head = "編號,單元,日期,";
    let tables = [
        ("payments", format!("{head}金額,經手人\nP1,1203,DAY,5,mak\n")),
        ("visits", format!("{head}類別,拜訪人,內容\nS1,1203,DAY,定期,mak,x\n")),
        ("violations", format!("{head}類別,內容\nV1,1203,DAY,x,y\n")),
        ("loans", "編號,單元,借閱日期,借閱人,事由,審批人,歸還日期\nL1,1203,DAY,mak,x,mak,2026-11-12\n".to_owned()),
        ("clients", "單元,公司名稱,入住日期,專管人\n1204,B,DAY,mak\n".to_owned()),
    ];
    for (name, text) in tables {
        let file = below.path().join(format!("{name}.csv"));
        let at = |day: &str| {
            crate::archive::apart::dismiss();
            write(&file, &text.replace("DAY", day));
            in_test::at(&archive, NOW, &["import", file.to_str().unwrap()])
        };
        if name != "violations" {
            let late = at("2026-11-11");
            assert!(late.outcome.is_err(), "{name}: {}", late.out);
        }
        let told = at("2026-11-05");
        assert!(told.outcome.is_ok(), "{name}: {:?}", told.outcome);
    }
}

#[expect(clippy::disallowed_methods, reason = "a table that a test hands in")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}
