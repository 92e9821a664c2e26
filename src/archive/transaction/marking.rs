//! Going back within a change: what one act of many added is taken out of it again, as if it had not been tried.

use crate::archive::bundle::Bundle;
use crate::archive::layout::BundleId;
use crate::archive::transaction::Transaction;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How far a change had come.
#[derive(Debug)]
pub struct Mark {
    adds: usize,
    units: usize,
    signed: usize,
    /// The bundles that it had added to by then.
    bundles: BTreeMap<BundleId, Rc<Bundle>>,
}

impl Transaction<'_> {
    /// How far the change has come.
    pub fn mark(&self) -> Mark {
        let added_to = self.bundles.iter().filter(|(_, bundle)| bundle.has_pending());
        Mark {
            adds: self.adds.len(),
            units: self.new_units.len(),
            signed: self.sign_also.len(),
            bundles: added_to.map(|(id, bundle)| (id.clone(), Rc::clone(bundle))).collect(),
        }
    }

    /// Takes out what was added since. Locks are kept; what was staged for it is cleared away with the change.
    pub fn back_to(&mut self, mark: Mark) {
        self.adds.truncate(mark.adds);
        self.new_units.truncate(mark.units);
        self.sign_also.truncate(mark.signed);
        self.units = None;
        // What had nothing added by then is read anew, under the locks that are held now.
        self.bundles = mark.bundles;
    }
}
