//! How wide a spine is, as it is typed.

use clap::ValueEnum;

use crate::output::form::SpineWidth;

/// How wide a spine is.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Width {
    #[value(name = "20")]
    Mm20,
    #[value(name = "30")]
    Mm30,
    #[value(name = "40")]
    Mm40,
    #[value(name = "50")]
    Mm50,
}

impl From<Width> for SpineWidth {
    fn from(width: Width) -> Self {
        match width {
            Width::Mm20 => Self::Mm20,
            Width::Mm30 => Self::Mm30,
            Width::Mm40 => Self::Mm40,
            Width::Mm50 => Self::Mm50,
        }
    }
}
