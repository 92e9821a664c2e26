//! The office's departments, as `deedbox.toml` lists them, each with its duty (P1-3).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::language::Language;
use crate::model::script::alike;
use crate::model::text::Line;

codes! {
    /// What a department does that the policies speak of.
    DepartmentDuty, Wanted::Choice, {
        /// It leads the work on clients' relations; the others assist (P1-3).
        Lead = "lead",
        /// It sends questionnaires out and answers clients (P1-6b, P1-7b).
        Office = "office",
        /// It is in charge of the filing room (P2-1).
        ClientService = "client-service",
        /// It handles complaints about the quality of the service beside the department concerned (P1-7b).
        Operations = "operations",
        /// Nothing that the policies name.
        None = "none",
    }
}

/// The departments: the name of each, and its duty. Several may share one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Departments(BTreeMap<Line, DepartmentDuty>);

/// What offices call the departments that a new archive lists: in English first, then in Chinese, then otherwise.
const USUAL: [(DepartmentDuty, &[&str]); 10] = [
    (DepartmentDuty::Lead, &["sales", "銷售部", "營銷部", "營業部", "市場部", "租務部", "leasing"]),
    (DepartmentDuty::Office, &["office", "辦公室", "行政部", "總經理室", "administration"]),
    (
        DepartmentDuty::ClientService,
        &["client-service", "客務部", "客服部", "客戶服務部", "front desk", "front", "前台"],
    ),
    (DepartmentDuty::Operations, &["operations", "營運部", "運作部", "運營部", "ops"]),
    (DepartmentDuty::None, &["works", "工程部", "engineering", "維修部", "maintenance"]),
    (DepartmentDuty::None, &["security", "保安部", "guards"]),
    (DepartmentDuty::None, &["cleaning", "清潔部"]),
    (DepartmentDuty::None, &["finance", "財務部", "會計部", "accounts"]),
    (DepartmentDuty::None, &["legal", "法務部"]),
    (DepartmentDuty::None, &["personnel", "人事部", "人力資源部", "human resources"]),
];

impl Departments {
    /// The departments of a new archive, in its language.
    pub fn usual(language: Language) -> Self {
        let name = |names: &[&str]| match language {
            Language::En => names.first().map(|name| (*name).to_owned()),
            Language::ZhHant => names.get(1).map(|name| (*name).to_owned()),
            Language::ZhHans => names.get(1).map(|name| alike(name)),
        };
        let listed = USUAL.iter().filter_map(|(duty, names)| Some((name(names)?.parse().ok()?, *duty)));
        Self(listed.collect())
    }

    /// The department on the list that is meant: by its name, however it is written, or by what offices call it otherwise.
    pub fn meant(&self, given: &Line) -> Option<(&Line, DepartmentDuty)> {
        let given = alike(given.as_str());
        let is_named = |name: &Line| alike(name.as_str()) == given;
        let called = |names: &[&str]| names.iter().any(|name| alike(name) == given);
        let usual = USUAL.iter().find(|(_, names)| called(names)).map(|(_, names)| *names).unwrap_or_default();
        let is_usual = |name: &Line| usual.iter().any(|usual| alike(usual) == alike(name.as_str()));
        let listed = || self.0.iter().map(|(name, duty)| (name, *duty));
        listed().find(|(name, _)| is_named(name)).or_else(|| listed().find(|(name, _)| is_usual(name)))
    }

    /// The duty of a department; none where it is not on the list.
    pub fn duty_of(&self, department: &Line) -> Option<DepartmentDuty> {
        self.meant(department).map(|(_, duty)| duty)
    }

    /// Whether what is said of somebody's department, if anything is, names one with a duty.
    pub fn has_duty(&self, department: Option<&Line>, duty: DepartmentDuty) -> bool {
        department.and_then(|department| self.duty_of(department)) == Some(duty)
    }

    /// Whether two names mean one department.
    pub fn are_one(&self, one: &Line, other: &Line) -> bool {
        match (self.meant(one), self.meant(other)) {
            (Some((one, _)), Some((other, _))) => one == other,
            _ => alike(one.as_str()) == alike(other.as_str()),
        }
    }

    /// The names of the departments that have a duty.
    pub fn with_duty(&self, duty: DepartmentDuty) -> impl Iterator<Item = &Line> {
        self.0.iter().filter(move |(_, has)| **has == duty).map(|(name, _)| name)
    }

    /// Every department on the list with its duty.
    pub fn listed(&self) -> impl Iterator<Item = (&Line, DepartmentDuty)> {
        self.0.iter().map(|(name, duty)| (name, *duty))
    }

    /// Every name on the list.
    pub fn names(&self) -> impl Iterator<Item = &Line> {
        self.0.keys()
    }
}

impl Default for Departments {
    fn default() -> Self {
        Self::usual(Language::En)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        text.parse().unwrap()
    }

    #[test]
    fn a_department_is_known_by_its_name_in_either_script_and_by_what_offices_call_it() {
        let english = Departments::default();
        for given in ["client-service", "Client-Service", "客務部", "客务部", "前台"] {
            assert_eq!(english.duty_of(&line(given)), Some(DepartmentDuty::ClientService), "{given}");
        }
        assert_eq!(english.duty_of(&line("营销部")), Some(DepartmentDuty::Lead));
        assert!(english.are_one(&line("客務部"), &line("client-service")));
        assert!(!english.are_one(&line("客務部"), &line("operations")));
        assert_eq!(english.duty_of(&line("月球部")), None);
        assert!(english.are_one(&line("月球部"), &line("月球部")));
        let simplified = Departments::usual(Language::ZhHans);
        assert!(simplified.names().any(|name| name.as_str() == "客务部"));
        assert_eq!(simplified.duty_of(&line("ops")), Some(DepartmentDuty::Operations));
    }

    #[test]
    fn a_list_of_the_offices_own_knows_its_own_alone() {
        let own: Departments = toml::from_str("\"寫字樓組\" = \"office\"\n\"維修組\" = \"none\"\n").unwrap();
        assert_eq!(own.duty_of(&line("写字楼组")), Some(DepartmentDuty::Office));
        assert_eq!(own.duty_of(&line("客務部")), None);
        assert_eq!(own.with_duty(DepartmentDuty::Office).map(Line::as_str).collect::<Vec<_>>(), ["寫字樓組"]);
        assert!(toml::from_str::<Departments>("x = \"nonsense\"").is_err());
    }
}
