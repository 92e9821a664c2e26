//! How a command comes to its archive: opened, what a dead command left finished, with what was kept of it or anew.

use std::sync::Arc;

use crate::archive::git::NotLaidOut;
use crate::archive::{Archive, Parts};
use crate::cli::answer::{AnswerIs, Wants};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::error::Result;
use crate::model::Refusal;

impl Context<'_> {
    /// Opens the archive: of `-C`, of the environment, or the nearest above. What a dead command left is finished.
    pub fn archive(&mut self) -> Result<Archive> {
        let archive = self.archive_as_it_is()?;
        let finished = archive.recover()?;
        if 0 < finished {
            self.forget_parts(&archive)?;
            self.say(&Done::Finished(finished))?;
        }
        self.say_left_out(&archive)?;
        Ok(archive)
    }

    /// Says what git left out of a sparse checkout: what is answered does not count it.
    pub fn say_left_out(&mut self, archive: &Archive) -> Result<()> {
        let NotLaidOut { files, here, floors } = archive.left_out();
        let (files, here, floors) = (files.len(), *here, *floors);
        if files == 0 {
            return Ok(());
        }
        if self.wants == Wants::WholeEstate && !self.common.partial {
            return Err(Refusal::PartOfEstate { files, here, floors }.into());
        }
        self.answer_is = AnswerIs::OfPart;
        self.say(&Done::LeftOut { files, here, floors })
    }

    /// Opens the archive without finishing anything.
    pub fn archive_as_it_is(&self) -> Result<Archive> {
        let root = match self.common.archive.as_ref().or(self.environment.archive.as_ref()) {
            Some(folder) => self.environment.here.join(folder),
            None => Archive::find(&self.environment.here)?,
        };
        let archive = Archive::open(&root, self.disk())?;
        self.faults.borrow_mut().push(Arc::clone(archive.reader().faults()));
        let parts = self.parts.of(archive.root());
        Ok(archive.with_parts(parts))
    }

    /// The archive, for a command that lets something out of it, or judges what lies there: nothing is taken from what was kept of it.
    ///
    /// # Errors
    /// As of [`Context::archive`].
    pub fn archive_anew(&mut self) -> Result<Archive> {
        Ok(self.archive()?.with_parts(None))
    }

    /// The same for a command that looks at every record several times: each is read and digested once, and held in memory until the command
    /// ends.
    ///
    /// # Errors
    /// As of [`Context::archive`].
    pub fn archive_once(&mut self) -> Result<Archive> {
        let parts = Parts::of_command(self.environment.began);
        Ok(self.archive()?.with_parts(Some(parts)))
    }

    /// The archive for a command that lets something out of it and comes again: of what was read before a record counts where the manifests,
    /// read and digested, are those by which it was. Where nothing is kept it is as of [`Context::archive_once`].
    ///
    /// # Errors
    /// As of [`Context::archive`].
    pub fn archive_by_content(&mut self) -> Result<Archive> {
        let archive = self.archive()?;
        let parts = self.parts.by_content(archive.root());
        let parts = parts.unwrap_or_else(|| Parts::of_command(self.environment.began));
        Ok(archive.with_parts(Some(parts)))
    }

    /// Leaves nothing of what was kept of an archive: something of it was destroyed.
    ///
    /// # Errors
    /// What is said of it cannot be printed.
    pub fn forget_parts(&mut self, archive: &Archive) -> Result<()> {
        match self.parts.of(archive.root()) {
            Some(parts) if parts.forget_all().is_err() => {
                let path = parts.told().map(|(path, ..)| path.display().to_string());
                self.say(&Done::CacheNotEmptied(path.unwrap_or_default()))
            }
            _ => Ok(()),
        }
    }

    /// Keeps what was read, for the next command; what the machine did not let be read is no ground for that.
    pub fn keep_parts(&self) {
        if self.all_was_read().is_ok() {
            self.parts.write();
        }
    }
}
