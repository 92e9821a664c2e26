//! `deedbox add`: open a client's file.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::EnteredFrom;
use crate::desk::open_file::{self, OpenFile};
use crate::error::{Input, Result};
use crate::model::{Contact, Cover, Date, FileName, Line, Reference, StaffId, UnitCode};

/// Open a client's file
///
/// One file per client, in the first unit; a unit that is let is refused. `--with` gives the client of another unit a
/// further one.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox add 1203 --company 宏達貿易有限公司 --move-in 2026-03-01 --contact '陳小姐;+852 2000 0001;chan@example.com'
  deedbox add 1203 --company 宏達貿易有限公司 --move-in 2026-03-01 --from enquiries/x4p9
  deedbox add 1204 --with 1203 --move-in 2026-06-01")]
pub(super) struct AddArgs {
    /// Unit that is let
    unit: UnitCode,
    /// The company's name
    #[arg(long, value_name = "NAME", conflicts_with = "with")]
    company: Option<Line>,
    /// The unit whose client takes this one as well
    #[arg(long, value_name = "UNIT", conflicts_with_all = ["label", "also", "english", "nature", "headcount", "website", "contact", "emergency", "credit", "custodian", "department", "lease_end", "owner", "sub_tenant", "from", "returns"])]
    with: Option<UnitCode>,
    /// Day from which the unit is theirs
    #[arg(long, value_name = "DATE")]
    move_in: Date,
    /// Name on the file's label; else the company's
    #[arg(long, value_name = "NAME")]
    label: Option<Line>,
    /// The company's name in English
    #[arg(long, value_name = "NAME")]
    english: Option<Line>,
    /// What sort of company it is
    #[arg(long, value_name = "TEXT")]
    nature: Option<Line>,
    /// How many people work there
    #[arg(long, value_name = "N")]
    headcount: Option<u32>,
    /// The company's pages
    #[arg(long, value_name = "ADDRESS")]
    website: Option<Line>,
    /// Somebody to speak to (can be repeated)
    #[arg(long, value_name = "NAME;PHONE;EMAIL")]
    contact: Vec<Contact>,
    /// Somebody to call in an emergency (can be repeated)
    #[arg(long, value_name = "NAME;PHONE")]
    emergency: Vec<Contact>,
    /// Its credit standing
    #[arg(long, value_name = "TEXT")]
    credit: Option<Line>,
    /// Who keeps the file
    #[arg(long, value_name = "STAFF")]
    custodian: Option<StaffId>,
    /// Department that keeps the file, of those in deedbox.toml
    #[arg(long, value_name = "DEPARTMENT")]
    department: Option<Line>,
    /// Day on which the lease ends
    #[arg(long, value_name = "DATE")]
    lease_end: Option<Date>,
    /// Who owns what the client holds, where that is not the owner of the unit
    #[arg(long, value_name = "NAME")]
    owner: Option<Line>,
    /// Somebody who sits there under the client (can be repeated)
    #[arg(long, value_name = "NAME")]
    sub_tenant: Vec<Line>,
    /// A further unit of the same client (can be repeated)
    #[arg(long, value_name = "UNIT")]
    also: Vec<UnitCode>,
    /// Enquiry from which it came: what was recorded and filed for it is shown with the file
    #[arg(long, value_name = "ENQUIRY")]
    from: Option<Reference>,
    /// Volume before, of a client who comes back, as 1203@2023-06-30; one of the same label and company is found by itself
    #[arg(long, value_name = "UNIT@DATE")]
    returns: Option<FileName>,
}

pub(super) fn run(ctx: &mut Context, args: AddArgs) -> Result<Outcome> {
    match (&args.company, &args.with) {
        (Some(company), _) => open(ctx, &args, company.clone()),
        (None, Some(with)) => further(ctx, &args.unit, with, args.move_in),
        (None, None) => Err(Input::CompanyOrWith.into()),
    }
}

fn open(ctx: &mut Context, args: &AddArgs, company: Line) -> Result<Outcome> {
    let AddArgs {
        unit,
        company: _,
        with: _,
        move_in,
        label,
        english,
        nature,
        headcount,
        website,
        contact,
        emergency,
        credit,
        custodian,
        department,
        lease_end,
        owner,
        sub_tenant,
        also,
        from,
        returns,
    } = args;
    let mut units = vec![unit.clone()];
    for code in also {
        if !units.contains(code) {
            units.push(code.clone());
        }
    }
    let cover = Cover {
        label: label.clone().unwrap_or_else(|| company.clone()),
        company: company.clone(),
        english: english.clone(),
        nature: nature.clone(),
        headcount: *headcount,
        move_in: *move_in,
        lease_end: *lease_end,
        contacts: contact.clone(),
        emergency: emergency.clone(),
        website: website.clone(),
        credit: credit.clone(),
        custodian: custodian.clone(),
        department: department.clone(),
        owner: owner.clone(),
        sub_tenants: sub_tenant.clone(),
    };
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let (units, cover, enquiry, returns) = (units.clone(), cover.clone(), from.clone(), returns.clone());
        open_file::open_file(desk, tx, OpenFile { units, cover, enquiry, returns, entry: EnteredFrom::Fresh })
    })?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::Opened { units, company, move_in: *move_in })?;
    Ok(Outcome::Done)
}

fn further(ctx: &mut Context, unit: &UnitCode, with: &UnitCode, move_in: Date) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| open_file::add_further(desk, tx, unit, with, move_in))?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::Further { unit: unit.clone(), with: with.clone(), move_in })?;
    Ok(Outcome::Done)
}
