//! Vietnamese text: repaired, folded, compared, sorted.

use std::fmt;

use tracuu::text::{self as core, ToneMarkStyle};

use crate::offset::Offsets;
use crate::{OffsetUnit, TextRange};

/// Which repairs are made. What is not given is that of the preset `Default`; see `NormalizePreset`.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct NormalizeOptions {
    /// Where to start from; `Default` where nothing is given.
    #[uniffi(default = None)]
    pub preset: Option<NormalizePreset>,
    /// Removes soft hyphens, zero-width characters and byte-order marks.
    #[uniffi(default = None)]
    pub invisible: Option<bool>,
    /// Writes no-break and other odd spaces as plain ones.
    #[uniffi(default = None)]
    pub spaces: Option<bool>,
    /// Composes letters (NFC), also those whose marks stand in the wrong order.
    #[uniffi(default = None)]
    pub canonical: Option<bool>,
    /// Repairs characters that only look like letters of a Vietnamese word: *Ð* of Iceland, Cyrillic.
    #[uniffi(default = None)]
    pub look_alikes: Option<bool>,
    /// What happens to tone marks.
    #[uniffi(default = None)]
    pub tone_marks: Option<ToneMarks>,
    /// Writes *y* as *i* where both spellings are the same syllable.
    #[uniffi(default = None)]
    pub i_and_y: Option<bool>,
    /// Writes curly and angle quotes as `"` and `'`.
    #[uniffi(default = None)]
    pub quotes: Option<bool>,
    /// Writes all dashes as `-`.
    #[uniffi(default = None)]
    pub dashes: Option<bool>,
}

/// Where `NormalizeOptions` start from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, uniffi::Enum)]
pub enum NormalizePreset {
    /// No repair. (Not called None, which an optional value is called in Swift.)
    Off,
    /// What changes nothing that a person would see but errors.
    #[default]
    Default,
    /// One spelling for all that is the same: for comparing.
    Canonical,
}

/// What happens to tone marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ToneMarks {
    /// Nothing.
    Keep,
    /// Marks that stand where no style puts them are moved: *hòan* becomes *hoàn*.
    Repair,
    /// All marks are placed in the old style: *hòa*.
    Old,
    /// All marks are placed in the new style: *hoà*.
    New,
}

impl NormalizeOptions {
    fn into_core(self) -> core::NormalizeOptions {
        let NormalizeOptions { preset, invisible, spaces, canonical, look_alikes, tone_marks, i_and_y, quotes, dashes } =
            self;
        let base = match preset.unwrap_or_default() {
            NormalizePreset::Off => core::NormalizeOptions::NONE,
            NormalizePreset::Default => core::NormalizeOptions::default(),
            NormalizePreset::Canonical => core::NormalizeOptions::CANONICAL,
        };
        core::NormalizeOptions {
            invisible: invisible.unwrap_or(base.invisible),
            spaces: spaces.unwrap_or(base.spaces),
            canonical: canonical.unwrap_or(base.canonical),
            look_alikes: look_alikes.unwrap_or(base.look_alikes),
            tone_marks: tone_marks.map_or(base.tone_marks, |marks| match marks {
                ToneMarks::Keep => core::ToneMarks::Keep,
                ToneMarks::Repair => core::ToneMarks::Repair,
                ToneMarks::Old => core::ToneMarks::Style(ToneMarkStyle::Old),
                ToneMarks::New => core::ToneMarks::Style(ToneMarkStyle::New),
            }),
            i_and_y: i_and_y.unwrap_or(base.i_and_y),
            quotes: quotes.unwrap_or(base.quotes),
            dashes: dashes.unwrap_or(base.dashes),
        }
    }
}

/// A text after repair.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct NormalizedText {
    /// The text that was given.
    pub source: String,
    /// The text.
    pub text: String,
    /// All that was changed, with places in `source`.
    pub repairs: Vec<TextRepair>,
    /// What those places count.
    pub offset_unit: OffsetUnit,
}

impl fmt::Debug for NormalizedText {
    /// Sizes; texts stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("NormalizedText");
        out.field("bytes", &self.text.len()).field("repairs", &self.repairs.len()).finish_non_exhaustive()
    }
}

/// Something that was repaired.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TextRepair {
    /// What was wrong, such as `look_alike`.
    pub kind: String,
    /// Where.
    pub range: TextRange,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// Repairs a text: the many ways to write the same become one, and every change is told.
#[uniffi::export(default(options = None, offset_unit = None))]
pub fn normalize(text: String, options: Option<NormalizeOptions>, offset_unit: Option<OffsetUnit>) -> NormalizedText {
    let unit = offset_unit.unwrap_or_default();
    let normalized = core::normalize(&text, &options.unwrap_or_default().into_core());
    let offsets = Offsets::new(&text, unit);
    let repairs = normalized.repairs.iter().map(|repair| {
        let core::Repair { kind, span, from, to } = repair;
        TextRepair {
            kind: kind.name().to_owned(),
            range: offsets.range(*span),
            before: from.to_string(),
            after: to.to_string(),
        }
    });
    let repairs = repairs.collect();
    let normalized = normalized.text.into_owned();
    NormalizedText { source: text, text: normalized, repairs, offset_unit: unit }
}

/// How much of a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum FoldLevel {
    /// Small letters in one spelling, with all marks.
    Exact,
    /// Letters with their shapes (*ô*, *ơ*, *đ*), without tones.
    Shape,
    /// Bare letters.
    Bare,
}

/// A text in small letters at a level: for comparing, never for showing.
#[uniffi::export]
pub fn fold(text: String, level: FoldLevel) -> String {
    let level = match level {
        FoldLevel::Exact => core::FoldLevel::Exact,
        FoldLevel::Shape => core::FoldLevel::Shape,
        FoldLevel::Bare => core::FoldLevel::Bare,
    };
    core::fold(&text, level).text.into_owned()
}

/// Whether a typed word may stand for a written one: typed marks must agree, missing ones are free.
#[uniffi::export]
pub fn agrees(typed: String, written: String) -> bool {
    core::agrees(&typed, &written)
}

/// Bytes that sort texts as a Vietnamese dictionary does.
#[uniffi::export]
pub fn sort_key(text: String) -> Vec<u8> {
    core::sort_key(&text)
}
