//! What happens in an office, one thing at a time.

use chrono::Days;
use serde_json::Value;

use super::office::{Office, Room};

impl Office {
    /// One thing that happens in an office.
    pub(super) fn act(&mut self) -> Option<()> {
        let today = self.day.to_string();
        let amount = format!("{}.{:02}", 900 + self.dice.below(9000), self.dice.below(100));
        match self.dice.below(31) {
            0 | 1 => self.comes(&today)?,
            2 if self.dice.below(2) == 0 => self.goes()?,
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
                self.does("labelled", &["label", &unit, "-o", "-"])?;
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
            30 => self.is_asked()?,
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

    /// What the client who came last is called.
    pub(super) fn company(&self) -> String {
        format!("Client {} 有限公司", self.clients)
    }

    pub(super) fn comes(&mut self, today: &str) -> Option<()> {
        let unit = self.unit(false)?;
        self.clients += 1;
        let company = self.company();
        self.does("came", &["add", &unit, "--company", &company, "--move-in", today, "--custodian", "chan"])?;
        self.rooms.get_mut(&unit)?.since = Some(self.day);
        Some(())
    }

    fn goes(&mut self) -> Option<()> {
        let unit = self.unit(true)?;
        self.leaves(&unit)
    }

    pub(super) fn leaves(&mut self, unit: &str) -> Option<()> {
        let today = &self.day.to_string();
        let leaves = ["--as", "lee", "move-out", unit, "--date", today];
        // A gate that is shut is waived by the manager, as it happens; a loan that is out is not.
        let shut = self.shut(unit);
        let waived = shut.iter().flat_map(|gate| ["--waive", gate.as_str()]);
        let reason = if shut.is_empty() { &[][..] } else { &["--reason", "協議"] };
        self.does("left", &leaves.into_iter().chain(waived).chain(reason.iter().copied()).collect::<Vec<_>>())?;
        if let Some(room) = self.rooms.get_mut(unit) {
            (room.since, room.left) = (None, Some(self.day));
        }
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
}
