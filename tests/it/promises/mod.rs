//! What must be true of every command.
