//! Paths as findings name them: one line of plain text, whatever bytes a name holds.

use std::ffi::OsStr;

use crate::model::text::{is_control, is_deceptive};

/// A path, with what is no plain text escaped so that no two paths look alike: `\xff`, `\n`, `\u{202e}`, `\\`.
pub(in crate::archive) fn shown(path: &OsStr) -> String {
    shown_bytes(path.as_encoded_bytes())
}

/// Bytes, escaped as those of a path.
pub(in crate::archive) fn shown_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if is_control(c) || is_deceptive(c) => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
                c => out.push(c),
            }
        }
        chunk.invalid().iter().for_each(|byte| out.push_str(&format!("\\x{byte:02x}")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_bytes_is_one_plain_line() {
        assert_eq!(shown_bytes(b"a\xff\n\x1b\\\xe7\x95\x8c"), "a\\xff\\n\\u{1b}\\\\界");
        assert_eq!(shown_bytes("x\u{202e}gpj".as_bytes()), "x\\u{202e}gpj");
    }
}
