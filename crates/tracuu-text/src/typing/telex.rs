//! Telex: letters that mark the letters before them.
//!
//! | key         | does                                          | example              |
//! | ----------- | --------------------------------------------- | -------------------- |
//! | `s f r x j` | sắc, huyền, hỏi, ngã, nặng                    | `kyr` → *kỷ*         |
//! | `z`         | takes the tone away                           | `kyrz` → *ky*        |
//! | `aa ee oo`  | circumflex, also when other letters stand between | `tieng` + `e` → *tiêng* |
//! | `aw ow uw`  | ă ơ ư                                         | `vawn` → *văn*       |
//! | `uow`       | ươ                                            | `nuowcs` → *nước*    |
//! | `w`         | ư, where no vowel takes it                    | `nhw` → *như*        |
//! | `dd`        | đ                                             | `ddi`, `did` → *đi*  |
//! | `ooo`       | oo                                            | `xooong` → *xoong*   |
//!
//! `s r x` before the vowel are letters.

use super::draft::Draft;
use crate::Tone;

/// One more key; `None` when no syllable can come of it any more.
pub(super) fn press(draft: &mut Draft, key: char) -> Option<()> {
    let lower = key.to_ascii_lowercase();
    match lower {
        's' | 'f' | 'r' | 'x' | 'j' | 'z' if draft.has_vowel() => draft.tone(tone(lower)),
        'a' | 'e' | 'o' if draft.doubles(lower as u8) => draft.circumflex(&[lower as u8], key),
        'w' => match draft.horn_or_breve()? {
            true => Some(()),
            false => draft.lone_horned_u(key.is_ascii_uppercase()),
        },
        'd' if draft.begins_with_d() => draft.stroke(),
        _ => draft.letter(key),
    }
}

fn tone(key: char) -> Tone {
    match key {
        's' => Tone::Sac,
        'f' => Tone::Huyen,
        'r' => Tone::Hoi,
        'x' => Tone::Nga,
        'j' => Tone::Nang,
        _ => Tone::Ngang,
    }
}
