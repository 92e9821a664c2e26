//! What strangers hand in is read apart: by a process of ourselves that has limits of memory and time, and whose death is an answer.
//!
//! A parser of PDFs or workbooks may be led by a few bytes to take all memory, to run in a circle, to panic or to abort. None of this can be
//! kept from happening by looking at the bytes first, and a thread cannot be stopped. So the program starts itself once more
//! with [`WORD`]: the child sets its limits before it reads anything (`limits`), is asked over a pipe, and answers line by line
//! (`serve`). One child answers for many papers; where it dies or takes too long, the next question gets a new one.
//!
//! Only a program that answers to [`WORD`] may be started so. `cli::main` does and says so by [`offer`]; a program that has this library
//! within it has no reader, and is told.

mod limits;
mod serve;

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use serve::{AnswerFiles, serve};

/// The one argument by which the program is asked to be a reader.
pub const WORD: &str = "__read";

/// What a reader says first: that it is one, and which.
const GREETING: &str = "deedbox reader 1";

/// The most memory of a reader, in bytes: all that it maps, the program included.
#[cfg(unix)]
pub const MEMORY: u64 = 640 << 20;

/// The longest line of an answer, in bytes.
const LONGEST_LINE: u64 = 64 << 20;

/// The most that a whole answer may have, in bytes.
const LONGEST_ANSWER: u64 = 512 << 20;

/// How much the pipe to a reader holds, in bytes.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// How many lines may stand before the greeting.
const LINES_BEFORE: usize = 16;

/// How many lines of an answer may wait to be taken.
const WAITING: usize = 256;

/// What a reader is asked about the bytes that follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApartQuestion {
    /// How many pages a PDF has.
    Pages,
    /// What stands in the cells of a workbook; of one sheet, or of all.
    Workbook { sheet: Option<String> },
}

/// What goes before the bytes.
#[derive(Debug, Serialize, Deserialize)]
struct Request {
    question: ApartQuestion,
    /// How many bytes follow.
    length: u64,
    /// How long it may take, in seconds of the processor.
    seconds: u64,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Lost {
    /// No reader could be started.
    NoReader(io::Error),
    /// The reader died: it panicked, or wanted more memory than it may have.
    Died,
    /// It took too long, and was ended.
    TooLong,
    /// It said more than an answer can have, or what is none.
    Garbled,
}

/// The program to start as a reader, and its arguments.
static OFFERED: OnceLock<(PathBuf, Vec<OsString>)> = OnceLock::new();

/// The reader that is waiting for a question.
static WAITS: Mutex<Option<Helper>> = Mutex::new(None);

/// Says that this program answers to [`WORD`], so that it may be started as a reader.
///
/// To be called by `main`, once.
pub fn offer() {
    if let Some(program) = ourselves() {
        let _ = OFFERED.set((program, vec![WORD.into()]));
    }
}

/// The program that runs, even where its file was replaced meanwhile.
fn ourselves() -> Option<PathBuf> {
    if cfg!(target_os = "linux") { Some(PathBuf::from("/proc/self/exe")) } else { std::env::current_exe().ok() }
}

/// The program of the tests is started for one of them, which is a reader where it is asked to be one.
#[cfg(test)]
fn offered() -> Option<&'static (PathBuf, Vec<OsString>)> {
    const TEST: &str = "cli::reading::tests::this_test_is_the_reader_of_the_others";
    let words = [TEST, "--exact", "--nocapture", "--test-threads=1"];
    ourselves().map(|program| OFFERED.get_or_init(|| (program, words.map(OsString::from).to_vec())))
}

#[cfg(not(test))]
fn offered() -> Option<&'static (PathBuf, Vec<OsString>)> {
    OFFERED.get()
}

/// The variable that tells the program of the tests to be a reader.
#[cfg(test)]
pub const IN_TESTS: &str = "DEEDBOX_TEST_IS_READER";

/// Asks a reader about some bytes, and gives each part of its answer as it comes.
///
/// Where the reader had answered before and dies before it says anything, the question is asked of a fresh one.
///
/// # Errors
/// There is no answer, or not all of it.
pub fn ask<T: DeserializeOwned + Send>(
    (question, bytes): (&ApartQuestion, &[u8]),
    patience: Duration,
    each: &mut dyn FnMut(T),
) -> Result<(), Lost> {
    let mut waits = WAITS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut said = false;
    if let Some(mut helper) = waits.take() {
        let asked = helper.answer((question, bytes), patience, &mut |part| {
            said = true;
            each(part);
        });
        match asked {
            Ok(()) => {
                *waits = Some(helper);
                return Ok(());
            }
            Err(Lost::Died) if !said => {}
            Err(lost) => return Err(lost),
        }
    }
    let mut helper = Helper::start().map_err(Lost::NoReader)?;
    helper.answer((question, bytes), patience, each)?;
    *waits = Some(helper);
    Ok(())
}

/// Ends the reader that is waiting, where there is one: the program is done.
pub fn dismiss() {
    drop(WAITS.lock().unwrap_or_else(PoisonError::into_inner).take());
}

/// A process of ourselves that reads.
#[derive(Debug)]
struct Helper {
    child: Child,
    /// None while it is asked, and after it failed.
    pipes: Option<Pipes>,
}

#[derive(Debug)]
struct Pipes {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    greeted: Greeted,
}

/// Whether the reader has said that it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Greeted {
    Yes,
    NotYet,
}

impl Helper {
    fn start() -> io::Result<Self> {
        let (program, words) = offered().ok_or(io::ErrorKind::Unsupported)?;
        let mut command = Command::new(program);
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // A parser that is led astray shall find nothing: no keys, no settings.
        if cfg!(unix) {
            command.env_clear();
        }
        #[cfg(test)]
        command.env(IN_TESTS, "1");
        let mut child = command.spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        // Most papers fit in whole, so that neither has to wait for the other; where there is no room for it, they wait.
        #[cfg(target_os = "linux")]
        let _ = pipes.as_ref().map(|(to, _)| rustix::pipe::fcntl_setpipe_size(to, PIPE));
        let pipes = pipes.map(|(to, from)| Pipes { to, from: BufReader::new(from), greeted: Greeted::NotYet });
        Ok(Self { child, pipes })
    }

    fn answer<T: DeserializeOwned + Send>(
        &mut self,
        (question, bytes): (&ApartQuestion, &[u8]),
        patience: Duration,
        each: &mut dyn FnMut(T),
    ) -> Result<(), Lost> {
        let (length, seconds) = (u64::try_from(bytes.len()).unwrap_or(u64::MAX), patience.as_secs() + 1);
        let asked = Request { question: question.clone(), length, seconds };
        let mut pipes = self.pipes.take().ok_or(Lost::Died)?;
        let until = Instant::now() + patience;
        thread::scope(|scope| {
            let (tells, told) = mpsc::sync_channel(WAITING);
            let talk = move || {
                let ended = pipes.talk(&asked, bytes, &tells);
                ended.map(|()| pipes)
            };
            let talking = thread::Builder::new().spawn_scoped(scope, talk).map_err(Lost::NoReader)?;
            let late = loop {
                match told.recv_timeout(until.saturating_duration_since(Instant::now())) {
                    Ok(part) => each(part),
                    Err(RecvTimeoutError::Disconnected) => break false,
                    Err(RecvTimeoutError::Timeout) => break true,
                }
            };
            if late {
                // Its pipes close with it, which ends the talk.
                self.end();
                drop(told);
                let _ = talking.join();
                return Err(Lost::TooLong);
            }
            self.pipes = Some(talking.join().map_err(|_| Lost::Garbled)??);
            Ok(())
        })
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.end();
    }
}

impl Pipes {
    /// Asks, and passes on what is answered, until the answer ends.
    fn talk<T: DeserializeOwned>(&mut self, asked: &Request, bytes: &[u8], tells: &SyncSender<T>) -> Result<(), Lost> {
        let mut before = LINES_BEFORE;
        let mut line = Vec::new();
        while self.greeted == Greeted::NotYet {
            // The program of the tests has something to say before the reader has.
            self.line(&mut line, u64::from(u16::MAX))?;
            if line.ends_with(GREETING.as_bytes()) {
                self.greeted = Greeted::Yes;
            }
            before = before.checked_sub(1).ok_or(Lost::Garbled)?;
        }
        let header = serde_json::to_string(asked).map_err(|_| Lost::Garbled)?;
        let sent = writeln!(self.to, "{header}").and_then(|()| self.to.write_all(bytes)).and_then(|()| self.to.flush());
        sent.map_err(|_| Lost::Died)?;
        let mut left = LONGEST_ANSWER;
        loop {
            self.line(&mut line, left.min(LONGEST_LINE))?;
            left = left.saturating_sub(u64::try_from(line.len()).unwrap_or(u64::MAX));
            match line.split_first() {
                Some((b'+', part)) => {
                    let part = serde_json::from_slice(part).map_err(|_| Lost::Garbled)?;
                    // Nobody may be waiting any more.
                    tells.send(part).map_err(|_| Lost::TooLong)?;
                }
                Some((b'.', [])) => return Ok(()),
                _ => return Err(Lost::Garbled),
            }
        }
    }

    /// A line of the answer, without its end.
    fn line(&mut self, line: &mut Vec<u8>, longest: u64) -> Result<(), Lost> {
        line.clear();
        let read = (&mut self.from).take(longest).read_until(b'\n', line).map_err(|_| Lost::Died)?;
        match line.pop() {
            Some(b'\n') => Ok(()),
            Some(_) if u64::try_from(read).is_ok_and(|read| read == longest) => Err(Lost::Garbled),
            Some(_) | None => Err(Lost::Died),
        }
    }
}

#[cfg(test)]
mod tests;
