//! The vectors of `tests/conformance`, run through the door that hosts use.
//!
//! | suites                                             | file         |
//! | -------------------------------------------------- | ------------ |
//! | `normalize`, `fold`, `tokenize`, `decode`, `typing` | [`text`]     |
//! | `number`, `address`, `citation`, `structure`       | [`document`] |
//! | `query`                                            | [`query`]    |
//! | `search`, `suggest`, `snippet`                     | [`index`]    |
//!
//! The runners of `bindings/*` do the same in their languages. None holds an expectation: it makes of each case what the
//! library makes of it, as JSON.

mod document;
mod index;
mod query;
#[path = "../requests/mod.rs"]
mod requests;
mod text;

use serde_json::Value;
use tracuu_testkit::conformance::Case;

/// The name of a variant as programs see it: `page_break_mended`.
fn name(variant: impl std::fmt::Debug) -> String {
    let name = format!("{variant:?}");
    let letter = |(at, c): (usize, char)| {
        let blank = (at > 0 && c.is_uppercase()).then_some('_');
        blank.into_iter().chain(c.to_lowercase())
    };
    name.char_indices().flat_map(letter).collect()
}

/// A whole number that a case may give.
fn number(case: &Case, field: &str) -> Option<i32> {
    case.0.get(field).and_then(Value::as_i64).and_then(|number| i32::try_from(number).ok())
}

/// A list of texts that an object may have.
fn texts(value: &Value, field: &str) -> Vec<String> {
    let texts = value.get(field).and_then(Value::as_array).into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}
