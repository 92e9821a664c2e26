//! The forms of the kinds whose types are written out: their keys, and what of them may be amended.

use crate::model::attachment::Attachment;
use crate::model::client::{Contact, Cover};
use crate::model::disposal::Disposal;
use crate::model::document::Level;
use crate::model::form::{self, Field, Form, Need};
use crate::model::record::{Boxed, Document, Loan, Note, Person, Sealed, Tenancy};
use crate::model::seal::Seal;
use crate::model::staff::StaffId;
use crate::model::stocktake::Stocktake;
use crate::model::text::{Count, Line};
use crate::model::time::Date;
use crate::model::unit::{Area, Unit};

/// The form of a kind whose type is written out: its keys, the fields that may be amended, the papers beside it.
macro_rules! written_form {
    ($type:ident, [$($key:literal),+ $(,)?], {
        $($(#[doc = $doc:literal])+ $need:ident $field:literal: $field_type:ty,)*
    } $(, $attachments:ident)?) => {
        impl Form for $type {
            const KEYS: &'static [&'static str] = &[$($key),+];

            const FIELDS: &'static [Field] = &[$(Field {
                key: $field,
                need: Need::$need,
                about: concat!($($doc),+),
                of: stringify!($field_type),
                read: form::read::<$field_type>,
            },)*];

            $(fn attachments(&self) -> &[Attachment] {
                &self.$attachments
            }

            fn attachments_mut(&mut self) -> &mut [Attachment] {
                &mut self.$attachments
            })?
        }
    };
}

written_form! { Cover, [
    "label", "company", "english", "nature", "headcount", "move_in", "lease_end", "contacts", "emergency", "website", "credit",
    "custodian", "department", "owner", "sub_tenants",
], {
    /// Name on the file's label
    Must "label": Line,
    /// Company's name
    Must "company": Line,
    /// Its name in English
    May "english": Line,
    /// What sort of company it is
    May "nature": Line,
    /// How many people work there
    May "headcount": Count,
    /// Day of moving in; the tenancies that began on it follow
    Must "move_in": Date,
    /// Day on which the lease ends
    May "lease_end": Date,
    /// Person to speak to, as NAME;PHONE;EMAIL
    Many "contacts": Contact,
    /// Person to call in an emergency, as NAME;PHONE
    Many "emergency": Contact,
    /// Company's page
    May "website": Line,
    /// Credit standing, in the office's words
    May "credit": Line,
    /// Who keeps the file
    May "custodian": StaffId,
    /// Department that keeps the file
    May "department": Line,
    /// Who owns what the client holds, where that is not the owner of the unit
    May "owner": Line,
    /// Who sits there under the client
    Many "sub_tenants": Line,
} }

written_form! { Unit, ["code", "floor", "area", "use", "since", "owner", "sub_tenants"], {
    /// Area in square metres
    May "area": Area,
    /// What it is used for
    May "use": Line,
    /// First day on which the unit counts
    May "since": Date,
    /// Who owns the unit
    May "owner": Line,
    /// Who sits in the unit under the tenant
    Many "sub_tenants": Line,
} }

written_form! { Tenancy, ["client", "first_unit", "returns"], {} }

written_form! { Document, [
    "category", "standing", "author", "level", "valid_until", "supersedes", "media_type", "encrypted", "given_name", "refiled_from",
    "came_with", "attachments",
], {
    /// Who wrote it
    May "author": Line,
    /// How confidential: ordinary or confidential
    Must "level": Level,
    /// Last day on which it holds
    May "valid_until": Date,
}, attachments }

written_form! { Loan, ["borrower", "department", "phone", "level", "purpose", "urgent", "due", "place", "papers"], {
    /// Who reads it
    Must "borrower": Line,
    /// The reader's department or company
    May "department": Line,
    /// The reader's telephone number
    May "phone": Line,
    /// What it is read for
    Must "purpose": Line,
} }

written_form! { Sealed, ["units", "items", "pages", "waived", "reason", "attachments", "room_papers", "covers"], {}, attachments }

written_form! { Note, ["about", "note", "clause", "attachments"], {
    /// What it is about, as a code; keys, restoration and label shut that gate until it is closed
    Must "about": Line,
    /// The remark
    Must "note": Line,
}, attachments }

written_form! { Person, ["id", "name", "department"], {
    /// The name
    Must "name": Line,
    /// The department
    May "department": Line,
} }

written_form! { Disposal, ["ground", "reason", "request", "volumes", "attachments"], {
    /// What the appraisers say
    Must "reason": Line,
}, attachments }

written_form! { Boxed, [
    "volume", "code", "unit", "move_out", "year", "floor", "box", "retention", "from", "to", "items", "pages", "level", "supplement_to",
], {} }

written_form! { Seal, [
    "whole", "follows", "lists", "files", "leaves", "settings", "signed", "checked", "despite", "findings", "attachments",
], {}, attachments }

written_form! { Stocktake, ["place", "right", "elsewhere", "missing", "lent", "unknown"], {} }
