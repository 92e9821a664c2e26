//! What `verify` finds, and the mends, in words.

use crate::archive::check::{CheckReport, Depth, SignatureCount};
use crate::cli::words::Words;
use crate::desk::mend::Mending;
use crate::model::finding::{Finding, FindingCode, Mend};
use crate::model::signing::SignatureRules;
use crate::output::phrases::say;

/// A finding as a line: its code, the path, and what else is to be said.
pub fn line(words: Words, finding: &Finding) -> String {
    let head = format!("{:<18} {}", finding.code.as_str(), finding.path);
    match &finding.detail {
        None => head,
        Some(detail) => format!("{head}  ({})", said(words, finding.code, detail)),
    }
}

/// What else is to be said, in words.
fn said(words: Words, code: FindingCode, detail: &str) -> String {
    let key = match code {
        FindingCode::Renamed | FindingCode::NameForm | FindingCode::BundleMissing => "finding-lies-at",
        FindingCode::Swapped => "finding-swapped",
        FindingCode::Altered => "finding-altered",
        FindingCode::WrongPlace | FindingCode::NotItsPlace => "finding-belongs-to",
        FindingCode::NameClash => "finding-beside",
        FindingCode::AttachmentMissing | FindingCode::CoveredMissing => "finding-names",
        FindingCode::TwoClients => "finding-two-clients",
        FindingCode::FileAdrift => "finding-file-adrift",
        FindingCode::UnitGone => "finding-unit-gone",
        FindingCode::TwoPeople => "finding-two-people",
        FindingCode::RoleUnheld => "finding-role-unheld",
        FindingCode::TwoSurveys => "finding-two-surveys",
        FindingCode::LentTwice => "finding-lent-twice",
        FindingCode::VoidApproval => "finding-void-approval",
        FindingCode::UnknownKey | FindingCode::BadSettings => "finding-key",
        FindingCode::SealMissing => "finding-seal-missing",
        FindingCode::SealedLines => "finding-sealed-lines",
        FindingCode::SealedGone => "finding-sealed-gone",
        FindingCode::SettingsChanged => "finding-settings-changed",
        FindingCode::SignaturesEased => "finding-signatures-eased",
        FindingCode::SealUnknown => return nearest(words, detail),
        FindingCode::KeyNotVouched => return not_vouched(words, detail),
        _ => return detail.to_owned(),
    };
    say!(words, key, detail = detail)
}

/// The seal that is nearest to what was typed, and the first group in which they differ.
fn nearest(words: Words, detail: &str) -> String {
    match detail.split(' ').collect::<Vec<_>>().as_slice() {
        [seal, group, typed, there] => {
            say!(words, "finding-seal-nearest", seal = seal, group = group, typed = typed, there = there)
        }
        _ => detail.to_owned(),
    }
}

/// Whose key came into force by no other one, when, and how many had been before.
fn not_vouched(words: Words, detail: &str) -> String {
    match detail.split(' ').collect::<Vec<_>>().as_slice() {
        [key, person, date, after] => {
            say!(words, "finding-key-not-vouched", key = key, person = person, date = date, after = after)
        }
        _ => detail.to_owned(),
    }
}

/// A repair as a line.
pub fn repair(words: Words, repair: &Mending) -> String {
    let Mending { code, path, about } = repair;
    let what = match (code, about) {
        (FindingCode::RepeatedLine, Some(of)) => say!(words, "finding-repeated-line", about = of),
        (FindingCode::ManifestConflict, _) => say!(words, "finding-united"),
        (FindingCode::Missing, Some(of)) => say!(words, "finding-never-came", about = of),
        (FindingCode::LatePaper, Some(to)) => say!(words, "finding-carried", about = to),
        (FindingCode::LatePaper, None) => say!(words, "finding-as-closed"),
        (FindingCode::NotDestroyed, Some(list)) => say!(words, "finding-destroyed-again", list = list),
        (FindingCode::BagBroken, Some(list)) => say!(words, "finding-closed-again", list = list),
        (_, about) => about.clone().unwrap_or_default(),
    };
    format!("{:<18} {path}  ({what})", code.as_str())
}

/// A mend as a sentence.
pub fn mend(words: Words, mend: Mend) -> String {
    words.phrase(&format!("finding-mend-{mend}"), Vec::new())
}

/// What is said where nothing was found.
pub fn clean(words: Words, report: &CheckReport, depth: Depth) -> String {
    let files = say!(words, "finding-files", count => report.files, shown = grouped(report.files));
    let bundles = say!(words, "finding-bundles", count => report.bundles, shown = grouped(report.bundles));
    let key = match depth {
        Depth::Full => "finding-clean",
        Depth::Quick => "finding-clean-quick",
    };
    let files = match report.set_clocks {
        0 => files,
        set => say!(words, "finding-set-clocks", files = files, set = grouped(set)),
    };
    say!(words, key, count => report.files, files = files, bundles = bundles)
}

/// How much is signed; none where nothing is and nothing has to be.
pub fn signed(words: Words, report: &CheckReport, rules: &SignatureRules) -> Option<String> {
    let SignatureCount { approvals, others, again, wanting, not_asked } = report.signatures;
    if rules.required.is_empty() && approvals == 0 && others == 0 {
        return None;
    }
    let beside = if others == 0 { String::new() } else { say!(words, "finding-signed-others", others => others) };
    let before = match rules.since.filter(|_| 0 < not_asked) {
        Some(since) => say!(words, "finding-signed-before", since = since, count => not_asked),
        None => String::new(),
    };
    let signed =
        say!(words, "finding-signed", approvals => approvals, wanting => wanting, beside = beside, before = before);
    // Those are counted apart: nobody but who signed says that they are theirs.
    Some(if again == 0 { signed } else { signed + "\n" + &say!(words, "finding-signed-again", again => again) })
}

/// How many findings there are.
pub fn sum(words: Words, report: &CheckReport) -> String {
    let (files, bundles) = (grouped(report.files), grouped(report.bundles));
    say!(words, "finding-sum", count => report.findings.len(), files = files, bundles = bundles)
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
