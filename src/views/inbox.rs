//! What lies in the inbox: papers that were collected and are not filed yet (P3-4).

use chrono::{DateTime, Utc};

use crate::archive::layout::INBOX;
use crate::archive::{Archive, EntryKind, Lookup, StorageError, Uncached, Verb};
use crate::error::Result;
use crate::model::document::{date_in_name, title_in_name};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Category, Date, Moment, UnitCode, UtcOffset};
use crate::views::{When, newest_first};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxPaper {
    /// Its name there, with the folders that it lies in.
    pub name: String,
    /// The day in its name, or the day on which the file was written.
    pub date: Date,
    /// How large it is, in bytes.
    pub size: u64,
    /// For how many days it has lain.
    pub days: i64,
    /// What its name suggests; nothing is filed by it.
    pub guess: Guess,
}

/// What a paper's name suggests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    pub unit: Option<UnitCode>,
    /// The kind of paper.
    pub category: Option<Category>,
    pub title: String,
}

/// How deep folders in the inbox are looked through.
const DEEPEST: usize = 8;

/// The papers in the inbox, newest first. Names that begin with a dot are the system's own.
pub fn papers(archive: &Archive, today: Date) -> Result<Vec<InboxPaper>> {
    let offset = archive.settings().utc_offset.offset()?;
    let mut found: Vec<InboxPaper> = Vec::new();
    let mut folders = vec![(String::new(), 0)];
    let mut units = None;
    while let Some((folder, depth)) = folders.pop() {
        for entry in archive.reader().list(format!("{INBOX}/{folder}"))? {
            let plain = entry.name.to_string_lossy().into_owned();
            if plain.starts_with('.') {
                continue;
            }
            let name = format!("{folder}{plain}");
            match entry.kind {
                EntryKind::Folder if depth < DEEPEST => folders.push((format!("{name}/"), depth + 1)),
                EntryKind::File if entry.text().is_some() => {
                    let units = match &units {
                        Some(units) => units,
                        None => units.insert(unit_codes(archive)?),
                    };
                    let (written, size) = look(archive, &name, offset)?;
                    let date = date_in_name(&plain).unwrap_or(written);
                    let days = today.days_since(date).max(0);
                    found.push(InboxPaper { guess: guess(&name, units), name, date, size, days });
                }
                _ => {}
            }
        }
    }
    newest_first(&mut found, |paper| When::day(paper.date, &paper.name));
    Ok(found)
}

fn unit_codes(archive: &Archive) -> Result<Vec<UnitCode>> {
    Ok(Uncached::new(archive).units()?.iter().map(|place| place.unit.clone()).collect())
}

/// The day on which a file of the inbox was written last, and its size.
fn look(archive: &Archive, name: &str, offset: UtcOffset) -> Result<(Date, u64)> {
    let path = format!("{INBOX}/{name}");
    let (file, size) = archive.reader().open(&path)?;
    let unread = |source| StorageError::Io { verb: Verb::Read, path: path.clone().into(), source };
    let written = file.metadata().and_then(|state| state.modified()).map_err(unread)?;
    Ok((Moment::from_clock(DateTime::<Utc>::from(written).fixed_offset(), offset).date(), size))
}

/// Words in names that tell a kind of paper; the first that is found counts.
const WORDS: [(&str, &[&str]); 12] = [
    ("fit-out", &["fit-out", "fitout", "裝修", "装修"]),
    ("complaints", &["complaint", "投訴", "投诉"]),
    ("repairs", &["repair", "報修", "报修", "維修", "维修"]),
    ("violations", &["violation", "違規", "违规"]),
    ("applications", &["application", "申請", "申请"]),
    ("payments", &["receipt", "payment", "invoice", "收據", "收据", "繳費", "缴费", "押金", "管理費", "管理费"]),
    ("contracts", &["lease", "contract", "agreement", "tenancy", "租約", "租约", "合同", "協議", "协议"]),
    ("emergency", &["emergency", "緊急", "紧急"]),
    ("contacts", &["contact", "聯繫", "联系", "聯絡", "联络"]),
    ("move-in", &["move-in", "hand-over", "handover", "入住", "交接"]),
    ("engineering", &["drawing", "plan", "圖紙", "图纸", "竣工"]),
    ("correspondence", &["letter", "mail", "來函", "来函", "去函", "函"]),
];

/// What a name suggests: a unit whose code stands in it by itself, a kind of paper by its words, the rest as the title.
fn guess(name: &str, units: &[UnitCode]) -> Guess {
    let file = name.rsplit('/').next().unwrap_or(name);
    let lower = name.to_lowercase();
    let between = |c: char| !(c.is_alphanumeric() || c == '-');
    let pieces = |text: &str| -> Vec<String> {
        let whole = text.split(between);
        let parts = text.split(|c: char| !c.is_alphanumeric());
        whole.chain(parts).filter(|piece| !piece.is_empty()).map(str::to_lowercase).collect()
    };
    // A date in the name is no unit, though a year looks like one.
    let title = title_in_name(file);
    let folders = name.strip_suffix(file).unwrap_or_default();
    // Of a name that is a date alone, the date is the title.
    let dated = date_in_name(&title).is_some();
    let words = pieces(&format!("{folders} {}", if dated { "" } else { title.as_str() }));
    let is_named = |unit: &&UnitCode| words.contains(&unit.folded());
    let unit = units.iter().filter(is_named).max_by_key(|unit| unit.as_str().len()).cloned();
    let told = WORDS.iter().find(|(_, words)| words.iter().any(|word| lower.contains(word)));
    Guess { unit, category: told.and_then(|(code, _)| code.parse().ok()), title }
}

pub fn table(papers: &[InboxPaper]) -> Table {
    let columns =
        [text("name"), text("date"), figure("size"), figure("days"), text("unit"), text("category"), text("title")];
    let mut table = Table::new("inbox", &columns);
    for paper in papers {
        table.rows.push(vec![
            Cell::text(&paper.name),
            Cell::Date(paper.date),
            Cell::Count(i64::try_from(paper.size).unwrap_or(i64::MAX)),
            Cell::Count(paper.days),
            Cell::maybe(paper.guess.unit.as_ref(), Cell::text),
            Cell::maybe(paper.guess.category.as_ref(), Cell::text),
            Cell::text(&paper.guess.title),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_suggests_a_unit_and_a_kind_of_paper() {
        let units: Vec<UnitCode> = ["1203", "12", "A-01", "2026"].map(|code| code.parse().unwrap()).to_vec();
        let told = |name: &str| {
            let guess = guess(name, &units);
            (guess.unit.map(|unit| unit.to_string()), guess.category.map(|category| category.to_string()))
        };
        let some = |unit: &str, category: &str| (Some(unit.to_owned()), Some(category.to_owned()));
        assert_eq!(told("2026-11-18 1203 Lease.pdf"), some("1203", "contracts"));
        assert_eq!(told("a-01_投訴信.pdf"), some("A-01", "complaints"));
        assert_eq!(told("1203/letter.pdf"), some("1203", "correspondence"));
        assert_eq!(told("scan-31203.pdf"), (None, None));
        assert_eq!(told("2026-11-18.pdf"), (None, None), "a year in a date is no unit");
    }
}
