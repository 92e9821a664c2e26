//! A page of the book: its blocks of commands, its links, its headings.

use std::fs;
use std::path::{Path, PathBuf};

/// The project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A Markdown file of the project.
pub struct Page {
    /// Below the project.
    pub path: String,
    pub text: String,
}

/// A block of a page that stands between fences.
pub struct Block<'p> {
    /// What stands behind the opening fence: `sh`, `console`, `crontab`, `powershell`, `text` …
    pub what: &'p str,
    /// The line of the page on which its first line stands, from 0.
    pub first: usize,
    pub lines: Vec<&'p str>,
}

/// What is typed: a script whose words count for nothing, or one line with what it says.
pub struct Step<'p> {
    /// The line of the page, from 1.
    pub line: usize,
    pub typed: String,
    /// What follows it, with the line of the page on which that begins, from 0; none where it is not told.
    pub says: Option<(usize, Vec<&'p str>)>,
}

impl Page {
    pub fn read(path: &str) -> Self {
        let text = fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        Self { path: path.to_owned(), text }
    }

    /// The folder in which it lies.
    pub fn folder(&self) -> PathBuf {
        root().join(&self.path).parent().expect("a folder").to_owned()
    }

    pub fn blocks(&self) -> Vec<Block<'_>> {
        let (mut blocks, mut open): (Vec<Block<'_>>, Option<Block<'_>>) = (Vec::new(), None);
        for (at, line) in self.text.lines().enumerate() {
            match &mut open {
                Some(_) if line == "```" => blocks.extend(open.take()),
                Some(block) => block.lines.push(line),
                None => open = line.strip_prefix("```").map(|what| Block { what, first: at + 1, lines: Vec::new() }),
            }
        }
        assert!(open.is_none(), "{}: a block has no end", self.path);
        blocks
    }

    /// The blocks of one sort, each as one text.
    pub fn texts(&self, what: &str) -> Vec<String> {
        let of_it = self.blocks().into_iter().filter(|block| block.what == what);
        of_it.map(|block| block.lines.join("\n")).collect()
    }

    /// What a reader types, in order: a block `sh` is one step, in a block `console` each line after `$`.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut steps: Vec<Step<'_>> = Vec::new();
        for block in self.blocks() {
            if block.what == "sh" {
                steps.push(Step { line: block.first + 1, typed: block.lines.join("\n"), says: None });
            }
            if block.what != "console" {
                continue;
            }
            for (at, line) in (block.first..).zip(block.lines) {
                match (line.strip_prefix("$ "), steps.last_mut().and_then(|step| step.says.as_mut())) {
                    (Some(typed), _) => {
                        steps.push(Step { line: at + 1, typed: typed.to_owned(), says: Some((at + 1, Vec::new())) });
                    }
                    (None, Some((_, says))) => says.push(line),
                    (None, None) => panic!("{}:{}: nothing was typed yet", self.path, at + 1),
                }
            }
        }
        steps
    }

    /// The lines that start the program or a tool, without remarks: what a reader learns to type.
    pub fn commands(&self) -> Vec<String> {
        let steps = self.steps();
        let lines = steps.iter().flat_map(|step| step.typed.lines());
        let typed = lines.map(|line| line.split("  #").next().unwrap_or(line).trim().to_owned());
        typed.filter(|line| !line.is_empty()).collect()
    }

    /// The text outside of blocks and of code.
    fn prose(&self) -> String {
        let mut prose = String::new();
        let mut inside = false;
        for line in self.text.lines() {
            if line.starts_with("```") {
                inside = !inside;
            } else if !inside {
                prose.extend(line.split('`').step_by(2));
                prose.push('\n');
            }
        }
        prose
    }

    /// Where its links and pictures lead.
    pub fn links(&self) -> Vec<String> {
        let prose = self.prose();
        prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
    }

    /// The names by which its headings can be led to, as GitHub makes them.
    pub fn anchors(&self) -> Vec<String> {
        let mut inside = false;
        let mut anchors = Vec::new();
        for line in self.text.lines() {
            inside ^= line.starts_with("```");
            if inside || !line.starts_with('#') {
                continue;
            }
            let title = line.trim_start_matches('#').trim().to_lowercase();
            let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            anchors.push(kept.map(|c| if c == ' ' { '-' } else { c }).collect());
        }
        anchors
    }
}

/// The paths of the pages in a folder of the project, below the project, sorted.
pub fn pages_in(folder: &str) -> Vec<String> {
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let entries = walk.into_iter().map(|entry| entry.expect("a folder that can be read"));
    let pages = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md"));
    pages.map(|entry| below_root(entry.path())).collect()
}

fn below_root(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the root").display().to_string()
}
