//! What opens the end of a paper: the list of recipients, the signature.

use super::{Marked, Marker};
use crate::word::{is_caps, split_word, strip_words};

/// How one signs for another: *thay mặt*, *ký thay*, *thừa lệnh*, *thừa ủy quyền*, *quyền*.
/// Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW.
const SIGNING: [&str; 12] = ["T/M", "TM.", "TM", "K/T", "KT.", "KT", "T/L", "TL.", "TUQ.", "T.M", "K.T", "T.L"];

/// `Nơi nhận:`, `T/M BAN THƯỜNG VỤ`.
pub(super) fn read_tail(text: &str) -> Option<Marked> {
    let marker = if opens_recipients(text) {
        Marker::Recipients
    } else if signs(text) {
        Marker::Signature
    } else {
        return None;
    };
    Some(Marked { marker, len: 0 })
}

fn opens_recipients(text: &str) -> bool {
    strip_words(text, "nơi nhận").is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with([':', '(']) || is_caps(rest)
    })
}

fn signs(text: &str) -> bool {
    SIGNING.iter().any(|sign| {
        let name = text.strip_prefix(sign).map(|rest| rest.trim_start_matches('.'));
        name.and_then(|rest| rest.strip_prefix(' '))
            .and_then(|rest| split_word(rest.trim_start()))
            .is_some_and(|(word, _)| is_caps(word))
    })
}
