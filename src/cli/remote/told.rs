//! What is said of a store: what was done, and what is wrong there.

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::Words;
use crate::error::Result;
use crate::model::message::messages;
use crate::model::remote::RemoteName;
use crate::model::table::{Cell, Table, text};
use crate::model::{RecordId, Year};
use crate::output::{Format, safe};
use crate::remote::StoreFinding;

messages! {
    "store-done":
    /// What became of a store, or of papers.
    #[derive(Clone, Debug)]
    pub(super) enum StoreDone {
        /// A store was seen to be fit, and entered.
        Added { remote: RemoteName, file: &'static str },
        /// A store was seen to be fit.
        WouldAdd { remote: RemoteName },
        /// There are no stores.
        NoStores,
        /// Nothing is missing here.
        NothingMissing,
        /// A paper was found in an older version.
        OlderVersion { path: String },
        /// Copies go to lie in a store alone once that is approved.
        DropAsked { id: RecordId },
        /// Nothing of the year lies here that could go.
        NothingToDrop { year: Year },
        /// Volumes that are kept for ever stay.
        KeptForEver { volumes: usize },
        /// Volumes whose term is over stay.
        TermIsOver { volumes: usize },
        Dropped { papers: usize, remote: RemoteName, id: RecordId },
        /// A bag with holes goes out once that is approved.
        BagAsked { id: RecordId },
        BagWritten { folder: String, holes: usize, id: RecordId },
        SyncPushed { remote: RemoteName, papers: usize },
        /// Something is wrong, so that nothing goes.
        NothingDropped,
    }
}

/// Prints what is wrong and what was counted, as text, an object or a table; gives how the command ends.
pub(super) fn tell(
    ctx: &mut Context,
    found: &mut [StoreFinding],
    counts: &[(&'static str, usize)],
    sum: &str,
) -> Result<Outcome> {
    found.sort();
    let words = ctx.words;
    match ctx.format() {
        Format::Json => {
            let findings: Vec<Value> = found.iter().map(as_json).collect();
            let mut object = serde_json::Map::new();
            object.extend(counts.iter().map(|(key, count)| ((*key).to_owned(), json!(count))));
            object.insert("findings".to_owned(), json!(findings));
            ctx.json(&Value::Object(object))?;
        }
        Format::Csv => {
            let mut table = Table::new("remote", &[text("code"), text("path"), text("says")]);
            let row = |found: &StoreFinding| {
                vec![Cell::text(found.word()), Cell::text(found.path()), Cell::text(words.says(found))]
            };
            table.rows = found.iter().map(row).collect();
            ctx.table(&table)?;
        }
        Format::Table => {
            let mut said: String = found.iter().map(|found| safe::terminal(&words.says(found)) + "\n").collect();
            if !ctx.common.quiet || !found.is_empty() {
                said.push_str(sum);
                said.push('\n');
            }
            ctx.print(&said)?;
        }
    }
    Ok(if found.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn as_json(found: &StoreFinding) -> Value {
    json!({ "code": found.word(), "path": found.path(), "says": Words::for_programs().says(found) })
}
