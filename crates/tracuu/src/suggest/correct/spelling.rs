//! Spelling: a word of the index as it is written there, with the capitals of what was typed.
//!
//! | word    | typed   | written  |
//! | ------- | ------- | -------- |
//! | *kỉ*    | `ky`    | *kỷ*     |
//! | *quy*   | `QUI`   | nothing: it is the same word |
//! | *luật*  | `Luat`  | *Luật*   |
//! | *luật*  | `LUAT`  | *LUẬT*   |

use tracuu_text::key_of;

use super::model::Model;

/// How a word is written in the place of a typed one; `None` when that is the same word.
pub(super) fn spelled(model: &Model, word: u32, typed: &str) -> Option<String> {
    if model.vocabulary.key(word) == key_of(typed) {
        return None;
    }
    let written = model.surface(word);
    let mut capitals = typed.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase);
    let first = capitals.next().unwrap_or(false);
    Some(match (first, capitals.next()) {
        (true, Some(true)) => written.to_uppercase(),
        (true, _) => {
            let mut letters = written.chars();
            letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
        (false, _) => written.to_owned(),
    })
}
