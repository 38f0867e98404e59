//! Words typed with the input method off.

use tracuu::text::typing as core;

/// How keys stand for marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TypingScheme {
    /// `kyr luaajt`
    Telex,
    /// `ky3 lua65t`
    Vni,
}

impl From<TypingScheme> for core::TypingScheme {
    fn from(scheme: TypingScheme) -> core::TypingScheme {
        match scheme {
            TypingScheme::Telex => core::TypingScheme::Telex,
            TypingScheme::Vni => core::TypingScheme::Vni,
        }
    }
}

impl From<core::TypingScheme> for TypingScheme {
    fn from(scheme: core::TypingScheme) -> TypingScheme {
        match scheme {
            core::TypingScheme::Telex => TypingScheme::Telex,
            core::TypingScheme::Vni => TypingScheme::Vni,
        }
    }
}

/// What a typed word may have been meant to be.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TypedReading {
    /// The word that was meant.
    pub text: String,
    /// How it was typed; none for the word as it stands.
    pub scheme: Option<TypingScheme>,
}

/// The readings of a word that was typed in an unknown way, the likeliest first; there is always one.
#[uniffi::export]
pub fn typed_candidates(word: String) -> Vec<TypedReading> {
    let reading = |core::TypedReading { text, scheme, certainty: _ }| TypedReading {
        text,
        scheme: scheme.map(TypingScheme::from),
    };
    core::candidates(&word).into_iter().map(reading).collect()
}

/// A text of which the words were typed in a scheme.
#[uniffi::export]
pub fn convert_typed(text: String, scheme: TypingScheme) -> String {
    core::convert_text(&text, scheme.into()).text.into_owned()
}

/// A whole query as it was meant, where it was typed with the input method off; none when it stands as it is.
#[uniffi::export]
pub fn read_typed(text: String) -> Option<TypedReading> {
    let core::TypedText { scheme, text, alignment: _ } = core::read_typed(&text)?;
    Some(TypedReading { text, scheme: Some(scheme.into()) })
}
