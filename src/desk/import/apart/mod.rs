//! Workbooks, read by a process of our own that has limits.

use std::time::Duration;

use crate::archive::apart::{self, ApartQuestion, Lost};
use crate::archive::{StorageError, Verb};
use crate::desk::import::bounds::RoomLeft;
use crate::desk::import::workbook::{Refused, SheetSeen, WorkbookPart};
use crate::error::{Error, Result, TableFault, TableLimit};

/// How long a workbook may take, however small.
const PATIENCE: Duration = Duration::from_secs(8);

/// How much longer for each [`PIECE`] of its bytes.
const MORE: Duration = Duration::from_millis(1500);

/// How many bytes are a piece.
const PIECE: usize = 1 << 20;

/// Reads the sheets of a workbook, or the one that was named.
///
/// # Errors
/// It cannot be opened, has a password, is too large, or has no such sheet; or it cannot be read at all here.
pub fn read(file: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Vec<SheetSeen>> {
    let pieces = u32::try_from(bytes.len() / PIECE).unwrap_or(u32::MAX);
    read_within(PATIENCE + MORE * pieces, (file, wanted), bytes)
}

fn read_within(patience: Duration, (file, wanted): (&str, Option<&str>), bytes: &[u8]) -> Result<Vec<SheetSeen>> {
    let question = ApartQuestion::Workbook { sheet: wanted.map(str::to_owned) };
    let (mut pages, mut refused, mut room) = (Vec::<SheetSeen>::new(), None, RoomLeft::default());
    let answered = apart::ask((&question, bytes), patience, &mut |part| {
        let beyond = |bound: TableLimit| Some(Refused::Beyond(bound));
        match part {
            // What the reader says is bounded here once more: it may have been led astray.
            WorkbookPart::Row(row) if refused.is_none() => {
                match room.row().and_then(|()| room.cells(row.cells.len())) {
                    Ok(()) => {
                        if let Some(page) = pages.last_mut() {
                            page.grid.rows.push(row);
                        }
                    }
                    Err(bound) => refused = beyond(bound),
                }
            }
            WorkbookPart::Row(_) => {}
            WorkbookPart::Page(page) => pages.push(page),
            WorkbookPart::Refused(why) => refused = Some(why),
        }
    });
    match (answered, refused) {
        (_, Some(refused)) => Err(fault((file, wanted), refused)),
        (Ok(()), None) => Ok(pages),
        (Err(Lost::NoReader(source)), None) => {
            Err(StorageError::Io { verb: Verb::Read, path: file.into(), source }.into())
        }
        (Err(Lost::Died | Lost::TooLong | Lost::Garbled), None) => {
            Err(fault((file, wanted), Refused::Beyond(TableLimit::Reading)))
        }
    }
}

fn fault((file, wanted): (&str, Option<&str>), refused: Refused) -> Error {
    let file = file.to_owned();
    let fault = match refused {
        Refused::Broken(says) => TableFault::Workbook { file, says: Some(says).filter(|says| !says.is_empty()) },
        Refused::Encrypted => TableFault::Encrypted(file),
        Refused::Beyond(bound) => TableFault::Beyond { file, bound },
        Refused::NoSheet(known) => TableFault::NoSheet { file, sheet: wanted.unwrap_or_default().to_owned(), known },
    };
    fault.into()
}

#[cfg(test)]
mod tests;
