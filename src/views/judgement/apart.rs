//! A judgement of which clients' files are read one after the other, by who looks at each alone: none is kept.

use std::collections::BTreeMap;

use crate::archive::{Archive, BundleId};
use crate::error::Result;
use crate::model::{AsOf, Clause, Kind};
use crate::views::estate::{Client, Estate};
use crate::views::judgement::asked::{Asked, BytesRead};
use crate::views::judgement::looked_at;
use crate::views::judgement::material::{Material, material};
use crate::views::judgement::reading::{self, ClientOnDay, Reading};

/// What some clauses look at beside clients' files, and the clients.
pub(in crate::views) struct FilesApart<'a> {
    reading: Reading<'a>,
    kinds: Vec<Kind>,
    clients: BTreeMap<BundleId, Client>,
}

impl<'a> FilesApart<'a> {
    /// Reads everything but the files.
    pub(in crate::views) fn read(archive: &'a Archive, clauses: &[Clause], asked: Asked) -> Result<Self> {
        let estate = Estate::read_in(archive, &AsOf::of_day(asked.day))?;
        let clients = estate.clients(|tenure| tenure.from <= asked.day)?;
        let reading = Reading::of_files((archive, &estate), clauses, asked, BytesRead::Left, Vec::new())?;
        let clients = clients.into_iter().map(|client| (client.file.main.clone(), client)).collect();
        Ok(Self { reading, kinds: looked_at::kinds_in_files(archive, clauses), clients })
    }

    /// The file of a client who is there on the day, by its folder.
    pub(in crate::views) fn file(&self, main: &BundleId) -> Result<Option<ClientOnDay>> {
        let Some(client) = self.clients.get(main) else { return Ok(None) };
        let day = self.reading.day();
        let file = reading::file(self.reading.archive, client, &self.kinds, day)?;
        Ok(Some(file).filter(|file| file.is_present_on(day)))
    }

    /// How such a file stands with a kind of material.
    pub(in crate::views) fn material(&self, file: &ClientOnDay, clause: Clause) -> Material {
        material(&self.reading, file, clause)
    }
}
