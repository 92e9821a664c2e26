//! The reader's side: it is asked, it answers.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::thread;

use serde::Serialize;

use super::{ApartQuestion, GREETING, Request, limits};

/// The stack of the thread that reads, in bytes: what is nested deep is to be refused by the parser, not by the system.
const STACK: usize = 16 << 20;

/// The longest question without its bytes.
const LONGEST_QUESTION: u64 = 1 << 16;

/// Where the parts of an answer go.
pub struct AnswerFiles<'a> {
    to: &'a mut dyn Write,
}

impl AnswerFiles<'_> {
    /// Tells a part of the answer.
    ///
    /// # Errors
    /// Nobody listens any more.
    pub fn tell(&mut self, part: &impl Serialize) -> io::Result<()> {
        self.to.write_all(b"+")?;
        serde_json::to_writer(&mut self.to, part)?;
        self.to.write_all(b"\n")
    }
}

/// Is a reader: sets its limits, then answers what is asked on one stream on another until nobody asks any more.
///
/// # Errors
/// The limits cannot be set, or the one who asks is gone.
pub fn serve(
    asked: impl Read + Send,
    answered: impl Write + Send,
    reads: impl Fn(ApartQuestion, Vec<u8>, &mut AnswerFiles) -> io::Result<()> + Send + Sync,
) -> io::Result<()> {
    limits::set_for_life()?;
    thread::scope(|scope| {
        let reader = thread::Builder::new().stack_size(STACK);
        let reader = reader.spawn_scoped(scope, || answer_all(BufReader::new(asked), BufWriter::new(answered), &reads));
        reader?.join().map_err(|_| io::Error::other("the reader panicked"))?
    })
}

fn answer_all(
    mut asked: impl BufRead,
    mut to: impl Write,
    reads: &impl Fn(ApartQuestion, Vec<u8>, &mut AnswerFiles) -> io::Result<()>,
) -> io::Result<()> {
    writeln!(to, "{GREETING}")?;
    to.flush()?;
    loop {
        let mut header = String::new();
        if (&mut asked).take(LONGEST_QUESTION).read_line(&mut header)? == 0 {
            return Ok(());
        }
        let Request { question, length, seconds } = serde_json::from_str(&header)?;
        limits::set_for_next(seconds)?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(length).unwrap_or(usize::MAX)).map_err(io::Error::other)?;
        (&mut asked).take(length).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|read| read < length) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        reads(question, bytes, &mut AnswerFiles { to: &mut to })?;
        to.write_all(b".\n")?;
        to.flush()?;
    }
}
