//! What was told of a past day, by what was known then, and what is told of it now.

use std::collections::BTreeSet;

use serde_json::Value;

use super::office::Office;

impl Office {
    /// A table of what a command tells.
    pub(super) fn rows(&self, words: &[&str], name: &str) -> Vec<Value> {
        let done = self.ask(&[&["--format", "json"], words].concat());
        let said: Value = serde_json::from_slice(&done.stdout).expect("JSON");
        said[name].as_array().cloned().unwrap_or_default()
    }

    /// Every report of a past day says what it said then, but for the rows of clients whose volumes were destroyed since.
    pub(super) fn past_is_as_it_was(&self, when: &str) {
        let mut changed = Vec::new();
        for snapshot in &self.snapshots {
            let now = self.said(&snapshot.words, &snapshot.now);
            if now == snapshot.said || self.tells_less(&snapshot.said, &now) {
                continue;
            }
            let (before, now) = (rows_of(&snapshot.said), rows_of(&now));
            let gone: Vec<_> = before.difference(&now).take(3).collect();
            let new: Vec<_> = now.difference(&before).take(3).collect();
            changed.push(format!("{}: {gone:?} became {new:?}", snapshot.words.join(" ")));
        }
        assert_eq!(changed, Vec::<String>::new(), "{when}: reports of a past day that are not what they were");
    }

    /// Whether what is told otherwise is of volumes that were destroyed, and of nothing else.
    fn tells_less(&self, then: &str, now: &str) -> bool {
        let (then, now) = (rows_of(then), rows_of(now));
        let of_destroyed = |row: &String| self.destroyed.iter().any(|company| row.contains(&format!("\"{company}\"")));
        then != now && then.symmetric_difference(&now).all(of_destroyed)
    }
}

/// Every row of a report, and of the reports in it.
fn rows_of(said: &str) -> BTreeSet<String> {
    fn collect(value: &Value, rows: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    match field {
                        Value::Array(all) if name == "rows" => rows.extend(all.iter().map(ToString::to_string)),
                        other => collect(other, rows),
                    }
                }
            }
            Value::Array(all) => all.iter().for_each(|one| collect(one, rows)),
            _ => {}
        }
    }
    let mut rows = BTreeSet::new();
    collect(&serde_json::from_str(said).expect("JSON"), &mut rows);
    rows
}
