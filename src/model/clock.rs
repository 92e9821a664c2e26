//! Where a time of entry came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a time of entry came from, if not from the machine's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// `DEEDBOX_NOW` set it.
    Set,
}
