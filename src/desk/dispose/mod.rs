//! Destruction: planned, asked for, approved, carried out before two witnesses (S-RET; docs/FORMS.md, 銷毀清冊).

pub mod ask;
pub mod carry_out;
mod erasure;
mod grounds;
mod listed;
pub mod plan;
pub mod witness;
