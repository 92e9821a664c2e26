//! Whose a row says that it is, beside the unit: a client who is not in that unit is a slip of one of the two.

use crate::archive::{Transaction, tenancy};
use crate::desk::import::cells::Cells;
use crate::error::{Input, Result};
use crate::model::FileName;
use crate::model::book::lists::CLIENT_NAMES;
use crate::model::script::alike_unspaced;

/// What names of companies end in, which many leave out.
const ENDINGS: &[&str] = &["有限公司", "公司", "limited", "ltd.", "ltd", "co.", "co"];

/// Notes a row that names another client than the one whose file it goes into, or is about.
pub(super) fn check(cells: &mut Cells, tx: &mut Transaction, name: &FileName) -> Result<()> {
    let Some((at, told)) = cells.beside(CLIENT_NAMES) else { return Ok(()) };
    let file = tenancy::client_file(tx, name)?;
    let (company, label) = tenancy::names(tx, &file)?;
    if [company.as_str(), label.as_str()].iter().any(|known| is_meant(known, &told)) {
        return Ok(());
    }
    cells.is_wrong(at, Input::OtherClient { unit: name.clone(), company });
    Ok(())
}

/// Whether a name may stand for a client's: a part of it, or more than it.
fn is_meant(known: &str, told: &str) -> bool {
    let (known, told) = (bare(known), bare(told));
    !known.is_empty() && !told.is_empty() && (known.contains(&told) || told.contains(&known))
}

/// A name by its letters alone, without what companies end in.
fn bare(name: &str) -> String {
    let name = alike_unspaced(name);
    let mut rest = name.as_str();
    for ending in ENDINGS {
        let without = rest.strip_suffix(&alike_unspaced(ending)).map(|rest| rest.trim_end_matches([',', '.', '，']));
        rest = without.filter(|rest| !rest.is_empty()).unwrap_or(rest);
    }
    rest.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::is_meant;

    #[test]
    fn a_name_is_known_by_a_part_of_it_and_in_either_script() {
        for (known, told) in [
            ("恆隆科技有限公司", "恆隆科技"),
            ("恆隆科技", "恒隆科技有限公司"),
            ("Acme Trading Co., Ltd.", "ACME Trading"),
            ("宏達貿易", "宏达"),
        ] {
            assert!(is_meant(known, told), "{known} {told}");
        }
        for (known, told) in [("恆隆科技", "宏達貿易"), ("Acme", "Bolt"), ("宏達有限公司", "新亞有限公司")]
        {
            assert!(!is_meant(known, told), "{known} {told}");
        }
    }
}
