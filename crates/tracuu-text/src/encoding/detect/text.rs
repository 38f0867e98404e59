//! Texts that are not clearly Unicode.
//!
//! | asked in turn                                               | if so           |
//! | ----------------------------------------------------------- | --------------- |
//! | do a third of the words carry marks of VIQR?                | `Legacy(Viqr)`  |
//! | does it read as bytes of one encoding?                      | `Legacy(…)`     |
//! | are there runs beside Unicode, or in two encodings?         | `Mixed`         |
//! | is there something to repair?                               | `Damaged`       |
//! | do half of the words look misread all the same?             | `Unknown`       |
//! | are seven in ten words syllables, or any letter Vietnamese? | `Unicode(Utf8)` |
//! | none of this                                                | `NotVietnamese` |

use super::evidence::Evidence;
use super::race::{FEWEST, Winner, race};
use super::reading::{Reading, tally};
use super::tally::Tally;
use super::{Detection, sample};
use crate::Encoding;
use crate::encoding::source::units_of_text;
use crate::encoding::{mixed, mojibake, viqr};

/// Words that must look misread before a text that is Unicode by its form is refused.
const SUSPICIOUS: usize = 8;

/// Finds out what a text is that has odd characters, or none that only Unicode has.
pub(super) fn detect_odd_text(text: &str, evidence: Evidence) -> Detection {
    let windows = || sample::windows(text.as_bytes()).filter_map(|window| text.get(window));
    let unicode = tally(windows().flat_map(units_of_text), Reading::Unicode);
    if !evidence.is_unicode && unicode.telling() * 8 <= unicode.plain && is_viqr(windows) {
        return Detection::Legacy(Encoding::Viqr);
    }
    let winner = if evidence.is_unicode { None } else { race(windows(), units_of_text, unicode.accepted) };
    let is_pure = winner.is_some_and(|winner| winner.is_pure);
    if !is_pure && evidence.is_odd && is_mixed(text, evidence) {
        return Detection::Mixed;
    }
    if let Some(Winner { encoding, .. }) = winner {
        return Detection::Legacy(encoding);
    }
    if evidence.is_odd && !mojibake::repair_mojibake(text).is_unchanged() {
        return Detection::Damaged;
    }
    by_words(unicode, evidence)
}

/// Whether there are runs beside Unicode, or in two encodings.
pub(super) fn is_mixed(text: &str, evidence: Evidence) -> bool {
    let runs = mixed::runs(text);
    let first = runs.first().map(|run| run.encoding);
    first.is_some() && (evidence.is_unicode || runs.iter().any(|run| Some(run.encoding) != first))
}

/// Whether a third of the words carry marks of VIQR, and nine in ten of those are syllables.
fn is_viqr<'t, W: Iterator<Item = &'t str>>(windows: impl Fn() -> W) -> bool {
    // A long text without its commonest mark is not worth a closer look.
    if windows().nth(1).is_some() && !windows().any(|window| window.contains('^')) {
        return false;
    }
    let units: Vec<_> = windows().flat_map(units_of_text).collect();
    let viqr::Tally { words, marked, accepted } = viqr::tally(&units);
    marked >= FEWEST && marked * 3 >= words && accepted * 10 >= marked * 9
}

/// What is left: Unicode, no Vietnamese, or an encoding that is not known.
fn by_words(tally: Tally, evidence: Evidence) -> Detection {
    let Tally { plain, plain_syllables, accepted, different: _, rejected, foreign } = tally;
    let words = plain + accepted + rejected;
    let misread = if evidence.is_odd { rejected - foreign } else { 0 };
    if misread >= SUSPICIOUS && misread * 2 >= words && misread > accepted {
        return Detection::Unknown;
    }
    let is_vietnamese = words > 0 && (plain_syllables + accepted) * 10 >= words * 7;
    if evidence.is_unicode || is_vietnamese { Detection::Unicode(Encoding::Utf8) } else { Detection::NotVietnamese }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect_text;

    fn check(text: &str, expected: Detection) {
        assert_eq!(detect_text(text), expected, "{text}");
    }

    #[test]
    fn texts() {
        check("Độc lập - Tự do - Hạnh phúc", Detection::Unicode(Encoding::Utf8));
        check("§éc lËp - Tù do - H¹nh phóc", Detection::Legacy(Encoding::Tcvn3));
        check("§¶ng Céng s¶n ViÖt Nam", Detection::Legacy(Encoding::Tcvn3));
        check("Ñaûng Coäng saûn Vieät Nam", Detection::Legacy(Encoding::VniWindows));
        check("Ñoäc laäp - Töï do - Haïnh phuùc", Detection::Legacy(Encoding::VniWindows));
        check("Ðôòc lâòp - Týò do - Haònh phuìc", Detection::Legacy(Encoding::Cp1258));
        check("DDo^.c la^.p - Tu+. do - Ha.nh phu'c", Detection::Legacy(Encoding::Viqr));
        check("Chi thi so 24-CT/TU ve ky cuong", Detection::Unicode(Encoding::Utf8));
    }

    #[test]
    fn other_languages() {
        check("", Detection::NotVietnamese);
        check(
            "The quick brown fox jumps over the lazy dog. Isn't it? You're so (very) nice.",
            Detection::NotVietnamese,
        );
        check(
            "Où sont les élèves de la classe ? Ils ont marché dans la forêt, et là ils ont trouvé une maison.",
            Detection::NotVietnamese,
        );
        check("Größe, Übermut und Straßenbahn: ein schöner Tag.", Detection::NotVietnamese);
        check("Příliš žluťoučký kůň úpěl ďábelské ódy", Detection::NotVietnamese);
        check("Правила и порядок 日本語", Detection::NotVietnamese);
    }

    #[test]
    fn right_text_with_odd_characters_is_right() {
        check("Ðảng ủy họp lúc 8h30 tại 25°C, § 5, ½ số người", Detection::Unicode(Encoding::Utf8));
        check("Công ty Müller & Söhne đóng tại Đức", Detection::Unicode(Encoding::Utf8));
        check("Có và là", Detection::Unicode(Encoding::Utf8));
    }
}
