//! How files end: what a person asks to have erased, volumes whose term is over, and who keeps them until then.

use std::collections::BTreeSet;

use super::office::Office;

/// The unit of those who stay for a few days.
pub(super) const GUESTS: &str = "9901";

/// What a list takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Going {
    /// A paper of a client.
    Paper,
    /// Volumes: the clients' names, by which reports tell of them.
    Volumes(BTreeSet<String>),
}

impl Office {
    /// A person asks to have a letter erased: one that lies in the file, or that comes with it.
    pub(super) fn is_asked(&mut self) -> Option<()> {
        let unit = self.unit(true)?;
        let open = ["request", "open", &unit, "--about", "erasure", "--person", "陳大文"];
        let request = self.does("asked by a person", &open)?;
        let shown = self.rows(&["show", &unit], "papers");
        let known = shown.iter().find(|paper| paper["category"] == "correspondence");
        let letter = match known.and_then(|paper| paper["id"].as_str()) {
            Some(letter) => letter.to_owned(),
            None => {
                let name = format!("of-a-person-{}.txt", self.done.values().sum::<u32>());
                std::fs::write(self.estate.desk().join(&name), &name).expect("a paper");
                self.does("filed", &["file", &unit, &name, "--category", "correspondence"])?
            }
        };
        let ask = ["dispose", "ask", "--paper", &letter, "--ground", "request", "--request", &request];
        let list = self.does("asked", &[&ask[..], &["--appraisal", "當事人要求"]].concat())?;
        self.does("approved", &["--as", "ho", "approve", &list])?;
        self.lists.push((list, Going::Paper));
        Some(())
    }

    /// All that one of the staff keeps goes to another, who accepts it.
    pub(super) fn hands_over(&mut self) -> Option<()> {
        let (from, to) = if self.done.get("accepted").copied().unwrap_or_default() % 2 == 0 {
            ("chan", "tam")
        } else {
            ("tam", "chan")
        };
        let give = ["--as", "lee", "handover", "custody", "--from", from, "--to", to, "--approve"];
        let id = self.does("handed over", &give)?;
        self.does("accepted", &["--as", to, "handover", "accept", &id])?;
        Some(())
    }

    /// A client who stays for three days in a unit of its own and owes nothing: nothing will keep their volume beyond its term.
    pub(super) fn stays_briefly(&mut self) -> Option<()> {
        let today = self.day.to_string();
        self.clients += 1;
        let company = self.company();
        self.does("came", &["add", GUESTS, "--company", &company, "--move-in", &today])?;
        std::fs::write(self.estate.desk().join("guest.txt"), &company).expect("a paper");
        self.does("filed", &["file", GUESTS, "guest.txt", "--category", "correspondence", "--date", &today])?;
        self.goes_on(3);
        self.leaves(GUESTS)
    }

    /// The volumes whose term is over, and that nothing keeps, are put on a list.
    pub(super) fn appraises(&mut self) {
        let plan = self.estate.desk().join("plan.toml");
        let _ = std::fs::remove_file(&plan);
        let offered = self.rows(&["dispose", "plan"], "rows");
        let free: BTreeSet<String> = offered
            .iter()
            .filter(|row| row["kept_by"].is_null())
            .filter_map(|row| Some(row["company"].as_str()?.to_owned()))
            .collect();
        if free.is_empty() {
            return;
        }
        self.does("planned", &["dispose", "plan", "-o", "plan.toml"]);
        let ask = ["dispose", "ask", "--plan", "plan.toml", "--appraisal", "期滿，無保存價值"];
        let list = self.does("asked", &ask).expect("what is offered is taken");
        self.does("approved", &["--as", "ho", "approve", &list]);
        self.lists.push((list, Going::Volumes(free)));
    }

    /// The lists whose day has come are carried out before two witnesses: nothing is told otherwise of the days before but for what is
    /// destroyed.
    pub(super) fn carries_out(&mut self) -> Option<()> {
        for (list, going) in std::mem::take(&mut self.lists) {
            if matches!(going, Going::Volumes(_)) && self.destroyed.is_empty() {
                self.past_is_as_it_was("before the first volume is destroyed");
            }
            let carry_out = ["dispose", "carry-out", &list, "--witness", "lee", "--witness", "tam"];
            let what = if going == Going::Paper { "erased" } else { "volumes destroyed" };
            if self.does(what, &carry_out).is_none() {
                self.lists.push((list, going));
                continue;
            }
            if let Going::Volumes(companies) = going {
                self.destroyed.extend(companies);
            }
            for witness in ["lee", "tam"] {
                self.does("witnessed", &["--as", witness, "dispose", "witnessed", &list])?;
            }
        }
        Some(())
    }
}
