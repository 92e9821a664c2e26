//! What stands on the shelves: the file of each client, and once it is boxed the volume and its supplements, each with the
//! record that says where its paper stands (P2-2, S-LOC).

use std::collections::BTreeMap;

use crate::archive::layout::{BundleId, VolumeFolder};
use crate::archive::lookup::Lookup;
use crate::archive::storage_error::StorageError;
use crate::archive::tenancy::{self, ClientFile, LookupError};
use crate::archive::{file_parts, find};
use crate::model::case::seen;
use crate::model::loan::{self, LoanStatus};
use crate::model::record::Boxed;
use crate::model::stands::{self, StandsAt};
use crate::model::stocktake::{Booked, CountLine, OtherShelf, Scan, count};
use crate::model::{AsOf, Body, BoxPlace, Case, FileName, Kind, Line, PieceName, Place, Register, ScanCode, Stem};

/// Something that stands on a shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfPiece {
    /// What it is called for life: the identity of its bundle; of a supplement, which shares that of its volume, its code.
    pub identity: String,
    /// The client's file, by the tenancy of the first unit.
    pub file: ClientFile,
    /// What its box record says; none of a file that is not boxed.
    pub boxed: Option<Boxed>,
    /// The record that says where it stands, the cover or the box record, with every event.
    pub case: Case,
    /// The bundle to which its next event goes.
    pub write_to: BundleId,
    /// The bundles in which its record and its events lie.
    pub parts: Vec<BundleId>,
}

impl ShelfPiece {
    /// The code on its label or spine.
    pub fn code(&self) -> ScanCode {
        ScanCode::of(&self.identity)
    }

    /// The box that it lies in.
    pub fn in_box(&self) -> Option<BoxPlace> {
        self.boxed.as_ref().map(Boxed::place)
    }

    /// The name by which people ask for it: a file or a volume by its unit, a supplement by its code.
    pub fn name(&self) -> PieceName {
        match &self.boxed {
            Some(boxed) if boxed.supplement_to.is_some() => PieceName::Volume(boxed.code.clone()),
            _ => PieceName::File(self.file.name.clone()),
        }
    }

    /// Whose it is.
    pub fn company(&self) -> Option<Line> {
        let case = self.case.sight(&AsOf::NOW)?;
        match &case.record.body {
            Body::Cover(cover) => Some(cover.company.clone()),
            _ => case.record.head.title.clone(),
        }
    }

    /// Where it stands, where anybody has said so.
    pub fn stands(&self, view: &AsOf) -> Option<StandsAt> {
        stands::stands(&self.case, view)
    }
}

/// A box record, and the bundle in which it lies.
type BoxedPiece = (BundleId, Case, Boxed);

/// The box records of every volume, by its folder: the volume itself before its supplements, each once.
fn box_records(lookup: &mut impl Lookup) -> Result<BTreeMap<String, Vec<BoxedPiece>>, StorageError> {
    let mut boxes: BTreeMap<String, Vec<BoxedPiece>> = BTreeMap::new();
    for (bundle, _) in find::register_years(lookup, Register::Boxes)? {
        for case in lookup.bundle(&bundle)?.cases(lookup.archive().reader(), Kind::Box)? {
            if let Body::Box(boxed) = case.record.body.clone() {
                boxes.entry(boxed.volume.to_string()).or_default().push((bundle.clone(), case, boxed));
            }
        }
    }
    for records in boxes.values_mut() {
        records.sort_by_key(|(_, case, boxed)| (boxed.supplement_to.is_some(), boxed.year, case.stem));
        // A volume that two clones boxed is one piece; `verify` tells of the two records.
        let mut volume = false;
        records.retain(|(_, _, boxed)| boxed.supplement_to.is_some() || !std::mem::replace(&mut volume, true));
    }
    Ok(boxes)
}

/// The pieces of a client's file: the file itself, or its volume and supplements.
fn of_file(
    lookup: &mut impl Lookup,
    file: &ClientFile,
    boxes: &mut BTreeMap<String, Vec<BoxedPiece>>,
) -> Result<Vec<ShelfPiece>, StorageError> {
    let folder = VolumeFolder { unit: file.home.unit.clone(), client: file.tenure.client.clone() };
    let records = if file.main.is_closed() { boxes.remove(&folder.to_string()) } else { None };
    let identity = file.main.identity();
    if let Some(records) = records {
        let piece = |(bundle, case, boxed): BoxedPiece| ShelfPiece {
            identity: if boxed.supplement_to.is_some() { boxed.code.to_string() } else { identity.clone() },
            file: file.clone(),
            boxed: Some(boxed),
            case,
            write_to: bundle.clone(),
            parts: vec![bundle],
        };
        return Ok(records.into_iter().map(piece).collect());
    }
    let parts = file.bundles();
    let case = file_parts::case(lookup, &parts, Stem::Cover)?
        .ok_or_else(|| StorageError::Missing(format!("{}/data/cover.toml", file.main.path())))?;
    Ok(vec![ShelfPiece { identity, file: file.clone(), boxed: None, case, write_to: file.write_to.clone(), parts }])
}

/// Everything that stands on the shelves, by units; of one unit the earliest client first.
pub fn all(lookup: &mut impl Lookup) -> Result<Vec<ShelfPiece>, LookupError> {
    let mut boxes = box_records(lookup)?;
    let mut pieces = Vec::new();
    for place in lookup.units()?.iter() {
        for file in find::files_of_first_unit(lookup, place)? {
            pieces.extend(of_file(lookup, &file, &mut boxes)?);
        }
    }
    Ok(pieces)
}

/// What a name means: one thing, or all that lies in a box; nothing where a code or a box is not known.
///
/// # Errors
/// There is no such unit, or nobody is, or left, there.
pub fn named(lookup: &mut impl Lookup, name: &PieceName) -> Result<Vec<ShelfPiece>, LookupError> {
    let in_all = |lookup: &mut _, wanted: &dyn Fn(&ShelfPiece) -> bool| {
        let mut pieces = all(lookup)?;
        pieces.retain(wanted);
        Ok(pieces)
    };
    match name {
        PieceName::File(file) => of_name(lookup, file),
        PieceName::Either(file, code) => match of_name(lookup, file) {
            Err(unknown @ LookupError::UnknownUnit { .. }) => {
                let scanned = named(lookup, &PieceName::Code(*code))?;
                if scanned.is_empty() { Err(unknown) } else { Ok(scanned) }
            }
            found => found,
        },
        PieceName::Volume(code) => {
            in_all(lookup, &|piece| piece.boxed.as_ref().is_some_and(|boxed| boxed.code == *code))
        }
        PieceName::Box(place) => in_all(lookup, &|piece| piece.in_box().as_ref() == Some(place)),
        PieceName::Code(code) => {
            in_all(lookup, &|piece| piece.code() == *code || piece.in_box().is_some_and(|place| place.code() == *code))
        }
    }
}

/// The file of a client, or its volume without supplements, by whichever of its units it is named.
fn of_name(lookup: &mut impl Lookup, name: &FileName) -> Result<Vec<ShelfPiece>, LookupError> {
    let file = tenancy::client_file(lookup, name)?;
    let mut boxes = if file.main.is_closed() { box_records(lookup)? } else { BTreeMap::new() };
    let mut pieces = of_file(lookup, &file, &mut boxes)?;
    pieces.truncate(1);
    Ok(pieces)
}

/// What was counted at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Everything that stands on the shelves.
    pub pieces: Vec<ShelfPiece>,
    /// What was scanned or looked for; `booked` counts in `pieces`.
    pub lines: Vec<CountLine>,
}

/// Why a place cannot be counted.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// The code of a shelf elsewhere was scanned.
    #[error("{0} is another place")]
    OtherShelf(Place),
}

impl From<StorageError> for CountError {
    fn from(e: StorageError) -> Self {
        Self::Lookup(e.into())
    }
}

/// Compares what was scanned at a place with what stands there by the book.
pub fn counted(lookup: &mut impl Lookup, at: &Place, scans: &[Scan]) -> Result<Counted, CountError> {
    let pieces = all(lookup)?;
    let mut shelves = shelves(lookup, &pieces);
    shelves.extend(at.and_around().map(|place| (place.code(), place)));
    let booked = booked(lookup, &pieces)?;
    let scans = scans.iter().map(|scan| by_code(lookup, &pieces, scan)).collect::<Result<Vec<_>, _>>()?;
    let lines = count(at, &booked, (&shelves, &scans)).map_err(|OtherShelf(place)| CountError::OtherShelf(place))?;
    Ok(Counted { pieces, lines })
}

/// What was typed or scanned, by the code of what it names: a unit, the volume of who left, a volume's code, an identity. What names
/// nothing stays as it is.
fn by_code(lookup: &mut impl Lookup, pieces: &[ShelfPiece], scan: &Scan) -> Result<Scan, StorageError> {
    let Scan::Text(text) = scan else { return Ok(scan.clone()) };
    let identity = match text.as_str().parse() {
        Ok(PieceName::File(name) | PieceName::Either(name, _)) => match tenancy::client_file(lookup, &name) {
            Ok(file) => Some(file.main.identity()),
            Err(LookupError::Storage(e)) => return Err(e),
            Err(_) => None,
        },
        Ok(PieceName::Volume(code)) => {
            let of_code = |piece: &&ShelfPiece| piece.boxed.as_ref().is_some_and(|boxed| boxed.code == code);
            pieces.iter().find(of_code).map(|piece| piece.identity.clone())
        }
        Ok(PieceName::Code(_) | PieceName::Box(_)) | Err(_) => None,
    };
    let named = identity.unwrap_or_else(|| text.to_string());
    let piece = pieces.iter().find(|piece| piece.identity == named);
    Ok(piece.map_or_else(|| scan.clone(), |piece| Scan::Code(piece.code())))
}

/// The places that are known: those at which something stands by the book, those that `deedbox.toml` names, and all around
/// them; by the codes on their shelves.
pub fn shelves(lookup: &impl Lookup, pieces: &[ShelfPiece]) -> BTreeMap<ScanCode, Place> {
    let stands = pieces.iter().filter_map(|piece| piece.stands(&AsOf::NOW)).map(|stands| stands.place);
    let cabinets = lookup.archive().settings().cabinets.values().flatten().cloned();
    let around = stands.chain(cabinets).flat_map(|place| place.and_around().collect::<Vec<_>>());
    around.map(|place| (place.code(), place)).collect()
}

/// Whether a client's file is lent as a whole.
fn is_lent(lookup: &mut impl Lookup, file: &ClientFile) -> Result<bool, StorageError> {
    let loans = seen(file_parts::cases(lookup, &file.bundles(), Kind::Loan)?, &AsOf::NOW);
    Ok(loans.iter().any(is_out_whole))
}

/// Whether a loan is of the whole file, and out.
pub fn is_out_whole(case: &Case) -> bool {
    loan::of(case)
        .is_some_and(|asked| asked.papers.is_empty() && loan::fold(case, asked, None).status == LoanStatus::Out)
}

/// What stands on the shelves as a stock-take compares it.
fn booked(lookup: &mut impl Lookup, pieces: &[ShelfPiece]) -> Result<Vec<Booked>, StorageError> {
    let mut all = Vec::new();
    for piece in pieces {
        all.push(Booked {
            identity: piece.identity.clone(),
            code: piece.code(),
            box_code: piece.in_box().map(|place| place.code()),
            place: piece.stands(&AsOf::NOW).map(|stands| stands.place),
            lent: is_lent(lookup, &piece.file)?,
        });
    }
    Ok(all)
}
