//! The words that a table is shown with.

/// The words that a table is shown with; keys and codes stay as they are in JSON and CSV.
pub trait Wording {
    /// The heading of a column.
    fn heading(&self, key: &str) -> String;
    /// The heading of a column in a table, where it means something of its own there.
    fn heading_in(&self, table: &str, key: &str) -> String;
    /// A word of a closed list.
    fn code(&self, code: &str) -> String;
    /// A word of a closed list in a column, where it may mean something of its own.
    fn code_under(&self, column: &str, code: &str) -> String;
    /// Several words in a row, as the language divides them.
    fn in_a_row(&self, words: &[String]) -> String;
}
