//! The values of a record by key: what is shown of a record of any kind, and what amendments change.

use toml::{Table, Value};

use crate::model::form::{Form, Need, native_dates};
use crate::model::gist::{Gist, GistPart};
use crate::model::kind::Kind;
use crate::model::record::{Body, FormVisitor, Head, Record};
use crate::model::text::Line;
use crate::model::time::Happened;

/// The keys of a record's head that can be amended.
pub const HEAD_KEYS: [&str; 3] = ["date", "time", "title"];

/// A record with new values for some keys; none where they do not fit.
pub fn with_values(record: &Record, values: &Table) -> Option<Record> {
    let mut head = record.head.clone();
    let mut body = table(&record.body)?;
    for (key, value) in values {
        if HEAD_KEYS.contains(&key.as_str()) {
            amend_head(&mut head, key, value)?;
        } else if value.as_str() == Some("") {
            body.remove(key);
        } else {
            body.insert(key.clone(), value.clone());
        }
    }
    let body = Body::visit(record.head.kind, FromTable(body))?;
    Some(Record { head, body, events: record.events.clone() })
}

fn amend_head(head: &mut Head, key: &str, value: &Value) -> Option<()> {
    match (key, value.as_str()) {
        ("title", Some("")) => head.title = None,
        ("title", Some(title)) => head.title = Some(title.parse().ok()?),
        ("date", _) => head.when = Happened::On(value.clone().try_into().ok()?),
        ("time", _) => head.when = Happened::At(value.clone().try_into().ok()?),
        _ => return None,
    }
    Some(())
}

/// What a record of a kind says, from a table that somebody filled in.
pub struct FromTable(pub Table);

impl FormVisitor for FromTable {
    type Out = Option<Body>;

    fn visit<F: Form + Into<Body>>(self) -> Self::Out {
        self.0.try_into::<F>().ok().map(Into::into)
    }
}

fn table(value: &impl serde::Serialize) -> Option<Table> {
    let mut table = Table::try_from(value).ok()?;
    table.iter_mut().for_each(|(_, value)| native_dates(value));
    Some(table)
}

/// The values of a record by key, as TOML has them: what is shown of a record of any kind.
pub fn values(record: &Record) -> Table {
    table(&record.body).unwrap_or_default()
}

/// What a record of a kind is about: its title, and the values that its form asks for.
pub fn summary(kind: Kind, title: Option<&Line>, values: &Table) -> Option<Gist> {
    let asked = Body::fields(kind).iter().filter(|field| field.need == Need::Must);
    let said = asked.filter_map(|field| {
        Some(match values.get(field.key)? {
            Value::String(text) if field.is_free() => GistPart::Words(text.clone()),
            Value::String(code) => GistPart::Code { under: field.key, code: code.clone() },
            Value::Datetime(time) => GistPart::Words(time.to_string()),
            Value::Integer(number) => GistPart::Words(number.to_string()),
            _ => return None,
        })
    });
    Gist::of(title.map(|title| GistPart::Words(title.to_string())).into_iter().chain(said))
}

impl Record {
    /// What it is about, in the words that it has: its title, and the values that its form asks for.
    pub fn summary(&self) -> Option<Gist> {
        summary(self.head.kind, self.head.title.as_ref(), &values(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Note;
    use crate::model::time::Date;

    #[test]
    fn new_values_take_the_place_of_old_ones_in_head_and_body() {
        let note = |note: &str| Note {
            about: "misc".parse().unwrap(),
            note: note.parse().unwrap(),
            clause: None,
            attachments: Vec::new(),
        };
        let head = Head {
            kind: Kind::Note,
            when: "2026-03-01".parse::<Date>().unwrap().into(),
            at: "2026-03-01T10:00:00+08:00".parse().unwrap(),
            clock: None,
            by: "chan".parse().unwrap(),
            lies_in: None,
            no: None,
            title: Some("a".parse().unwrap()),
            enquiry: None,
            part: None,
        };
        let record = Record { head, body: note("x").into(), events: Vec::new() };
        let new: Table = "note = 'y'\ntitle = ''\ntime = 2026-03-02T09:00:00+08:00".parse().unwrap();
        let changed = with_values(&record, &new).unwrap();
        assert_eq!(changed.body, note("y").into());
        assert_eq!(changed.head.title, None);
        assert_eq!(changed.head.when.to_string(), "2026-03-02T09:00:00+08:00");
        for unfit in ["about = ''", "note = 5", "date = ''", "nonsense.x = 1\nabout = []"] {
            assert_eq!(with_values(&record, &unfit.parse().unwrap()), None, "{unfit}");
        }
    }
}
