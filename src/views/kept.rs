//! The files that a department keeps (P1-3), as `--department` asks for them in every listing.

use std::collections::BTreeSet;

use crate::archive::{Archive, ClientFolder, Tenure};
use crate::error::{Input, Result};
use crate::model::{AsOf, FileName, Line, Owner, UnitCode};
use crate::views::estate::{Client, Estate, Room, cover_seen, each};

/// Whose files a listing is of.
#[derive(Clone, Debug)]
pub enum ListingOf {
    /// Everybody's, and what lies in no file.
    ByAll,
    /// Those that one department keeps. What lies in them goes with them, and so do the rooms that their clients hold; registers are
    /// kept by no department.
    ByOne(FilesOfDepartment),
}

/// The files that one department keeps.
#[derive(Clone, Debug, Default)]
pub struct FilesOfDepartment {
    clients: BTreeSet<(UnitCode, ClientFolder)>,
    names: BTreeSet<FileName>,
}

impl ListingOf {
    /// The files that a department keeps, by the covers as they are seen in a view.
    ///
    /// # Errors
    /// It is not on the list of `deedbox.toml`, and no file says that it keeps it.
    pub fn by(archive: &Archive, department: &Line, view: &AsOf) -> Result<Self> {
        let departments = &archive.settings().departments;
        let clients = Estate::read_in(archive, view)?.clients(|_| true)?;
        let keeps = each(&clients, |client| Ok(cover_seen(archive, &client.file, view)?.0.department))?;
        let is_theirs =
            |keeps: &Option<Line>| keeps.as_ref().is_some_and(|keeps| departments.are_one(keeps, department));
        let theirs: Vec<&Client> =
            clients.iter().zip(&keeps).filter(|(_, keeps)| is_theirs(keeps)).map(|(client, _)| client).collect();
        if theirs.is_empty() && departments.meant(department).is_none() {
            let known = departments.names().cloned().collect();
            return Err(Input::UnknownDepartment { given: department.clone(), known }.into());
        }
        let mut files = FilesOfDepartment::default();
        for client in theirs {
            files.clients.insert(first(&client.file.tenure));
            files.names.extend(client.tenures().map(Tenure::name));
        }
        Ok(Self::ByOne(files))
    }

    /// Whether a file is one of them, by the name of any of its client's units.
    pub fn has(&self, name: &FileName) -> bool {
        match self {
            Self::ByAll => true,
            Self::ByOne(files) => files.names.contains(name),
        }
    }

    /// Whether what lies with an owner lies in one of them.
    pub fn has_of(&self, owner: &Owner) -> bool {
        match (self, owner) {
            (Self::ByAll, _) => true,
            (Self::ByOne(_), Owner::File(name)) => self.has(name),
            (Self::ByOne(_), _) => false,
        }
    }

    /// Whether a tenancy is of a client whose file is one of them.
    pub(in crate::views) fn has_tenure(&self, tenure: &Tenure) -> bool {
        match self {
            Self::ByAll => true,
            Self::ByOne(files) => files.clients.contains(&first(tenure)),
        }
    }

    /// The rooms, each with the tenancies of their clients alone; those that none of them ever held are left out.
    pub(in crate::views) fn rooms(&self, mut rooms: Vec<Room>) -> Vec<Room> {
        if let Self::ByOne(_) = self {
            rooms.iter_mut().for_each(|room| room.tenures.retain(|tenure| self.has_tenure(tenure)));
            rooms.retain(|room| !room.tenures.is_empty());
        }
        rooms
    }
}

/// What tells a client's file from all others.
fn first(tenure: &Tenure) -> (UnitCode, ClientFolder) {
    (tenure.first_unit.clone(), tenure.client.clone())
}
