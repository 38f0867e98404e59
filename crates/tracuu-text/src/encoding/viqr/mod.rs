//! VIQR: letters of ASCII with their marks behind them, some of which are also punctuation.
//!
//! | written                | read              | because                                                   |
//! | ---------------------- | ----------------- | --------------------------------------------------------- |
//! | `Vie^.t`, `VIE^.T`     | `Việt`, `VIỆT`    | shape `^ ( +`, then tone `' \` ? ~ .`                      |
//! | `DDa?ng`, `dda?ng`     | `Đảng`, `đảng`    | `dd` is đ at the start of a word                          |
//! | `add`, `QDD-TTg`       | `add`, `QĐ-TTg`   | … and within one only among capitals or other marks       |
//! | `vu\.`                 | `vu.`             | a backslash takes the next mark literally; where one is, all marks but those are marks |
//! | `mo+'i.`               | `mới.`            | no syllable has two tones                                 |
//! | `mo+'i.Ngu+o+`i`       | `mới.Người`       | both sides are syllables, the whole is none               |
//! | `chinhphu.vn`, `don't` | the same          | no syllable, and nothing but `. ? '` speaks for one       |
//! | `vu.`                  | `vụ`              | a syllable either way: a mark …                           |
//! | `vu. Ngu+o+`i`         | `vu. Người`       | … unless the writer leaves full stops unescaped elsewhere |
//! | `vu...`                | `vu...`           | … or it begins an ellipsis                                |

mod piece;
mod sign;

pub(super) use sign::Tally;

use self::piece::Piece;
use super::source::Unit;
use super::writer::Sink;
use crate::Letter;

/// Puts what VIQR stands for.
pub(super) fn write(sink: &mut impl Sink, units: &[Unit]) {
    let mut pieces = piece::pieces(units);
    sign::find_signs(&mut pieces);
    let mut units = units;
    for piece in pieces {
        let Some((own, rest)) = units.split_at_checked(piece.len) else { return };
        units = rest;
        put(sink, &piece, own);
    }
}

/// Counts the words that VIQR makes of `units`.
pub(super) fn tally(units: &[Unit]) -> Tally {
    let mut pieces = piece::pieces(units);
    sign::find_signs(&mut pieces);
    sign::tally(&pieces)
}

fn put(sink: &mut impl Sink, piece: &Piece, units: &[Unit]) {
    match (units, piece.mark) {
        ([unit], _) if unit.shown.is_none() => sink.put_nothing(*unit),
        ([unit], _) => sink.put_for(piece.letter, *unit),
        ([letter @ .., sign], Some(mark)) if piece.is_sign => {
            sink.put(piece.plain, length(letter), letter.len() == 1);
            sink.put_for(mark, *sign);
        }
        (all, _) => sink.put(piece.letter, length(all), false),
    }
}

fn length(units: &[Unit]) -> usize {
    units.iter().map(|unit| unit.len).sum()
}

/// The combining character for a mark of VIQR.
fn combining(mark: char) -> Option<char> {
    Some(match mark {
        '^' => '\u{302}',
        '(' => '\u{306}',
        '+' => '\u{31B}',
        '\'' => '\u{301}',
        '`' => '\u{300}',
        '?' => '\u{309}',
        '~' => '\u{303}',
        '.' => '\u{323}',
        _ => return None,
    })
}

/// Whether `next`, written after `character`, would or might be read as its mark.
pub(super) fn needs_escape(character: char, next: char) -> bool {
    match (next, Letter::of(character)) {
        ('d' | 'D', _) => matches!(character, 'd' | 'D' | 'đ' | 'Đ'),
        // A full stop after a vowel is escaped even where a second tone could be no mark, as other programs do.
        ('.' | '?' | '\'', Some(letter)) => letter.is_vowel(),
        (_, Some(letter)) => combining(next).is_some_and(|mark| letter.with_mark(mark).is_some()),
        (_, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::generated::encodings;
    use crate::{Encoding, Span, decode_text};

    fn check(written: &str, read: &str) {
        assert_eq!(decode_text(written, Encoding::Viqr).text, read, "{written}");
    }

    #[test]
    fn every_letter_is_read() {
        for &(letter, bytes) in encodings::VIQR {
            check(str::from_utf8(bytes).unwrap_or_default(), &letter.to_string());
        }
    }

    #[test]
    fn marks_make_letters() {
        check("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam");
        check("CO^.NG HO`A XA~ HO^.I CHU? NGHI~A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA");
        check("a'^ o'+", "ấ ớ");
        check("DDo^.c la^.p - Tu+. do", "Độc lập - Tự do");
        check("Dda('k La('k", "Đắk Lắk");
    }

    #[test]
    fn dd_is_not_always_a_letter() {
        check("ddi, dda`ng, DDi, HDDND, QDD-TTg, QSDDD, HDDDDT", "đi, đàng, Đi, HĐND, QĐ-TTg, QSDĐ, HĐĐT");
        check("add, middle, address", "add, middle, address");
        check("ho`adda`m", "hòađàm");
        check("ad\\d", "add");
    }

    #[test]
    fn a_backslash_takes_the_mark_literally() {
        check("vu\\. co.uk", "vu. cọuk");
        check("vu\\. co\\' ba\\?", "vu. co' ba?");
        check("gio+'i\\... ca\\(2)", "giới... ca(2)");
        check("C:\\tmp \\\\ a\\b", "C:\\tmp \\ a\\b");
    }

    #[test]
    fn the_grammar_tells_signs_from_marks() {
        check("mo+'i. ho^.i? dda^u?", "mới. hội? đâu?");
        check("ddu+o+.c. quye^`n, (the^')", "được. quyền, (thế)");
        check("mo+'i.Ngu+o+`i", "mới.Người");
        check("va('ng(sau)", "vắng(sau)");
        check("chinhphu.vn don't you're U.S.A. i.e. a@b.com.vn", "chinhphu.vn don't you're U.S.A. i.e. a@b.com.vn");
        check("QLY' KSA'T Krông-pa?", "QLÝ KSÁT Krông-pả");
        check("f(x) = 2 + 3?", "f(x) = 2 + 3?");
    }

    #[test]
    fn what_is_a_syllable_either_way_is_a_mark() {
        check("nhie^.m vu.", "nhiệm vụ");
        check("nhie^.m vu. DDa?ng", "nhiệm vụ Đảng");
        check("nhie^.m vu...", "nhiệm vu...");
    }

    #[test]
    fn who_leaves_full_stops_unescaped_does_so_everywhere() {
        check("Vie^.c mo+'i. Ong ta ra. Ngu+o+`i ta vu. nhau ra.", "Việc mới. Ong ta ra. Người ta vụ nhau ra.");
        check("Vie^.c mo+'i\\. Ong ta vu. Nam", "Việc mới. Ong ta vụ Nam");
    }

    #[test]
    fn spans_lead_back() {
        let read = decode_text("vie^.c mo+'i.", Encoding::Viqr);
        assert_eq!(read.text, "việc mới.");
        assert_eq!(read.alignment.to_source(Span::new(2, 5)), Span::new(2, 5));
        assert_eq!(read.alignment.to_source(Span::new(8, 11)), Span::new(8, 11));
        assert_eq!(read.alignment.to_source(Span::new(12, 13)), Span::new(12, 13));
    }
}
