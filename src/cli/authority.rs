//! `deedbox authority`: who may consult clients' files, and pass on what is in them (P1-5b).

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::authority::{self, Give};
use crate::error::Result;
use crate::model::authority::Permission;
use crate::model::message::Value;
use crate::model::{Date, Line, Reference, Role, StaffId};
use crate::views::authorities::{self, WhichAuthorities};

/// Give and end the general manager's authority to consult files, and list who has it
///
/// Under an authority to consult, the manager approves what the office's own people read of ordinary papers. Without one the
/// general manager approves each time, as he does for confidential papers, for readers from outside, and for whatever leaves.
#[derive(Args, Debug)]
pub(super) struct AuthorityArgs {
    #[command(subcommand)]
    command: AuthorityCommand,
}

#[derive(Debug, Subcommand)]
enum AuthorityCommand {
    Give(GiveArgs),
    End(EndArgs),
    List(AuthorityListArgs),
}

/// Give an authority, until a day
///
/// Reserved for the general manager. It is for everybody who holds one of the roles, is of one of the departments, or is named.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as wong authority give --for consult --role clerk --role supervisor --until 2027-12-31
  deedbox --as wong authority give --for consult --department 客務部 --until 2027-12-31
  deedbox --as wong authority give --for pass-on --person lee --until 2027-03-31 --title '年審'")]
struct GiveArgs {
    /// What it lets them do: consult (read files) or pass-on
    #[arg(long = "for", value_name = "WHAT")]
    lets: Permission,
    /// Last day on which it holds
    #[arg(long, value_name = "DATE")]
    until: Date,
    /// A role: everybody who holds it (can be repeated)
    #[arg(long, value_name = "ROLE")]
    role: Vec<Role>,
    /// A department: everybody of it (can be repeated)
    #[arg(long, value_name = "NAME")]
    department: Vec<Line>,
    /// A person of the staff (can be repeated)
    #[arg(long, value_name = "STAFF")]
    person: Vec<StaffId>,
    /// What it is given for
    #[arg(long, value_name = "TEXT")]
    title: Option<Line>,
    /// First day on which it holds; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// End an authority before its last day
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox --as wong authority end authorities/x4p9 --note '部門已撤銷'")]
struct EndArgs {
    /// Id of the authority
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Day on which it ends; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
}

/// List the authorities that were given, newest first, with how each stands
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox authority list --in-force
  deedbox --format csv authority list > authorities.csv")]
struct AuthorityListArgs {
    /// Those alone that hold today
    #[arg(long)]
    in_force: bool,
}

pub(super) fn run(ctx: &mut Context, args: AuthorityArgs) -> Result<Outcome> {
    match args.command {
        AuthorityCommand::Give(args) => give(ctx, args),
        AuthorityCommand::End(args) => end(ctx, args),
        AuthorityCommand::List(args) => list(ctx, &args),
    }
}

fn give(ctx: &mut Context, args: GiveArgs) -> Result<Outcome> {
    let GiveArgs { lets, until, role, department, person, title, date } = args;
    let archive = ctx.archive()?;
    let from = match date {
        Some(date) => date,
        None => ctx.today(&archive)?,
    };
    let ask = Give { lets, roles: role, departments: department, people: person, from, until, title };
    let carried = ctx.carry_out(&archive, |desk, tx| authority::give(desk, tx, &ask))?;
    let id = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    let whom = ask.roles.iter().map(ToString::to_string);
    let whom = whom.chain(ask.departments.iter().map(ToString::to_string));
    let whom = whom.chain(ask.people.iter().map(ToString::to_string)).map(Value::Code).collect();
    ctx.say_done(&carried, &Done::Given { id, lets, whom, from, until })?;
    Ok(Outcome::Done)
}

fn end(ctx: &mut Context, args: EndArgs) -> Result<Outcome> {
    let EndArgs { reference, date, note } = args;
    let archive = ctx.archive()?;
    let date = match date {
        Some(date) => date,
        None => ctx.today(&archive)?,
    };
    let carried = ctx.carry_out(&archive, |desk, tx| authority::end(desk, tx, &reference, (date, note.clone())))?;
    let (id, date) = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::Ended { id, date })?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context, args: &AuthorityListArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let which = if args.in_force { WhichAuthorities::InForce } else { WhichAuthorities::All };
    let table = authorities::list(&archive, which, ctx.desk(&archive)?.now)?;
    ctx.listing(&table, &["id", "lets", "roles", "departments", "people", "until", "state"])?;
    Ok(Outcome::Done)
}
