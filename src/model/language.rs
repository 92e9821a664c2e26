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

impl Language {
    /// A language as somebody names it: by its code, or by a locale such as `zh-TW`.
    pub fn told(word: &str) -> Option<Self> {
        const PLACES: [&str; 8] = ["hant", "tw", "hk", "mo", "hans", "cn", "sg", "my"];
        let plain = word.split(['.', '@']).next().unwrap_or_default().replace('_', "-").to_lowercase();
        // A slip of the keyboard names no language, where a locale of the system would count for its first part.
        let is_known = plain.split('-').skip(1).all(|part| PLACES.contains(&part) || plain.starts_with("en-"));
        word.parse().ok().or_else(|| Self::of_locale(word).filter(|_| is_known))
    }

    /// The language of a locale such as `zh_TW.UTF-8`; none where it names none of ours.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let locale = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-").to_lowercase();
        let mut parts = locale.split('-');
        match parts.next() {
            Some("en") => Some(Self::En),
            Some("zh") => {
                let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
                Some(if traditional { Self::ZhHant } else { Self::ZhHans })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language_or_none() {
        for (locale, language) in [
            ("zh_TW.UTF-8", Some(Language::ZhHant)),
            ("zh_HK", Some(Language::ZhHant)),
            ("zh_CN.GB18030", Some(Language::ZhHans)),
            ("zh_Hant_MO", Some(Language::ZhHant)),
            ("zh", Some(Language::ZhHans)),
            ("en_GB.UTF-8", Some(Language::En)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("de_DE", None),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }
}
