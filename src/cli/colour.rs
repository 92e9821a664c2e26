//! Colours for people at a terminal: never the only sign of anything, and none where `NO_COLOR` is set, in a pipe, or with
//! `--color never`.

use std::io::Write;

use clap::ValueEnum;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColourChoice {
    /// At a terminal, unless NO_COLOR or TERM=dumb says no
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Whether a stream is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    On,
    /// It is not.
    Off,
}

impl ColourChoice {
    /// What it means for a stream that would be coloured, or not, by itself.
    pub fn on(self, by_itself: Colour) -> Colour {
        match self {
            Self::Auto => by_itself,
            Self::Always => Colour::On,
            Self::Never => Colour::Off,
        }
    }
}

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[1;31m";
const CYAN: &str = "\u{1b}[36m";
const END: &str = "\u{1b}[0m";

impl Colour {
    /// A table with its headings in bold: its first line.
    pub fn table(self, text: &str) -> String {
        match (self, text.split_once('\n')) {
            (Self::On, Some((head, rest))) => format!("{BOLD}{head}{END}\n{rest}"),
            _ => text.to_owned(),
        }
    }

    /// An error: its label in red, that of the mend in another colour.
    pub fn error(self, text: &str) -> String {
        if self == Self::Off {
            return text.to_owned();
        }
        let line = |(at, line): (usize, &str)| {
            let label = line.char_indices().find(|(_, c)| matches!(c, ':' | '：')).map(|(at, c)| at + c.len_utf8());
            let split = label.and_then(|label| line.split_at_checked(label));
            match split {
                Some((label, rest)) if at == 0 => format!("{RED}{label}{END}{rest}"),
                Some((label, rest)) if line.starts_with("  ") => format!("{CYAN}{label}{END}{rest}"),
                _ => line.to_owned(),
            }
        };
        text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Whether streams are coloured by themselves: what the terminal and the environment say.
pub(super) fn by_itself(stream: &impl anstream::stream::RawStream) -> Colour {
    match anstream::AutoStream::choice(stream) {
        anstream::ColorChoice::Never => Colour::Off,
        _ => Colour::On,
    }
}

/// Prints a line to a stream that may be gone.
pub(super) fn line(to: &mut dyn Write, text: &str) {
    // Where the stream is gone there is nobody to tell.
    let _ = writeln!(to, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_headings_alone_are_coloured_and_nothing_is_lost() {
        let text = "error: unit 9 is unknown: no\n  hint: `deedbox unit list`";
        assert_eq!(Colour::Off.error(text), text);
        let shown = Colour::On.error(text);
        assert_eq!(
            shown,
            "\u{1b}[1;31merror:\u{1b}[0m unit 9 is unknown: no\n\u{1b}[36m  hint:\u{1b}[0m `deedbox unit list`"
        );
        assert_eq!(Colour::On.table("Unit\n1203\n"), "\u{1b}[1mUnit\u{1b}[0m\n1203\n");
        assert_eq!(ColourChoice::Never.on(Colour::On), Colour::Off);
        assert_eq!(ColourChoice::Always.on(Colour::Off), Colour::On);
    }
}
