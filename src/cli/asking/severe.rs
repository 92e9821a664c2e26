//! Severe acts: at a terminal it is said what will happen, and a word that names it is typed.

use crate::archive::{Archive, Transaction};
use crate::cli::asking::sure;
use crate::cli::context::Context;
use crate::cli::environment::Respondent;
use crate::desk::Desk;
use crate::error::Result;
use crate::output::phrases::say;

/// Whether the person has said yes to it already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum SaidYes {
    /// With `--yes`.
    Already,
    NotYet,
}

impl From<bool> for SaidYes {
    fn from(yes: bool) -> Self {
        if yes { Self::Already } else { Self::NotYet }
    }
}

/// Whether a severe act is to be carried out: what it would do is said, and the word that names it is asked for.
pub(in crate::cli) fn agreed<T>(
    ctx: &mut Context,
    archive: &Archive,
    said: SaidYes,
    act: impl FnMut(&Desk, &mut Transaction) -> Result<T>,
    told: impl Fn(&Context, &T) -> Option<(String, String)>,
) -> Result<bool> {
    let Some(made) = looked_at(ctx, archive, said, act)? else { return Ok(true) };
    let Some((what, word)) = told(ctx, &made) else { return Ok(true) };
    ctx.say_text(&what)?;
    let words = ctx.words;
    let question = say!(words, "usage-ask-type", word = &word);
    left_unless(ctx, sure::typed(words, &question, &word))
}

/// The same with a plain yes.
pub(in crate::cli) fn seen<T>(
    ctx: &mut Context,
    archive: &Archive,
    said: SaidYes,
    act: impl FnMut(&Desk, &mut Transaction) -> Result<T>,
    told: impl Fn(&Context, &T) -> Option<String>,
) -> Result<bool> {
    let Some(made) = looked_at(ctx, archive, said, act)? else { return Ok(true) };
    let Some(what) = told(ctx, &made) else { return Ok(true) };
    ctx.say_text(&what)?;
    let words = ctx.words;
    left_unless(ctx, sure::yes(words, &say!(words, "usage-ask-sure")))
}

/// What an act would do, where somebody is to be asked: it is decided as for a dry run, so that what is refused is refused before
/// anything is asked.
fn looked_at<T>(
    ctx: &mut Context,
    archive: &Archive,
    said: SaidYes,
    act: impl FnMut(&Desk, &mut Transaction) -> Result<T>,
) -> Result<Option<T>> {
    if said == SaidYes::Already || ctx.common.dry_run || ctx.environment.answering == Respondent::Nobody {
        return Ok(None);
    }
    ctx.common.dry_run = true;
    let looked = ctx.carry_out(archive, act);
    ctx.common.dry_run = false;
    looked.map(|carried| Some(carried.made))
}

fn left_unless(ctx: &mut Context, agreed: bool) -> Result<bool> {
    if !agreed {
        ctx.say_text(&say!(ctx.words, "usage-ask-left"))?;
    }
    Ok(agreed)
}
