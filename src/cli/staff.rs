//! `deedbox staff`: the people who act.

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::staff_key::{self, StaffKeyArgs};
use crate::desk::enrol::{self, ChangeRoles, Enrol};
use crate::error::{Input, Result};
use crate::model::table::{self, Cell, Table};
use crate::model::{Date, Line, Role, StaffId};
use crate::views::people::{self, PersonSheet};

/// Enter people, give and end roles, and look at them
#[derive(Args, Debug)]
pub(super) struct StaffArgs {
    #[command(subcommand)]
    command: StaffCommand,
}

#[derive(Debug, Subcommand)]
enum StaffCommand {
    Add(StaffAddArgs),
    List(StaffListArgs),
    Show(StaffShowArgs),
    Role(RoleArgs),
    Leave(LeaveArgs),
    Return(StaffReturnArgs),
    Key(StaffKeyArgs),
}

/// Enter a person
///
/// Reserved for the manager; in a new office, until its first manager is entered, anybody may.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox staff add lee --name 李美 --role manager --department 客務部
  deedbox staff add 陳小明 --role clerk            the id is s1, s2 …, or --id")]
struct StaffAddArgs {
    /// The name; or the id by which records name the person, with --name
    #[arg(value_name = "NAME|ID")]
    who: Line,
    /// The name, where the id stands before it
    #[arg(long)]
    name: Option<Line>,
    /// The id; else one is made of the name
    #[arg(long, conflicts_with = "name")]
    id: Option<StaffId>,
    /// A role: clerk, supervisor, manager, sales-director, general-manager (can be repeated)
    #[arg(long, value_name = "ROLE")]
    role: Vec<Role>,
    /// The department
    #[arg(long)]
    department: Option<Line>,
    /// First day; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// List everybody who is or was on the staff, by their ids
#[derive(Args, Debug)]
struct StaffListArgs {}

/// Show a person, and what happened to their roles, newest first
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox staff show lee")]
struct StaffShowArgs {
    /// Whom
    id: StaffId,
}

/// Give and end roles
#[derive(Args, Debug)]
struct RoleArgs {
    /// Whose
    id: StaffId,
    /// A role to give (can be repeated)
    #[arg(long, value_name = "ROLE")]
    give: Vec<Role>,
    /// A role to end (can be repeated)
    #[arg(long, value_name = "ROLE")]
    end: Vec<Role>,
    /// From when; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Note that a person left
#[derive(Args, Debug)]
struct LeaveArgs {
    /// Who
    id: StaffId,
    /// Last day; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Note that a person who had left is back, under the same id
///
/// Reserved for the manager. The roles of before do not come back by themselves.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox staff return lee --role clerk")]
struct StaffReturnArgs {
    /// Who
    id: StaffId,
    /// A role that they hold from now on (can be repeated)
    #[arg(long, value_name = "ROLE")]
    role: Vec<Role>,
    /// First day; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: StaffArgs) -> Result<Outcome> {
    match args.command {
        StaffCommand::Add(args) => add(ctx, args),
        StaffCommand::List(StaffListArgs {}) => list(ctx),
        StaffCommand::Show(args) => show(ctx, args),
        StaffCommand::Role(args) => role(ctx, args),
        StaffCommand::Leave(args) => leave(ctx, args),
        StaffCommand::Return(args) => come_back(ctx, args),
        StaffCommand::Key(args) => staff_key::run(ctx, args),
    }
}

fn add(ctx: &mut Context, args: StaffAddArgs) -> Result<Outcome> {
    let StaffAddArgs { who, name, id, role, department, date } = args;
    let (id, name) = match (name, id, who.as_str().parse::<StaffId>()) {
        (Some(name), _, id) => (Some(id?), name),
        (None, Some(id), _) => (Some(id), who),
        (None, None, Ok(id)) => return Err(Input::PersonNameNeeded(id).into()),
        (None, None, Err(_)) => (None, who),
    };
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = Enrol {
            id: id.clone(),
            name: name.clone(),
            department: department.clone(),
            roles: role.clone(),
            date: date.unwrap_or_else(|| desk.today()),
        };
        enrol::enrol(desk, tx, ask)
    })?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    let id = carried.made.clone();
    ctx.say_done(&carried, &Done::Entered { name, id, roles: role })?;
    Ok(Outcome::Done)
}

fn role(ctx: &mut Context, args: RoleArgs) -> Result<Outcome> {
    let RoleArgs { id, give, end, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let date = date.unwrap_or_else(|| desk.today());
        enrol::change_roles(desk, tx, &ChangeRoles { id: id.clone(), give: give.clone(), end: end.clone(), date })
    })?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::RolesChanged { id, given: give, ended: end })?;
    Ok(Outcome::Done)
}

fn leave(ctx: &mut Context, args: LeaveArgs) -> Result<Outcome> {
    let LeaveArgs { id, date } = args;
    let archive = ctx.archive()?;
    let date = match date {
        Some(date) => date,
        None => ctx.today(&archive)?,
    };
    let carried = ctx.carry_out(&archive, |desk, tx| enrol::leave(desk, tx, &id, date))?;
    ctx.made(&carried, &[carried.made.id.to_string()])?;
    let keeps = carried.made.keeps.clone();
    ctx.say_done(&carried, &Done::Left { id, date, keeps })?;
    Ok(Outcome::Done)
}

fn come_back(ctx: &mut Context, args: StaffReturnArgs) -> Result<Outcome> {
    let StaffReturnArgs { id, mut role, date } = args;
    role.sort();
    role.dedup();
    let archive = ctx.archive()?;
    let date = match date {
        Some(date) => date,
        None => ctx.today(&archive)?,
    };
    let carried = ctx.carry_out(&archive, |desk, tx| enrol::come_back(desk, tx, &id, &role, date))?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::CameBack { id, date, roles: role })?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context) -> Result<Outcome> {
    let archive = ctx.archive()?;
    ctx.table(&people::list(&archive)?)?;
    Ok(Outcome::Done)
}

/// What stands of a person.
pub(super) fn card(sheet: &PersonSheet) -> Vec<(&'static str, Cell)> {
    let member = &sheet.member;
    vec![
        ("id", Cell::text(&member.id)),
        ("name", Cell::text(&member.name)),
        ("department", Cell::maybe(member.department.as_ref(), Cell::text)),
        ("roles", Cell::List(member.roles.iter().map(Role::to_string).collect())),
        ("since", Cell::Date(sheet.since)),
        ("left", Cell::maybe(member.left, Cell::Date)),
        ("entered_by", Cell::text(&sheet.entered_by)),
    ]
}

fn show(ctx: &mut Context, args: StaffShowArgs) -> Result<Outcome> {
    let StaffShowArgs { id } = args;
    let archive = ctx.archive()?;
    let sheet = people::sheet(&archive, &id)?;
    let pairs = card(&sheet);
    let mut changes = Table::new("changes", &["date", "action", "role", "by"].map(table::text));
    for change in &sheet.changes {
        changes.rows.push(vec![
            Cell::Date(change.date),
            Cell::Code(change.action.as_str()),
            Cell::maybe(change.role.as_ref(), Cell::text),
            Cell::text(&change.by),
        ]);
    }
    ctx.laid_open(&pairs, &changes)?;
    Ok(Outcome::Done)
}
