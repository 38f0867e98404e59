//! The slow road: how well a sample reads in each encoding.
//!
//! | words that say something | must be accepted |
//! | ------------------------ | ---------------- |
//! | fewer than 3 different   | too few to say   |
//! | to 15                    | all              |
//! | 16 to 99                 | 94 %             |
//! | 100 and more             | 85 %             |
//!
//! Read in the right encoding, nearly all words are syllables; read in a wrong one, a third, and two thirds where Vietware
//! is taken for TCVN3, the nearest pair that is known.

use super::evidence::{Evidence, evidence};
use super::reading::{Reading, Tally, tally};
use super::{Detection, sample};
use crate::Encoding;
use crate::encoding::source::{Unit, units_of_bytes, units_of_text};
use crate::encoding::{mixed, mojibake, viqr};

/// The encodings of eight bits.
pub(in crate::encoding) const EIGHT_BITS: [Encoding; 4] =
    [Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viscii, Encoding::Cp1258];

/// Fewest different words that can tell one encoding from another.
const FEWEST: usize = 3;

/// Percent of words that are accepted where no other encoding is looked for.
const PURE: usize = 97;

/// Words that must look misread before a text that is Unicode by its form is refused.
const SUSPICIOUS: usize = 8;

/// Finds out what a text is that has odd characters, or none that only Unicode has.
pub(super) fn detect_odd_text(text: &str, evidence: Evidence) -> Detection {
    let windows = || sample::windows(text.as_bytes()).filter_map(|window| text.get(window));
    let units = || windows().flat_map(units_of_text);
    let unicode = tally(units(), Reading::Unicode);
    if !evidence.is_unicode {
        if unicode.telling() * 8 <= unicode.plain && is_viqr(&units().collect::<Vec<_>>()) {
            return Detection::Legacy(Encoding::Viqr);
        }
        if let Some((encoding, tally)) = winner(&tallies(windows(), units_of_text), unicode.accepted) {
            let is_mixed = !tally.is_accepted_by(PURE) && is_mixed(text, evidence);
            return if is_mixed { Detection::Mixed } else { Detection::Legacy(encoding) };
        }
    }
    if evidence.is_odd && is_mixed(text, evidence) {
        return Detection::Mixed;
    }
    if evidence.is_odd && !mojibake::repair_mojibake(text).is_unchanged() {
        return Detection::Damaged;
    }
    by_words(unicode, evidence)
}

/// Finds out what bytes are that are no UTF-8.
pub(super) fn detect_bytes(bytes: &[u8]) -> Detection {
    if is_binary(bytes) {
        return Detection::Unknown;
    }
    let is_mixed = || {
        let text = mixed::as_text(bytes).text;
        is_mixed(&text, evidence(&text))
    };
    if is_broken_utf8(bytes) {
        return if is_mixed() { Detection::Mixed } else { Detection::Unicode(Encoding::Utf8) };
    }
    let windows = sample::windows(bytes).filter_map(|window| bytes.get(window));
    match winner(&tallies(windows, units_of_bytes), 0) {
        Some((encoding, tally)) if tally.is_accepted_by(PURE) => Detection::Legacy(encoding),
        _ if is_mixed() => Detection::Mixed,
        Some((encoding, _)) => Detection::Legacy(encoding),
        None => Detection::Unknown,
    }
}

/// Whether there are runs beside Unicode, or in two encodings.
fn is_mixed(text: &str, evidence: Evidence) -> bool {
    let runs = mixed::runs(text);
    let first = runs.first().map(|run| run.encoding);
    first.is_some() && (evidence.is_unicode || runs.iter().any(|run| Some(run.encoding) != first))
}

/// Reads the windows in every encoding that stands a chance: one in which half of fifty words are none is read no further.
fn tallies<W: Copy, U: Iterator<Item = Unit>>(
    windows: impl Iterator<Item = W>,
    units: impl Fn(W) -> U,
) -> Vec<(Encoding, Tally)> {
    let mut racing = EIGHT_BITS.map(|encoding| (encoding, Tally::default())).to_vec();
    for window in windows {
        for (encoding, sum) in &mut racing {
            sum.add(tally(units(window), Reading::Legacy(*encoding)));
        }
        racing.retain(|(_, sum)| sum.telling() < 50 || sum.is_accepted_by(50));
    }
    racing
}

/// The one encoding in which the words are syllables, at least twice as many as were so before.
fn winner(tallies: &[(Encoding, Tally)], accepted_before: usize) -> Option<(Encoding, Tally)> {
    let mut fitting: Vec<_> = tallies.iter().filter(|(_, tally)| is_convincing(tally)).collect();
    fitting.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.accepted));
    let &&(encoding, best) = fitting.first()?;
    let has_rival = fitting.iter().skip(1).any(|(_, other)| other.accepted * 10 >= best.accepted * 9);
    (!has_rival && best.accepted >= accepted_before * 2).then_some((encoding, best))
}

fn is_convincing(tally: &Tally) -> bool {
    let percent = match tally.telling() {
        ..16 => 100,
        16..100 => 94,
        100.. => 85,
    };
    tally.different >= FEWEST && tally.is_accepted_by(percent)
}

/// Whether a third of the words carry marks of VIQR, and nine in ten of those are syllables.
fn is_viqr(units: &[Unit]) -> bool {
    let viqr::Tally { words, marked, accepted } = viqr::tally(units);
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

/// Whether bytes are no text in any encoding: a zero, or one control character in a hundred bytes.
fn is_binary(bytes: &[u8]) -> bool {
    // Six of them are letters of VISCII, so that they are counted out.
    let is_control =
        |byte: u8| matches!(byte, 1..=8 | 0x0E..=0x1F | 0x7F) && !b"\x02\x05\x06\x14\x19\x1A\x1E".contains(&byte);
    let windows = || sample::windows(bytes).filter_map(|window| bytes.get(window)).flatten().copied();
    windows().any(|byte| byte == 0) || windows().filter(|&byte| is_control(byte)).count() * 100 > windows().count()
}

/// Whether bytes are UTF-8 but for the last character, which was cut, or for one in twenty.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    let windows = sample::windows(bytes).filter_map(|window| bytes.get(window));
    let (mut whole, mut broken) = (0, 0);
    for chunk in windows.flat_map(<[u8]>::utf8_chunks) {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && (is_cut || broken * 20 <= whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{detect, detect_text, encode};

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

    #[test]
    fn bytes_in_a_legacy_encoding() {
        let text = "Độc lập - Tự do - Hạnh phúc. Nghị quyết về kỷ luật của Đảng";
        for encoding in [Encoding::Tcvn3, Encoding::VniWindows, Encoding::Viscii, Encoding::Viqr, Encoding::Cp1258] {
            assert_eq!(detect(&encode(text, encoding).bytes), Detection::Legacy(encoding));
        }
    }

    #[test]
    fn bytes_that_are_cut_short_or_no_text() {
        let text = "Độc lập - Tự do - Hạnh phúc. Nghị quyết về kỷ luật của Đảng".as_bytes();
        let cut = text.get(..text.len() - 4).unwrap_or_default();
        assert_eq!(detect(cut), Detection::Unicode(Encoding::Utf8));
        assert_eq!(detect(b"PK\x03\x04\0\0\xFF\xE1"), Detection::Unknown);
        assert_eq!(detect(b"Caf\xE9"), Detection::Unknown);
    }
}
