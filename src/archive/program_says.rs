//! What a program says on its way out, for who started it: the last words of `ssh-keygen` and of `age`.

use std::io::Read;

/// The most that is taken of what a program says, in bytes.
pub const MAX_SAID: u64 = 64 << 10;

/// What comes, up to a limit.
pub fn heard(from: Option<impl Read>) -> Vec<u8> {
    let mut said = Vec::new();
    if let Some(from) = from {
        // What was said before it broke off is what is known.
        let _ = from.take(MAX_SAID).read_to_end(&mut said);
    }
    said
}

/// The first line that says something.
pub fn first_line(said: &[u8]) -> String {
    String::from_utf8_lossy(said).lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned()
}
