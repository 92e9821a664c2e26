//! What `verify` finds, and the mends, in words.

use crate::archive::check::{Depth, Report};
use crate::cli::words::counted;
use crate::desk::mend::Repair;
use crate::model::finding::{Finding, FindingCode, Mend};

/// A finding as a line: its code, the path, and what else is to be said.
pub fn line(finding: &Finding) -> String {
    let head = format!("{:<18} {}", finding.code.as_str(), finding.path);
    match &finding.detail {
        None => head,
        Some(detail) => format!("{head}  ({})", said(finding.code, detail)),
    }
}

/// What else is to be said, in words.
fn said(code: FindingCode, detail: &str) -> String {
    match code {
        FindingCode::Renamed | FindingCode::NameForm => format!("it lies at {detail}"),
        FindingCode::Swapped => format!("it has the bytes of {detail}, and the other way round"),
        FindingCode::Altered => format!("it has the bytes of {detail}"),
        FindingCode::WrongPlace => format!("it belongs to {detail}"),
        FindingCode::NameClash => format!("beside {detail}"),
        FindingCode::BundleMissing => format!("it lies at {detail}"),
        FindingCode::AttachmentMissing | FindingCode::CoveredMissing => format!("it names {detail}"),
        FindingCode::TwoClients => format!("while {detail} was there"),
        FindingCode::LentTwice => format!("while {detail} is out"),
        FindingCode::VoidApproval => {
            format!("{detail} does not count: it did not see all that came before; it is to be decided again")
        }
        FindingCode::UnknownKey | FindingCode::BadSettings => format!("`{detail}`"),
        _ => detail.to_owned(),
    }
}

/// A repair as a line.
pub fn repair(repair: &Repair) -> String {
    let Repair { code, path, about } = repair;
    let what = match (code, about) {
        (FindingCode::RepeatedLine, Some(of)) => format!("the line of {of} stands once"),
        (FindingCode::ManifestConflict, _) => "both sides are united".to_owned(),
        (FindingCode::Missing, Some(of)) => format!("the line of {of}, which never came along, is out"),
        (FindingCode::LatePaper, Some(to)) => format!("carried to {to}"),
        (FindingCode::LatePaper, None) => "as it was when the box was closed".to_owned(),
        (_, about) => about.clone().unwrap_or_default(),
    };
    format!("{:<18} {path}  ({what})", code.as_str())
}

/// A mend as a sentence.
pub fn mend(mend: Mend) -> &'static str {
    match mend {
        Mend::Run => "`deedbox mend` does this by itself",
        Mend::Adopt => "take it away, or list it: `deedbox mend --adopt PATH --reason TEXT`",
        Mend::Restore => "bring back what was there: `git restore PATH`, or a backup; then `deedbox verify`",
        Mend::RestoreOrMend => {
            "bring the file back (`git restore PATH`, or a backup); where it never came along, `deedbox mend` takes its line out"
        }
        Mend::RenameBack => "give it its name back; nothing in a bundle is renamed",
        Mend::FetchLfs => "`git lfs pull` fetches the files themselves",
        Mend::Permissions => "make it readable for this account, or look after the disk; then `deedbox verify`",
        Mend::NewerOrRestore => "a newer deedbox may understand it; if it was edited by hand, `git restore PATH`",
        Mend::MoveBack => "move it to where it belongs, or out of the archive",
        Mend::Decide => "no program can settle this: look at both with `deedbox history UNIT`, and decide",
        Mend::Settings => "correct deedbox.toml; FORMAT.md says what may stand in it",
        Mend::Journal => "take the file out of .deedbox/staging; what it was about to change is unchanged or whole",
        Mend::Again => "`deedbox verify` again when nobody writes",
    }
}

/// What is said where nothing was found.
pub fn clean(report: &Report, depth: Depth) -> String {
    let files = match report.files {
        1 => "1 file".to_owned(),
        n => format!("{} files", grouped(n)),
    };
    let bundles = match report.bundles {
        1 => "1 bundle".to_owned(),
        n => format!("{} bundles", grouped(n)),
    };
    let verb = if report.files == 1 { "is as it was" } else { "are as they were" };
    match depth {
        Depth::Full => format!("{files} in {bundles} {verb} listed."),
        Depth::Quick if report.files == 1 => format!("{files} in {bundles} is there; its bytes were not read."),
        Depth::Quick => format!("{files} in {bundles} are there; their bytes were not read."),
    }
}

/// How many findings there are.
pub fn sum(report: &Report) -> String {
    let (files, bundles) = (grouped(report.files), grouped(report.bundles));
    format!("{} among {files} files in {bundles} bundles.", counted(report.findings.len(), "finding", "findings"))
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
