//! Creating an archive: its settings, the description of its format, schemas, what git should know.

use std::path::Path;

use crate::archive::layout::{FORMAT_TEXT, SCHEMA, SETTINGS};
use crate::archive::{Lookup, Transaction, settings_text};
use crate::desk::Desk;
use crate::desk::authority::{self, Give};
use crate::desk::enrol::{self, Enrol};
use crate::error::Result;
use crate::model::authority::Permission;
use crate::model::{DepartmentDuty, Line, Refusal, Role, Settings, StaffId};

/// git keeps every byte, and unites the manifests of two branches of one working copy.
const GIT_ATTRIBUTES: &str = "* -text\n**/manifests/* merge=union\n";

/// git sees neither this working copy's private folder nor papers that are not filed yet: a paper that is to be confidential would be
/// in history before anybody has said so.
const GIT_IGNORE: &str = "/.deedbox/\n/inbox/\n";

/// The owner of a small office, who holds every role.
#[derive(Clone, Debug)]
pub struct OwnerOf {
    pub name: Line,
    /// The id, where the name cannot give one.
    pub id: Option<StaffId>,
}

impl OwnerOf {
    /// The id: as told, or made of the name; `s1` where that has no Latin letters.
    pub fn id(&self) -> StaffId {
        self.id.clone().unwrap_or_else(|| enrol::id_of(&self.name, &[]))
    }
}

/// Refuses a folder in which something lies already; `.git` may.
pub fn check_place(root: &Path, entries: &[String], has_settings: bool) -> Result<()> {
    if has_settings {
        return Err(Refusal::ArchiveExists(root.to_owned()).into());
    }
    let foreign = entries.iter().any(|name| !matches!(name.as_str(), ".git" | ".deedbox" | ".DS_Store" | "lost+found"));
    if foreign { Err(Refusal::FolderNotEmpty(root.to_owned()).into()) } else { Ok(()) }
}

/// The authority with which a new office begins: whoever holds a role may consult files, for a year (P1-5b).
fn first_authority(desk: &Desk) -> Result<Give> {
    Ok(Give {
        lets: Permission::Consult,
        roles: Role::BUILT_IN.iter().map(|role| role.parse()).collect::<Result<_, _>>()?,
        departments: Vec::new(),
        people: Vec::new(),
        from: desk.today(),
        until: desk.today().later_by(FIRST_DAYS)?,
        title: None,
    })
}

/// For how many days the first authority holds.
const FIRST_DAYS: u32 = 365;

/// The department of an owner: the office, which answers clients in the general manager's name (P1-7b).
pub fn owners_department(settings: &Settings) -> Option<Line> {
    settings.departments.with_duty(DepartmentDuty::Office).next().cloned()
}

/// Writes what every archive begins with; `texts` are the schemas and the description of the format, by name.
pub fn create_archive(
    desk: &Desk,
    tx: &mut Transaction,
    owner: Option<&OwnerOf>,
    texts: &[(String, String)],
) -> Result<Option<StaffId>> {
    let settings = tx.archive().settings().clone();
    tx.lock_archive()?;
    for (name, text) in texts {
        let path = if name == FORMAT_TEXT { name.clone() } else { format!("{SCHEMA}/{name}") };
        tx.add_plain(path, text.clone().into_bytes())?;
    }
    tx.add_plain("tombi.toml", tombi_text(texts).into_bytes())?;
    tx.add_plain(".gitattributes", GIT_ATTRIBUTES.as_bytes().to_vec())?;
    tx.add_plain(".gitignore", GIT_IGNORE.as_bytes().to_vec())?;
    let mut owner_id = None;
    if let Some(owner) = owner {
        let id = owner.id();
        let roles = Role::BUILT_IN.iter().map(|role| role.parse()).collect::<Result<_, _>>()?;
        enrol::enrol(
            desk,
            tx,
            Enrol {
                id: Some(id.clone()),
                name: owner.name.clone(),
                department: owners_department(&settings),
                roles,
                date: desk.today(),
            },
        )?;
        authority::enter(desk, tx, &id, &first_authority(desk)?)?;
        owner_id = Some(id);
    }
    // The settings come last: where they are, there is an archive.
    tx.add_plain(SETTINGS, settings_text(&settings)?.into_bytes())?;
    Ok(owner_id)
}

/// Tells the editor's language server (tombi) which schema is for which file.
fn tombi_text(texts: &[(String, String)]) -> String {
    let mut out = String::from("toml-version = \"v1.0.0\"\n");
    let patterns = |kind: &str| match kind {
        "deedbox" => vec![SETTINGS.to_owned()],
        "cover" | "unit" => vec![format!("**/data/{kind}.toml")],
        "event" => vec!["**/data/*+*.toml".to_owned(), "**/data/records/*+*.toml".to_owned()],
        kind => vec![format!("**/data/records/????-??-??-{kind}-????.toml")],
    };
    for (name, _) in texts {
        let Some(kind) = name.strip_suffix(".json") else {
            continue;
        };
        let include: Vec<String> = patterns(kind).into_iter().map(|pattern| format!("\"{pattern}\"")).collect();
        out.push_str(&format!("\n[[schemas]]\npath = \"{SCHEMA}/{name}\"\ninclude = [{}]\n", include.join(", ")));
    }
    out
}
