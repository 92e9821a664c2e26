//! What stores answer: the few elements of their XML that are asked for, and what may be printed of them.

use quick_xml::Reader;
use quick_xml::events::Event;
use ureq::http::StatusCode;

/// The largest answer that is read as text, in bytes.
pub(super) const MOST_BYTES: u64 = 1 << 20;

/// The longest word of a store that is printed.
const LONGEST: usize = 80;

/// The text of every element of a name, in order, wherever it stands.
pub(super) fn texts_of(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if start.local_name().as_ref() == name => inside = Some(String::new()),
            Ok(Event::Text(text)) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(text.as_ref());
                }
            }
            Ok(Event::End(end)) if end.local_name().as_ref() == name => found.extend(inside.take()),
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// The code of an error that a store sent.
pub(super) fn code_in(xml: &str) -> String {
    texts_of(xml, "Code").into_iter().next().unwrap_or_default()
}

/// A status with its code, as it is printed.
pub(super) fn told(status: StatusCode, code: &str) -> String {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect();
    if code.is_empty() { status.as_u16().to_string() } else { format!("{} {code}", status.as_u16()) }
}

/// What a library says, without an address in it.
pub(super) fn plain(says: &str) -> String {
    let words = says.split_whitespace().filter(|word| !word.contains("://") && !word.contains("X-Amz"));
    let plain: Vec<&str> = words.collect();
    plain.join(" ").chars().take(LONGEST * 2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_found_wherever_it_stands() {
        let xml = "<?xml version=\"1.0\"?><A xmlns=\"x\"><Version><VersionId>1</VersionId></Version><b:VersionId>2</b:VersionId><c/></A>";
        assert_eq!(texts_of(xml, "VersionId"), ["1", "2"]);
        assert_eq!(texts_of("<A><VersionId>1", "VersionId"), Vec::<String>::new());
        assert_eq!(code_in("<Error><Code>NoSuchBucket</Code></Error>"), "NoSuchBucket");
        assert_eq!(code_in("no XML"), "");
    }

    #[test]
    fn no_address_and_no_odd_letter_is_printed() {
        assert_eq!(plain("cannot reach http://x/?X-Amz-Credential=AKIA because"), "cannot reach because");
        assert_eq!(told(StatusCode::FORBIDDEN, "Access\u{1b}[31mDenied"), "403 Access31mDenied");
        assert_eq!(told(StatusCode::FORBIDDEN, ""), "403");
    }
}
