//! Normalization: the many ways to write the same text become one, and every change is on record.
//!
//! | pass           | from                        | to           | by default |
//! | -------------- | --------------------------- | ------------ | ---------- |
//! | `invisible`    | `kỷ` + U+200B + ` luật`     | `kỷ luật`    | yes        |
//! | `spaces`       | `Điều` + U+00A0 + `5`       | `Điều 5`     | yes        |
//! | `canonical`    | `o` + U+0309 + U+0302       | `ổ`          | yes        |
//! | `look_alikes`  | `Ðảng`, `chƣơng`, Cyrillic `ѕ` in `ѕố` | `Đảng`, `chương`, `số` | yes |
//! | `tone_marks`   | `hòan`, `qúy`, `thủơ`       | `hoàn`, `quý`, `thuở` | misplaced ones; a style on request |
//! | `i_and_y`      | `kỷ`, `quy`                 | `kỉ`, `qui`  | no         |
//! | `quotes`       | `“kỷ luật”`                 | `"kỷ luật"`  | no         |
//! | `dashes`       | `2020 – 2025`               | `2020 - 2025` | no        |
//!
//! Repair is not folding: what comes out reads the same to a person, only written as it should have been. Each pass alone
//! and all together are idempotent; text that needs no change is borrowed.

mod canonical;
mod look_alike;
mod rewrite;
mod sign;
mod word_repair;

use std::borrow::Cow;

use crate::sort_by_key;
use crate::{Alignment, Span, ToneMarkStyle};
use rewrite::Pass;

/// Which passes run.
///
/// ```
/// use tracuu_text::{NormalizeOptions, normalize};
/// let options = NormalizeOptions { dashes: true, ..NormalizeOptions::default() };
/// assert_eq!(normalize("Ðại hội 2020 – 2025", &options).text, "Đại hội 2020 - 2025");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NormalizeOptions {
    /// Removes soft hyphens, zero-width characters and byte-order marks. Text in TCVN3 must be decoded before: its ư is a
    /// soft hyphen.
    pub invisible: bool,
    /// Writes no-break and other odd spaces as U+0020; line ends stay.
    pub spaces: bool,
    /// Composes letters (NFC), also those whose marks stand in the wrong order.
    pub canonical: bool,
    /// Repairs characters that only look like letters of a Vietnamese word.
    pub look_alikes: bool,
    /// What happens to tone marks.
    pub tone_marks: ToneMarks,
    /// Writes *y* as *i* where both spellings are the same syllable: after h k l m s t v and qu.
    pub i_and_y: bool,
    /// Writes curly and angle quotes as `"` and `'`.
    pub quotes: bool,
    /// Writes all dashes as `-`.
    pub dashes: bool,
}

/// What happens to tone marks.
///
/// ```
/// use tracuu_text::{NormalizeOptions, ToneMarkStyle, ToneMarks, normalize};
/// let with = |tone_marks| normalize("hòan hoà", &NormalizeOptions { tone_marks, ..NormalizeOptions::NONE }).text;
/// assert_eq!(with(ToneMarks::Keep), "hòan hoà");
/// assert_eq!(with(ToneMarks::Repair), "hoàn hoà");
/// assert_eq!(with(ToneMarks::Style(ToneMarkStyle::Old)), "hoàn hòa");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToneMarks {
    /// Nothing.
    Keep,
    /// Marks that stand where no style puts them are moved: *hòan* becomes *hoàn*; *hòa* and *hoà* stay.
    #[default]
    Repair,
    /// All marks are placed in one style.
    Style(ToneMarkStyle),
}

impl Default for NormalizeOptions {
    fn default() -> NormalizeOptions {
        NormalizeOptions {
            invisible: true,
            spaces: true,
            canonical: true,
            look_alikes: true,
            tone_marks: ToneMarks::Repair,
            i_and_y: false,
            quotes: false,
            dashes: false,
        }
    }
}

impl NormalizeOptions {
    /// No pass at all; a start for choosing some.
    ///
    /// ```
    /// use tracuu_text::{NormalizeOptions, normalize};
    /// let spaces = NormalizeOptions { spaces: true, ..NormalizeOptions::NONE };
    /// assert_eq!(normalize("Ðiều\u{A0}5", &spaces).text, "Ðiều 5", "the look-alike U+00D0 stays");
    /// ```
    pub const NONE: NormalizeOptions = NormalizeOptions {
        invisible: false,
        spaces: false,
        canonical: false,
        look_alikes: false,
        tone_marks: ToneMarks::Keep,
        i_and_y: false,
        quotes: false,
        dashes: false,
    };

    /// Every pass, tone marks in the old style: the form in which the index compares words.
    ///
    /// ```
    /// use tracuu_text::{NormalizeOptions, normalize};
    /// assert_eq!(normalize("“Kỷ luật” – hoà", &NormalizeOptions::CANONICAL).text, "\"Kỉ luật\" - hòa");
    /// assert_eq!(normalize("“Kỷ luật” – hoà", &NormalizeOptions::default()).text, "“Kỷ luật” – hoà");
    /// ```
    pub const CANONICAL: NormalizeOptions = NormalizeOptions {
        invisible: true,
        spaces: true,
        canonical: true,
        look_alikes: true,
        tone_marks: ToneMarks::Style(ToneMarkStyle::Old),
        i_and_y: true,
        quotes: true,
        dashes: true,
    };
}

/// A normalized text, its correspondence to the source, and what was repaired.
///
/// ```
/// use tracuu_text::{NormalizeOptions, Span, normalize};
/// let normalized = normalize("k\u{200B}ỷ luật", &NormalizeOptions::default());
/// assert_eq!(normalized.text, "kỷ luật");
/// assert_eq!(normalized.alignment.to_source(Span::new(0, 4)), Span::new(0, 7));
/// assert_eq!(normalized.repairs[0].span, Span::new(1, 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized<'t> {
    /// The new text; borrowed when nothing changed.
    pub text: Cow<'t, str>,
    /// Its correspondence to the text that was given.
    pub alignment: Alignment,
    /// What was changed, in the order of the text.
    pub repairs: Vec<Repair>,
}

/// One change.
///
/// ```
/// use tracuu_text::{NormalizeOptions, RepairKind, Span, normalize};
/// let normalized = normalize("hòan thành", &NormalizeOptions::default());
/// let repair = &normalized.repairs[0];
/// assert_eq!((repair.kind, repair.span), (RepairKind::ToneMark, Span::new(0, 5)));
/// assert_eq!((repair.from.as_str(), repair.to.as_str()), ("hòan", "hoàn"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Which pass made it.
    pub kind: RepairKind,
    /// Where, in the text that was given.
    pub span: Span,
    /// What stood there when the pass came.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

/// The pass that made a change.
///
/// ```
/// use tracuu_text::{NormalizeOptions, RepairKind, normalize};
/// let normalized = normalize("hòan\u{A0}thành", &NormalizeOptions::default());
/// let kinds: Vec<RepairKind> = normalized.repairs.iter().map(|repair| repair.kind).collect();
/// assert_eq!(kinds, [RepairKind::ToneMark, RepairKind::Space]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepairKind {
    /// An invisible character was removed.
    Invisible,
    /// An odd space became a plain one.
    Space,
    /// Letters were composed.
    Composed,
    /// A look-alike became the letter it stood for.
    LookAlike,
    /// A tone mark was moved.
    ToneMark,
    /// *y* became *i*.
    Spelling,
    /// A quote became a plain one.
    Quote,
    /// A dash became a hyphen.
    Dash,
}

impl RepairKind {
    /// The name that programs see, such as `look_alike`.
    ///
    /// ```
    /// use tracuu_text::{NormalizeOptions, normalize};
    /// let normalized = normalize("chƣơng", &NormalizeOptions::default());
    /// assert_eq!(normalized.repairs[0].kind.name(), "look_alike");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            RepairKind::Invisible => "invisible",
            RepairKind::Space => "space",
            RepairKind::Composed => "composed",
            RepairKind::LookAlike => "look_alike",
            RepairKind::ToneMark => "tone_mark",
            RepairKind::Spelling => "spelling",
            RepairKind::Quote => "quote",
            RepairKind::Dash => "dash",
        }
    }
}

/// Runs the chosen passes over `text`.
///
/// ```
/// use tracuu_text::{NormalizeOptions, normalize};
/// let normalized = normalize("Ðảng bộ hòan thành", &NormalizeOptions::default());
/// assert_eq!(normalized.text, "Đảng bộ hoàn thành");
/// let kinds: Vec<_> = normalized.repairs.iter().map(|repair| repair.kind.name()).collect();
/// assert_eq!(kinds, ["look_alike", "tone_mark"]);
/// ```
pub fn normalize<'t>(text: &'t str, options: &NormalizeOptions) -> Normalized<'t> {
    let NormalizeOptions { invisible, spaces, canonical, look_alikes, tone_marks, i_and_y, quotes, dashes } = *options;
    let mut chain = Chain::new(text);
    if invisible || spaces {
        chain.run(|text| sign::white_space(text, invisible, spaces));
    }
    // A repaired letter may take the mark that its look-alike could not, and complete a word.
    loop {
        let composed = canonical && chain.run(canonical::compose);
        let repaired = look_alikes && chain.run(look_alike::repair);
        if !composed && !repaired {
            break;
        }
    }
    if tone_marks != ToneMarks::Keep {
        chain.run(|text| word_repair::tone_marks(text, tone_marks));
    }
    if i_and_y {
        chain.run(word_repair::i_and_y);
    }
    if quotes || dashes {
        chain.run(|text| sign::punctuation(text, quotes, dashes));
    }
    chain.finish()
}

/// Passes run one after the other, each on what the one before it made.
struct Chain<'t> {
    text: Cow<'t, str>,
    alignment: Alignment,
    repairs: Vec<Repair>,
}

impl<'t> Chain<'t> {
    fn new(text: &'t str) -> Chain<'t> {
        Chain { text: Cow::Borrowed(text), alignment: Alignment::identity(text.len()), repairs: Vec::new() }
    }

    /// Runs a pass; whether it changed anything.
    fn run(&mut self, pass: impl for<'p> Fn(&'p str) -> Option<Pass>) -> bool {
        let Some(Pass { text, alignment, repairs }) = pass(&self.text) else { return false };
        let to_source = |repair: Repair| Repair { span: self.alignment.to_source(repair.span), ..repair };
        self.repairs.extend(repairs.into_iter().map(to_source));
        self.alignment = self.alignment.then(&alignment);
        self.text = Cow::Owned(text);
        true
    }

    fn finish(mut self) -> Normalized<'t> {
        sort_by_key(&mut self.repairs, |repair| repair.span);
        Normalized { text: self.text, alignment: self.alignment, repairs: self.repairs }
    }
}

#[cfg(test)]
mod tests;
