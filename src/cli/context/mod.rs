//! What every command is given: the archive, who acts, and where to say what happened.

mod opening;

use std::cell::RefCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::archive::secrecy::{self, KeyMeans};
use crate::archive::signatures::SigningMeans;
use crate::archive::{Archive, Change, CommitError, Disk, Faults, Means, Mode, StorageError, Transaction};
use crate::cli::answer::{AnswerIs, Wants};
use crate::cli::colour::Colour;
use crate::cli::common::{Common, OutputFormat};
use crate::cli::done::Done;
use crate::cli::environment::{Environment, ProgressShown};
use crate::cli::kept_parts::KeptParts;
use crate::cli::waiting::WaitingSign;
use crate::cli::words::Words;
use crate::desk::Desk;
use crate::error::Result;
use crate::model::invalid::{Fault, Wanted};
use crate::model::message::Message;
use crate::model::settings::Committing;
use crate::model::{Cell, Date, Invalid, Moment, Settings, Table, table};
use crate::output::csv::BYTE_ORDER_MARK;
use crate::output::page::document::{self, PageDocument, Part};
use crate::output::page::reader::PageReader;
use crate::output::page::{self, Section};
use crate::output::phrases::Phrases;
use crate::output::{self, Format, safe};
use crate::views::made;

/// What a command works with.
pub struct Context<'w> {
    /// What the environment says.
    pub environment: Environment,
    /// What was said before and after the command's own words.
    pub common: Common,
    /// The words for people.
    pub words: Words,
    out: &'w mut dyn Write,
    err: &'w mut dyn Write,
    waiting: Option<WaitingSign>,
    /// What this command has changed, and where.
    changed: Option<(PathBuf, Vec<Change>)>,
    /// What could not be read of the archives that were opened.
    faults: RefCell<Vec<Arc<Faults>>>,
    /// What is kept of the archives that were opened.
    parts: KeptParts,
    /// Of what its answer is, by its nature.
    pub wants: Wants,
    /// Of what its answer is, by what is here.
    answer_is: AnswerIs,
}

/// How often a change is decided anew where git changed a manifest meanwhile.
const TRIES: u32 = 5;

impl<'w> Context<'w> {
    /// A context for one command.
    pub fn new(around: (Environment, Words), common: Common, out: &'w mut dyn Write, err: &'w mut dyn Write) -> Self {
        let (environment, words) = around;
        let waiting = WaitingSign::begin(environment.progress);
        let (wants, answer_is) = (Wants::WhatIsNamed, AnswerIs::Whole);
        let faults = RefCell::default();
        let kept = environment.kept.clone().filter(|_| !common.no_cache);
        let parts = KeptParts::new(kept.map(|folder| (folder, environment.began)));
        Self { environment, common, words, out, err, waiting, changed: None, faults, parts, wants, answer_is }
    }

    /// The disk, with the fault that a test wants.
    pub fn disk(&self) -> Disk {
        Disk::new(self.environment.fault)
    }

    /// A path as it was typed, from where the command was started.
    pub fn path(&self, typed: &Path) -> PathBuf {
        self.environment.here.join(typed)
    }

    /// Who acts, and when, in an archive.
    pub fn desk(&self, archive: &Archive) -> Result<Desk> {
        let actor = self.common.actor.clone().or_else(|| self.environment.staff.clone());
        Ok(Desk { actor, now: self.now(archive.settings())?, clock: self.environment.now.1 })
    }

    /// The moment, as an estate's clock has it.
    pub fn now(&self, settings: &Settings) -> Result<Moment> {
        let now = Moment::from_clock(self.environment.now.0, settings.utc_offset.offset()?);
        // What the clock says is written in every record: a day that could not be read back is refused here.
        if !now.is_in_range() {
            return Err(Invalid::new(Wanted::Moment, now.to_string(), Fault::OutOfRange).into());
        }
        Ok(now)
    }

    /// The phrases of a page that is printed: in the language that was told, else the estate's.
    pub fn page_phrases(&self, archive: &Archive) -> Phrases {
        Phrases::of(self.common.lang.or(self.environment.languages.chosen).unwrap_or(archive.settings().language))
    }

    pub fn today(&self, archive: &Archive) -> Result<Date> {
        Ok(self.desk(archive)?.today())
    }

    /// What a change needs from outside.
    pub fn means(&self) -> Means {
        Means {
            chance: self.environment.chance(),
            wait: Duration::from_secs(self.common.wait),
            writer: self.environment.writer.clone(),
            signing: SigningMeans {
                named: self.environment.languages.user.settings.signing_key.clone(),
                limit: self.environment.key_limit,
                program: self.environment.key_program,
                agent: self.environment.key_agent,
            },
            keys: self.key_means(),
        }
    }

    /// Where keys of encrypted papers are kept, and by what this person opens them.
    pub fn key_means(&self) -> KeyMeans {
        let own = &self.environment.languages.user.settings;
        KeyMeans {
            key_box: own.key_box.as_ref().map(PathBuf::from),
            identity: own.identity.as_ref().map(PathBuf::from),
            programs: self.environment.programs.clone(),
        }
    }

    /// Leaves the terminal to who asks for a passphrase there, where papers are to be opened by a key that lies under one.
    pub fn hush_for_passphrase(&mut self, means: &KeyMeans) {
        if secrecy::asks_passphrase(means) {
            self.waiting = None;
        }
    }

    /// Whether changes are made or shown.
    pub fn mode(&self) -> Mode {
        if self.common.dry_run { Mode::Preview } else { Mode::Make }
    }

    /// Decides an act under its locks and carries it out; with `--dry-run` shows what it would change.
    ///
    /// Where git changed a manifest between the decision and the change, it is decided anew.
    pub fn carry_out<T>(
        &mut self,
        archive: &Archive,
        mut act: impl FnMut(&Desk, &mut Transaction) -> Result<T>,
    ) -> Result<Carried<T>> {
        let desk = self.desk(archive)?;
        let (means, mode) = (self.means(), self.mode());
        let mut tries = 0;
        loop {
            tries += 1;
            let mut tx = Transaction::begin(archive, &means, mode)?;
            let made = act(&desk, &mut tx)?;
            let finished = tx.finished().len();
            if 0 < finished {
                self.say(&Done::Finished(finished))?;
            }
            match tx.commit() {
                Err(CommitError::Storage(StorageError::Unsettled(_))) if tries < TRIES => {}
                Err(CommitError::Overtaken(path)) if tries < TRIES => self.say(&Done::DecidedAnew(path))?,
                other => {
                    let changes = other?;
                    self.note_made(archive, mode, &changes);
                    return Ok(Carried { made, changes, mode });
                }
            }
        }
    }

    /// Notes what was changed, for the commit after the command.
    pub fn note_made(&mut self, archive: &Archive, mode: Mode, changes: &[Change]) {
        if mode == Mode::Make && archive.settings().git.commit == Committing::Each {
            let root = archive.root().to_owned();
            self.changed.get_or_insert_with(|| (root, Vec::new())).1.extend_from_slice(changes);
        }
    }

    /// Gives what this command has changed, and where, to who commits it.
    pub fn take_changed(&mut self) -> Option<(PathBuf, Vec<Change>)> {
        self.changed.take()
    }

    /// Says what a change made: ids alone on stdout, or an object, with where each record stands and what is due; after `--dry-run` what it would change.
    pub fn made<T>(&mut self, carried: &Carried<T>, ids: &[String]) -> Result<()> {
        if carried.mode == Mode::Preview {
            return self.preview(&carried.changes);
        }
        match self.common.format {
            OutputFormat::Json => {
                let archive = self.archive_as_it_is()?;
                let words = Words::for_programs();
                let records = made::made(&archive, ids)?.into_iter().map(|record| {
                    let next = words.next(&record.id, &record.due);
                    json!({ "id": record.id.to_string(), "kind": record.kind.as_str(), "status": record.status, "next": next })
                });
                let records: Vec<_> = records.collect();
                self.json(&json!({ "made": ids, "records": records }))
            }
            OutputFormat::Table | OutputFormat::Csv | OutputFormat::Html => self.lines(ids),
        }
    }

    /// Shows what a change would do.
    fn preview(&mut self, changes: &[Change]) -> Result<()> {
        if let OutputFormat::Json = self.common.format {
            let shown: Vec<_> = changes.iter().map(|change| json!(Words::for_programs().change(change))).collect();
            return self.json(&json!({ "dry_run": true, "changes": shown }));
        }
        let lines: Vec<String> = changes.iter().map(|change| self.words.change(change)).collect();
        self.lines(&lines)
    }

    /// How progress is shown by a command that shows its own: from here on nothing else does.
    pub fn own_progress(&mut self) -> ProgressShown {
        self.waiting = None;
        self.environment.progress
    }

    /// Whether data is coloured.
    pub fn colour(&self) -> Colour {
        match self.common.format {
            OutputFormat::Table => self.common.color.on(self.environment.colours.0),
            _ => Colour::Off,
        }
    }

    /// Prints lines of data.
    pub fn lines(&mut self, lines: &[String]) -> Result<()> {
        let text: String = lines.iter().map(|line| safe::terminal(line) + "\n").collect();
        self.print(&text)
    }

    /// Prints an object; one that rests on a part of the archive says so.
    pub fn json(&mut self, value: &serde_json::Value) -> Result<()> {
        let Some(object) = value.as_object().filter(|_| self.answer_is == AnswerIs::OfPart) else {
            return self.print(&output::json_text(value));
        };
        let mut object = object.clone();
        object.insert("partial".to_owned(), json!(true));
        self.print(&output::json_text(&json!(object)))
    }

    /// Prints a table in the wanted format.
    pub fn table(&mut self, table: &Table) -> Result<()> {
        if self.common.format == OutputFormat::Html {
            let archive = self.archive_as_it_is()?;
            let page = self.page(&archive, &[vec![table.clone()]])?;
            return self.print(&page);
        }
        let format = self.format();
        if format == Format::Json {
            return self.json(&output::json_object(table));
        }
        let shown = output::render(table, format, &self.words, self.environment.width);
        if shown.is_empty() && format == Format::Table {
            return self.say(&Done::Nothing);
        }
        if format == Format::Csv && self.common.bom {
            self.print(BYTE_ORDER_MARK)?;
        }
        let shown = self.colour().table(&shown);
        self.print(&shown)
    }

    /// Prints a table; at a terminal with those columns alone that fit it.
    pub fn listing(&mut self, table: &Table, for_people: &[&str]) -> Result<()> {
        match self.common.format {
            OutputFormat::Table => self.table(&table.only(for_people)),
            OutputFormat::Html => self.listing_page(table, for_people),
            OutputFormat::Json | OutputFormat::Csv => self.table(table),
        }
    }

    /// A listing as a page: the columns that a person reads, where something stands in them.
    pub fn listing_page(&mut self, table: &Table, for_people: &[&str]) -> Result<()> {
        let archive = self.archive_as_it_is()?;
        let parts = vec![Part::Listing(table.only(for_people))];
        self.document(&archive, &PageDocument { parts, ..PageDocument::default() })
    }

    /// A page of reports.
    pub fn page(&self, archive: &Archive, sections: &[Section]) -> Result<String> {
        let phrases = self.page_phrases(archive);
        let wording = Words::of(phrases.language());
        let today = self.today(archive)?;
        let reader = PageReader { settings: archive.settings(), phrases, wording: &wording, today, links: None };
        Ok(page::render(&reader, sections)?)
    }

    /// The words of a page that is printed.
    pub fn page_words(&self, archive: &Archive) -> Words {
        Words::of(self.page_phrases(archive).language())
    }

    /// Prints a page that is made for what it shows.
    pub fn document(&mut self, archive: &Archive, document: &PageDocument) -> Result<()> {
        let phrases = self.page_phrases(archive);
        let wording = Words::of(phrases.language());
        let today = self.today(archive)?;
        let reader = PageReader { settings: archive.settings(), phrases, wording: &wording, today, links: None };
        let page = document::render(&reader, document)?;
        self.print(&page)
    }

    /// Prints a thing laid open: its keys, a line each.
    pub fn sheet(&mut self, pairs: &[(&'static str, Cell)]) -> Result<()> {
        let text = output::sheet::render(pairs, &self.words, self.environment.width);
        self.print(&text)
    }

    /// Prints a thing laid open that has no list: its keys a line each, as JSON an object, as CSV one row.
    pub fn card(&mut self, pairs: &[(&'static str, Cell)]) -> Result<()> {
        match self.format() {
            Format::Table => self.sheet(pairs),
            Format::Json => self.json(&output::object(pairs)),
            Format::Csv => {
                let columns: Vec<_> = pairs.iter().map(|(key, _)| table::text(key)).collect();
                let mut table = Table::new("card", &columns);
                table.rows.push(pairs.iter().map(|(_, cell)| cell.clone()).collect());
                self.table(&table)
            }
        }
    }

    /// Prints a table beneath something else, for a person.
    pub fn section(&mut self, table: &Table, for_people: &[&str]) -> Result<()> {
        self.print("\n")?;
        self.table(&table.only(for_people))
    }

    /// Prints a thing laid open, and a list that belongs to it: one object as JSON; as CSV the list alone.
    pub fn laid_open(&mut self, pairs: &[(&'static str, Cell)], list: &Table) -> Result<()> {
        match self.format() {
            Format::Csv => self.table(list),
            Format::Json => {
                let mut object = output::object(pairs);
                if let Some(object) = object.as_object_mut() {
                    object.insert(list.name.to_owned(), output::rows(list));
                }
                self.json(&object)
            }
            Format::Table => {
                self.sheet(pairs)?;
                if list.rows.is_empty() { Ok(()) } else { self.print("\n").and_then(|()| self.table(list)) }
            }
        }
    }

    /// The wanted format; where a page is wanted, the commands that have none were stopped before.
    pub fn format(&self) -> Format {
        match self.common.format {
            OutputFormat::Table | OutputFormat::Html => Format::Table,
            OutputFormat::Json => Format::Json,
            OutputFormat::Csv => Format::Csv,
        }
    }

    /// An error where something could not be read that nobody has told of: what rests on it is no answer.
    pub fn all_was_read(&self) -> Result<()> {
        let first = self.faults.borrow().iter().find_map(|faults| faults.first());
        first.map_or(Ok(()), |e| Err(e.into()))
    }

    /// Prints text that is safe already; nothing where the archive could not be read.
    pub fn print(&mut self, text: &str) -> Result<()> {
        self.all_was_read()?;
        self.waiting = None;
        to_stream(self.out.write_all(text.as_bytes()), "stdout")
    }

    /// Says something to the person, on stderr.
    pub fn say(&mut self, message: &impl Message) -> Result<()> {
        self.say_text(&self.words.says(message))
    }

    /// The same in words already.
    pub fn say_text(&mut self, text: &str) -> Result<()> {
        if self.common.quiet {
            return Ok(());
        }
        let text = safe::terminal_lines(text);
        self.waiting = None;
        // What was printed stands before what is said of it.
        to_stream(self.out.flush(), "stdout")?;
        to_stream(writeln!(self.err, "{text}"), "stderr")
    }

    /// Says it unless this is a dry run, in which it has not happened.
    pub fn say_done<T>(&mut self, carried: &Carried<T>, message: &impl Message) -> Result<()> {
        if carried.mode == Mode::Preview { Ok(()) } else { self.say(message) }
    }

    /// Where data and sentences go, for a command inside this one.
    pub fn streams(&mut self) -> (&mut dyn Write, &mut dyn Write) {
        (self.out, self.err)
    }

    /// Flushes what was printed.
    pub fn flush(&mut self) -> Result<()> {
        to_stream(self.out.flush(), "stdout")
    }
}

/// A reader who closed the pipe has seen enough: that is not a failure of ours.
fn to_stream(done: std::io::Result<()>, name: &str) -> Result<()> {
    match done {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(source) => {
            Err(StorageError::Io { verb: crate::archive::Verb::Write, path: PathBuf::from(name), source }.into())
        }
        Ok(()) => Ok(()),
    }
}

/// What an act gave, and what it changed.
#[derive(Debug)]
pub struct Carried<T> {
    /// What the act gave.
    pub made: T,
    /// What was changed, or would be.
    pub changes: Vec<Change>,
    /// Whether it was made or shown.
    pub mode: Mode,
}
