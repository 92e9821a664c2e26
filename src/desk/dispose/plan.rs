//! What may be destroyed by a day, and what may not and why: a plan for the appraisers (S-RET).

use serde::{Deserialize, Serialize};
use toml::Value;

use crate::archive::retention::{self, BoxedVolume};
use crate::archive::{Lookup, STAYING, TextFault, VOLUME, digest, emit, toml_table};
use crate::error::Result;
use crate::model::disposal::{Appraisal, KeptBy};
use crate::model::{AsOf, Date, Line, Listed, Retention, Sha256, VolumeCode};

/// What may go, and what stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisposalPlan {
    /// The day by whose beginning terms are over.
    pub until: Date,
    pub volumes: Vec<AppraisedVolume>,
    /// Volumes whose term is over, and which stay all the same.
    pub staying: Vec<StayingVolume>,
}

/// A volume that may be destroyed, and what is decided about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppraisedVolume {
    pub code: VolumeCode,
    /// The client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Line>,
    pub decision: Appraisal,
    pub move_out: Date,
    pub retention: Retention,
    /// The last day of its term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Date>,
    /// The files in its boxes.
    pub files: usize,
    /// The pages that were known when it was boxed.
    pub pages: u32,
    /// The digest of the lines of these files: none may have come or gone since.
    pub state: Sha256,
}

/// A volume that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayingVolume {
    pub code: VolumeCode,
    pub title: Option<Line>,
    pub why: Vec<KeptBy>,
}

/// The volumes whose term is over on a day and that are not destroyed: what may go, and what not.
pub fn plan(lookup: &mut impl Lookup, until: Date) -> Result<DisposalPlan> {
    let keepers = retention::keepers(lookup, &AsOf::NOW)?;
    let mut plan = DisposalPlan { until, volumes: Vec::new(), staying: Vec::new() };
    for volume in retention::volumes(lookup, &AsOf::NOW)? {
        if !volume.is_over(until) || retention::destroyed(lookup, &volume)?.is_some() {
            continue;
        }
        let why = retention::kept_by(lookup, &volume, &keepers, &AsOf::NOW, until)?;
        if why.is_empty() {
            plan.volumes.push(appraised(lookup, &volume)?);
        } else {
            let (code, title) = (volume.code().clone(), volume.title().cloned());
            plan.staying.push(StayingVolume { code, title, why });
        }
    }
    Ok(plan)
}

fn appraised(lookup: &mut impl Lookup, volume: &BoxedVolume) -> Result<AppraisedVolume> {
    let lines = lines_of(lookup, volume)?;
    Ok(AppraisedVolume {
        code: volume.code().clone(),
        title: volume.title().cloned(),
        move_out: volume.first.boxed.move_out,
        retention: volume.retention(),
        ended: volume.ends(),
        files: lines.len(),
        pages: volume.parts().map(|part| part.boxed.pages).sum(),
        state: state(&lines),
        decision: Appraisal::Destroy,
    })
}

/// The files in the boxes of a volume that are not destroyed, each once.
pub(in crate::desk) fn lines_of(lookup: &mut impl Lookup, volume: &BoxedVolume) -> Result<Vec<Listed>> {
    let mut lines = Vec::new();
    for id in volume.boxes() {
        lines.extend(lookup.bundle(&id)?.listing().lines());
    }
    lines.sort_by(|a, b| (&a.path, a.sha256).cmp(&(&b.path, b.sha256)));
    lines.dedup();
    Ok(lines)
}

pub(in crate::desk) fn state(lines: &[Listed]) -> Sha256 {
    digest(lines.iter().map(|line| format!("{line}\n")).collect::<String>().as_bytes())
}

/// A plan as TOML: a block for each volume, whose `decision` the appraisers change; beneath them what stays, and why.
///
/// # Errors
/// A value that TOML has no form for: none of these.
pub fn text(plan: &DisposalPlan) -> Result<String, TextFault> {
    let mut table = toml_table(&Until { until: plan.until })?;
    let blocks = plan.volumes.iter().map(|volume| toml_table(volume).map(Value::Table));
    table.insert(VOLUME.to_owned(), Value::Array(blocks.collect::<Result<_, _>>()?));
    let staying = plan.staying.iter().map(|volume| toml_table(&StayingText::of(volume)).map(Value::Table));
    table.insert(STAYING.to_owned(), Value::Array(staying.collect::<Result<_, _>>()?));
    Ok(emit(&table))
}

/// Why a volume stays, with what keeps it.
fn told(kept: &KeptBy) -> String {
    let by: Vec<String> = kept.by.iter().map(ToString::to_string).collect();
    if by.is_empty() { kept.why.to_string() } else { format!("{}: {}", kept.why, by.join(", ")) }
}

/// A plan read back; what stays is not read.
///
/// # Errors
/// It is no plan, or a decision is none.
pub fn parse(text: &str) -> Result<DisposalPlan, String> {
    let read: DisposalPlanText = toml::from_str(text).map_err(|e| e.message().to_owned())?;
    Ok(DisposalPlan { until: read.until, volumes: read.volume, staying: Vec::new() })
}

/// The first line of a plan.
#[derive(Serialize)]
struct Until {
    until: Date,
}

/// What the file of a plan holds.
#[derive(Deserialize)]
struct DisposalPlanText {
    until: Date,
    #[serde(default)]
    volume: Vec<AppraisedVolume>,
}

/// A block of what stays.
#[derive(Serialize)]
struct StayingText {
    code: VolumeCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Line>,
    why: Vec<String>,
}

impl StayingText {
    fn of(volume: &StayingVolume) -> Self {
        let why = volume.why.iter().map(told).collect();
        Self { code: volume.code.clone(), title: volume.title.clone(), why }
    }
}
