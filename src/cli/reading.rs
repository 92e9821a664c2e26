//! The program as a reader of what strangers handed in: started by itself, with limits, for one thing only.

use std::io;
use std::panic;
use std::process::ExitCode;

use crate::archive::apart::{self, AnswerFiles, ApartQuestion};
use crate::archive::media;
use crate::desk::import::workbook::{self, Refused, WorkbookPart};

/// Answers what is asked on standard input, until it ends.
pub(super) fn main() -> ExitCode {
    match apart::serve(io::stdin(), io::stdout(), answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What reads what.
fn answer(question: ApartQuestion, bytes: Vec<u8>, answers: &mut AnswerFiles) -> io::Result<()> {
    match question {
        ApartQuestion::Pages => answers.tell(&media::count_pages(bytes)),
        ApartQuestion::Workbook { sheet } => {
            // A panic is what the library says of a broken workbook, where it did not think of it.
            let parts = panic::catch_unwind(|| workbook::parts(&bytes, sheet.as_deref()));
            match parts {
                Ok(mut parts) => parts.try_for_each(|part| answers.tell(&part)),
                Err(_) => answers.tell(&WorkbookPart::Refused(Refused::Broken(String::new()))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    #[expect(clippy::disallowed_methods, reason = "only a test can be told so")]
    fn this_test_is_the_reader_of_the_others() {
        if std::env::var_os(crate::archive::apart::IN_TESTS).is_some() {
            super::main();
        }
    }
}
