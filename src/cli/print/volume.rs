//! `deedbox print volume`: a client's file as a bound volume: cover, item list, file note, spine (P2-3).

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::print::data;
use crate::cli::print::loans::name;
use crate::cli::print::page::{Output, deliver};
use crate::cli::print::spine::Width;
use crate::error::Result;
use crate::model::settings::Settings;
use crate::model::{Date, FileName, Retention};
use crate::output::form::{self, BoundBy, ItemLine, Supplement, VolumePage, VolumeState};
use crate::views::people;
use crate::views::show::{Binding, FileSheet, PaperLine};
use crate::views::volume::{self, Volume};

/// A client's file as a volume: cover, item list, file note, and spine on a sheet of A3
///
/// Of a client who is there it says that it is not bound yet; the numbers of the papers are given when it is bound, and its code
/// when it is boxed.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print volume 1203@2023-06-30 --width 40 -o volume.html
  deedbox --lang zh-Hant print volume 1203 > 1203.html")]
pub(super) struct VolumeArgs {
    /// Unit, for its present client; or the unit and the day on which a client left it
    #[arg(value_name = "UNIT[@DATE]")]
    file: FileName,
    /// Width of the spine, in millimetres
    #[arg(long, value_name = "MM", default_value = "30")]
    width: Width,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(ctx: &mut Context, args: VolumeArgs) -> Result<Outcome> {
    let VolumeArgs { file, width, output } = args;
    let archive = ctx.archive()?;
    let volume = volume::volume(&archive, &file)?;
    let bound = match &volume.binding {
        Some(binding) => Some(BoundBy {
            by: name(&people::names(&archive)?, &binding.by),
            on: binding.on,
            waived: binding.waived.clone(),
            reason: binding.reason.clone(),
        }),
        None => None,
    };
    let page = page(archive.settings(), &volume, bound);
    if data::is_wanted(ctx, &output) {
        return data::tell(ctx, &data::volume(&page));
    }
    let text = form::volume(ctx.page_phrases(&archive), archive.settings(), &page, width.into())?;
    deliver(ctx, &archive, &output, &text)
}

fn page(settings: &Settings, volume: &Volume, bound: Option<BoundBy>) -> VolumePage {
    let sheet = &volume.sheet;
    let boxed = sheet.boxes.iter().find(|line| line.boxed.supplement_to.is_none()).map(|line| &line.boxed);
    let papers = |wanted: &dyn Fn(&PaperLine) -> bool| -> Vec<ItemLine> {
        sheet.papers.iter().filter(|paper| wanted(paper)).map(|paper| item(volume, paper)).collect()
    };
    let is_bound = bound.is_some();
    let state = match (bound, boxed) {
        (None, _) => VolumeState::Open,
        (Some(bound), None) => VolumeState::Sealed(bound),
        (Some(bound), Some(boxed)) => VolumeState::Boxed(bound, boxed.code.clone(), boxed.place()),
    };
    let supplements = sheet.boxes.iter().map(|line| &line.boxed).filter(|boxed| boxed.supplement_to.is_some());
    VolumePage {
        title: sheet.cover.company.clone(),
        units: sheet.units.iter().map(|held| held.unit.clone()).collect(),
        floor: sheet.floor.clone(),
        scan_code: sheet.scan_code,
        dates: boxed.map_or_else(|| dates(sheet), |boxed| (boxed.from, Some(boxed.to))),
        retention: boxed.map_or_else(|| retention(settings, sheet), |boxed| boxed.retention),
        state,
        items: papers(&|paper| match paper.binding {
            Binding::Open => !paper.voided,
            _ => volume.number(paper).is_some(),
        }),
        late: papers(&|paper| is_bound && paper.binding == Binding::Late && !paper.voided),
        room: papers(&|paper| paper.binding == Binding::Room && !paper.voided),
        supplements: supplements
            .map(|boxed| Supplement { code: boxed.code.clone(), items: boxed.items, place: boxed.place() })
            .collect(),
    }
}

fn item(volume: &Volume, line: &PaperLine) -> ItemLine {
    let paper = &line.paper;
    ItemLine {
        no: volume.number(line),
        ref_no: paper.ref_no.clone(),
        author: paper.author.clone(),
        title: paper.title.clone(),
        date: paper.date,
        level: paper.level,
        pages: paper.attachment.pages,
        superseded_by: line.superseded_by.as_ref().map(ToString::to_string),
        voided: line.voided,
    }
}

/// From the day of moving in, or the earliest paper, to the day of departure, or the latest one.
fn dates(sheet: &FileSheet) -> (Date, Option<Date>) {
    let of_file = || sheet.papers.iter().filter(|paper| paper.binding != Binding::Room && !paper.voided);
    let first = sheet.units.first();
    let from = of_file().map(|line| line.paper.date).chain(first.map(|held| held.from)).min();
    let left = first.and_then(|held| held.to);
    let to =
        left.map(|left| of_file().filter(|p| p.binding == Binding::Bound).map(|p| p.paper.date).fold(left, Date::max));
    (from.unwrap_or(sheet.cover.move_in), to)
}

/// The longest term of the papers.
fn retention(settings: &Settings, sheet: &FileSheet) -> Retention {
    let papers = sheet.papers.iter().filter(|paper| !matches!(paper.binding, Binding::Room | Binding::Late));
    let terms = papers.filter(|paper| !paper.voided).map(|paper| settings.retention_of(&paper.paper.category));
    terms.fold(settings.default_retention(), Retention::max)
}
