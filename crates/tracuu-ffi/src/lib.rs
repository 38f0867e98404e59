//! tracuu for other languages.
uniffi::setup_scaffolding!("tracuu");

/// tmp
#[uniffi::export]
pub fn fold(text: String) -> String { tracuu::text::fold(&text, tracuu::text::FoldLevel::Bare).text.into_owned() }
