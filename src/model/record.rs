//! Records: one small file saying what happened.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::attachment::Attachment;
use crate::model::authority::Authority;
use crate::model::book::Book;
use crate::model::cases::{Application, Breach, Complaint, CorrectiveAction, FitOut, Issue, Loss, Repair, Violation};
use crate::model::clause::Clause;
use crate::model::client::Cover;
use crate::model::clock::Clock;
use crate::model::disposal::{Disposal, HoldOrder};
use crate::model::document::{Category, Level, Standing};
use crate::model::event::EmbeddedEvent;
use crate::model::form::{Field, Form};
use crate::model::gate::Gate;
use crate::model::handover::Handover;
use crate::model::id::StemText;
use crate::model::kind::Kind;
use crate::model::ledger::{Charge, CreditReview, Deposit, Payment, Refund, Transaction};
use crate::model::meter::MeterReading;
use crate::model::paper_name::PaperName;
use crate::model::path::{LiesIn, Listed};
use crate::model::premises::CommonPart;
use crate::model::register::Register;
use crate::model::relations::{Disclosure, Enquiry, Export, Letter, Notice, Opinion, QualityCheck, Visit};
use crate::model::request::PersonRequest;
use crate::model::seal::Seal;
use crate::model::secrecy::Cipher;
use crate::model::staff::StaffId;
use crate::model::stocktake::Stocktake;
use crate::model::survey::{Survey, SurveyResponse};
use crate::model::text::Line;
use crate::model::time::{Date, Happened, Moment, Year};
use crate::model::unit::{FloorCode, Unit, UnitCode};
use crate::model::volume::{Retention, VolumeCode};

/// A record: what every one says, and what its kind says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What every record says.
    pub head: Head,
    /// What this kind says.
    pub body: Body,
    /// The steps that an import brought with it.
    pub events: Vec<EmbeddedEvent>,
}

/// What every record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// What it tells of.
    pub kind: Kind,
    /// When it happened: `date`, or `time` where the hour matters.
    #[serde(flatten)]
    pub when: Happened,
    /// When it was entered.
    pub at: Moment,
    /// Said where the clock of the machine did not give `at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// Who entered it.
    pub by: StaffId,
    /// Where it lies: the estate's id and the bundle's identity. Whoever writes it into a bundle fills it in.
    #[schemars(required)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lies_in: Option<LiesIn>,
    /// The office's own number, kept from an imported register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<Line>,
    /// What it is about, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Line>,
    /// The enquiry that it was made or came for, beside which it lies (P1-4.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enquiry: Option<StemText>,
    /// The common part that it tells of: a floor, or what belongs to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<CommonPart>,
}

impl Head {
    /// The day on which it happened.
    pub fn date(&self) -> Date {
        self.when.date()
    }
}

/// What holds of every record of a kind.
#[derive(Clone, Copy, Debug)]
pub struct KindFacts {
    /// The register in which it is kept; none of what lies in a client's file, in a room or with the staff.
    pub register: Option<Register>,
    pub entered: KindEntered,
    /// The category under which papers that come with it are filed.
    pub papers: &'static str,
    /// The clause under which it falls, where nothing in it says another.
    pub clause: Clause,
    pub sheet: KindSheet,
}

/// How a kind is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindEntered {
    ByRecord,
    /// By a command of its own, as it is typed.
    By(&'static str),
}

/// Where the records of a kind stand in an export.
#[derive(Clone, Copy, Debug)]
pub enum KindSheet {
    /// In a register that `import` reads back.
    In(Book),
    /// On a sheet of their own, to be read by people.
    Alone(&'static str),
}

/// The kinds with the types of what they say and what else holds of each: where they lie, how they are entered, the category of
/// their papers, their clause, where an export has them.
macro_rules! bodies {
    ($($variant:ident($type:ty): $register:expr, $entered:expr, $papers:literal, $clause:ident, $sheet:expr;)+) => {
        /// What a record says by its kind.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Body {
            $($variant($type),)+
        }

        impl Body {
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$variant(_) => Kind::$variant,)+
                }
            }

            /// The papers that came with it.
            pub fn attachments(&self) -> &[Attachment] {
                match self {
                    $(Self::$variant(body) => Form::attachments(body),)+
                }
            }

            /// The same, to be changed as amendments say.
            pub fn attachments_mut(&mut self) -> &mut [Attachment] {
                match self {
                    $(Self::$variant(body) => Form::attachments_mut(body),)+
                }
            }

            /// Does something that is done alike for every kind.
            pub fn visit<V: FormVisitor>(kind: Kind, visitor: V) -> V::Out {
                match kind {
                    $(Kind::$variant => visitor.visit::<$type>(),)+
                }
            }
        }

        impl Kind {
            /// What holds of every record of the kind.
            pub fn facts(self) -> KindFacts {
                use KindEntered::{By, ByRecord};
                use KindSheet::{Alone, In};
                match self {
                    $(Self::$variant => KindFacts {
                        register: $register,
                        entered: $entered,
                        papers: $papers,
                        clause: Clause::$clause,
                        sheet: $sheet,
                    },)+
                }
            }
        }

        $(
            impl From<$type> for Body {
                fn from(body: $type) -> Self {
                    Self::$variant(body)
                }
            }
        )+
    };
}

bodies! {
    Cover(Cover): None, By("add"), "unit", ClientData, In(Book::Clients);
    Unit(Unit): None, By("unit add"), "unit", UnitData, In(Book::Units);
    Tenancy(Tenancy): None, By("add"), "unit", OneFile, In(Book::Clients);
    Document(Document): None, By("file"), "supplement", Stages, In(Book::Papers);
    Loan(Loan): None, By("lend"), "supplement", ReadingRoom, In(Book::Loans);
    Loss(Loss): None, By("lost"), "supplement", ReadingRoom, In(Book::Losses);
    Sealed(Sealed): None, By("move-out"), "unit", Binding, In(Book::Moveouts);
    Note(Note): None, ByRecord, "supplement", Custodian, Alone("notes");
    Person(Person): None, By("staff add"), "unit", InCharge, In(Book::Staff);
    Box(Boxed): Some(Register::Boxes), By("archive-moved-out"), "unit", Boxes, Alone("boxes");
    Stocktake(Stocktake): Some(Register::Stocktakes), By("stocktake"), "unit", ShelvesChecked, In(Book::Stocktakes);
    Seal(Seal): Some(Register::Seals), By("seal"), "supplement", SealsKept, Alone("seals");
    Charge(Charge): None, ByRecord, "payments", ClientData, In(Book::Charges);
    Payment(Payment): None, ByRecord, "payments", ClientData, In(Book::Payments);
    Refund(Refund): None, ByRecord, "payments", ClientData, In(Book::Refunds);
    Deposit(Deposit): None, ByRecord, "payments", PaymentPapers, In(Book::Deposits);
    Reading(MeterReading): None, ByRecord, "payments", ClientData, In(Book::Readings);
    Transaction(Transaction): None, ByRecord, "contracts", ContactData, Alone("transactions");
    CreditReview(CreditReview): None, ByRecord, "credit", ContactData, Alone("credit_reviews");
    Repair(Repair): None, ByRecord, "repairs", Repairs, In(Book::Repairs);
    Complaint(Complaint): None, ByRecord, "complaints", ComplaintsReceived, In(Book::Complaints);
    Violation(Violation): None, ByRecord, "violations", ViolationPapers, In(Book::Violations);
    Application(Application): None, ByRecord, "applications", Binding, In(Book::Applications);
    Issue(Issue): None, ByRecord, "applications", Binding, In(Book::Issued);
    FitOut(FitOut): None, ByRecord, "fit-out", FitOutPapers, In(Book::FitOuts);
    Letter(Letter): None, ByRecord, "correspondence", CorrespondencePapers, In(Book::Letters);
    Notice(Notice): Some(Register::Notices), By("notice send"), "correspondence", PassedOn, In(Book::Notices);
    Visit(Visit): None, ByRecord, "relations", Visits, In(Book::Visits);
    Opinion(Opinion): None, ByRecord, "relations", Visits, In(Book::Opinions);
    Enquiry(Enquiry): Some(Register::Enquiries), ByRecord, "relations", Visits, In(Book::Enquiries);
    QualityCheck(QualityCheck): None, ByRecord, "relations", Scope, In(Book::Quality);
    Survey(Survey): Some(Register::Surveys), By("survey open"), "relations", YearlySurvey, In(Book::SurveyQuestions);
    SurveyResponse(SurveyResponse): None, By("survey respond"), "relations", Questionnaire, In(Book::SurveyResponses);
    CorrectiveAction(CorrectiveAction): Some(Register::Surveys), ByRecord, "relations", WeakPoints, Alone("corrective_actions");
    Authority(Authority): Some(Register::Authorities), By("authority give"), "supplement", Confidence, Alone("authorities");
    Disclosure(Disclosure): None, By("disclose"), "supplement", Confidence, Alone("disclosures");
    Breach(Breach): Some(Register::Disclosures), ByRecord, "supplement", Confidence, Alone("breaches");
    Export(Export): Some(Register::Disclosures), By("export"), "supplement", Confidence, Alone("exports");
    Request(PersonRequest): Some(Register::Requests), By("request open"), "correspondence", PersonsRequests, In(Book::Requests);
    Handover(Handover): Some(Register::Handovers), By("handover custody"), "unit", HandedOver, In(Book::Handovers);
    Disposal(Disposal): Some(Register::Disposals), By("dispose ask"), "supplement", Originals, Alone("disposals");
    Hold(HoldOrder): Some(Register::Disposals), By("hold"), "supplement", Originals, In(Book::Holds);
}

/// A tenancy of a room: a client's file, from the record's date on, until an `ended` event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tenancy {
    /// The folder of the client's file.
    pub client: Line,
    /// The unit under which that folder lies: the client's first.
    pub first_unit: UnitCode,
    /// Of a client who came back: the identity of the volume before, `<first unit>/<folder>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returns: Option<Line>,
}

/// A paper that was filed (P2-3, P2-8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Which kind of paper it is.
    pub category: Category,
    /// Whether it stays as it is.
    pub standing: Standing,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Line>,
    /// How confidential it is.
    pub level: Level,
    /// The last day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The paper that it takes the place of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<StemText>,
    /// What the bytes are (an IANA media type).
    pub media_type: Line,
    /// By what it lies encrypted; absent: it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<Cipher>,
    /// The name that the file had; of one that lies encrypted nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<Line>,
    /// The paper that it was before it was filed in its right place (P2-8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiled_from: Option<Line>,
    /// The record with which it came, where a register of papers told so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came_with: Option<StemText>,
    /// The paper itself.
    pub attachments: Vec<Attachment>,
}

/// A file, or papers of it, asked for by a reader (P2-7); events say what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Loan {
    /// Who reads it.
    pub borrower: Line,
    /// The reader's department or company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Line>,
    /// The reader's telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// How confidential what is lent was when it was asked for.
    pub level: Level,
    /// What it is read for.
    pub purpose: Line,
    /// Why it was opened before anybody let it be (P1-5b).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgent: Option<Line>,
    /// The day on which it is due back.
    pub due: Date,
    /// Where it is read.
    pub place: ReadingPlace,
    /// The papers asked for; none means the whole file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PaperName>,
}

/// Where a file is read (P2-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingPlace {
    /// In the client-service office, as the policy asks.
    Office,
    /// Taken out of it.
    OffSite,
}

/// A client's folder bound as a volume on the day of departure (P2-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sealed {
    /// The rooms whose tenancy ended with it, the first one first.
    pub units: Vec<UnitCode>,
    /// How many papers it holds.
    pub items: u32,
    /// How many pages they have, as far as known.
    pub pages: u32,
    /// The gates that were waived: those that were shut; of an imported departure those that its register names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<Gate>,
    /// Why they were waived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
    /// The item list.
    pub attachments: Vec<Attachment>,
    /// The engineering papers of the rooms at the time, which stay there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub room_papers: Vec<Listed>,
    /// The manifest lines of the time.
    pub covers: Vec<Listed>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// What it is about, as a code.
    pub about: Line,
    /// The remark.
    pub note: Line,
    /// The clause of the policies that it attests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Line>,
    /// Papers beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// A person of the staff; events give and end roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// The id by which records name the person.
    pub id: StaffId,
    /// The name.
    pub name: Line,
    /// The department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Line>,
}

/// A volume put into a box; its `title` is the client's name (P2-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Boxed {
    /// The volume's folder in the box: `<unit>_<the client's folder>`.
    pub volume: Line,
    /// Its code, for life.
    pub code: VolumeCode,
    /// The unit.
    pub unit: UnitCode,
    /// The day of departure.
    pub move_out: Date,
    /// The year that was boxed.
    pub year: Year,
    /// The floor.
    pub floor: FloorCode,
    /// The number of the box within year and floor.
    #[serde(rename = "box")]
    pub box_number: u32,
    /// The longest term of its papers.
    pub retention: Retention,
    /// The earliest date in it.
    pub from: Date,
    /// The latest date in it.
    pub to: Date,
    /// How many papers it holds.
    pub items: u32,
    /// How many pages they have, as far as known.
    pub pages: u32,
    /// The highest level in it.
    pub level: Level,
    /// Remarks: what came late is a supplement to this code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplement_to: Option<VolumeCode>,
}

impl Boxed {
    /// The box that it lies in.
    pub fn place(&self) -> crate::model::volume::BoxPlace {
        crate::model::volume::BoxPlace { year: self.year, floor: self.floor.clone(), number: self.box_number }
    }
}

/// Something that is done alike for the form of every kind.
pub trait FormVisitor {
    /// What comes of it.
    type Out;

    /// Does it for one form.
    fn visit<F: Form + Into<Body>>(self) -> Self::Out;
}

impl Body {
    /// The fields that people fill in for a kind, and may amend.
    pub fn fields(kind: Kind) -> &'static [Field] {
        struct Fields;
        impl FormVisitor for Fields {
            type Out = &'static [Field];

            fn visit<F: Form + Into<Body>>(self) -> Self::Out {
                F::FIELDS
            }
        }
        Self::visit(kind, Fields)
    }

    /// The keys of the fields that name a person of the staff.
    pub fn people(kind: Kind) -> impl Iterator<Item = &'static str> {
        Self::fields(kind).iter().filter(|field| field.of == "StaffId").map(|field| field.key)
    }

    /// Every key that a record of a kind has beside those of every record.
    pub fn keys(kind: Kind) -> &'static [&'static str] {
        struct Keys;
        impl FormVisitor for Keys {
            type Out = &'static [&'static str];

            fn visit<F: Form + Into<Body>>(self) -> Self::Out {
                F::KEYS
            }
        }
        Self::visit(kind, Keys)
    }
}
