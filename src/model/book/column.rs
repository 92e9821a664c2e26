//! A column of a register: what it is called, and what it holds.

use crate::model::sheet::CellSort;

/// The unit of a row, in whatever register.
pub const UNIT: RegisterColumn = RegisterColumn::filled("單元", UNITS).of(Holds::Unit);

/// Who owns what a row is about.
pub const OWNER: RegisterColumn = RegisterColumn::maybe("業主", &["owner", "產權人"]);

/// Who sits in it under who holds it.
pub const SUB_TENANTS: RegisterColumn =
    RegisterColumn::maybe("分租戶", &["sub_tenants", "sub-tenants", "subtenants", "分租客戶"]).of(Holds::List);

/// Headers for the unit.
const UNITS: &[&str] = &[
    "unit",
    "unit no",
    "unit code",
    "room",
    "room no",
    "單位",
    "單元號",
    "單元編號",
    "單位號",
    "單位編號",
    "房號",
    "室號",
    "房間號",
    "房間",
    "鋪位號",
    "舖位號",
    "鋪位",
    "單元號碼",
    "單位號碼",
];

/// Headers for the office's number of a row.
pub const NUMBERS: &[&str] = &["no", "number", "id", "編號", "單號", "登記號", "登記編號", "流水號", "號碼"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterColumn {
    /// Its header, as the office writes it.
    pub header: &'static str,
    /// Other headers for the same, the key of the field first; both scripts are one, and so is case.
    pub also: &'static [&'static str],
    /// Further ones, of this register alone.
    pub here: &'static [&'static str],
    /// Whether it must be there.
    pub need: ColumnNeed,
    pub holds: Holds,
    /// Its name in an export.
    pub key: &'static str,
    /// The name of its heading in the catalogues; one key may have several headings.
    pub heading: &'static str,
}

/// Whether a column must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnNeed {
    /// It must, and be filled in every row.
    Filled,
    /// Empty means not known, or not yet; the column may be missing.
    MayBeEmpty,
}

impl RegisterColumn {
    const fn new(header: &'static str, also: &'static [&'static str], need: ColumnNeed) -> Self {
        let key = if let [first, ..] = also { first } else { header };
        Self { header, also, here: &[], need, holds: Holds::Text, key, heading: key }
    }

    /// A column that is filled in every row.
    pub const fn filled(header: &'static str, also: &'static [&'static str]) -> Self {
        Self::new(header, also, ColumnNeed::Filled)
    }

    /// A column that may be empty.
    pub const fn maybe(header: &'static str, also: &'static [&'static str]) -> Self {
        Self::new(header, also, ColumnNeed::MayBeEmpty)
    }

    /// The same column, holding something else than text.
    pub const fn of(self, holds: Holds) -> Self {
        Self { holds, ..self }
    }

    /// The same column, with headers that mean it in one register alone.
    pub const fn here(self, here: &'static [&'static str]) -> Self {
        Self { here, ..self }
    }

    /// The same column, exported under another name than the first of its own.
    pub const fn key(self, key: &'static str) -> Self {
        Self { key, heading: key, ..self }
    }

    /// The same column under another heading.
    pub const fn headed(self, heading: &'static str) -> Self {
        Self { heading, ..self }
    }

    /// The sort of its cells in an export.
    pub fn sort(&self) -> CellSort {
        match self.holds {
            Holds::Text | Holds::Prose | Holds::No | Holds::List | Holds::Unit | Holds::Units => CellSort::Text,
            Holds::Floor | Holds::Period | Holds::Staff => CellSort::Text,
            Holds::Day => CellSort::Date,
            Holds::Time => CellSort::Time,
            Holds::Money => CellSort::Money,
            Holds::Area => CellSort::Decimal,
            Holds::Count | Holds::Year => CellSort::Count,
        }
    }

    /// The name by which `--map` knows it.
    pub fn field(&self) -> &'static str {
        self.also.iter().find(|also| also.is_ascii()).copied().unwrap_or(self.header)
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text as it stands.
    Text,
    /// Text that may run over lines, which become one.
    Prose,
    /// The office's number of a row, which no other row has.
    No,
    /// Several values with `;` between.
    List,
    /// A person of the staff: the id, or the name that one of them has.
    Staff,
    /// A unit, or who left it.
    Unit,
    /// Several units with `;` between.
    Units,
    Floor,
    Day,
    /// A day and hour, or a day alone.
    Time,
    /// A month, or another period in the office's words.
    Period,
    /// An amount of money.
    Money,
    Area,
    /// A whole number.
    Count,
    Year,
}
