//! Looking for words in everything that the archive has records of.

mod glance;

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use crate::archive::layout::entry_path;
use crate::archive::{
    Archive, Bundle, BundleId, ClientFile, ClientFolder, KeptText, Uncached, event_text, file_parts, find,
    read_units_of, record_text,
};
use crate::error::Result;
use crate::model::course::Status;
use crate::model::gist::{Gist, GistPart};
use crate::model::hidden_titles;
use crate::model::loan::{self, LoanStatus};
use crate::model::premises::CommonPart;
use crate::model::script::alike as fold;
use crate::model::table::{Cell, Table, text};
use crate::model::{
    AsOf, Body, Case, Date, EntryName, Fault, FileName, FloorCode, Invalid, Kind, Line, Moment, Owner, RecordId, Stem,
    UnitCode, Wanted, case_state,
};
use crate::views::estate::{Estate, cover_in, each};
use crate::views::search::glance::GlanceWord;
use crate::views::{When, newest_first};

/// What is looked for. What is not said does not matter.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Words; all must be there, in any case and form.
    pub words: Vec<String>,
    /// The kind of record.
    pub kind: Option<Kind>,
    /// The floor of the unit.
    pub floor: Option<FloorCode>,
    pub unit: Option<UnitCode>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Where a loan or a case stands.
    pub status: Option<StandingCode>,
}

/// Where a loan or a case stands, as a code; `voided` where the record counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingCode(&'static str);

impl StandingCode {
    /// It counts for nothing.
    const VOIDED: Self = Self("voided");

    /// The code.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Where a record stands, given with all its events; none where its kind has no steps.
    fn of(seen: Option<&Case>) -> Option<Self> {
        let Some(case) = seen else { return Some(Self::VOIDED) };
        let loan = loan::of(case).map(|loan| loan::fold(case, loan, None).status.as_str());
        loan.or_else(|| case_state::fold(case).map(|state| state.status.as_str())).map(Self)
    }
}

impl FromStr for StandingCode {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let cases = Status::ALL.iter().map(|status| status.as_str());
        let loans = LoanStatus::ALL.iter().map(|status| status.as_str());
        let known: BTreeSet<&'static str> = cases.chain(loans).chain([Self::VOIDED.0]).collect();
        let found = known.iter().find(|code| **code == given).copied().map(Self);
        let codes = || known.iter().map(|code| (*code).to_owned()).collect();
        found.ok_or_else(|| Invalid::new(Wanted::Choice, given, Fault::NotOneOf(codes())))
    }
}

impl Search {
    /// Whether a record may be meant, as far as its name tells.
    fn may_mean(&self, stem: Stem) -> bool {
        let in_time = match stem {
            Stem::Dated { date, .. } => self.is_in_time(date),
            Stem::Cover | Stem::Unit => true,
        };
        in_time && self.kind.is_none_or(|kind| kind == stem.kind())
    }

    fn is_in_time(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Whether a unit is one of those that are looked at.
    fn means_unit(&self, floor: &FloorCode, unit: &UnitCode) -> bool {
        self.floor.as_ref().is_none_or(|wanted| wanted == floor)
            && self.unit.as_ref().is_none_or(|wanted| wanted == unit)
    }

    fn is_of_some_units(&self) -> bool {
        self.floor.is_some() || self.unit.is_some()
    }
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub id: RecordId,
    /// When it happened.
    pub date: Date,
    /// When it was entered.
    pub at: Moment,
    /// What it tells of.
    pub kind: Kind,
    /// The client whose file it lies in.
    pub company: Option<Line>,
    /// What it is about: its title, or the words that stand for one in its kind.
    pub title: Option<Gist>,
    /// Where it stands, where its kind has steps, or where it was voided.
    pub status: Option<StandingCode>,
}

/// The records in which all the words are, newest first.
///
/// A word may be anywhere in a record's text or in those of its events; of several, some may be the client's name instead.
pub fn search(archive: &Archive, search: &Search) -> Result<Vec<Hit>> {
    let estate = match &search.unit {
        Some(unit) => Estate::around(archive, unit)?,
        None => Estate::read(archive)?,
    };
    let places = places(archive, &estate, search)?;
    let words = SearchWord::all(search);
    let mut hits: Vec<Hit> =
        each(&places, |place| in_bundle(archive, search, &words, place))?.into_iter().flatten().collect();
    newest_first(&mut hits, |hit| When::entered(hit.date, hit.at, &hit.id));
    // A record of a boxed volume and an event of it that came late are one hit.
    hits.dedup_by(|a, b| a.id == b.id);
    Ok(hits)
}

/// A bundle to look through, with the first part of its records' ids.
struct SearchPlace {
    bundle: BundleId,
    owner: Owner,
    /// The client's file that it is a part of.
    client: Option<ClientFile>,
}

/// The bundles that are looked through: every one, but for those that the floor or the unit leaves out.
fn places(archive: &Archive, estate: &Estate, search: &Search) -> Result<Vec<SearchPlace>> {
    let mut files: BTreeMap<(UnitCode, ClientFolder), ClientFile> = BTreeMap::new();
    for client in estate.clients(|_| true)? {
        files.insert((client.file.home.unit.clone(), client.file.tenure.client.clone()), client.file);
    }
    let mut places = Vec::new();
    let mut lookup = Uncached::new(archive);
    let bundles = match &search.unit {
        // Around a unit the estate is of those rooms alone beneath which something of it may lie; its own may be void.
        Some(wanted) => {
            let may_hold = |unit: &UnitCode| unit == wanted || estate.room(unit).is_some();
            find::bundles_beside(&lookup, &read_units_of(archive.reader(), may_hold)?)?
        }
        None => find::all_bundles(&mut lookup)?,
    };
    for bundle in bundles {
        let (unit, folder) = match &bundle {
            BundleId::Staff if !search.is_of_some_units() => {
                places.push(SearchPlace { bundle, owner: Owner::Staff, client: None });
                continue;
            }
            BundleId::Policies if !search.is_of_some_units() => {
                places.push(SearchPlace { bundle, owner: Owner::Policies, client: None });
                continue;
            }
            BundleId::Staff | BundleId::Policies => continue,
            BundleId::Register(register, _) => {
                let owner = Owner::Register(*register);
                places.push(SearchPlace { bundle, owner, client: None });
                continue;
            }
            BundleId::Room(place) => {
                let owner = Owner::File(FileName::Present(place.unit.clone()));
                if search.means_unit(&place.floor, &place.unit) {
                    places.push(SearchPlace { bundle, owner, client: None });
                }
                continue;
            }
            BundleId::Client(place, folder) => (&place.unit, folder),
            BundleId::Boxed(_, volume) | BundleId::Late(volume) => (&volume.unit, &volume.client),
        };
        // A folder that no tenancy names is `verify`'s to report: nobody could say whose it is.
        let Some(tenure) = estate.first_tenure(unit, folder) else {
            continue;
        };
        let held = estate.rooms.iter().flat_map(|room| &room.tenures);
        let mut theirs = held.filter(|held| held.is_of(&tenure.first_unit, &tenure.client));
        if search.is_of_some_units() && !theirs.any(|held| search.means_unit(&held.room.floor, &held.room.unit)) {
            continue;
        }
        let name = estate.stay_of(tenure).name();
        let client = files.get(&(unit.clone(), folder.clone())).cloned();
        places.push(SearchPlace { bundle, owner: Owner::File(name), client });
    }
    Ok(places)
}

/// A word as it is looked for: made alike, and at a glance.
struct SearchWord {
    alike: String,
    glance: GlanceWord,
}

impl SearchWord {
    /// The words of a search; what is nothing when it is made alike is none.
    fn all(search: &Search) -> Vec<Self> {
        let words = search.words.iter().map(|word| fold(word)).filter(|word| !word.is_empty());
        words.map(|alike| Self { glance: GlanceWord::new(&alike), alike }).collect()
    }
}

/// The records of a bundle that may be meant, each with its entries, in the order of their names; none of those of which a glance at what is
/// kept of their texts tells that no word is in them.
fn wanted_in(
    bundle: &Bundle,
    search: &Search,
    words: &[SearchWord],
    place: &SearchPlace,
) -> BTreeMap<Stem, Vec<EntryName>> {
    let mut texts: BTreeMap<Stem, Vec<EntryName>> = BTreeMap::new();
    // A client's file without a cover is told of, whatever is looked for in it.
    let has_cover = |kept: &[KeptText]| kept.iter().any(|(entry, _)| entry.record() == Stem::Cover);
    let is_whole =
        |kept: &Vec<KeptText>| place.client.as_ref().is_none_or(|file| file.main != place.bundle) || has_cover(kept);
    let Some(kept) = bundle.kept_texts().filter(|kept| !words.is_empty() && is_whole(kept)) else {
        for entry in bundle.entries().filter(|entry| search.may_mean(entry.record())) {
            texts.entry(entry.record()).or_default().push(entry);
        }
        return texts;
    };
    let may_be_in = |text: &str| words.iter().any(|word| word.glance.may_be_in(text));
    for (entry, text) in &kept {
        let is_wanted = || text.is_none_or(|text| str::from_utf8(text).map_or(true, may_be_in));
        if search.may_mean(entry.record()) && is_wanted() {
            texts.entry(entry.record()).or_default();
        }
    }
    if !texts.is_empty() {
        // In the order in which they are listed, and are read where nothing is kept.
        let mut all: Vec<EntryName> = kept.iter().map(|(entry, _)| *entry).collect();
        all.sort_by_key(|entry| entry_path(*entry));
        for entry in all {
            texts.entry(entry.record()).and_modify(|entries| entries.push(entry));
        }
    }
    texts
}

fn in_bundle(archive: &Archive, search: &Search, words: &[SearchWord], place: &SearchPlace) -> Result<Vec<Hit>> {
    let bundle = archive.bundle_in_passing(&place.bundle)?;
    let texts = wanted_in(&bundle, search, words, place);
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    // The parts of a file are read once, however many of its records are found; most files are of one.
    let ids = place.client.as_ref().map_or_else(|| vec![place.bundle.clone()], ClientFile::bundles);
    let others = ids.iter().filter(|id| **id != place.bundle).map(|id| archive.bundle_in_passing(id));
    let others = others.collect::<Result<Vec<Bundle>, _>>()?;
    let mut others = others.iter();
    let parts: Vec<&Bundle> =
        ids.iter().filter_map(|id| if *id == place.bundle { Some(&bundle) } else { others.next() }).collect();
    let client = client_of(archive, place, &parts)?;
    let mut hits = Vec::new();
    for (stem, entries) in texts {
        let mut haystack = String::new();
        for entry in entries {
            // Of a cover that was destroyed the client's name is left, which stands in the box.
            if entry == EntryName::Record(Stem::Cover) && bundle.lost_cover().is_some() {
                haystack.push_str(&client.text);
                continue;
            }
            haystack.push_str(&plain(&bundle.bytes(archive.reader(), &entry_path(entry))?));
        }
        let haystack = fold(&without_digests(&haystack));
        let inside = words.iter().filter(|word| haystack.contains(&word.alike)).count();
        let elsewhere = |word: &SearchWord| haystack.contains(&word.alike) || client.text.contains(&word.alike);
        if (0 < inside || words.is_empty())
            && words.iter().all(elsewhere)
            && let Some(case) = file_parts::case_of(archive.reader(), &parts, stem)?
            && (!archive.reader().hides_titles() || is_shown(&case, words, &client))
        {
            hits.extend(hit(search, place, &client, case));
        }
    }
    Ok(hits)
}

/// Whether words are found in what is shown of a record: a title that is not shown is not found either.
fn is_shown(case: &Case, words: &[SearchWord], client: &ClientWords) -> bool {
    let hidden = hidden_titles::confidential(case);
    if hidden.is_empty() {
        return true;
    }
    let of_events = case.events.iter().filter_map(|named| event_text(&named.event).ok());
    let text: String =
        record_text(&case.record).into_iter().chain(of_events).map(|text| plain(text.as_bytes())).collect();
    // A paper that was filed before lies under its title still.
    let text = hidden.iter().fold(text, |text, (_, path)| text.replace(path.as_str(), ""));
    let haystack = fold(&without_digests(&text));
    let inside = |word: &SearchWord| haystack.contains(&word.alike);
    words.iter().all(|word| inside(word) || client.text.contains(&word.alike))
        && (words.is_empty() || words.iter().any(inside))
}

/// A text without its digests: a short number would be found in some of them.
fn without_digests(text: &str) -> String {
    let is_digest = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    text.split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !is_digest(part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())))
        .collect()
}

/// The client whose file a bundle belongs to, as words may name them.
#[derive(Default)]
struct ClientWords {
    company: Option<Line>,
    text: String,
}

fn client_of(archive: &Archive, place: &SearchPlace, parts: &[&Bundle]) -> Result<ClientWords> {
    let Some(file) = &place.client else {
        return Ok(ClientWords { company: None, text: fold(&place.owner.to_string()) });
    };
    let (cover, case) = cover_in(archive, file, parts, &AsOf::NOW)?;
    let mut text = place.owner.to_string();
    // A client is looked for by a former name as well.
    let opened = if let Body::Cover(opened) = &case.record.body { Some(opened) } else { None };
    for names in opened.into_iter().chain([&cover]) {
        let english = names.english.as_ref().map(ToString::to_string).unwrap_or_default();
        text.push_str(&format!(" {} {} {english}", names.company, names.label));
    }
    Ok(ClientWords { company: Some(cover.company), text: fold(&text) })
}

/// A record's text as it was typed: what TOML escapes is there in both forms.
fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if text.contains('\\') { format!("{text}\n{}\n", text.replace("\\\"", "\"").replace("\\\\", "\\")) } else { text }
}

fn hit(search: &Search, place: &SearchPlace, client: &ClientWords, case: Case) -> Option<Hit> {
    if case.restriction().is_some() {
        return None;
    }
    let seen = case.seen(&AsOf::NOW);
    let status = StandingCode::of(seen.as_ref());
    let case = seen.unwrap_or(case);
    let in_status = search.status.is_none_or(|wanted| status == Some(wanted));
    let in_unit = match &case.record.body {
        Body::Box(boxed) => search.means_unit(&boxed.floor, &boxed.unit),
        _ if case.record.head.part.is_some() => match (&search.unit, &case.record.head.part) {
            (None, Some(CommonPart::Floor(floor))) => search.floor.as_ref().is_none_or(|wanted| wanted == floor),
            (None, _) => search.floor.is_none(),
            (Some(_), _) => false,
        },
        _ => !search.is_of_some_units() || !matches!(place.bundle, BundleId::Register(..)),
    };
    if !in_status || !in_unit || !search.is_in_time(case.record.head.date()) {
        return None;
    }
    Some(Hit {
        id: RecordId { owner: place.owner.clone(), stem: case.stem },
        date: case.record.head.date(),
        at: case.record.head.at,
        kind: case.stem.kind(),
        company: client.company.clone(),
        title: title(&case),
        status,
    })
}

/// What a record is about, in the words that it has.
fn title(case: &Case) -> Option<Gist> {
    let joined = |words: &[&Line]| Gist::of(words.iter().map(|line| GistPart::Words(line.to_string())));
    if let Some(title) = &case.record.head.title {
        return joined(&[title]);
    }
    match &case.record.body {
        Body::Cover(cover) => joined(&[&cover.label]),
        Body::Unit(unit) => unit.use_.as_ref().and_then(|use_| joined(&[use_])),
        Body::Tenancy(tenancy) => joined(&[&tenancy.client]),
        Body::Document(document) => document.given_name.as_ref().and_then(|given| joined(&[given])),
        Body::Loan(loan) => joined(&[&loan.borrower, &loan.purpose]),
        Body::Sealed(sealed) => sealed.reason.as_ref().and_then(|reason| joined(&[reason])),
        Body::Note(note) => joined(&[&note.note]),
        Body::Person(person) => joined(&[&person.name]),
        Body::Box(boxed) => joined(&[&boxed.volume]),
        _ => case.record.summary(),
    }
}

/// What was found, as a table.
pub fn table(hits: &[Hit]) -> Table {
    let columns = ["date", "id", "kind", "company", "title", "status"].map(text);
    let mut table = Table::new("search", &columns);
    for hit in hits {
        table.rows.push(vec![
            Cell::Date(hit.date),
            Cell::text(&hit.id),
            Cell::Code(hit.kind.as_str()),
            Cell::maybe(hit.company.as_ref(), Cell::text),
            Cell::maybe(hit.title.clone(), Cell::Gist),
            Cell::maybe(hit.status, |status| Cell::Code(status.as_str())),
        ]);
    }
    table
}
