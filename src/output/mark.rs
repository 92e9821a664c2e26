//! Machine-readable marks on labels and spines (QR, ISO/IEC 18004), as pictures of lines alone: no font, no network.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::model::ScanCode;

/// The light edge that a reader needs, in modules.
const EDGE: i32 = 4;

/// A code as a picture of 21 modules and its edge: upper-case letters and digits fit into the smallest mark with a quarter of it to
/// spare for dirt.
pub fn mark(code: ScanCode) -> String {
    picture(&code.to_string(), QrCodeEcc::Quartile)
}

/// A longer text as a picture, with less of it to spare for dirt: it lies in a safe and is on no shelf.
pub fn text_mark(text: &str) -> String {
    picture(text, QrCodeEcc::Medium)
}

fn picture(text: &str, spare: QrCodeEcc) -> String {
    // What is asked for always fits: what does not is left blank, and the text stands beside it.
    let Ok(modules) = QrCode::encode_text(text, spare) else { return String::new() };
    let side = modules.size() + 2 * EDGE;
    let mut path = String::new();
    for y in 0..modules.size() {
        let mut x = 0;
        while x < modules.size() {
            let run = (x..modules.size()).take_while(|x| modules.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if 0 < run {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE);
            }
            x += run.max(1);
        }
    }
    format!(
        "<svg class=\"mark\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{text}\" shape-rendering=\"crispEdges\"><path d=\"M0 0h{side}v{side}h-{side}z\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_the_smallest_and_the_same_every_time() {
        let code: ScanCode = "D4J7K2M9Q3ZX".parse().unwrap();
        let picture = mark(code);
        assert!(picture.contains("viewBox=\"0 0 29 29\""), "{picture}");
        assert_eq!(picture, mark(code));
        assert_ne!(picture, mark("D4J7K2M9Q3ZY".parse().unwrap()));
    }
}
