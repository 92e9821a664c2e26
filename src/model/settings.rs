//! `deedbox.toml`: the estate, its policy figures and who approves what. People edit it; deedbox writes it once.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::departments::Departments;
use crate::model::document::Category;
use crate::model::id::Tail;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::language::Language;
use crate::model::meter::Tariff;
use crate::model::place::Place;
use crate::model::remote::{RemoteName, RemoteRules};
pub use crate::model::rules::{
    Approvals, BoxRules, Committing, DisposalRules, GitRules, LakeRules, LoanRules, PolicyFigures, SealRules,
};
use crate::model::secrecy::SecrecyRules;
use crate::model::signing::SignatureRules;
use crate::model::staff::{Duty, Role};
use crate::model::text::Line;
use crate::model::time::UtcOffset;
use crate::model::unit::FloorCode;
use crate::model::volume::Retention;

/// The format of archives that this deedbox reads and writes.
pub const FORMAT: u32 = 1;

/// What `deedbox.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// The format of the archive.
    pub format: u32,
    /// Eight random characters, given once: what records say that they lie in.
    pub id: EstateId,
    /// The estate's name.
    pub name: Line,
    /// The currency of all its money (ISO 4217).
    #[serde(default = "default_currency")]
    pub currency: CurrencyCode,
    /// The estate's offset from UTC, such as `+08:00`.
    #[serde(default = "default_offset")]
    pub utc_offset: OffsetText,
    /// The language of what is shown and printed, unless the reader says otherwise.
    #[serde(default = "default_language")]
    pub language: Language,
    /// The first part of volume codes (DA/T 13).
    #[serde(default = "default_fonds")]
    pub fonds: CodePart,
    /// The second part of volume codes.
    #[serde(default = "default_class")]
    pub class: CodePart,
    /// The reading room's rules (P2-7).
    #[serde(default)]
    pub loans: LoanRules,
    /// How boxes are filled (P2-6).
    #[serde(default)]
    pub boxes: BoxRules,
    /// The figures of the policies.
    #[serde(default)]
    pub policy: PolicyFigures,
    /// The tariffs by which meters are charged.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tariffs: BTreeMap<Line, Tariff>,
    /// The departments, each with its duty (P1-3).
    #[serde(default)]
    pub departments: Departments,
    /// The cabinets of a floor's files; of a floor that is not named, the one in which most of them stand (P2-2).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cabinets: BTreeMap<FloorCode, Vec<Place>>,
    /// What deedbox does with git.
    #[serde(default, skip_serializing_if = "is_default")]
    pub git: GitRules,
    /// Who approves what.
    #[serde(default)]
    pub approvals: Approvals,
    /// How destructions go (S-RET).
    #[serde(default)]
    pub disposal: DisposalRules,
    /// How seals go (S-SEAL).
    #[serde(default, skip_serializing_if = "is_default")]
    pub seals: SealRules,
    /// How the estate stands among others in a lake.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lake: LakeRules,
    /// Stores beyond this disk, in which originals lie by their digests.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub remote: BTreeMap<RemoteName, RemoteRules>,
    /// What is signed (S-SEAL).
    #[serde(default, skip_serializing_if = "is_default")]
    pub signatures: SignatureRules,
    /// How confidential papers are kept from who has no key (P1-5b).
    #[serde(default, skip_serializing_if = "is_default")]
    pub secrecy: SecrecyRules,
    /// How long papers are kept, by category.
    #[serde(default)]
    pub retention: BTreeMap<String, Retention>,
    /// Categories beside the built-in ones, with a word on each.
    #[serde(default)]
    pub categories: BTreeMap<Category, Line>,
    /// Roles beside the built-in ones, with a word on each.
    #[serde(default)]
    pub roles: BTreeMap<Role, Line>,
}

impl Settings {
    /// The settings of a new archive.
    pub fn new(id: EstateId, name: Line) -> Self {
        Self {
            format: FORMAT,
            id,
            name,
            currency: default_currency(),
            utc_offset: default_offset(),
            language: default_language(),
            fonds: default_fonds(),
            class: default_class(),
            loans: LoanRules::default(),
            boxes: BoxRules::default(),
            policy: PolicyFigures::default(),
            tariffs: BTreeMap::new(),
            departments: Departments::default(),
            cabinets: BTreeMap::new(),
            git: GitRules::default(),
            approvals: Approvals::default(),
            disposal: DisposalRules::default(),
            seals: SealRules::default(),
            lake: LakeRules::default(),
            remote: BTreeMap::new(),
            signatures: SignatureRules::default(),
            secrecy: SecrecyRules::default(),
            retention: BTreeMap::new(),
            categories: BTreeMap::new(),
            roles: BTreeMap::new(),
        }
    }

    /// The role that a duty is reserved for.
    pub fn role_for(&self, duty: Duty) -> &Role {
        match duty {
            Duty::Lend => &self.approvals.lend,
            Duty::LendConfidential => &self.approvals.lend_confidential,
            Duty::Waive => &self.approvals.waive,
            Duty::Reopen => &self.approvals.reopen,
            Duty::Unit => &self.approvals.unit,
            Duty::Staff | Duty::History => &self.approvals.staff,
            Duty::Adopt => &self.approvals.adopt,
            Duty::Amend => &self.approvals.amend,
            Duty::Void => &self.approvals.void,
            Duty::Refile => &self.approvals.refile,
            Duty::Application => &self.approvals.application,
            Duty::FitOut => &self.approvals.fit_out,
            Duty::Disclose => &self.approvals.disclose,
            Duty::Complaint => &self.approvals.complaint,
            Duty::Survey => &self.approvals.survey,
            Duty::Confirm => &self.approvals.confirm,
            Duty::Export => &self.approvals.export,
            Duty::Restrict => &self.approvals.restrict,
            Duty::Handover => &self.approvals.handover,
            Duty::Authority => &self.approvals.authority,
            Duty::Hold => &self.approvals.hold,
            Duty::Dispose => &self.approvals.dispose,
        }
    }

    /// How long papers of a category are kept: as the estate says, else `D30` for contracts, fit-out and engineering, else `D10`.
    pub fn retention_of(&self, category: &Category) -> Retention {
        let named = self.retention.get(category.as_str()).or_else(|| self.retention.get("default"));
        let built_in = match category.as_str() {
            "contracts" | "fit-out" | "engineering" => Retention::Years(30),
            _ => self.default_retention(),
        };
        match self.retention.get(category.as_str()) {
            Some(term) => *term,
            None if built_in == Retention::Years(30) => built_in,
            None => named.copied().unwrap_or(built_in),
        }
    }

    /// How long a file without papers is kept.
    pub fn default_retention(&self) -> Retention {
        self.retention.get("default").copied().unwrap_or(Retention::Years(10))
    }

    /// Every category of the estate.
    pub fn known_categories(&self) -> Vec<String> {
        let built_in = Category::BUILT_IN.iter().map(|(code, _)| (*code).to_owned());
        built_in.chain(self.categories.keys().map(ToString::to_string)).collect()
    }

    /// Every role of the estate.
    pub fn known_roles(&self) -> Vec<String> {
        Role::BUILT_IN.iter().map(|role| (*role).to_owned()).chain(self.roles.keys().map(ToString::to_string)).collect()
    }

    /// Checks that the estate knows a category.
    pub fn check_category(&self, category: &Category) -> Result<(), Invalid> {
        let known = self.known_categories();
        if known.iter().any(|code| code == category.as_str()) {
            return Ok(());
        }
        Err(Invalid::new(Wanted::Category, category, Fault::NotOneOf(known)))
    }

    /// Checks that the estate knows a role.
    pub fn check_role(&self, role: &Role) -> Result<(), Invalid> {
        let known = self.known_roles();
        if known.iter().any(|code| code == role.as_str()) {
            return Ok(());
        }
        Err(Invalid::new(Wanted::Role, role, Fault::NotOneOf(known)))
    }
}

/// A checked text of settings: parsed from a string, written as it was.
macro_rules! checked_text {
    ($(#[$meta:meta])* $name:ident, $wanted:expr, $shape:literal, $check:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Invalid;

            fn from_str(given: &str) -> Result<Self, Invalid> {
                let check: fn(&str) -> bool = $check;
                if check(given) { Ok(Self(given.to_owned())) } else { Err(Invalid::new($wanted, given, Fault::Shape($shape))) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = Invalid;

            fn try_from(given: String) -> Result<Self, Invalid> {
                given.parse().map_err(|wrong: $crate::model::invalid::Invalid| wrong.noted())
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    };
}

checked_text! {
    /// An ISO 4217 code: three capital letters.
    CurrencyCode, Wanted::Currency, "HKD", |text| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

checked_text! {
    /// What tells an estate from every other one: eight characters as those of tails.
    EstateId, Wanted::Estate, "k7m2q3zd", |text| {
        let (one, other) = text.split_at_checked(4).unwrap_or_default();
        [one, other].iter().all(|half| half.parse::<Tail>().is_ok_and(|tail| tail.to_string() == *half))
    }
}

checked_text! {
    /// An offset from UTC as text.
    OffsetText, Wanted::Offset, "+08:00", |text| text.parse::<UtcOffset>().is_ok()
}

checked_text! {
    /// A part of a volume's code: letters and digits.
    CodePart, Wanted::Reference, "HC", |text| (1..=24).contains(&text.len()) && text.chars().all(char::is_alphanumeric)
}

impl EstateId {
    /// An id of random characters.
    pub fn drawn(one: Tail, other: Tail) -> Self {
        Self(format!("{one}{other}"))
    }
}

impl OffsetText {
    /// Hong Kong's, where an estate names none.
    pub fn usual() -> Self {
        Self("+08:00".to_owned())
    }

    pub fn offset(&self) -> Result<UtcOffset, Invalid> {
        self.0.parse()
    }
}

/// Whether rules say nothing that is not so anyhow: then a new archive is not told of them.
fn is_default<R: Default + PartialEq>(rules: &R) -> bool {
    *rules == R::default()
}

fn default_currency() -> CurrencyCode {
    CurrencyCode("HKD".to_owned())
}

fn default_offset() -> OffsetText {
    OffsetText::usual()
}

fn default_language() -> Language {
    Language::En
}

fn default_fonds() -> CodePart {
    CodePart("DB".to_owned())
}

fn default_class() -> CodePart {
    CodePart("KH".to_owned())
}
