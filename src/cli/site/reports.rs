//! The reports that are pages of a site: of today, or of this year.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{Moment, Table};
use crate::views::kept::ListingOf;
use crate::views::report::satisfaction::Floors;
use crate::views::report::{self, AtDay, InYear};

/// A report that is a page.
pub(super) struct SiteReport {
    /// By what it is called before it is made.
    pub(super) key: &'static str,
    of: SiteReportOf,
    months: Option<MonthsOf>,
}

/// Makes what a page shows beside a report of a year.
type MonthsOf = fn(&Archive, &InYear) -> Result<Vec<Table>>;

/// What is asked of it.
enum SiteReportOf {
    Day(fn(&Archive, &AtDay) -> Result<Table>),
    Year(fn(&Archive, &InYear) -> Result<Table>),
    /// The same, where hours and minutes count: who has not come yet may be late by now.
    Hours(fn(&Archive, &InYear) -> Result<Table>),
}

/// A report as it was made.
pub(super) struct SiteReportMade {
    /// Its table, and what belongs to it; none where there is nothing to report.
    pub(super) tables: Vec<Table>,
    /// Whether it would be another one later on the same day.
    pub(super) changes_today: bool,
}

const fn of(key: &'static str, of: SiteReportOf) -> SiteReport {
    SiteReport { key, of, months: None }
}

/// Every report of a site, in the order in which they stand on its first page.
pub(super) const REPORTS: [SiteReport; 25] = [
    of("occupancy", SiteReportOf::Day(report::occupancy::report)),
    of("clients", SiteReportOf::Day(report::clients::report)),
    of("contacts", SiteReportOf::Day(|archive, asked| report::contacts::report(archive, asked, None))),
    of("arrears", SiteReportOf::Day(report::arrears::report)),
    of("deposits", SiteReportOf::Day(report::deposits::report)),
    of("meters", SiteReportOf::Day(report::meters::report)),
    of("loans", SiteReportOf::Day(report::loans::report)),
    of("issued", SiteReportOf::Day(report::issued::report)),
    of("completeness", SiteReportOf::Day(report::completeness::report)),
    of("expiring", SiteReportOf::Day(|archive, asked| report::expiring::report(archive, asked, 60))),
    of("payments", SiteReportOf::Year(report::payments::report)),
    SiteReport {
        months: Some(report::series::of_complaints),
        ..of("complaints", SiteReportOf::Year(report::complaints::report))
    },
    SiteReport {
        months: Some(report::series::of_repairs),
        ..of("repairs", SiteReportOf::Hours(report::repairs::report))
    },
    of("violations", SiteReportOf::Year(report::violations::report)),
    of("applications", SiteReportOf::Year(report::applications::report)),
    of("fit-outs", SiteReportOf::Year(report::fit_outs::report)),
    of("visits", SiteReportOf::Year(report::visits::report)),
    of("enquiries", SiteReportOf::Year(report::enquiries::report)),
    of("letters", SiteReportOf::Year(report::answers::letters)),
    of("opinions", SiteReportOf::Year(report::answers::opinions)),
    of("quality", SiteReportOf::Year(report::quality::report)),
    of(
        "satisfaction",
        SiteReportOf::Year(|archive, asked| report::satisfaction::report(archive, asked, Floors::Together)),
    ),
    of("moved-out", SiteReportOf::Year(report::moved_out::report)),
    of("retention", SiteReportOf::Day(report::retention::report)),
    of("yearbook", SiteReportOf::Hours(|archive, asked| Ok(report::yearbook::report(archive, asked)?.months))),
];

impl SiteReport {
    /// Makes it, by what is known at a moment.
    pub(super) fn made(&self, archive: &Archive, now: Moment) -> Result<SiteReportMade> {
        let tables = self.tables(archive, now)?;
        // What is late stays late: what is as it will be at the end of the day is so until then.
        let changes_today = match &self.of {
            SiteReportOf::Day(_) | SiteReportOf::Year(_) => false,
            SiteReportOf::Hours(_) => match end_of_day(now) {
                Some(end) => self.tables(archive, end)? != tables,
                None => true,
            },
        };
        Ok(SiteReportMade { tables, changes_today })
    }

    fn tables(&self, archive: &Archive, now: Moment) -> Result<Vec<Table>> {
        let kept = ListingOf::ByAll;
        let year = InYear { year: now.date().year(), month: None, now, known_at: None, kept: &kept };
        let first = match &self.of {
            SiteReportOf::Day(made) => made(archive, &AtDay { day: now.date(), known_at: None, kept: &kept })?,
            SiteReportOf::Year(made) | SiteReportOf::Hours(made) => made(archive, &year)?,
        };
        let mut tables = vec![first];
        if let Some(months) = self.months {
            tables.extend(months(archive, &year)?);
        }
        if tables.first().is_none_or(|first| first.rows.is_empty()) {
            tables.clear();
        }
        Ok(tables)
    }
}

/// The last second of a moment's day.
fn end_of_day(now: Moment) -> Option<Moment> {
    let told = now.to_string();
    format!("{}T23:59:59{}", told.get(..10)?, told.get(19..)?).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_in_its_last_second() {
        let now: Moment = "2026-12-01T14:32:05+08:00".parse().unwrap();
        assert_eq!(end_of_day(now).unwrap().to_string(), "2026-12-01T23:59:59+08:00");
    }
}
