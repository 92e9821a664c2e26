//! `deedbox print handover`: the list that both custodians sign (S-HAND).

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::print::data;
use crate::cli::print::loans::name;
use crate::cli::print::page::{Output, deliver};
use crate::error::Result;
use crate::model::Reference;
use crate::output::form::{self, HandoverList, ListedFile};
use crate::views::{handovers, people};

/// The list of files that one custodian hands over to another, to be signed
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox print handover handovers/x4p9 -o list.html")]
pub(super) struct PrintHandoverArgs {
    /// The hand-over
    #[arg(value_name = "ID")]
    id: Reference,
    #[command(flatten)]
    output: Output,
}

pub(super) fn list(ctx: &mut Context, args: &PrintHandoverArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let (line, files) = handovers::list(&archive, &args.id)?;
    if data::is_wanted(ctx, &args.output) {
        return data::tell(ctx, &handovers::table(&[line]));
    }
    let names = people::names(&archive)?;
    let head = &line.case.record.head;
    // A company is called what it is called.
    let to = line.handover.to.as_str();
    let to = to.parse().map_or_else(|_| to.to_owned(), |person| name(&names, &person));
    let list = HandoverList {
        id: line.id.clone(),
        date: head.date(),
        people: (name(&names, &line.handover.from), to),
        note: head.title.clone(),
        files: files
            .into_iter()
            .map(|file| ListedFile { client: file.client, label: file.label, papers: file.papers, pages: file.pages })
            .collect(),
    };
    let text = form::handover_list(ctx.page_phrases(&archive), archive.settings(), &list)?;
    deliver(ctx, &archive, &args.output, &text)
}
