//! Every folder and file name of the format; nobody else spells one.

use std::fmt;
use std::str::FromStr;

use crate::archive::writer_id::WriterId;
use crate::model::{
    BoxPlace, BundlePath, Date, EntryName, FloorCode, Line, Register, Stem, Tail, UnitCode, Year, text,
};

/// The estate's settings, at the root of every archive.
pub const SETTINGS: &str = "deedbox.toml";
/// The format described for a reader without deedbox.
pub const FORMAT_TEXT: &str = "FORMAT.md";
/// JSON Schemas of every TOML file.
pub const SCHEMA: &str = "schema";
/// Units, by floor.
pub const UNITS: &str = "units";
/// What belongs to a unit and stays.
pub const ROOM: &str = "room";
/// The staff's bundle.
pub const STAFF: &str = "staff";
/// The company's policy papers.
pub const POLICIES: &str = "policies";
/// Registers, by year.
pub const REGISTERS: &str = "registers";
/// Boxed volumes.
pub const MOVED_OUT: &str = "moved-out";
/// What came for boxed clients afterwards.
pub const LATE: &str = "late";
/// Papers collected and not filed yet.
pub const INBOX: &str = "inbox";
/// This working copy's own private folder.
pub const PRIVATE: &str = ".deedbox";
/// A bundle's files.
pub const DATA: &str = "data";
/// A bundle's lists, one a writer.
pub const MANIFESTS: &str = "manifests";
/// A bundle's originals.
pub const ORIGINALS: &str = "data/originals/";
/// The department's own papers in a bundle.
pub const WORKING: &str = "data/working/";

/// Whether a listed file is a paper.
pub fn is_paper(path: &BundlePath) -> bool {
    path.as_str().starts_with(ORIGINALS) || path.as_str().starts_with(WORKING)
}
/// A bundle's records.
pub const RECORDS: &str = "data/records";
/// The ending of a manifest's name.
pub const MANIFEST_ENDING: &str = ".sha256";
/// The ending of a record's name.
pub const RECORD_ENDING: &str = ".toml";
/// What a bag is, beside a volume's data (RFC 8493 section 2.2.2).
pub const BAG_INFO: &str = "bag-info.txt";
/// The year's catalogue, for a program.
pub const CATALOGUE_CSV: &str = "catalogue.csv";
/// The year's catalogue, for the printer.
pub const CATALOGUE_HTML: &str = "catalogue.html";
/// The year's box labels, for the printer.
pub const LABELS_HTML: &str = "labels.html";

/// The longest label in a folder's name, in bytes.
const MAX_LABEL_BYTES: usize = 40;

/// The folder of a client's file: `2021-03-01_宏達貿易_7k2m`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClientFolder {
    pub move_in: Date,
    /// The label, as a slug.
    label: String,
    /// Told apart by.
    tail: Tail,
}

impl ClientFolder {
    /// Whether another client's folder has the same label.
    pub fn is_labelled_as(&self, other: &Self) -> bool {
        self.label == other.label
    }

    /// The label, as it is part of the folder's name.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What tells it from all others of a unit, without the label: whoever reads it learns no name.
    pub fn unnamed(&self) -> String {
        format!("{}_{}", self.move_in, self.tail)
    }

    /// The folder of a new file.
    pub fn new(move_in: Date, label: &Line, tail: Tail) -> Self {
        let slug = text::slug(label.as_str(), MAX_LABEL_BYTES);
        Self { move_in, label: if slug.is_empty() { "client".to_owned() } else { slug }, tail }
    }
}

impl FromStr for ClientFolder {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let (date, rest) = name.split_once('_').ok_or(())?;
        let (label, tail) = rest.rsplit_once('_').ok_or(())?;
        let plain = !label.is_empty() && label.chars().all(|c| text::is_code_char(c) && c != '_');
        if !plain || tail.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(());
        }
        Ok(Self {
            move_in: date.parse().map_err(|_| ())?,
            label: label.to_owned(),
            tail: tail.parse().map_err(|_| ())?,
        })
    }
}

impl fmt::Display for ClientFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}_{}", self.move_in, self.label, self.tail)
    }
}

/// The folder of a volume in a box, or of what came late for it: `1203_2021-03-01_宏達貿易_7k2m`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VolumeFolder {
    /// The client's first unit.
    pub unit: UnitCode,
    /// The client's folder.
    pub client: ClientFolder,
}

impl FromStr for VolumeFolder {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        // A unit's code may hold `_`, so the client's folder is looked for from the right: date_label_tail.
        let mut cuts = name.rmatch_indices('_').skip(2);
        let (at, _) = cuts.next().ok_or(())?;
        let (unit, client) = name.split_at_checked(at).ok_or(())?;
        Ok(Self { unit: unit.parse().map_err(|_| ())?, client: client.get(1..).ok_or(())?.parse()? })
    }
}

impl fmt::Display for VolumeFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.unit, self.client)
    }
}

/// A unit's place: its floor's folder and its own, as they are spelt on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitPlace {
    pub floor: FloorCode,
    pub unit: UnitCode,
}

impl UnitPlace {
    /// `units/<floor>/<unit>`.
    pub fn path(&self) -> String {
        format!("{UNITS}/{}/{}", self.floor, self.unit)
    }
}

/// A bundle: where it lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum BundleId {
    Staff,
    /// The company's policies.
    Policies,
    Room(UnitPlace),
    /// A client's file, or a sealed volume waiting for its box.
    Client(UnitPlace, ClientFolder),
    Register(Register, Year),
    Boxed(BoxPlace, VolumeFolder),
    /// What came for a boxed client afterwards.
    Late(VolumeFolder),
}

impl BundleId {
    /// The folder, relative to the archive.
    pub fn path(&self) -> String {
        match self {
            Self::Staff => STAFF.to_owned(),
            Self::Policies => POLICIES.to_owned(),
            Self::Room(place) => format!("{}/{ROOM}", place.path()),
            Self::Client(place, folder) => format!("{}/{folder}", place.path()),
            Self::Register(register, year) => format!("{REGISTERS}/{register}/{year}"),
            Self::Boxed(place, volume) => format!("{MOVED_OUT}/{place}/{volume}"),
            Self::Late(volume) => format!("{MOVED_OUT}/{LATE}/{volume}"),
        }
    }

    /// What it is called wherever it lies: a client's file keeps its identity in its unit, in a box, and in what came late.
    pub fn identity(&self) -> String {
        match self {
            Self::Staff => STAFF.to_owned(),
            Self::Policies => POLICIES.to_owned(),
            Self::Room(place) => format!("{}/{ROOM}", place.unit),
            Self::Client(place, folder) => format!("{}/{folder}", place.unit),
            Self::Register(register, year) => format!("{register}/{year}"),
            Self::Boxed(_, volume) | Self::Late(volume) => format!("{}/{}", volume.unit, volume.client),
        }
    }

    /// Whether nothing comes into it any more.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Boxed(..))
    }
}

impl FromStr for BundleId {
    type Err = ();

    fn from_str(path: &str) -> Result<Self, ()> {
        let below = format!("{path}/x");
        let (bundle, _) =
            bundle_at(&below).filter(|(bundle, inside)| *inside == "x" && bundle.path() == path).ok_or(())?;
        Ok(bundle)
    }
}

impl TryFrom<String> for BundleId {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        path.parse().map_err(|()| path)
    }
}

impl From<BundleId> for String {
    fn from(bundle: BundleId) -> Self {
        bundle.path()
    }
}

impl fmt::Display for BundleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

/// The path of a record or event inside its bundle.
pub fn entry_path(name: EntryName) -> String {
    match name.record() {
        Stem::Cover | Stem::Unit => format!("{DATA}/{name}{RECORD_ENDING}"),
        Stem::Dated { .. } => format!("{RECORDS}/{name}{RECORD_ENDING}"),
    }
}

/// The ending of a signature's name, behind that of what it is of.
pub const SIGNATURE_ENDING: &str = ".sig";

/// The path of the signature of a record or event inside its bundle.
pub fn signature_path(name: EntryName) -> String {
    entry_path(name) + SIGNATURE_ENDING
}

/// The record or event of which a path inside a bundle is the signature.
pub fn signature_at(path: &str) -> Option<EntryName> {
    entry_at(path.strip_suffix(SIGNATURE_ENDING)?)?.ok()
}

/// The record or event that a path inside a bundle names; `None` for papers and signatures, `Some(Err)` for what can be neither.
pub fn entry_at(path: &str) -> Option<Result<EntryName, ()>> {
    let inner = path.strip_prefix(DATA)?.strip_prefix('/')?;
    let name = match inner.strip_prefix("records/") {
        Some(name) => name,
        None if !inner.contains('/') => inner,
        None => return None,
    };
    if signature_at(path).is_some() {
        return None;
    }
    let parsed = name.strip_suffix(RECORD_ENDING).and_then(|name| name.parse::<EntryName>().ok());
    Some(parsed.filter(|name| entry_path(*name) == path).ok_or(()))
}

/// The bundle in whose folder a path of the archive lies, and what is left of the path inside it.
pub fn bundle_at(path: &str) -> Option<(BundleId, &str)> {
    let (top, below) = path.split_once('/')?;
    match top {
        STAFF => Some((BundleId::Staff, below)),
        POLICIES => Some((BundleId::Policies, below)),
        REGISTERS => {
            let (register, below) = below.split_once('/')?;
            let (year, inside) = below.split_once('/')?;
            Some((BundleId::Register(register.parse().ok()?, year.parse().ok()?), inside))
        }
        UNITS => {
            let (floor, below) = below.split_once('/')?;
            let (unit, below) = below.split_once('/')?;
            let (bundle, inside) = below.split_once('/')?;
            let place = UnitPlace { floor: floor.parse().ok()?, unit: unit.parse().ok()? };
            if bundle == ROOM {
                return Some((BundleId::Room(place), inside));
            }
            Some((BundleId::Client(place, bundle.parse().ok()?), inside))
        }
        MOVED_OUT => {
            let (year, below) = below.split_once('/')?;
            if year == LATE {
                let (volume, inside) = below.split_once('/')?;
                return Some((BundleId::Late(volume.parse().ok()?), inside));
            }
            let (floor, below) = below.split_once('/')?;
            let (number, below) = below.split_once('/')?;
            let (volume, inside) = below.split_once('/')?;
            let number = box_number(number)?;
            let place = BoxPlace { year: year.parse().ok()?, floor: floor.parse().ok()?, number };
            Some((BundleId::Boxed(place, volume.parse().ok()?), inside))
        }
        _ => None,
    }
}

/// Whether a name in the folder of manifests is a writer's: an id that a writer can have, and the ending. A copy that a sync
/// service made under a name with blanks, brackets or capitals is none, and a stray.
pub fn is_manifest_name(name: &str) -> bool {
    name.strip_suffix(MANIFEST_ENDING).is_some_and(|writer| writer.parse::<WriterId>().is_ok())
}

/// The path of a writer's manifest inside its bundle.
pub fn manifest_path(writer: &str) -> String {
    format!("{MANIFESTS}/{writer}{MANIFEST_ENDING}")
}

/// The name of a box's folder, read back.
pub fn box_number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix("box-")?;
    let number = digits.parse().ok().filter(|number| *number != 0)?;
    (format!("{number:02}") == digits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_parse_and_print_alike() {
        for name in ["1203_2021-03-01_宏達貿易_7k2m", "12_a_2021-03-01_acme-ltd_7k2m"] {
            assert_eq!(name.parse::<VolumeFolder>().unwrap().to_string(), name);
        }
        assert!("2021-03-01_acme".parse::<ClientFolder>().is_err());
        assert!("room".parse::<ClientFolder>().is_err());
    }

    #[test]
    fn a_path_knows_its_bundle() {
        for bundle in [
            "staff",
            "policies",
            "units/12/1203/room",
            "units/12/1203/2021-03-01_acme_7k2m",
            "registers/boxes/2025",
            "moved-out/2025/12/box-01/1203_2021-03-01_acme_7k2m",
            "moved-out/late/1203_2021-03-01_acme_7k2m",
        ] {
            let path = format!("{bundle}/data/cover.toml");
            let (id, inside) = bundle_at(&path).unwrap();
            assert_eq!((id.path().as_str(), inside), (bundle, "data/cover.toml"));
        }
        for path in ["deedbox.toml", "units/12/1203/x/y", "moved-out/2025/catalogue.csv", "moved-out/2025/12/box-1/x/y"]
        {
            assert_eq!(bundle_at(path), None, "{path}");
        }
    }

    #[test]
    fn an_entry_knows_its_place() {
        for path in
            ["data/cover.toml", "data/cover+01-label-printed-q7d2.toml", "data/records/2026-03-01-loan-x4p9.toml"]
        {
            assert_eq!(entry_path(entry_at(path).unwrap().unwrap()), path);
        }
        assert_eq!(entry_at("data/originals/unit/x.pdf"), None);
        assert_eq!(entry_at("data/2026-03-01-loan-x4p9.toml"), Some(Err(())));
        assert_eq!(entry_at("data/records/x.toml"), Some(Err(())));
        assert_eq!(entry_at("data/records/x.toml.sig"), Some(Err(())));
        assert_eq!(entry_at("data/records/2026-03-01-loan-x4p9.toml.sig"), None);
        assert_eq!(signature_at("data/cover.toml.sig"), Some(EntryName::Record(Stem::Cover)));
        assert_eq!(signature_at("data/cover.toml.sig.sig"), None);
        assert_eq!(signature_at("data/cover.toml"), None);
    }
}
