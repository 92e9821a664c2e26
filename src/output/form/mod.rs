//! The forms of a filing room (docs/FORMS.md) as pages for the printer: A4 and A3, millimetre-true, each one file without network or
//! script, in the language of its phrases; in English the headings have the Chinese beside them.

mod bundle;
mod destruction;
mod handover;
mod holdings;
mod labels;
mod loan;
mod money;
mod move_out;
mod recovery;
mod seal;
mod shelves;
mod volume;
mod year;

use minijinja::{Value, context};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::model::document::Level;
use crate::model::volume::Retention;
use crate::output::html::{PageFault, page};
use crate::output::phrases::{Phrases, say};

pub use bundle::{BundlePage, ExhibitLine, SealOfBundle, bundle_check, bundle_page, bundle_text};
pub use destruction::{DestructionPage, destruction_list};
pub use handover::{HandoverList, ListedFile, handover_list};
pub use holdings::{HoldingsList, PutDown, holdings_list};
pub use labels::{FileLabel, LabelSheet, LabelSize, file_labels};
pub use loan::{LoanEntry, LoanSlip, loan_register, loan_slip};
pub use money::{AccountPage, demand, receipt, statement};
pub use move_out::{MoveOutSlip, move_out_slip};
pub use recovery::{RecoverySheet, recovery_sheet};
pub use seal::{SealSheet, seal_sheet};
pub use shelves::shelves;
pub use volume::{BoundBy, ItemLine, Supplement, VolumePage, VolumeState, volume};
pub use year::{box_spines, catalogue};

const HEAD: &str = include_str!("../../../templates/form/head.html");
const FOOT: &str = include_str!("../../../templates/form/foot.html");
const FORMS: &str = include_str!("../../../templates/form/forms.css");

/// How wide a spine is, in millimetres (docs/FORMS.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpineWidth {
    Mm20,
    Mm30,
    Mm40,
    Mm50,
}

impl SpineWidth {
    pub fn millimetres(self) -> u32 {
        match self {
            Self::Mm20 => 20,
            Self::Mm30 => 30,
            Self::Mm40 => 40,
            Self::Mm50 => 50,
        }
    }
}

/// A page's name, the body of its template, and the rules of style that it alone has.
pub(super) struct PageForm {
    pub(super) name: &'static str,
    pub(super) body: &'static str,
    pub(super) css: String,
}

/// Fills a form; `about` stands behind its name in the title of the page.
pub(super) fn fill(form: PageForm, phrases: Phrases, title: &[&str], values: Value) -> Result<String, PageFault> {
    let PageForm { name, body, css } = form;
    let template = [HEAD, body, FOOT].concat();
    let title = title.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let css = Value::from_safe_string(css);
    let forms = Value::from_safe_string(FORMS.to_owned());
    page((name, &template), phrases, context! { title, css, forms, ..values })
}

/// A term as a person reads it: `D10 (10 years)`.
fn term(phrases: Phrases, retention: Retention) -> String {
    match retention {
        Retention::Permanent => say!(phrases, "form-permanent", code = retention),
        Retention::Years(years) => say!(phrases, "form-years", code = retention, years => years),
    }
}

/// A level as a person reads it.
pub(super) fn level(phrases: Phrases, level: Level) -> String {
    phrases.phrase(&format!("form-level-{}", level.as_str()), Vec::new())
}

/// Pages in all, and the papers whose pages nobody counted.
fn pages(phrases: Phrases, (known, unknown): (u64, usize)) -> String {
    // Of what nobody counted nothing is known, not even that it is none.
    if known == 0 && 0 < unknown {
        return "—".to_owned();
    }
    let pages = say!(phrases, "form-pages-known", pages => known);
    if unknown == 0 { pages } else { say!(phrases, "form-pages-unknown", known = pages, papers => unknown) }
}

/// How a name is set where the room is fixed: the class for its size, and the name, shortened where no size would do. `most`
/// are the widths, in Latin letters (a Chinese character is two wide), up to which it is set large, small and tiny.
fn fitted(name: &str, most: [usize; 3]) -> (&'static str, String) {
    let [large, small, tiny] = most;
    let width = name.width();
    if width <= large {
        return ("", name.to_owned());
    }
    if width <= small {
        return ("small", name.to_owned());
    }
    if width <= tiny {
        return ("tiny", name.to_owned());
    }
    let mut room = tiny.saturating_sub(1);
    let kept = name.chars().take_while(|c| {
        let wide = c.width().unwrap_or(0);
        let fits = wide <= room;
        room = if fits { room - wide } else { 0 };
        fits
    });
    ("tiny", kept.chain(['…']).collect())
}

/// The most letters of a word that stand in one piece on a spine.
const MOST_LETTERS: usize = 24;

/// A name for a spine, read from above: each Chinese character upright by itself, each Latin word lying on its side. A browser
/// could set it so, but by the vertical measures of its font, and with some fonts the characters run into each other.
fn upright(name: &str) -> Vec<Value> {
    let mut pieces: Vec<(&'static str, String)> = Vec::new();
    let mut fresh = true;
    for c in name.chars().map(standing) {
        match (c.width().unwrap_or(0), pieces.last_mut()) {
            _ if c.is_whitespace() => fresh = true,
            (0, Some((_, last))) => last.push(c),
            (1, Some(("w", last))) if !fresh && last.chars().count() < MOST_LETTERS => last.push(c),
            (wide, _) => {
                pieces.push((if wide < 2 { "w" } else { "c" }, c.to_string()));
                fresh = false;
            }
        }
    }
    pieces.into_iter().map(|(class, text)| context! { class, text }).collect()
}

/// The form of a bracket in writing that runs from above.
fn standing(c: char) -> char {
    match c {
        '（' => '︵',
        '）' => '︶',
        '《' => '︽',
        '》' => '︾',
        '〈' => '︿',
        '〉' => '﹀',
        '「' => '﹁',
        '」' => '﹂',
        '『' => '﹃',
        '』' => '﹄',
        '【' => '︻',
        '】' => '︼',
        '〔' => '︹',
        '〕' => '︺',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_set_smaller_and_then_shortened() {
        assert_eq!(fitted("宏達貿易", [8, 16, 24]), ("", "宏達貿易".to_owned()));
        assert_eq!(fitted("宏達貿易有限公司", [8, 16, 24]), ("small", "宏達貿易有限公司".to_owned()));
        let (class, name) = fitted(&"宏".repeat(40), [8, 16, 24]);
        assert_eq!((class, name.width()), ("tiny", 23));
        assert!(name.ends_with("宏…"));
    }

    #[test]
    fn a_name_on_a_spine_stands_character_by_character_and_word_by_word() {
        let pieces: Vec<String> = upright("宏達（亞太）Hong Kong 12").iter().map(ToString::to_string).collect();
        assert_eq!(pieces.len(), 9, "{pieces:?}");
        assert!(pieces[2].contains('︵') && pieces[6].contains("Hong") && pieces[8].contains("12"), "{pieces:?}");
    }
}
