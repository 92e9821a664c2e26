//! The bytes that git holds, asked of one process.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::archive::git::asking::{Git, GitFault};

/// `git cat-file --batch`, as long as it is needed.
#[derive(Debug)]
pub(super) struct Blobs {
    git: Git,
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    pub(super) fn start(git: &Git) -> Result<Self, GitFault> {
        let mut command = git.command();
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = match command.spawn() {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(GitFault::NoProgram),
            other => other.map_err(|e| GitFault::Failed(e.to_string()))?,
        };
        let answers = child.stdout.take().map(BufReader::new);
        let answers = answers.ok_or_else(|| GitFault::Failed("git cat-file".to_owned()))?;
        Ok(Self { git: git.clone(), questions: child.stdin.take(), child, answers })
    }

    /// Hands the bytes of a thing to a reader of them; none where git has no file of that name.
    pub(super) fn with<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> std::io::Result<T>,
    ) -> Result<Option<T>, GitFault> {
        // A line end in a name would be two questions; no name of ours has one.
        if name.contains('\n') {
            return Ok(None);
        }
        self.asked(name, read).map_err(|e| match e.kind() {
            // git ends where it cannot have what a partial clone left out.
            std::io::ErrorKind::UnexpectedEof if self.git.is_partial() => GitFault::Unreached,
            _ => GitFault::Failed(format!("cat-file: {e}")),
        })
    }

    fn asked<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> std::io::Result<T>,
    ) -> std::io::Result<Option<T>> {
        if let Some(questions) = &mut self.questions {
            writeln!(questions, "{name}")?;
            questions.flush()?;
        }
        let mut head = String::new();
        if self.answers.read_line(&mut head)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let head = head.trim_end_matches('\n');
        let mut words = head.rsplit(' ');
        let size = words.next().and_then(|size| size.parse::<u64>().ok());
        let (Some(size), Some(sort)) = (size, words.next()) else { return Ok(None) };
        let mut bytes = (&mut self.answers).take(size);
        let done = if sort == "blob" { Some(read(&mut bytes)?) } else { None };
        // What was not wanted is read all the same: the next answer comes after it, and a line end between them.
        std::io::copy(&mut bytes, &mut std::io::sink())?;
        self.answers.read_exact(&mut [0])?;
        Ok(done)
    }
}

impl Drop for Blobs {
    /// Without further questions it ends.
    fn drop(&mut self) {
        self.questions = None;
        let _ = self.child.wait();
    }
}
