//! A client as the cover of the file has it (P1-4a, P2-2, P2-5, P3-1).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::Date;

/// The cover of a client's file, as it was opened; events amend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cover {
    /// The name on the file's label (P2-5).
    pub label: Line,
    /// The company's name.
    pub company: Line,
    /// Its name in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english: Option<Line>,
    /// What sort of company it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<Line>,
    /// How many people work there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headcount: Option<u32>,
    /// The day from which the rooms are theirs.
    pub move_in: Date,
    /// The day on which the lease ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lease_end: Option<Date>,
    /// People to speak to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// People to call in an emergency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emergency: Vec<Contact>,
    /// The company's pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<Line>,
    /// Its credit standing, in the office's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Line>,
    /// Who keeps the file (P1-4b).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custodian: Option<StaffId>,
    /// The department that keeps the file: departments with clients of their own keep their own files (P1-3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Line>,
    /// Who owns what they hold, where that is not the owner of the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Line>,
    /// Who sits there under them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_tenants: Vec<Line>,
}

impl Cover {
    /// A cover of which nothing is known any more but the company and the day of moving in.
    pub fn named(company: Line, move_in: Date) -> Self {
        Self {
            label: company.clone(),
            company,
            english: None,
            nature: None,
            headcount: None,
            move_in,
            lease_end: None,
            contacts: Vec::new(),
            emergency: Vec::new(),
            website: None,
            credit: None,
            custodian: None,
            department: None,
            owner: None,
            sub_tenants: Vec::new(),
        }
    }
}

/// A person to speak to: `NAME;PHONE;EMAIL`. At least one of the three is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// The name; registers of before may know a number alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Line>,
    /// The telephone number, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// The e-mail address, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Line>,
}

impl Contact {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.name.is_none() && self.phone.is_none() && self.email.is_none()
    }
}

impl FromStr for Contact {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let mut parts = given.split([';', '；']).map(str::trim);
        let name = parts.next().unwrap_or_default();
        let mut optional = || parts.next().filter(|part| !part.is_empty()).map(str::parse).transpose();
        let (phone, email) = (optional()?, optional()?);
        if parts.next().is_some() {
            return Err(Invalid::new(Wanted::Contact, given, Fault::Shape("陳小姐;+852 2000 0001;chan@example.com")));
        }
        let name = name.parse().map_err(|e: Invalid| Invalid::new(Wanted::Contact, given, e.fault))?;
        Ok(Self { name: Some(name), phone, email })
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.name.as_ref(), self.phone.as_ref(), self.email.as_ref()];
        let shown: Vec<&str> = parts.into_iter().flatten().map(Line::as_str).collect();
        f.write_str(&shown.join(", "))
    }
}
