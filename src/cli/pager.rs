//! Long output on a terminal goes through a pager; short output, and output into a pipe, does not.

use std::io::Write;
use std::process::{Child, Command, Stdio};

use crate::cli::environment::Paging;

/// Standard output, with a pager in front of it once there is more than the terminal shows.
pub(super) struct Paged<W: Write> {
    out: W,
    paging: Option<Paging>,
    held: Vec<u8>,
    pager: Option<Child>,
}

impl<W: Write> Paged<W> {
    /// Output that is paged as the environment wants it; `None` never is.
    pub(super) fn new(out: W, paging: Option<Paging>) -> Self {
        Self { out, paging, held: Vec::new(), pager: None }
    }

    /// Writes what is held, and waits until the pager is closed.
    pub(super) fn finish(mut self) {
        // Whoever closed the pager has seen enough.
        let _ = self.flush();
        if let Some(mut pager) = self.pager.take() {
            drop(pager.stdin.take());
            let _ = pager.wait();
        }
    }

    /// More than fits: from here on a pager shows it. Where none can be started it goes to the terminal as it is.
    fn open(&mut self) {
        let Some(paging) = self.paging.take() else { return };
        let mut command = Command::new(&paging.program);
        command.args(&paging.arguments).stdin(Stdio::piped());
        self.pager = command.spawn().ok();
    }
}

impl<W: Write> Write for Paged<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Some(stdin) = self.pager.as_mut().and_then(|pager| pager.stdin.as_mut()) {
            return stdin.write(bytes);
        }
        let Some(paging) = &self.paging else { return self.out.write(bytes) };
        self.held.extend_from_slice(bytes);
        if usize::from(paging.rows) <= self.held.iter().filter(|byte| **byte == b'\n').count() {
            self.open();
            let held = std::mem::take(&mut self.held);
            self.write_all(&held)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if let Some(stdin) = self.pager.as_mut().and_then(|pager| pager.stdin.as_mut()) {
            return stdin.flush();
        }
        let held = std::mem::take(&mut self.held);
        self.out.write_all(&held)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(paging: Option<Paging>, text: &str) -> String {
        let mut out = Vec::new();
        let mut paged = Paged::new(&mut out, paging);
        paged.write_all(text.as_bytes()).unwrap();
        paged.finish();
        String::from_utf8(out).unwrap()
    }

    fn paging(program: &str) -> Option<Paging> {
        Some(Paging { program: program.to_owned(), arguments: Vec::new(), rows: 3 })
    }

    #[test]
    fn what_fits_is_printed_as_it_is() {
        assert_eq!(through(paging("no-such-pager"), "a\nb\n"), "a\nb\n");
        assert_eq!(through(None, "a\nb\nc\nd\n"), "a\nb\nc\nd\n");
    }

    #[test]
    fn a_pager_that_is_missing_costs_nothing() {
        assert_eq!(through(paging("no-such-pager"), "a\nb\nc\nd\n"), "a\nb\nc\nd\n");
    }

    #[cfg(unix)]
    #[test]
    fn what_does_not_fit_goes_to_the_pager() {
        let folder = tempfile::tempdir().unwrap();
        let seen = folder.path().join("seen");
        let arguments = ["-c".to_owned(), format!("cat > {}", seen.display())].to_vec();
        let paging = Paging { program: "sh".to_owned(), arguments, rows: 3 };
        assert_eq!(through(Some(paging), "a\nb\nc\nd\n"), "");
        assert_eq!(crate::archive::short_text(&seen).unwrap(), "a\nb\nc\nd\n");
    }
}
