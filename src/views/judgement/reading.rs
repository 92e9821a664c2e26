//! What an audit reads, once: clients' files, rooms, registers, the staff, as they stood at the end of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::archive::check::{self, CheckReport, CheckScope, Depth, Unwatched, Writers};
use crate::archive::signatures::SignatureState;
use crate::archive::{Archive, Bundle, BundleId, Uncached, authorities, find, papers, people};
use crate::error::Result;
use crate::model::confidence::Confidence;
use crate::model::lateness::Lateness;
use crate::model::premises;
use crate::model::reckoning::{self, Account};
use crate::model::record::Person;
use crate::model::rules::PolicyFigures;
use crate::model::{
    AsOf, Body, Case, Category, Clause, Cover, Date, DepartmentDuty, EntryName, FileName, Kind, Line, Moment, Owner,
    RecordId, Register, Role, Sha256, StaffId, Year, confirmation, paper, service,
};
use crate::views::boxes::Boxes;
use crate::views::estate::{Client, Estate, Room, each};
use crate::views::judgement::asked::{Asked, BytesRead};
use crate::views::judgement::looked_at::{hides_papers, kinds_in_files, kinds_wanted, looks_at_boxes, registers};
use crate::views::judgement::seen::{Read, Seen, bundles, records, seen_of};
use crate::views::signed;

/// A client who had moved in by the day.
pub(in crate::views) struct ClientOnDay {
    pub(in crate::views) client: Client,
    pub(in crate::views) cover: Cover,
    /// The cover's record with every event.
    pub(in crate::views) cover_case: Case,
    /// The digests of the papers that lie in it, by the manifests.
    pub(in crate::views) papers: Vec<Sha256>,
    /// Of a volume that lies in a box: the year in which the last of what came late for it was entered, none where nothing did.
    pub(in crate::views) late: Option<Year>,
    pub(in crate::views) records: Vec<Read>,
    /// The categories of the papers that came with records, as they are seen on the day.
    pub(in crate::views) attached: BTreeSet<Category>,
    /// Whether a list has destroyed it since.
    is_destroyed: bool,
}

impl ClientOnDay {
    /// By what name the file was called on the day.
    pub(in crate::views) fn name(&self, day: Date) -> FileName {
        let unit = self.client.lead_on(day).unit.clone();
        match self.client.file.tenure.to {
            Some(to) if to <= day => FileName::Departed(unit, to),
            _ => FileName::Present(unit),
        }
    }

    pub(in crate::views) fn of(&self, kind: Kind) -> impl Iterator<Item = Seen<'_>> {
        seen_of(&self.records, kind, Some(&self.cover.company))
    }

    /// Whether the client is there on a day, and the file was not destroyed since.
    pub(super) fn is_present_on(&self, day: Date) -> bool {
        self.client.file.tenure.holds_on(day) && !self.is_destroyed
    }

    /// The client's account on the day.
    pub(in crate::views) fn account(&self) -> Account {
        let cases = reckoning::KINDS.into_iter().flat_map(|kind| self.of(kind).map(|seen| seen.case.clone()));
        reckoning::account(&cases.collect::<Vec<Case>>())
    }

    pub(in crate::views) fn since(&self) -> Date {
        self.client.file.tenure.from
    }

    /// The day on which the file was gone through last, or, where it never was, opened (P1-4b).
    pub(in crate::views) fn reviewed(&self, day: Date) -> Date {
        let reviewed = confirmation::reviewed(&self.cover_case, &AsOf::of_day(day));
        reviewed.map_or(self.since(), |(date, _, _)| date.max(self.since()))
    }
}

/// A room with its engineering papers, their loans and disclosures.
pub(in crate::views) struct RoomRead {
    pub(in crate::views) room: Room,
    pub(in crate::views) records: Vec<Read>,
}

impl RoomRead {
    pub(in crate::views) fn of(&self, kind: Kind) -> impl Iterator<Item = Seen<'_>> {
        seen_of(&self.records, kind, None)
    }
}

/// Everything that the wanted clauses look at.
pub(in crate::views) struct Reading<'a> {
    pub(in crate::views) archive: &'a Archive,
    pub(in crate::views) asked: Asked,
    pub(in crate::views) policy: &'a PolicyFigures,
    /// Clients who had moved in by the day, present and gone.
    pub(in crate::views) files: Vec<ClientOnDay>,
    pub(in crate::views) rooms: Vec<RoomRead>,
    pub(in crate::views) registers: Vec<Read>,
    pub(in crate::views) policies: Vec<Read>,
    pub(in crate::views) boxes: Boxes,
    staff: Vec<Case>,
    /// Who may consult files, and pass them on.
    pub(in crate::views) confidence: Confidence,
    depth: Depth,
    /// How many papers there are, where their bytes are not read.
    pub(in crate::views) unread: Option<usize>,
    verified: OnceLock<CheckReport>,
    approvals: OnceLock<Option<ApprovalsSigned>>,
}

/// How every approval stands, by whose record and its name.
type ApprovalsSigned = BTreeMap<(Owner, EntryName), SignatureState>;

impl<'a> Reading<'a> {
    /// Reads what some clauses look at.
    pub(in crate::views) fn read(
        archive: &'a Archive,
        clauses: &[Clause],
        asked: Asked,
        bytes: BytesRead,
    ) -> Result<Self> {
        let kinds = kinds_in_files(archive, clauses);
        let estate = Estate::read_in(archive, &AsOf::of_day(asked.day))?;
        let clients = estate.clients(|tenure| tenure.from <= asked.day)?;
        let files = each(&clients, |client| file(archive, client, &kinds, asked.day))?;
        Self::of_files((archive, &estate), clauses, asked, bytes, files)
    }

    /// The same with clients' files that were read already, or with none for who reads one after the other.
    pub(super) fn of_files(
        (archive, estate): (&'a Archive, &Estate),
        clauses: &[Clause],
        asked: Asked,
        bytes: BytesRead,
        files: Vec<ClientOnDay>,
    ) -> Result<Self> {
        let view = AsOf::of_day(asked.day);
        let (wanted, hides) = (kinds_wanted(archive, clauses), hides_papers(archive, clauses));
        let of_room: Vec<Kind> = [Kind::Document, Kind::Loan, Kind::Loss, Kind::Disclosure]
            .into_iter()
            .chain(premises::KINDS)
            .filter(|kind| wanted.contains(kind))
            .collect();
        let rooms = each(&estate.rooms, |room| {
            let id = BundleId::Room(room.place.clone());
            let owner = Owner::File(FileName::Present(room.place.unit.clone()));
            Ok(RoomRead {
                room: room.clone(),
                records: records(archive, &bundles(archive, &[id])?, (&owner, &of_room), &view)?,
            })
        })?;
        let books = clauses.iter().flat_map(|clause| registers(*clause));
        let books: BTreeSet<Register> = books.chain(if hides { Register::ALL } else { &[] }).copied().collect();
        let mut in_registers = Vec::new();
        for register in books {
            for (bundle, owner) in find::register_years(&Uncached::new(archive), register)? {
                in_registers.extend(records(archive, &bundles(archive, &[bundle])?, (&owner, Kind::ALL), &view)?);
            }
        }
        let policies = records(
            archive,
            &bundles(archive, &[BundleId::Policies])?,
            (&Owner::Policies, &[Kind::Document, Kind::Note, Kind::Loss]),
            &view,
        )?;
        let papers = files.iter().map(|file| file.papers.len()).sum();
        let unread = match bytes {
            BytesRead::OfFew(most) if most < papers => Some(papers),
            BytesRead::Left => Some(papers),
            BytesRead::OfFew(_) | BytesRead::Read => None,
        };
        let reads_bytes = unread.is_none() && clauses.contains(&Clause::Originals);
        Ok(Self {
            archive,
            asked,
            policy: &archive.settings().policy,
            files,
            rooms,
            registers: in_registers,
            policies,
            boxes: if clauses.iter().any(|clause| looks_at_boxes(*clause)) {
                Boxes::read(archive)?
            } else {
                Boxes::default()
            },
            staff: people::cases(&mut Uncached::new(archive))?,
            confidence: authorities::confidence(&mut Uncached::new(archive))?,
            depth: if reads_bytes { Depth::Full } else { Depth::Quick },
            unread,
            verified: OnceLock::new(),
            approvals: OnceLock::new(),
        })
    }

    pub(in crate::views) fn day(&self) -> Date {
        self.asked.day
    }

    /// The files of the clients who are present on the day, but for those that were destroyed since: they tell nothing any more, and lack
    /// nothing by it.
    pub(in crate::views) fn present(&self) -> impl Iterator<Item = &ClientOnDay> {
        self.files.iter().filter(|file| file.is_present_on(self.asked.day))
    }

    /// The records of a kind in every client's file, each with the file.
    pub(in crate::views) fn of(&self, kind: Kind) -> impl Iterator<Item = (&ClientOnDay, Seen<'_>)> {
        self.files.iter().flat_map(move |file| file.of(kind).map(move |seen| (file, seen)))
    }

    /// The same with those that lie in rooms: loans and disclosures of engineering papers lie beside them.
    pub(in crate::views) fn everywhere(&self, kind: Kind) -> impl Iterator<Item = Seen<'_>> {
        self.of(kind).map(|(_, seen)| seen).chain(self.rooms.iter().flat_map(move |room| room.of(kind)))
    }

    /// The same with those of vacant units and of common parts.
    pub(in crate::views) fn of_all_parts(&self, kind: Kind) -> impl Iterator<Item = Seen<'_>> {
        self.everywhere(kind).chain(self.registered(kind).filter(|seen| seen.case.record.head.part.is_some()))
    }

    /// The records of a kind in registers.
    pub(in crate::views) fn registered(&self, kind: Kind) -> impl Iterator<Item = Seen<'_>> {
        seen_of(&self.registers, kind, None)
    }

    /// Every record that was read, with all that happened to it.
    pub(in crate::views) fn every_case(&self) -> impl Iterator<Item = (&RecordId, &Case)> {
        let files = self.files.iter().flat_map(|file| &file.records);
        let rooms = self.rooms.iter().flat_map(|room| &room.records);
        let all = files.chain(rooms).chain(&self.registers).chain(&self.policies);
        all.map(|read| (&read.id, &read.whole))
    }

    /// Every record that was read, as it is seen on the day.
    pub(in crate::views) fn every_seen(&self) -> impl Iterator<Item = (&RecordId, &Case)> {
        let files = self.files.iter().flat_map(|file| &file.records);
        let rooms = self.rooms.iter().flat_map(|room| &room.records);
        let all = files.chain(rooms).chain(&self.registers).chain(&self.policies);
        all.filter_map(|read| Some((&read.id, read.case()?)))
    }

    /// The records of a kind among the company's policies.
    pub(in crate::views) fn policy_records(&self, kind: Kind) -> impl Iterator<Item = Seen<'_>> {
        seen_of(&self.policies, kind, None)
    }

    /// By which figures, and when, it is asked what is late.
    pub(in crate::views) fn lateness(&self) -> Lateness<'a> {
        Lateness { policy: self.policy, now: self.asked.now }
    }

    /// Whether a day lies longer ago than some days.
    pub(in crate::views) fn is_longer_ago(&self, since: Date, days: u32) -> bool {
        i64::from(days) < self.asked.day.days_since(since)
    }

    /// What `verify` says: of every byte where originals are asked about, else of names and places. It is the same for every
    /// day: of bytes that were altered nobody knows since when.
    pub(in crate::views) fn verified(&self) -> &CheckReport {
        let whole = (&CheckScope::Whole, self.depth);
        self.verified.get_or_init(|| {
            let report = check::check(self.archive, whole, None, Writers::Writers, &Unwatched);
            report.note_unread(self.archive.reader().faults());
            report
        })
    }

    /// How every approval is signed; none where nobody signs here. What cannot be read, `verify` names.
    pub(in crate::views) fn approvals(&self) -> Option<&ApprovalsSigned> {
        self.approvals.get_or_init(|| signed::approvals(self.archive).unwrap_or_default()).as_ref()
    }

    /// Whether a person held a role at some time of a day. What a register of the staff says of roles holds since ever.
    pub(in crate::views) fn held(&self, person: &StaffId, role: &Role, day: Date) -> bool {
        self.person(person).is_some_and(|case| service::held(case, role, day))
    }

    /// The people who had worked here, and have left by the day.
    pub(in crate::views) fn departed(&self) -> impl Iterator<Item = &Person> {
        let gone = self.staff.iter().filter(|case| !service::is_here(case, self.day()));
        gone.filter_map(|case| if let Body::Person(person) = &case.record.body { Some(person) } else { None })
    }

    /// Whether anybody holds a role at the end of the day.
    pub(in crate::views) fn is_held(&self, role: &Role) -> bool {
        self.staff.iter().any(|case| service::roles(case, self.day()).contains(role))
    }

    /// The people who hold a role at the end of the day.
    pub(in crate::views) fn holders<'b>(&'b self, role: &'b Role) -> impl Iterator<Item = &'b Person> {
        let held = self.staff.iter().filter(|case| service::roles(case, self.day()).contains(role));
        held.filter_map(|case| if let Body::Person(person) = &case.record.body { Some(person) } else { None })
    }

    /// Whether a person held any role at some time of a day.
    pub(in crate::views) fn held_any(&self, person: &StaffId, day: Date) -> bool {
        self.person(person).is_some_and(|case| !service::roles_of_day(case, day).is_empty())
    }

    /// Whether a name is the id of somebody who worked here and has left by the day.
    pub(in crate::views) fn has_left(&self, name: &Line) -> bool {
        let Ok(id) = name.as_str().parse::<StaffId>() else { return false };
        self.person(&id).is_some() && !self.is_here(&id)
    }

    /// Whether a name is that of a department on the list.
    pub(in crate::views) fn is_listed(&self, name: &Line) -> bool {
        self.archive.settings().departments.meant(name).is_some()
    }

    /// Whether a name is that of a department on the list, or of somebody of the staff.
    pub(in crate::views) fn is_known(&self, name: &Line) -> bool {
        self.is_listed(name) || self.staff.iter().any(|case| is_named(case, name))
    }

    /// Whether a name is that of a department with a duty, or of somebody of one.
    pub(in crate::views) fn is_of(&self, name: &Line, duty: DepartmentDuty) -> bool {
        let departments = &self.archive.settings().departments;
        let people = self.staff.iter().filter(|case| is_named(case, name));
        let their = people.filter_map(|case| department(case));
        departments.has_duty(Some(name), duty) || { their }.any(|of| departments.has_duty(Some(of), duty))
    }

    /// Whether a person is of a department with a duty.
    pub(in crate::views) fn is_staff_of(&self, person: &StaffId, duty: DepartmentDuty) -> bool {
        self.archive.settings().departments.has_duty(self.person(person).and_then(department), duty)
    }

    /// Whether a name is that of somebody of the staff who had not left by a day.
    pub(in crate::views) fn is_staff_on(&self, name: &Line, day: Date) -> bool {
        self.staff.iter().any(|case| is_named(case, name) && service::is_here(case, day))
    }

    /// Whether a name means a person of the staff: by the id, or by the name.
    pub(in crate::views) fn means(&self, name: &Line, person: &StaffId) -> bool {
        self.person(person).is_some_and(|case| is_named(case, name)) || name.as_str() == person.as_str()
    }

    fn person(&self, id: &StaffId) -> Option<&Case> {
        self.staff.iter().find(|case| matches!(&case.record.body, Body::Person(known) if known.id == *id))
    }

    /// Whether a person works here on the day.
    pub(in crate::views) fn is_here(&self, person: &StaffId) -> bool {
        self.person(person).is_some_and(|case| service::is_here(case, self.day()))
    }
}

/// The department that is noted of a person.
fn department(person: &Case) -> Option<&Line> {
    if let Body::Person(known) = &person.record.body { known.department.as_ref() } else { None }
}

/// Whether a name is that of a person of the staff.
fn is_named(person: &Case, name: &Line) -> bool {
    matches!(&person.record.body, Body::Person(known) if known.name == *name || known.id.as_str() == name.as_str())
}

/// Reads a client's file.
pub(super) fn file(archive: &Archive, client: &Client, kinds: &[Kind], day: Date) -> Result<ClientOnDay> {
    let view = AsOf::of_day(day);
    let bundles = bundles(archive, &client.file.bundles())?;
    let (cover, cover_case) =
        crate::views::estate::cover_in(archive, &client.file, &bundles.iter().collect::<Vec<_>>(), &view)?;
    let owner = Owner::File(client.file.name.clone());
    let listed = bundles.iter().flat_map(|bundle| &bundle.listing().files).filter(|(path, _)| papers::is_paper(path));
    let papers = listed.map(|(_, sha256)| *sha256).collect();
    let records = records(archive, &bundles, (&owner, kinds), &view)?;
    let late = late(archive, client, &bundles, day)?;
    let seen = records.iter().filter(|read| read.whole.stem.kind() != Kind::Document).filter_map(Read::case);
    let attached = seen.flat_map(|case| paper::of_case_in(case, &view)).map(|paper| paper.category).collect();
    let is_destroyed = bundles.iter().any(|bundle| bundle.lost_cover().is_some());
    Ok(ClientOnDay { client: client.clone(), cover, cover_case, papers, late, records, attached, is_destroyed })
}

/// The year in which the last of what came late for a volume in a box was entered by a day.
fn late(archive: &Archive, client: &Client, bundles: &[Bundle], day: Date) -> Result<Option<Year>> {
    let file = &client.file;
    let Some(late) = bundles.iter().find(|bundle| file.main.is_closed() && bundle.id == file.write_to) else {
        return Ok(None);
    };
    let mut last: Option<Date> = None;
    for kind in Kind::ALL {
        for case in late.cases(archive.reader(), *kind)? {
            let events = case.events.iter().map(|named| named.event.head.at);
            let entered = events.chain([case.record.head.at]).map(Moment::date).filter(|date| *date <= day);
            last = last.max(entered.max());
        }
    }
    Ok(last.map(Date::year))
}
