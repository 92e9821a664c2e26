//! Ten years of an office: clients come, pay, complain and go, the year is boxed, staff change. Whatever comes later, the reports of a
//! past day, by what was known then, stay what they were.
//!
//! `tools/decade [UNITS [ACTS]]` runs it at full size; the acts are drawn from a fixed seed.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Output;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;

use crate::support::{Estate, tree};

/// The first day of the office, and how many years it has.
const FIRST: (i32, u32, u32) = (2021, 1, 4);
const YEARS: i32 = 10;

/// Numbers that repeat from run to run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let end = u64::try_from(of.len()).ok().filter(|end| 0 < *end)?;
        of.get(usize::try_from(self.below(end)).ok()?)
    }
}

/// A unit as the walk knows it.
#[derive(Clone, Default)]
struct Room {
    /// Its area, in half square metres.
    halves: u64,
    /// Since when it is let.
    since: Option<NaiveDate>,
    /// The day on which the last client left.
    left: Option<NaiveDate>,
}

/// A report of a past day: the command, the clock at which it was asked, and what it said.
struct Snapshot {
    words: Vec<String>,
    now: String,
    said: String,
}

struct Office {
    estate: Estate,
    dice: Dice,
    day: NaiveDate,
    rooms: BTreeMap<String, Room>,
    /// Open cases with their kind, loans that are out.
    cases: Vec<(String, &'static str)>,
    loans: Vec<String>,
    clients: u32,
    done: BTreeMap<&'static str, u32>,
    snapshots: Vec<Snapshot>,
}

/// A number from the environment, for the script that runs it at full size.
fn size(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// A report without the day of departure in ids: `1203@2029-04-27/x4p9` is how the record of who has left since is asked for now.
fn as_then(said: &str) -> String {
    let mut pieces = said.split('@');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |said, piece| match piece.get(10..) {
        Some(rest) if rest.starts_with('/') => said + rest,
        _ => said + "@" + piece,
    })
}

impl Office {
    fn founded(units: u64) -> Self {
        let (year, month, day) = FIRST;
        let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let tariff = "[tariffs.water]\nper_unit = \"4.50\"\nunit = \"m3\"\nitem = \"水費\"\n\n[boxes]";
        let estate = Estate::founded().today(&day.to_string()).setting("[boxes]", tariff);
        let estate = estate
            .staffed()
            .with(&["--as", "lee", "staff", "add", "ng", "--name", "吳先生", "--role", "clerk"])
            .with(&[
                "--as",
                "ho",
                "authority",
                "give",
                "--for",
                "consult",
                "--role",
                "clerk",
                "--role",
                "supervisor",
                "--until",
                "2040-12-31",
            ]);
        let mut rooms = BTreeMap::new();
        let mut office = estate;
        for number in 0..units {
            let (floor, door) = (1 + number / 4, 1 + number % 4);
            let (unit, area) = (format!("{floor:02}{door:02}"), format!("{}.5", 40 + 7 * number));
            office =
                office.with(&["unit", "add", &unit, "--floor", &floor.to_string(), "--area", &area, "--use", "辦公室"]);
            rooms.insert(unit, Room { halves: 81 + 14 * number, ..Room::default() });
        }
        Self {
            estate: office,
            dice: Dice(0x2021_0104_dee0_b0c5),
            day,
            rooms,
            cases: Vec::new(),
            loans: Vec::new(),
            clients: 0,
            done: BTreeMap::new(),
            snapshots: Vec::new(),
        }
    }

    /// Runs a command line; one that the policies refuse is part of office life, one that is misspelt or breaks is not.
    fn ask(&self, line: &[&str]) -> Output {
        let done = self.estate.command(line).output();
        let code = done.status.code();
        assert!(matches!(code, Some(0 | 1 | 3)), "{}: {line:?} ended with {code:?}: {}", self.day, text(&done.stderr));
        done
    }

    /// The same, for what it printed where it was done.
    fn does(&mut self, what: &'static str, line: &[&str]) -> Option<String> {
        let seed = u64::from(self.done.values().sum::<u32>()) + 1;
        let done = self.estate.command(line).seed(seed).output();
        let code = done.status.code();
        assert!(matches!(code, Some(0 | 3)), "{}: {line:?} ended with {code:?}: {}", self.day, text(&done.stderr));
        if code == Some(0) {
            *self.done.entry(what).or_default() += 1;
        }
        (code == Some(0)).then(|| text(&done.stdout))
    }

    fn goes_on(&mut self, days: u64) {
        self.day = self.day.checked_add_days(Days::new(days)).expect("a day");
        let estate = std::mem::replace(&mut self.estate, Estate::nothing());
        self.estate = estate.today(&self.day.to_string());
    }

    /// A unit that is let, or is not.
    fn unit(&mut self, is_let: bool) -> Option<String> {
        let fitting: Vec<_> = self
            .rooms
            .iter()
            .filter(|(_, room)| room.since.is_some() == is_let)
            .map(|(unit, _)| unit.clone())
            .collect();
        self.dice.one(&fitting).cloned()
    }

    /// One thing that happens in an office.
    fn act(&mut self) -> Option<()> {
        let today = self.day.to_string();
        let amount = format!("{}.{:02}", 900 + self.dice.below(9000), self.dice.below(100));
        match self.dice.below(30) {
            0 | 1 => self.comes(&today)?,
            2 if self.dice.below(2) == 0 => self.goes(&today)?,
            2..=4 => {
                let unit = self.unit(true)?;
                let due = self.day.checked_add_days(Days::new(14))?.to_string();
                let charge = [
                    "record",
                    "charge",
                    &unit,
                    "--item",
                    "管理費",
                    "--period",
                    today.get(..7)?,
                    "--due",
                    &due,
                    "--amount",
                    &amount,
                ];
                self.does("charged", &charge)?;
            }
            5 | 6 => {
                let unit = self.unit(true)?;
                self.does("paid", &["record", "payment", &unit, "--amount", &amount, "--method", "支票"])?;
            }
            7 => {
                let unit = self.unit(true)?;
                let id = self.does(
                    "repair",
                    &[
                        "record",
                        "repair",
                        &unit,
                        "--category",
                        "空調",
                        "--title",
                        "滴水",
                        "--when",
                        &format!("{today}T09:10"),
                    ],
                )?;
                self.cases.push((id, "repair"));
            }
            8 => {
                let unit = self.unit(true)?;
                let id = self.does(
                    "complaint",
                    &["record", "complaint", &unit, "--about", "service-quality", "--title", "冷氣過冷"],
                )?;
                self.cases.push((id, "complaint"));
            }
            9 => self.follows_up()?,
            10 => {
                let unit = self.unit(true)?;
                let id = self
                    .does("lent", &["--as", "lee", "lend", &unit, "--to", "chan", "--purpose", "audit", "--approve"])?;
                self.loans.push(id);
            }
            11 => {
                let loan = self.loans.pop()?;
                self.does("returned", &["--as", "lee", "return", &loan])?;
            }
            12 => {
                let unit = self.unit(true)?;
                let name = format!("letter-{}.txt", self.done.values().sum::<u32>());
                std::fs::write(self.estate.desk().join(&name), format!("{unit} {today} {amount}")).expect("a paper");
                self.does("filed", &["file", &unit, &name, "--category", "correspondence", "--date", &today])?;
            }
            13 => {
                let unit = self.unit(true)?;
                self.does(
                    "visited",
                    &["record", "visit", &unit, "--occasion", "regular", "--visitor", "chan", "--title", "拜訪"],
                )?;
            }
            14 => {
                let heads = format!("headcount={}", self.dice.below(90));
                let unit = self.unit(true)?;
                self.does("amended", &["--as", "lee", "amend", &unit, &heads, "--approve"])?;
            }
            15 => {
                let unit = self.unit(true)?;
                self.does("labelled", &["label", &unit])?;
            }
            16 => {
                let unit = self.unit(true)?;
                let place = format!("R1/{:02}/{}", self.dice.below(4), self.dice.below(3));
                self.does("placed", &["place", &unit, &place])?;
            }
            17 => {
                let place = format!("R1/{:02}", self.dice.below(4));
                self.does("counted", &["stocktake", &place, "--record"])?;
            }
            18 => {
                let unit = self.unit(true)?;
                let until = self.day.checked_add_days(Days::new(700))?.to_string();
                self.does("renewed", &["--as", "lee", "renew-lease", &unit, "--until", &until, "--approve"])?;
            }
            19 => {
                let unit = self.unit(true)?;
                let number = format!("K{}", self.done.values().sum::<u32>());
                let issue = ["record", "issue", &unit, "--about", "key", "--person", "陳先生", "--numbers", &number];
                let id = self.does("issued", &issue)?;
                self.cases.push((id, "issue"));
            }
            20 | 29 => {
                let loan = self.loans.pop()?;
                let id = self.does("lost", &["--as", "lee", "lost", &loan])?;
                self.cases.push((id, "loss"));
            }
            21 => {
                let due = self.day.checked_add_days(Days::new(20))?.to_string();
                let period = today.get(..7)?;
                let run = [
                    "charge",
                    "all",
                    "--item",
                    "冷氣費",
                    "--rate-per-m2",
                    "16.5",
                    "--period",
                    period,
                    "--due",
                    &due,
                    "--yes",
                ];
                self.may_find("charged all", &run)?;
            }
            22 => {
                let unit = self.unit(true)?;
                let value = self.done.values().sum::<u32>().to_string();
                self.does(
                    "read",
                    &[
                        "record",
                        "reading",
                        &unit,
                        "--meter",
                        &format!("W-{unit}"),
                        "--value",
                        &value,
                        "--tariff",
                        "water",
                    ],
                )?;
            }
            23 => {
                let unit = self.unit(true)?;
                let id = self.does("held", &["--as", "lee", "hold", &unit, "--reason", "保險索償"])?;
                self.cases.push((id, "hold"));
            }
            24 => self.merges(&today)?,
            25 => self.splits(&today)?,
            26 | 28 => self.takes_back()?,
            _ => {
                let leave = ["--as", "lee", "staff", "leave", "ng"];
                let back = ["--as", "lee", "staff", "return", "ng", "--role", "clerk"];
                self.does("staff", &leave).or_else(|| self.does("staff", &back))?;
            }
        }
        Some(())
    }

    /// The same for what may end with findings.
    fn may_find(&mut self, what: &'static str, line: &[&str]) -> Option<()> {
        let code = self.ask(line).status.code();
        if code == Some(0) {
            *self.done.entry(what).or_default() += 1;
        }
        (code == Some(0)).then_some(())
    }

    /// Two units of a floor become one.
    fn merges(&mut self, today: &str) -> Option<()> {
        let one = self.unit(false)?;
        let floor = one.get(..2)?;
        let empty = |unit: &&String| unit.starts_with(floor) && **unit != one;
        let empty_room = |(unit, room): (&String, &Room)| room.since.is_none().then(|| unit.clone());
        let other = self.rooms.iter().filter_map(empty_room).find(|unit| empty(&unit))?;
        let code = format!("{one}-{}", self.done.values().sum::<u32>());
        self.does("merged", &["--as", "lee", "unit", "merge", &one, &other, "--into", &code, "--date", today])?;
        let halves = [one, other].iter().filter_map(|unit| self.rooms.remove(unit)).map(|room| room.halves).sum();
        self.rooms.insert(code, Room { halves, ..Room::default() });
        Some(())
    }

    /// A unit becomes two.
    fn splits(&mut self, today: &str) -> Option<()> {
        let unit = self.unit(false)?;
        let number = self.done.values().sum::<u32>();
        let floor = unit.get(..2)?.to_owned();
        let parts = [format!("{floor}A{number}"), format!("{floor}B{number}")];
        let halves = self.rooms.get(&unit)?.halves;
        let second = halves.checked_sub(40).filter(|left| 0 < *left)?;
        let area = |halves: u64| format!("{}.{}", halves / 2, 5 * (halves % 2));
        let [a, b] = [format!("{}:{}", parts[0], area(40)), format!("{}:{}", parts[1], area(second))];
        self.does("split", &["--as", "lee", "unit", "split", &unit, "--into", &a, &b, "--date", today])?;
        self.rooms.remove(&unit);
        let made = parts.into_iter().zip([40, second]);
        self.rooms.extend(made.map(|(part, halves)| (part, Room { halves, ..Room::default() })));
        Some(())
    }

    /// A departure was a mistake.
    fn takes_back(&mut self) -> Option<()> {
        let left: Vec<_> = self
            .rooms
            .iter()
            .filter(|(_, room)| room.since.is_none())
            .filter_map(|(unit, room)| Some((unit.clone(), room.left?)))
            .collect();
        let (unit, day) = self.dice.one(&left)?.clone();
        self.does("taken back", &["--as", "lee", "reopen", &format!("{unit}@{day}"), "--note", "日期有誤"])?;
        self.rooms.get_mut(&unit)?.since = Some(day);
        self.is_called(&format!("{unit}@{day}/"), &format!("{unit}/"));
        Some(())
    }

    /// A file is called otherwise from now on, and what lies in it with it.
    fn is_called(&mut self, before: &str, now: &str) {
        for id in self.loans.iter_mut().chain(self.cases.iter_mut().map(|(id, _)| id)) {
            if let Some(tail) = id.strip_prefix(before) {
                *id = format!("{now}{tail}");
            }
        }
    }

    fn comes(&mut self, today: &str) -> Option<()> {
        let unit = self.unit(false)?;
        self.clients += 1;
        let company = format!("Client {} 有限公司", self.clients);
        self.does("came", &["add", &unit, "--company", &company, "--move-in", today, "--custodian", "chan"])?;
        self.rooms.get_mut(&unit)?.since = Some(self.day);
        Some(())
    }

    fn goes(&mut self, today: &str) -> Option<()> {
        let unit = self.unit(true)?;
        let leaves = ["--as", "lee", "move-out", &unit, "--date", today];
        // A gate that is shut is waived by the manager, as it happens; a loan that is out is not.
        let shut = self.shut(&unit);
        let waived = shut.iter().flat_map(|gate| ["--waive", gate.as_str()]);
        let reason = if shut.is_empty() { &[][..] } else { &["--reason", "協議"] };
        self.does("left", &leaves.into_iter().chain(waived).chain(reason.iter().copied()).collect::<Vec<_>>())?;
        let room = self.rooms.get_mut(&unit)?;
        (room.since, room.left) = (None, Some(self.day));
        self.is_called(&format!("{unit}/"), &format!("{unit}@{today}/"));
        Some(())
    }

    /// The gates of a departure that are shut.
    fn shut(&self, unit: &str) -> Vec<String> {
        let done = self.ask(&["--format", "json", "move-out", unit, "--date", &self.day.to_string(), "--check"]);
        let said: Value = serde_json::from_slice(&done.stdout).expect("JSON");
        let rows = said["rows"].as_array().expect("rows").iter();
        let shut = rows.filter(|row| row["state"] == "shut").filter_map(|row| row["gate"].as_str());
        shut.map(str::to_owned).collect()
    }

    /// The next step of a case: what it offers, tried in its order.
    fn follows_up(&mut self) -> Option<()> {
        let at = usize::try_from(self.dice.below(u64::try_from(self.cases.len()).ok().filter(|n| 0 < *n)?)).ok()?;
        let (id, kind) = self.cases.get(at)?.clone();
        let now = format!("{}T09:40", self.day);
        let steps: &[&[&str]] = match kind {
            "repair" => &[
                &["close", &id],
                &["update", &id, "--status", "followed-up"],
                &["update", &id, "--status", "done", "--when", &now],
                &["update", &id, "--status", "attended", "--when", &now],
                &["update", &id, "--status", "assigned", "--to", "工程部", "--when", &now],
            ],
            "issue" => &[&["update", &id, "--status", "handed-in"]],
            "loss" => &[&["update", &id, "--status", "found"], &["close", &id]],
            "hold" => &[&["--as", "lee", "close", &id]],
            _ => &[&["update", &id, "--status", "assigned", "--to", "工程部"]],
        };
        steps.iter().find_map(|step| self.does("followed", step))?;
        Some(())
    }

    /// What every report says of today, by what is known today.
    fn looks_back(&mut self) {
        let (today, year) = (self.day.to_string(), self.day.year().to_string());
        let state =
            ["occupancy", "clients", "arrears", "deposits", "loans", "completeness", "expiring", "issued", "retention"];
        let of_year = [
            "payments",
            "complaints",
            "repairs",
            "violations",
            "applications",
            "fit-outs",
            "visits",
            "enquiries",
            "letters",
            "opinions",
            "quality",
            "moved-out",
            "yearbook",
        ];
        let now = format!("{today}T10:00:00+08:00");
        let words = state.iter().map(|name| [*name, "--as-of", &today]);
        let words = words.chain(of_year.iter().map(|name| [*name, "--year", &year]));
        let words: Vec<Vec<String>> = words
            .map(|own| {
                let all = [&["--format", "json", "report"], &own[..], &["--known-at", &today]].concat();
                all.into_iter().map(str::to_owned).collect()
            })
            .collect();
        for words in words {
            let said = self.said(&words, &now);
            self.snapshots.push(Snapshot { words, now: now.clone(), said });
        }
    }

    fn said(&self, words: &[String], now: &str) -> String {
        let done = self.estate.command(words).set("DEEDBOX_NOW", now).output();
        assert!(done.status.success(), "{words:?}: {}", text(&done.stderr));
        as_then(&text(&done.stdout))
    }

    /// The end of a year: a look at every report, then the volumes of the year before go into boxes.
    fn turns_the_year(&mut self) {
        self.looks_back();
        self.goes_on(5);
        let year = (self.day.year() - 1).to_string();
        self.does("boxed", &["--as", "lee", "archive-moved-out", "--year", &year]);
    }
}

#[test]
fn ten_years_of_an_office_leave_every_report_of_a_past_day_as_it_was() {
    let (units, acts) = (size("DEEDBOX_DECADE_UNITS", 10), size("DEEDBOX_DECADE_ACTS", 44));
    let mut office = Office::founded(units);
    for year in FIRST.0..FIRST.0 + YEARS {
        for _ in 0..acts {
            let _ = office.act();
            let last = NaiveDate::from_ymd_opt(year, 12, 30).expect("a day");
            let left = u64::try_from((last - office.day).num_days()).unwrap_or_default();
            let step = office.dice.below(2 * 355 / acts + 1);
            office.goes_on(step.min(left));
        }
        let last = NaiveDate::from_ymd_opt(year, 12, 31).expect("a day");
        let left = u64::try_from((last - office.day).num_days()).unwrap_or_default();
        office.goes_on(left);
        office.turns_the_year();
    }
    // Everything that an office does was done, and more than once.
    for what in [
        "came",
        "left",
        "charged",
        "paid",
        "repair",
        "complaint",
        "followed",
        "lent",
        "returned",
        "filed",
        "visited",
        "boxed",
        "amended",
        "labelled",
        "placed",
        "counted",
        "renewed",
        "issued",
        "lost",
        "charged all",
        "read",
        "held",
        "merged",
        "split",
        "taken back",
        "staff",
    ] {
        assert!(1 < office.done.get(what).copied().unwrap_or_default(), "{what} was hardly tried: {:?}", office.done);
    }
    let changed: Vec<String> = office
        .snapshots
        .iter()
        .filter(|snapshot| office.said(&snapshot.words, &snapshot.now) != snapshot.said)
        .map(|snapshot| {
            let now = office.said(&snapshot.words, &snapshot.now);
            let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
            let (before, now) = (lines(&snapshot.said), lines(&now));
            let gone: Vec<_> = before.difference(&now).take(3).map(|line| line.trim()).collect();
            let new: Vec<_> = now.difference(&before).take(3).map(|line| line.trim()).collect();
            format!("{}: {gone:?} became {new:?}", snapshot.words.join(" "))
        })
        .collect();
    assert_eq!(changed, Vec::<String>::new(), "reports of a past day that are not what they were");
    assert_eq!(tree::wrong_manifests(&office.estate.archive()), Vec::<String>::new());
    let verified = office.ask(&["verify"]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", text(&verified.stdout), text(&verified.stderr));
    // What the audit finds, it names: no row is broken without a sentence that says of whom and why.
    let audit = office.ask(&["--format", "json", "audit"]);
    let audit: Value = serde_json::from_slice(&audit.stdout).expect("JSON");
    let rows = audit["rows"].as_array().expect("rows");
    assert!(30 < rows.len(), "{}", rows.len());
    let broken = rows
        .iter()
        .filter(|row| row["state"] == "broken")
        .flat_map(|row| row["cases"].as_array().into_iter().flatten());
    for case in broken {
        let is_told = case["why"].as_str().is_some_and(|why| !why.is_empty());
        assert!(is_told, "{case}");
    }
}
