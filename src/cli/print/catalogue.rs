//! `deedbox print catalogue --in-archive`: a year's catalogue and box labels in the archive, printed anew from the box records (P2-6).

use crate::archive::layout::MOVED_OUT;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::print::year;
use crate::desk::box_year;
use crate::error::Result;
use crate::model::Year;

/// Prints them anew.
pub(super) fn anew(ctx: &mut Context, year: Year) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let words = ctx.words;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        box_year::catalogue(desk, tx, year, &|catalogue| year::catalogue(archive.settings(), catalogue, &words))
    })?;
    if carried.made == 0 {
        ctx.say(&Done::NothingToBox(year))?;
        return Ok(Outcome::Done);
    }
    let folder = format!("{MOVED_OUT}/{year}");
    let files: Vec<String> = box_year::PRINTS.iter().map(|name| format!("{folder}/{name}")).collect();
    ctx.made(&carried, &files)?;
    ctx.say_done(&carried, &Done::CataloguePrinted { folder, volumes: carried.made })?;
    Ok(Outcome::Done)
}
