//! An error in words: what is wrong, why, and the mend.

/// An error in words from a phrase and the `.mend` under it: `told!(words, "error-empty-paper", name = name)`; arguments as in `say!`.
macro_rules! told {
    ($words:expr, $key:expr $(, $name:ident $of:tt $value:expr)* $(,)?) => {
        $words.told($key, vec![$((stringify!($name), $crate::output::phrases::say!(@argument $of $value))),*])
    };
}
pub(in crate::cli) use told;

/// An error in words: what is wrong, why, and the mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// What is wrong, and where: a fragment.
    pub what: String,
    /// What the system or a parser said, where it did.
    pub because: Option<String>,
    /// What to do, where something can be done.
    pub mend: Option<String>,
}
