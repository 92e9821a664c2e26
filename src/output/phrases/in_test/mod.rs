//! What is held of all phrases together.

mod terms;
