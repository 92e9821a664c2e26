//! `deedbox remote bag`: a volume as a bag with holes, which whoever gets it fills from the store (RFC 8493, section 2.2.3).

use std::io::Write as _;
use std::path::Path;

use crate::archive::bag::{self, PAYLOAD_MANIFEST};
use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::export_files::OutsidePlace;
use crate::archive::{Archive, At as _, Bundle, BundleId, StorageError, Verb, layout, manifest};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::remote::asked::RemoteBagArgs;
use crate::cli::remote::crew;
use crate::cli::remote::opened::OpenedStore;
use crate::cli::remote::push::is_right;
use crate::cli::remote::told::{self, StoreDone};
use crate::cli::remote::verify::absent;
use crate::desk::let_go::{self, HoleyBag, StoreApproval};
use crate::error::{Input, Result};
use crate::model::remote::key_of;
use crate::model::{Listed, VolumeCode};
use crate::output::phrases::say;
use crate::remote::StoreFinding;
use crate::views::contents::{self, ContentPlace, PaperContent};

/// What a bag says of what is fetched.
const FETCH: &str = "fetch.txt";

/// The largest of a bag's own files that is read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

pub(super) fn run(ctx: &mut Context, args: &RemoteBagArgs) -> Result<Outcome> {
    let archive = ctx.archive_anew()?;
    let opened = OpenedStore::open(ctx, &archive, args.from.as_deref())?;
    let id = contents::boxed_as(&archive, &args.volume)?.ok_or_else(|| Input::UnknownVolume(args.volume.clone()))?;
    let bundle = Bundle::read(archive.reader(), &id)?;
    let target = ctx.path(&args.to);
    archive.check_outside(&target)?;
    let place = OutsidePlace::new(&archive, &target)?;
    let papers: Vec<PaperContent> = contents::papers(&bundle)
        .into_iter()
        .map(|(path, sha256)| PaperContent {
            sha256,
            first: ContentPlace { bundle: id.clone(), path },
            others: Vec::new(),
            until: None,
        })
        .collect();
    let ask = HoleyBag {
        volume: args.volume.clone(),
        to: args.recipient.clone(),
        purpose: args.purpose.clone(),
        papers: papers.len(),
    };
    let asked = ctx.carry_out(&archive, |desk, tx| let_go::bag_approval(desk, tx, &ask))?;
    let approval = match asked.made.clone() {
        StoreApproval::Given(id) => id,
        StoreApproval::Waits(id) => {
            ctx.made(&asked, &[id.to_string()])?;
            ctx.say_done(&asked, &StoreDone::BagAsked { id })?;
            return Ok(Outcome::Done);
        }
    };
    let (holes, mut found) = holes(ctx, &opened, &papers)?;
    if !found.is_empty() {
        let wrong = found.len();
        let remote = opened.name.to_string();
        let said = say!(ctx.words, "store-verified", remote = remote, right => papers.len() - wrong, wrong => wrong);
        return told::tell(ctx, &mut found, &[("right", papers.len() - wrong), ("wrong", wrong)], &said);
    }
    let list = archive.reader().read(format!("{id}/{PAYLOAD_MANIFEST}"), MAX_BYTES)?;
    let list = list_of(&args.volume, &list)?;
    if !ctx.common.dry_run {
        if place.is_left() {
            place.sweep(&archive)?;
        }
        let written = write(&archive, &place, (&id, &bundle), &holes);
        if let Err(e) = written {
            place.give_up(&archive)?;
            return Err(e);
        }
    }
    let carried = ctx.carry_out(&archive, |desk, tx| let_go::bag_out(desk, tx, &approval, &list));
    let carried = match carried {
        Err(e) => {
            place.give_up(&archive)?;
            return Err(e);
        }
        Ok(carried) => carried,
    };
    // Registered by now: only then does it lie where it is looked for.
    if !ctx.common.dry_run {
        place.put_folder(&archive)?;
    }
    ctx.made(&carried, &[approval.to_string()])?;
    let folder = target.display().to_string();
    ctx.say_done(&carried, &StoreDone::BagWritten { folder, holes: papers.len(), id: approval })?;
    Ok(Outcome::Done)
}

fn list_of(volume: &VolumeCode, bytes: &[u8]) -> Result<Listed> {
    Ok(Listed { sha256: crate::archive::digest(bytes), path: format!("{volume}/{PAYLOAD_MANIFEST}").parse()? })
}

/// The lines of what is fetched: each paper is in the store, with its digest.
fn holes(ctx: &mut Context, opened: &OpenedStore, papers: &[PaperContent]) -> Result<(String, Vec<StoreFinding>)> {
    let address = format!("{}/{}", opened.rules.endpoint, opened.rules.bucket);
    let lines = crew::each(ctx, papers, |paper| {
        let path = paper.first.full();
        Ok(match opened.store.look(paper.sha256)? {
            Some(seen) if is_right(opened, paper, &seen)? => {
                let inside = encoded(paper.first.path.as_str());
                Ok(format!("{address}/{} {} {inside}\n", key_of(paper.sha256), seen.size))
            }
            Some(_) => Err(StoreFinding::OtherBytes { path }),
            None => Err(absent(opened, paper)?),
        })
    })?;
    let (mut right, mut found) = (Vec::new(), Vec::new());
    for line in lines {
        match line {
            Ok(line) => right.push(line),
            Err(finding) => found.push(finding),
        }
    }
    right.sort();
    Ok((right.concat(), found))
}

/// A path as `fetch.txt` has it: what would end its line is written otherwise.
fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Writes the bag: what closes the volume, its lists and its records as they are, and where the rest is.
fn write(archive: &Archive, place: &OutsidePlace, (id, bundle): (&BundleId, &Bundle), holes: &str) -> Result<()> {
    place.folder(archive)?;
    let put = |name: &str, bytes: &[u8]| -> Result<(), StorageError> {
        let mut file = place.file_in(archive, name)?;
        file.write_all(bytes).at(Verb::Write, Path::new(name))?;
        archive.disk().sync_file(&file, Path::new(name))
    };
    for name in bag::FILES {
        put(name, &archive.reader().read(format!("{id}/{name}"), MAX_BYTES)?)?;
    }
    for manifest in manifest::read_all(archive.reader(), &id.path())? {
        put(&manifest.path, &manifest.bytes)?;
    }
    for (path, sha256) in bundle.listing().files.iter().filter(|(path, _)| !layout::is_paper(path)) {
        if bundle.destroyed.contains_key(path) {
            continue;
        }
        let copy =
            OutgoingCopy { from: format!("{id}/{path}"), sha256: *sha256, name: path.to_string(), encrypted: None };
        place.copy_in(archive, &copy)?;
    }
    put(FETCH, holes.as_bytes())?;
    Ok(())
}
