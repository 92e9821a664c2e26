//! A bound volume on paper: cover 案卷封面, item list 卷內文件目錄, file note 卷內備考表, spine 案卷脊背 (P2-3, S-FORM).

use minijinja::{Value, context};

use crate::model::document::Level;
use crate::model::settings::Settings;
use crate::model::volume::{BoxPlace, Retention};
use crate::model::{Date, FloorCode, Gate, Line, ScanCode, UnitCode, VolumeCode};
use crate::output::form::move_out::gate_name;
use crate::output::form::{PageForm, SpineWidth, fill, fitted, level, pages, term, upright};
use crate::output::html::PageFault;
use crate::output::mark::mark;
use crate::output::phrases::{Phrases, say};

const VOLUME: &str = include_str!("../../../templates/form/volume.html");

/// Whether a client's file is bound, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VolumeState {
    /// The client is there: it is not bound yet.
    Open,
    /// It was bound, and waits for its box.
    Sealed(BoundBy),
    /// It was bound, and lies in a box.
    Boxed(BoundBy, VolumeCode, BoxPlace),
}

/// Who bound a volume, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundBy {
    /// The name of who did.
    pub by: String,
    pub on: Date,
    /// What was not settled on that day.
    pub waived: Vec<Gate>,
    /// Why it was bound nevertheless.
    pub reason: Option<Line>,
}

/// A line of the item list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemLine {
    /// Its number in the volume, given once, in filing order.
    pub no: Option<u32>,
    /// The number that its author gave it.
    pub ref_no: Option<Line>,
    /// Who wrote it.
    pub author: Option<Line>,
    pub title: Line,
    pub date: Date,
    /// How confidential it is.
    pub level: Level,
    /// How many pages it has, where that is known.
    pub pages: Option<u32>,
    /// The id of the paper that took its place.
    pub superseded_by: Option<String>,
    /// Whether it counts for nothing.
    pub voided: bool,
}

/// What came for a boxed client afterwards, and was boxed as a supplement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    pub code: VolumeCode,
    /// Its papers.
    pub items: u32,
    pub place: BoxPlace,
}

/// What a volume is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumePage {
    /// The client's name.
    pub title: Line,
    /// The units, the first one first.
    pub units: Vec<UnitCode>,
    /// The floor of the first.
    pub floor: FloorCode,
    /// The code by which it is scanned.
    pub scan_code: ScanCode,
    /// From when to when; no end while the client is there.
    pub dates: (Date, Option<Date>),
    /// How long it is kept.
    pub retention: Retention,
    /// Whether it is bound.
    pub state: VolumeState,
    /// Its papers, newest first.
    pub items: Vec<ItemLine>,
    /// What came after the binding, newest first.
    pub late: Vec<ItemLine>,
    /// The papers of the room, which stay there, newest first.
    pub room: Vec<ItemLine>,
    /// What was boxed as a supplement.
    pub supplements: Vec<Supplement>,
}

impl VolumePage {
    fn code(&self) -> Option<&VolumeCode> {
        if let VolumeState::Boxed(_, code, _) = &self.state { Some(code) } else { None }
    }

    fn bound(&self) -> Option<&BoundBy> {
        match &self.state {
            VolumeState::Open => None,
            VolumeState::Sealed(bound) | VolumeState::Boxed(bound, ..) => Some(bound),
        }
    }

    /// The pages that are known, and how many papers nobody counted.
    fn pages(&self) -> (u64, usize) {
        let known = self.items.iter().filter_map(|item| item.pages).map(u64::from).sum();
        (known, self.items.iter().filter(|item| item.pages.is_none()).count())
    }
}

/// The volume's cover, item list, file note and spine, in this order.
pub fn volume(
    phrases: Phrases,
    settings: &Settings,
    volume: &VolumePage,
    width: SpineWidth,
) -> Result<String, PageFault> {
    let code = volume.code().map(ToString::to_string);
    let name = volume.title.as_str();
    let (size, cover_name) = fitted(name, [48, 150, 600]);
    let (spine_size, spine_name) = fitted(name, [36, 80, 150]);
    let unit = volume.units.first().map(ToString::to_string).unwrap_or_default();
    let all_pages = pages(phrases, volume.pages());
    let bound = volume.bound();
    let levels = volume.items.iter().chain(&volume.late).map(|item| item.level);
    let state = match &volume.state {
        VolumeState::Open => say!(phrases, "form-not-bound"),
        VolumeState::Sealed(bound) => say!(phrases, "form-sealed", date = bound.on),
        VolumeState::Boxed(_, _, place) => say!(phrases, "form-in-box", box = place),
    };
    let heading = [code.clone().unwrap_or_default(), name.to_owned(), unit.clone()];
    let list = |items: &[ItemLine], numbered: &PagesOfItems| -> Vec<Value> {
        items.iter().map(|item| line(phrases, item, code.as_deref(), numbered)).collect()
    };
    let numbered = PagesOfItems::of(&volume.items);
    let values = context! {
        estate => settings.name.as_str(),
        code => code.clone(),
        name => cover_name,
        size,
        spine_name => upright(&spine_name),
        spine_size,
        width => width.millimetres(),
        unit => fitted(&unit, [64; 3]).1,
        units => volume.units.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        floor => volume.floor.to_string(),
        from => volume.dates.0.to_string(),
        to => volume.dates.1.map(|day| day.to_string()),
        retention => term(phrases, volume.retention),
        retention_code => volume.retention.to_string(),
        level => level(phrases, levels.max().unwrap_or(Level::Ordinary)),
        items => volume.items.len(),
        items_all => volume.items.len(),
        pages => all_pages,
        counted => volume.pages().0 != 0 || volume.pages().1 == 0,
        state,
        picture => Value::from_safe_string(mark(volume.scan_code)),
        scan_code => volume.scan_code.to_string(),
        heading => heading.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        bound => list(&volume.items, &numbered),
        late => list(&volume.late, &PagesOfItems::default()),
        room => list(&volume.room, &PagesOfItems::default()),
        notes => notes(phrases, volume),
        bound_by => bound.map(|bound| bound.by.clone()).unwrap_or_default(),
        bound_on => bound.map(|bound| bound.on.to_string()).unwrap_or_default(),
    };
    let form = PageForm { name: "volume", body: VOLUME, css: String::new() };
    fill(form, phrases, &[code.as_deref().unwrap_or(unit.as_str()), name, settings.name.as_str()], values)
}

/// On which pages of the volume each numbered item lies, as far as all before it are counted.
#[derive(Default)]
struct PagesOfItems(std::collections::BTreeMap<u32, (u64, u64)>);

impl PagesOfItems {
    fn of(items: &[ItemLine]) -> Self {
        let mut in_order: Vec<(u32, Option<u32>)> =
            items.iter().filter_map(|item| Some((item.no?, item.pages))).collect();
        in_order.sort_unstable();
        let mut found = std::collections::BTreeMap::new();
        let mut next = 1;
        for (no, pages) in in_order {
            let Some(pages) = pages.filter(|pages| 0 < *pages) else { break };
            let last = next + u64::from(pages) - 1;
            found.insert(no, (next, last));
            next = last + 1;
        }
        Self(found)
    }

    /// The pages of an item, or how many they are.
    fn pages(&self, phrases: Phrases, item: &ItemLine) -> Option<String> {
        match item.no.and_then(|no| self.0.get(&no)) {
            Some((first, last)) if first == last => Some(first.to_string()),
            Some((first, last)) => Some(format!("{first}–{last}")),
            None => item.pages.map(|pages| say!(phrases, "form-pages-of-paper", pages => pages)),
        }
    }
}

fn line(phrases: Phrases, item: &ItemLine, volume: Option<&str>, numbered: &PagesOfItems) -> Value {
    let known = |text: &Option<Line>| text.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut remarks = Vec::new();
    if item.voided {
        remarks.push(say!(phrases, "form-voided"));
    }
    remarks.extend(item.superseded_by.as_ref().map(|id| say!(phrases, "form-superseded", id = id)));
    context! {
        no => item.no.map(|no| no.to_string()),
        code => volume.zip(item.no).map(|(code, no)| format!("{code}-{no:03}")),
        ref_no => known(&item.ref_no),
        author => known(&item.author),
        title => item.title.as_str(),
        date => item.date.to_string(),
        level => level(phrases, item.level),
        pages => numbered.pages(phrases, item),
        remarks => remarks.join("; "),
    }
}

/// What is to be known of a volume (本卷情況說明): what is lacking, was added, counts no more.
fn notes(phrases: Phrases, volume: &VolumePage) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(bound) = volume.bound().filter(|bound| !bound.waived.is_empty()) {
        let gates: Vec<String> = bound.waived.iter().map(|gate| gate_name(phrases, *gate)).collect();
        let reason = bound.reason.as_ref().map(ToString::to_string).unwrap_or_default();
        notes.push(say!(phrases, "form-note-waived", gates = phrases.listed(&gates), reason = reason));
    }
    let numbers = |wanted: &dyn Fn(&&ItemLine) -> bool| -> String {
        let mut numbers: Vec<u32> = volume.items.iter().filter(wanted).filter_map(|item| item.no).collect();
        numbers.sort_unstable();
        phrases.listed(&numbers)
    };
    let voided = numbers(&|item| item.voided);
    if !voided.is_empty() {
        notes.push(say!(phrases, "form-note-voided", numbers = voided));
    }
    let superseded = numbers(&|item| item.superseded_by.is_some());
    if !superseded.is_empty() {
        notes.push(say!(phrases, "form-note-superseded", numbers = superseded));
    }
    if !volume.late.is_empty() {
        notes.push(say!(phrases, "form-note-late", papers => volume.late.len()));
    }
    for supplement in &volume.supplements {
        let Supplement { code, items, place } = supplement;
        notes.push(say!(phrases, "form-note-supplement", code = code, items => *items, box = place));
    }
    if !volume.room.is_empty() {
        notes.push(say!(phrases, "form-note-room", papers => volume.room.len()));
    }
    notes
}
