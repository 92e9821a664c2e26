//! An error in words: what is wrong, why, and the mend.

/// An error in words from a phrase and the `.mend` under it: `told!(words, "error-empty-paper", name = name)`; arguments as in `say!`.
macro_rules! told {
    ($words:expr, $key:expr $(, $name:ident $of:tt $value:expr)* $(,)?) => {
        $words.told($key, vec![$((stringify!($name), $crate::output::phrases::say!(@argument $of $value))),*])
    };
}
pub(in crate::cli) use told;
