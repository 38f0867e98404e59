//! VNI: digits that mark the letters before them.
//!
//! | key         | does                                   | example                    |
//! | ----------- | -------------------------------------- | -------------------------- |
//! | `1 2 3 4 5` | sắc, huyền, hỏi, ngã, nặng             | `ky3` → *kỷ*               |
//! | `0`         | takes the tone away                    | `ky30` → *ky*              |
//! | `6`         | circumflex on a, e, o                  | `lua65t`, `luat65` → *luật* |
//! | `7`         | horn on o, u, on both of *uo*          | `nuoc71` → *nước*          |
//! | `8`         | breve                                  | `va8n` → *văn*             |
//! | `9`         | đ                                      | `d9i`, `di9` → *đi*        |
//!
//! A digit may stand anywhere after its letter.

use super::draft::Draft;
use crate::Tone;

/// One more key; `None` when no syllable can come of it any more.
pub(super) fn press(draft: &mut Draft, key: char) -> Option<()> {
    match key {
        '0' => draft.clear_tone(),
        '1' => draft.tone(Tone::Sac),
        '2' => draft.tone(Tone::Huyen),
        '3' => draft.tone(Tone::Hoi),
        '4' => draft.tone(Tone::Nga),
        '5' => draft.tone(Tone::Nang),
        '6' => draft.circumflex(b"aeo", key),
        '7' => draft.horn(),
        '8' => draft.breve(),
        '9' => draft.begins_with_d().then(|| draft.stroke())?,
        _ => draft.letter(key),
    }
}
