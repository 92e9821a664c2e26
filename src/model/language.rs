//! The languages that deedbox speaks.

use crate::model::invalid::Wanted;
use crate::model::kind::codes;

codes! {
    /// A language of what is shown and printed.
    Language, Wanted::Language, {
        /// English.
        En = "en",
        /// 简体中文.
        ZhHans = "zh-Hans",
        /// 繁體中文.
        ZhHant = "zh-Hant",
    }
}
