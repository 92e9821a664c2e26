//! What must hold of what is read from an archive, of papers and of git's answers, whatever the bytes are.

use std::io::Cursor;

use crate::archive::entry_text::{agrees, event_text, parse_event, parse_record, reading, record_text};
use crate::archive::journal::{Journal, JournalStep};
use crate::archive::layout::{DATA, MANIFESTS, bundle_at};
use crate::archive::manifest::{Listing, Manifest, ManifestLine, with_lines};
use crate::archive::media::{count_pages, look};
use crate::archive::parts;
use crate::archive::settings_file::{parse_settings, settings_text};
use crate::archive::spot::Spot;
use crate::model::{Listed, Sha256};

/// The lines of a manifest.
pub fn manifest(bytes: &[u8]) {
    let manifest = Manifest { path: "manifests/x.sha256".to_owned(), bytes: bytes.to_vec() };
    let mut listed = Vec::new();
    for (number, line) in manifest.lines() {
        assert!(number <= bytes.len(), "no line without a byte");
        if let ManifestLine::File(file) = line {
            assert_eq!(file.to_string().parse::<Listed>().as_ref(), Ok(&file));
            assert!(file.path.as_str().starts_with("data/") && !file.path.as_str().split('/').any(|part| part == ".."));
            listed.push(file);
        }
    }
    let whole = with_lines(bytes, &listed);
    assert!(whole.starts_with(bytes), "lines are only ever added at the end");
    if manifest.torn_at().is_some() {
        assert!(Listing::union("b", std::slice::from_ref(&manifest)).is_err(), "what was cut off is damage");
        return;
    }
    assert_eq!(whole, bytes, "what is there is not added again");
    let more = "data/records/more.toml".parse().map(|path| Listed { sha256: Sha256::from_bytes([7; 32]), path });
    let longer =
        Manifest { path: manifest.path.clone(), bytes: with_lines(bytes, &more.into_iter().collect::<Vec<_>>()) };
    match Listing::union("b", std::slice::from_ref(&manifest)) {
        Ok(listing) => {
            let written = with_lines(b"", &listing.lines().collect::<Vec<_>>());
            let again = Manifest { path: String::new(), bytes: written };
            assert_eq!(Listing::union("b", &[again]).ok(), Some(listing), "written, it is the same list");
        }
        Err(_) => assert!(Listing::union("b", &[longer]).is_err(), "a further line mends nothing"),
    }
}

/// A part, whoever put it into the cache: nothing is taken that is not there.
pub fn part(bytes: &[u8]) {
    parts::agrees(bytes);
}

/// The text of a record, an event or the settings.
pub fn entry(bytes: &[u8]) {
    agrees(bytes);
    if let Ok((record, _)) = parse_record(bytes) {
        let text = record_text(&record).unwrap_or_default();
        let again = parse_record(text.as_bytes());
        assert_eq!(again, Ok((record.clone(), Vec::new())), "{text}");
        assert_eq!(again.and_then(|(again, _)| record_text(&again)).as_deref(), Ok(text.as_str()));
        is_toml_1_0(&text);
    }
    if let Ok((event, _)) = parse_event(bytes) {
        let text = event_text(&event).unwrap_or_default();
        let again = parse_event(text.as_bytes());
        assert_eq!(again, Ok((event.clone(), Vec::new())), "{text}");
        assert_eq!(again.and_then(|(again, _)| event_text(&again)).as_deref(), Ok(text.as_str()));
        is_toml_1_0(&text);
    }
    if let Ok((settings, _)) = parse_settings(bytes) {
        let text = settings_text(&settings).unwrap_or_default();
        let again = parse_settings(text.as_bytes()).map(|(again, unknown)| (again, unknown.len())).ok();
        assert_eq!(again, Some((settings, 0)), "{text}");
    }
    for path in ["data/records/2026-03-01-payment-x4p9.toml", "data/records/2026-03-01-loan-x4p9+02-returned-h3c8.toml"]
    {
        let _ = reading(path, bytes);
    }
}

/// What deedbox writes has no key over several lines, and no control character that steers a terminal.
fn is_toml_1_0(text: &str) {
    assert!(!text.chars().any(|c| c != '\n' && crate::model::text::is_control(c)), "{text:?}");
}

/// A journal that was found.
pub fn journal(bytes: &[u8]) {
    for line in bytes.split(|byte| *byte == b'\n') {
        if let Ok(spot) = String::from_utf8_lossy(line).parse::<Spot>() {
            is_within(&spot);
        }
    }
    let Ok(journal) = serde_json::from_slice::<Journal>(bytes) else { return };
    let text = serde_json::to_string(&journal).unwrap_or_default();
    assert_eq!(serde_json::from_str::<Journal>(&text).ok().as_ref(), Some(&journal), "{text}");
    for step in &journal.steps {
        match step {
            JournalStep::Place { to: spot, .. }
            | JournalStep::List { manifest: spot, .. }
            | JournalStep::Replace { to: spot, .. } => is_within(spot),
            JournalStep::MoveFolder { from, to } => [from, to].iter().for_each(|bundle| is_below(&bundle.path())),
            JournalStep::TakeAway { path, lies, .. } => std::iter::once(path).chain(lies).for_each(is_within),
            JournalStep::Destroy { path, .. } | JournalStep::LetGo { path, .. } => is_within(path),
        }
    }
}

/// A place is one of the format, and below the archive.
fn is_within(spot: &Spot) {
    let path = spot.to_string();
    assert_eq!(path.parse::<Spot>().ok().as_ref(), Some(spot), "{path}");
    is_below(&path);
}

fn is_below(path: &str) {
    let first = path.split('/').next().unwrap_or_default();
    let known = ["staff", "policies", "registers", "units", "moved-out", "schema", "deedbox.toml", "tombi.toml"];
    let others = ["FORMAT.md", ".gitattributes", ".gitignore"];
    assert!(known.contains(&first) || others.contains(&path), "{path}");
    assert!(!path.split('/').any(|part| matches!(part, "" | "." | "..")), "{path}");
    assert!(!path.chars().any(crate::model::text::is_control) && !path.contains('\\'), "{path}");
}

/// The type and the pages of a paper: of a PDF as the process that reads apart counts them.
pub fn paper(bytes: &[u8]) {
    for name in ["", "x.pdf", "x.tif", "x.txt"] {
        let looked = look(&mut Cursor::new(bytes), name);
        assert_eq!(look(&mut Cursor::new(bytes), name), looked, "looked at twice it is the same");
    }
    if bytes.starts_with(b"%PDF-") {
        let _ = count_pages(bytes.to_vec());
    }
}

/// What git answers about the files that differ.
pub fn git(bytes: &[u8]) {
    use crate::archive::git::{BytesHeld, fuzzed};
    let touched = fuzzed::differing(bytes);
    assert!(touched.is_sorted_by(|a, b| a.path <= b.path));
    assert!(touched.iter().all(|file| file.old != file.new || file.old == Some(BytesHeld::Odd)));
    for prefix in ["", "tower/"] {
        for file in fuzzed::lying(bytes, prefix) {
            assert!(file.old != file.new && !file.path.is_empty(), "{file:?}");
        }
    }
    fuzzed::taken(bytes);
}

/// What the hook of a server sees of files that differ, which are the lines of a text: what is of a bundle for the archive is of the same
/// bundle for the hook.
pub fn hook(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // git puts a name with such a character in quotation marks; no name of ours has one.
    let plain = |path: &&str| !path.is_empty() && !path.chars().any(|c| c.is_control() || matches!(c, '"' | '\\'));
    let is_path = |path: &&str| !path.split('/').any(|part| matches!(part, "" | "." | ".."));
    let mut paths: Vec<&str> = text.lines().filter(plain).filter(is_path).take(200).collect();
    paths.sort_unstable();
    paths.dedup();
    for prefix in ["", "tower/"] {
        let Some(said) = crate::archive::git::fuzzed::seen_by_server(prefix, &paths) else { return };
        assert!(!said.lines().any(|line| line == "broken"), "{said}");
        for path in &paths {
            let Some((bundle, inside)) = bundle_at(path) else { continue };
            let bundle = format!("{prefix}{bundle}");
            let full = format!("{prefix}{path}");
            if inside.strip_prefix(DATA).is_some_and(|below| below.starts_with('/')) {
                let line = format!("data\t{full}\t{}\t{}\t{bundle}", "a".repeat(40), "b".repeat(40));
                assert!(said.lines().any(|said| said == line), "not seen: {line}\n{said}");
            }
            if let Some(name) = inside.strip_prefix(MANIFESTS).and_then(|below| below.strip_prefix('/')) {
                let is_one = crate::archive::layout::is_manifest_name(name);
                let odd = said.lines().any(|said| said == format!("odd\t{full}\tplace"));
                let listed =
                    said.lines().any(|said| said.starts_with("list\t") && said.ends_with(&format!("\t{bundle}")));
                assert!(if is_one { listed } else { odd }, "{full}\n{said}");
            }
        }
    }
}
