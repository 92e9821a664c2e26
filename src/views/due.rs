//! What waits for one and the same act, in the whole estate or on a floor: for who does it all at once.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{Action, FileName, FloorCode, Kind, Owner, Reference, UnitCode, steps};
use crate::views::estate::Estate;
use crate::views::judgement::{BytesRead, Why};
use crate::views::pending::{self, Waits};
use crate::views::show::{self, Shown};
use crate::views::status::{self, Asking, Broken, Sort, Todo};

/// What is done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAct {
    Confirm,
    Review,
    Label,
}

impl FileAct {
    /// Whether it settles what is not as the policies want it.
    fn settles(self, broken: &Broken) -> bool {
        match self {
            Self::Confirm => broken.sort == Sort::Unconfirmed,
            Self::Review => broken.sort == Sort::Stale,
            Self::Label => {
                broken.sort == Sort::LabelDue
                    && broken.why.iter().any(|why| matches!(why, Why::LabelNotPrinted | Why::LabelSays(_)))
            }
        }
    }
}

/// The files for which an act is due.
pub fn files(asking: &Asking, act: FileAct) -> Result<Vec<FileName>> {
    let todos = status::todos(asking, BytesRead::Left)?;
    let due = todos.iter().filter_map(|todo| match todo {
        Todo::Broken(broken) if act.settles(broken) => broken.about.file.clone(),
        _ => None,
    });
    let mut files: Vec<FileName> = due.collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// The units of a floor.
fn units_on(archive: &Archive, floor: &FloorCode) -> Result<Vec<UnitCode>> {
    let rooms = Estate::read(archive)?.rooms;
    Ok(rooms.into_iter().filter(|room| room.place.floor == *floor).map(|room| room.place.unit).collect())
}

/// The present clients on a floor, by the unit under which the file goes.
pub fn files_on(archive: &Archive, floor: &FloorCode) -> Result<Vec<FileName>> {
    let on_floor = units_on(archive, floor)?;
    let clients = Estate::read(archive)?.clients(|_| true)?;
    let names = clients.into_iter().map(|client| client.file.name);
    Ok(names.filter(|name| matches!(name, FileName::Present(unit) if on_floor.contains(unit))).collect())
}

/// Those of some files that lie on a floor.
pub fn only_on(archive: &Archive, floor: &FloorCode, files: Vec<FileName>) -> Result<Vec<FileName>> {
    let on_floor = units_on(archive, floor)?;
    Ok(files.into_iter().filter(|file| on_floor.contains(file.unit())).collect())
}

/// What waits for the decision of who asks; a hold that is to be looked at again is closed, not approved.
pub fn decisions(asking: &Asking, floor: Option<&FloorCode>) -> Result<Vec<Reference>> {
    let lines = pending::pending(asking.archive, asking.now)?;
    let mine = lines.into_iter().filter(|line| {
        line.what != Waits::Case(Kind::Hold) && asking.actor.is_some_and(|actor| line.may.contains(actor))
    });
    let on_floor = floor.map(|floor| units_on(asking.archive, floor)).transpose()?;
    let wanted = mine.filter(|line| match (&on_floor, &line.record.owner) {
        (None, _) => true,
        (Some(units), Owner::File(file)) => units.contains(file.unit()),
        (Some(_), _) => false,
    });
    Ok(wanted.map(|line| line.id().parse()).collect::<Result<_, _>>()?)
}

/// The open cases that can take a step, of clients who are here and of those who left.
pub fn cases(archive: &Archive, action: Action, floor: Option<&FloorCode>) -> Result<Vec<Reference>> {
    let on_floor = floor.map(|floor| units_on(archive, floor)).transpose()?;
    let mut due = Vec::new();
    for client in Estate::read(archive)?.clients(|_| true)? {
        let is_wanted = on_floor.as_ref().is_none_or(|units| units.contains(client.file.name.unit()));
        if !is_wanted {
            continue;
        }
        let Shown::File(sheet) = show::show(archive, &client.file.name)? else { continue };
        for case in sheet.cases {
            let takes_it = steps::course(case.id.stem.kind())
                .is_some_and(|course| course.rule(action, case.state.status).is_some());
            if takes_it {
                due.push(case.id.to_string().parse()?);
            }
        }
    }
    Ok(due)
}
