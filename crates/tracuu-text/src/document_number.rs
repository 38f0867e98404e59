//! Document numbers (*số và ký hiệu văn bản*) as they stand in running text.
//!
//! | text                  | sequence | year | code | issuer |
//! | --------------------- | -------- | ---- | ---- | ------ |
//! | `24-CT/TU`            | 24       |      | CT   | TU     |
//! | `24 – CT / TU`        | 24       |      | CT   | TU     |
//! | `31/QĐ-TW`            | 31       |      | QĐ   | TW     |
//! | `30/2020/NĐ-CP`       | 30       | 2020 | NĐ   | CP     |
//! | `24/2018/QH14`        | 24       | 2018 | QH14 |        |
//! | `55/2005/TTLT-BNV-VPCP` | 55     | 2005 | TTLT | BNV-VPCP |
//! | `07/8/2023`, `2020 - 2025` | none |     |      |        |
//!
//! This is the shape alone: what the codes mean is another crate's knowledge.

use std::fmt::Write;

use crate::Span;
use crate::generated::number_codes::NUMBER_CODES;
use crate::letter::{Letter, Tone, is_alphabetic, is_combining_mark};

/// A document number found in a text, as spans into it.
///
/// ```
/// use tracuu_text::scan_document_number;
/// let text = "66.19/2026/NQ-CP";
/// let number = scan_document_number(text, 0).unwrap();
/// assert_eq!((number.sequence.of(text), number.year), (Some("66.19"), Some(2026)));
/// assert_eq!((number.code.of(text), number.issuer.unwrap().of(text)), (Some("NQ"), Some("CP")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberShape {
    /// The whole of it.
    pub span: Span,
    /// The running number (*số*): digits, perhaps with a dotted part or a letter (`66.19`, `15a`).
    pub sequence: Span,
    /// The year that state documents carry.
    pub year: Option<u16>,
    /// The symbol after the number, such as `CT` or `QH14`.
    pub code: Span,
    /// The symbol of the issuing body, such as `TU`; joint issuers are joined by hyphens.
    pub issuer: Option<Span>,
}

/// The document number that begins at byte `at`, which must be the start of a word.
///
/// ```
/// use tracuu_text::scan_document_number;
/// let text = "Chỉ thị số 24-CT/TU";
/// let at = text.find('2').unwrap();
/// let number = scan_document_number(text, at).unwrap();
/// assert_eq!(number.code.of(text), Some("CT"));
/// assert_eq!(number.issuer.and_then(|i| i.of(text)), Some("TU"));
/// ```
pub fn scan_document_number(text: &str, at: usize) -> Option<NumberShape> {
    let mut scan = Scan { text, at };
    let sequence = scan.sequence()?;
    let (year, code, issuer) = match scan.separator() {
        Some(Separator::Hyphen) => scan.party(),
        Some(Separator::Slash) => scan.state(),
        None => scan.without_separator(),
    }?;
    let span = Span::new(at, issuer.unwrap_or(code).end);
    let number = NumberShape { span, sequence, year, code, issuer };
    (ends_word(text, span.end) && number.is_plausible(text)).then_some(number)
}

/// Appends the key of a document number: its parts, lower-case, joined by hyphens, behind `№`.
///
/// Leading zeros, spaces, kinds of dashes and the order of `-` and `/` make no difference; `TƯ` reads as `TW`. The key has
/// the three levels of a word's key, so that `11-QDi/TW` reaches `11-QĐi/TW` and never `11-QĐ/TW`.
///
/// ```
/// use tracuu_text::{push_number_key, scan_document_number};
/// let text = "024 – CT / TU";
/// let mut key = String::new();
/// push_number_key(text, &scan_document_number(text, 0).unwrap(), &mut key);
/// assert_eq!(key, "№24-ct-tu\u{1F}\u{1F}");
/// ```
pub fn push_number_key(text: &str, number: &NumberShape, key: &mut String) {
    let start = key.len();
    key.push(NUMBER_MARK);
    let sequence = number.sequence.of(text).unwrap_or_default();
    let trimmed = sequence.trim_start_matches('0');
    let trimmed = if trimmed.is_empty() { "0" } else { trimmed };
    // Scanned papers have the letter O for a nought: `34O-CV/ĐU`.
    key.extend(trimmed.chars().map(|c| if matches!(c, 'O' | 'o') { '0' } else { c.to_ascii_lowercase() }));
    if let Some(year) = number.year {
        // Writing to a string cannot fail.
        let _ = write!(key, "-{year}");
    }
    let head_end = key.len();
    for symbol in [Some(number.code), number.issuer].into_iter().flatten() {
        key.push('-');
        push_symbol(symbol.of(text).unwrap_or_default(), key);
    }
    // Symbols without marks have nothing to tell on the other levels.
    if key.get(head_end..).is_some_and(str::is_ascii) {
        key.extend([crate::KEY_SEPARATOR, crate::KEY_SEPARATOR]);
        return;
    }
    let symbols = key.split_off(head_end);
    let head = key.get(start..).unwrap_or_default().to_owned();
    key.extend(symbols.chars().map(|c| Letter::of(c).map_or(c, |l| l.base as char)));
    key.push(crate::KEY_SEPARATOR);
    key.push_str(&head);
    key.push_str(&symbols);
    key.push(crate::KEY_SEPARATOR);
}

/// What the key of a document number begins with.
///
/// ```
/// use tracuu_text::{NUMBER_MARK, Terms};
/// let mut terms = Terms::new("24-CT/TU");
/// assert!(terms.advance() && terms.key().starts_with(NUMBER_MARK), "the number as a whole");
/// assert!(terms.advance() && !terms.key().starts_with(NUMBER_MARK), "the first of its words");
/// ```
pub const NUMBER_MARK: char = '№';

/// One symbol in lower case, without spaces; dashes between joint issuers become hyphens.
fn push_symbol(symbol: &str, out: &mut String) {
    let start = out.len();
    for character in symbol.chars() {
        match Letter::of(character) {
            Some(letter) => out.push(Letter { tone: Tone::Ngang, ..letter }.to_char()),
            None if is_dash(character) || character == '/' => out.push('-'),
            None if character.is_ascii_digit() => out.push(character),
            None => {}
        }
    }
    if out.get(start..) == Some("tư") {
        out.truncate(start);
        out.push_str("tw");
    }
}

/// The most bodies that issue a paper together; each look ahead has an end.
const MOST_ISSUERS: usize = 16;

impl NumberShape {
    /// Symbols are written in capitals; in lower case only a known code between close separators is believed.
    fn is_plausible(&self, text: &str) -> bool {
        let code = self.code.of(text).unwrap_or_default();
        let is_known = is_known_code(code);
        let whole = self.span.of(text).unwrap_or_default();
        let is_close = !whole.contains(char::is_whitespace);
        let issuer = self.issuer.and_then(|i| i.of(text)).unwrap_or_default();
        let is_capital = starts_upper(code) && (issuer.is_empty() || starts_upper(issuer));
        match (self.issuer, self.year) {
            (None, _) if is_known && is_capital => true,
            (None, None) => false,
            (None, Some(_)) if code.contains(|c: char| c.is_ascii_digit()) => is_capital || is_close,
            // The hyphen between kind and issuer was lost: `01/2011/TTBNV`.
            (None, Some(_)) => is_capital && mostly_upper(code) && code.chars().count() > 3,
            (Some(_), _) if is_known => is_capital || is_close,
            (Some(_), _) => is_capital && mostly_upper(code) && mostly_upper(issuer),
        }
    }
}

fn is_known_code(code: &str) -> bool {
    let mut folded = [0u8; 8];
    let mut len = 0;
    for character in code.chars() {
        let (Some(letter), Some(slot)) = (Letter::of(character), folded.get_mut(len)) else { return false };
        *slot = letter.base;
        len += 1;
    }
    NUMBER_CODES.binary_search_by(|known| known.as_bytes().cmp(&folded[..len])).is_ok()
}

fn starts_upper(symbol: &str) -> bool {
    symbol.chars().next().is_some_and(char::is_uppercase)
}

fn mostly_upper(symbol: &str) -> bool {
    let upper = symbol.chars().filter(|c| c.is_uppercase()).count();
    upper >= 2 && 2 * upper >= symbol.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether letters without marks look like a word and not like a symbol: `huong`, but not `vpcp`, `bca` or `byt`.
fn is_bare_syllable(text: &str) -> bool {
    const ONSETS: [&str; 27] = [
        "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s",
        "t", "th", "tr", "v", "x", "đ",
    ];
    const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let is_vowel = |c: char| Letter::of(c).is_some_and(Letter::is_vowel);
    let rime = text.trim_start_matches(|c| !is_vowel(c));
    let coda = rime.trim_start_matches(is_vowel);
    let onset = text.strip_suffix(rime).unwrap_or_default();
    let is_open = coda.is_empty() || rime.len() - coda.len() > 1 || !rime.starts_with('y');
    !rime.is_empty() && is_open && ONSETS.contains(&onset) && CODAS.contains(&coda)
}

fn ends_word(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric() && !is_combining_mark(c))
}

pub(crate) const fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

#[derive(PartialEq, Eq)]
enum Separator {
    Hyphen,
    Slash,
}

type Symbols = (Option<u16>, Span, Option<Span>);

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn take_while(&mut self, most: usize, accept: impl Fn(char) -> bool) -> Span {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let taken: usize = rest.chars().take(most).take_while(|&c| accept(c)).map(char::len_utf8).sum();
        self.at += taken;
        Span::new(start, self.at)
    }

    /// `24`, `66.19`, `15a`, `1O5`; no more than five digits before the dot.
    fn sequence(&mut self) -> Option<Span> {
        let start = self.at;
        self.peek().filter(char::is_ascii_digit)?;
        let digits = self.take_while(6, |c| c.is_ascii_digit() || matches!(c, 'O' | 'o'));
        if digits.is_empty() || digits.len() > 5 {
            return None;
        }
        if self.peek() == Some('.') {
            self.at += 1;
            if self.take_while(4, |c| c.is_ascii_digit()).is_empty() {
                return None;
            }
        } else {
            self.take_while(1, |c| c.is_ascii_alphabetic());
        }
        Some(Span::new(start, self.at))
    }

    /// A dash or a slash, with at most two blanks on either side.
    fn separator(&mut self) -> Option<Separator> {
        self.blanks();
        let sign = self.peek()?;
        let separator = match sign {
            '/' => Separator::Slash,
            sign if is_dash(sign) => Separator::Hyphen,
            _ => return None,
        };
        self.at += sign.len_utf8();
        self.blanks();
        Some(separator)
    }

    fn blanks(&mut self) {
        self.take_while(2, |c| matches!(c, ' ' | '\u{A0}'));
    }

    /// Letters with combining marks, perhaps with a sign between them (`BGD&ĐT`, `T.Ư`) or digits at the end (`L-004`).
    fn symbol(&mut self) -> Option<Span> {
        let letters = self.letters()?;
        let text = letters.of(self.text).unwrap_or_default();
        if let Some(sign) = self.peek().filter(|&c| c == '&' || (c == '.' && text == "T") || (c == '-' && text == "L"))
        {
            let before = self.at;
            self.at += sign.len_utf8();
            let next = self.peek().filter(|c| if sign == '-' { c.is_ascii_digit() } else { c.is_uppercase() });
            let is_joined = next.is_some() && (sign == '-' || self.letters().is_some());
            self.at = if is_joined { self.at } else { before };
        }
        let digits = self.take_while(3, |c| c.is_ascii_digit());
        Some(Span::new(letters.start, digits.end))
    }

    fn letters(&mut self) -> Option<Span> {
        let letters = self.take_while(16, |c| is_alphabetic(c) || is_combining_mark(c));
        (!letters.is_empty()).then_some(letters)
    }

    /// `CT/TU`, `NQ-TW`; a code alone (`304-CP`); or a state number in the name of a page (`2022-nd-cp`).
    fn party(&mut self) -> Option<Symbols> {
        let year = self.year(Separator::Hyphen);
        let code = self.symbol()?;
        let issuer = self.issuers(code);
        Some((year, code, issuer))
    }

    /// `2020/NĐ-CP`, `2018/QH14`, `QĐ-TTg`, `NQ-1997-QH10`; also `1998-NĐ-CP`.
    fn state(&mut self) -> Option<Symbols> {
        let year = self.year(Separator::Slash).or_else(|| self.year(Separator::Hyphen));
        let code = self.symbol()?;
        if year.is_none()
            && let Some(symbols) = self.inner_year(code)
        {
            return Some(symbols);
        }
        Some((year, code, self.issuers(code)))
    }

    /// `QĐ/TWĐTN` behind a blank that stands for the hyphen.
    fn without_separator(&mut self) -> Option<Symbols> {
        let blank = self.text.get(..self.at).is_some_and(|t| t.ends_with(' '));
        // Most numbers have a word behind them, or a sign.
        if !blank || !self.peek().is_some_and(char::is_uppercase) {
            return None;
        }
        let code = self.symbol()?;
        let is_known = code.of(self.text).is_some_and(is_known_code);
        if self.peek() != Some('/') || !is_known {
            return None;
        }
        Some((None, code, Some(self.issuers(code)?)))
    }

    /// `-1997-QH10` behind a code.
    fn inner_year(&mut self, code: Span) -> Option<Symbols> {
        let before = self.at;
        let found = match self.separator() {
            Some(Separator::Hyphen) => self.year(Separator::Hyphen),
            _ => None,
        };
        match found.and_then(|year| Some((year, self.symbol()?))) {
            Some((year, issuer)) => Some((Some(year), code, Some(issuer))),
            None => {
                self.at = before;
                None
            }
        }
    }

    /// A year and the sign behind it.
    fn year(&mut self, sign: Separator) -> Option<u16> {
        let before = self.at;
        let digits = self.take_while(4, |c| c.is_ascii_digit());
        let year = digits.of(self.text).and_then(|d| d.parse().ok()).filter(|y| (1945..=2099).contains(y));
        if year.is_none() || self.separator() != Some(sign) {
            self.at = before;
            return None;
        }
        year
    }

    /// `/TU`, `-BNV-VPCP`, `.HĐTP`: joined as long as each begins with a capital or nothing but signs stands between.
    fn issuers(&mut self, code: Span) -> Option<Span> {
        let mut issuers: Option<Span> = None;
        for _ in 0..MOST_ISSUERS {
            let before = self.at;
            let sign = self.separator().or_else(|| self.dot(code).filter(|_| issuers.is_none()));
            let joint = Span::new(before, self.at).of(self.text).unwrap_or_default();
            let symbol = sign.and_then(|sign| self.symbol().filter(|s| self.joins(*s, sign, joint, issuers.is_none())));
            let Some(symbol) = symbol else {
                self.at = before;
                return issuers;
            };
            issuers = Some(issuers.map_or(symbol, |first| first.hull(symbol)));
        }
        issuers
    }

    /// The full stop of `NQ.HĐTP`, behind a known code only: many a form is called `06-ĐK.TSC`.
    fn dot(&mut self, code: Span) -> Option<Separator> {
        self.peek().filter(|&c| c == '.' && code.of(self.text).is_some_and(is_known_code))?;
        self.at += 1;
        self.peek().filter(|c| c.is_uppercase()).map(|_| Separator::Hyphen)
    }

    /// Whether a symbol behind a sign belongs to the number, or begins what follows it.
    fn joins(&self, symbol: Span, sign: Separator, joint: &str, is_first: bool) -> bool {
        let text = symbol.of(self.text).unwrap_or_default();
        let is_spaced = joint.contains([' ', '\u{A0}']);
        // In the name of a page words follow: `57-nq-tw-ve-dot-pha`.
        let is_word = || !starts_upper(text) && is_bare_syllable(text);
        match sign {
            _ if joint == "." => mostly_upper(text),
            _ if is_first => !is_spaced || starts_upper(text),
            Separator::Slash => !is_spaced && mostly_upper(text),
            Separator::Hyphen => mostly_upper(text) || !(is_spaced || is_word()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let key = text.char_indices().find(|(_, c)| c.is_ascii_digit()).and_then(|(at, _)| {
            let number = scan_document_number(text, at)?;
            let mut key = String::new();
            push_number_key(text, &number, &mut key);
            Some(key)
        });
        let key = key.unwrap_or_else(|| "none".to_owned()).replace(crate::KEY_SEPARATOR, "␟");
        assert_eq!(key, expected, "{text}");
    }

    #[test]
    fn reads_numbers_in_every_spelling() {
        check("24-CT/TU", "№24-ct-tu␟␟");
        check("24 - CT / TU", "№24-ct-tu␟␟");
        check("24–CT/TU.", "№24-ct-tu␟␟");
        check("24-ct/tu", "№24-ct-tu␟␟");
        check("024‑CT/TU", "№24-ct-tu␟␟");
        check("11-QĐi/TW", "№11-qdi-tw␟№11-qđi-tw␟");
        check("11-QĐi/TW ngày 18", "№11-qdi-tw␟№11-qđi-tw␟");
        check("11-QDi/TW", "№11-qdi-tw␟␟");
        check("11-QĐ/TW", "№11-qd-tw␟№11-qđ-tw␟");
        check("57/1999/NÐ-CP", "№57-1999-nd-cp␟№57-1999-nđ-cp␟");
        check("30/2020/NĐ-CP", "№30-2020-nd-cp␟№30-2020-nđ-cp␟");
        check("31/QĐ-TW", "№31-qd-tw␟№31-qđ-tw␟");
        check("43-CT/TƯ", "№43-ct-tw␟␟");
        check("34-CT/TU", "№34-ct-tu␟␟");
        check("24/2018/QH14", "№24-2018-qh14␟␟");
        check("05/2024/UBTVQH15", "№5-2024-ubtvqh15␟␟");
        check("55/2005/TTLT-BNV-VPCP", "№55-2005-ttlt-bnv-vpcp␟␟");
        check("01/2001/TTLT- TAND- VKS- BTP", "№1-2001-ttlt-tand-vks-btp␟␟");
        check("66.19/2026/NQ-CP", "№66.19-2026-nq-cp␟␟");
        check("367 - QĐ/TWĐTN-VP", "№367-qd-twdtn-vp␟№367-qđ-twđtn-vp␟");
        check("3241/UBND-KGVX", "№3241-ubnd-kgvx␟␟");
        check("749/QĐ-TTg ngày", "№749-qd-ttg␟№749-qđ-ttg␟");
        check("72-NQ-TW", "№72-nq-tw␟␟");
        check("34O-CV/ĐU", "№340-cv-du␟№340-cv-đu␟");
        check("15A-CT/TU", "№15a-ct-tu␟␟");
        check("1836 QĐ/TWĐTN", "№1836-qd-twdtn␟№1836-qđ-twđtn␟");
        check("42-2022-nd-cp", "№42-2022-nd-cp␟␟");
        check("01/2011/TTBNV", "№1-2011-ttbnv␟␟");
        check("05/NQ-1997-QH10", "№5-1997-nq-qh10␟␟");
        check("24-C\u{0323}T/TU", "№24-ct-tu␟␟");
        check("26/2004/TT-BGD&ĐT", "№26-2004-tt-bgddt␟№26-2004-tt-bgdđt␟");
        check("43-CT/T.Ư.", "№43-ct-tw␟␟");
        check("01/2016/NQ.HĐTP", "№1-2016-nq-hdtp␟№1-2016-nq-hđtp␟");
        check("61/2000/TT-BNNPTNT/KH", "№61-2000-tt-bnnptnt-kh␟␟");
        check("95/1998-NĐ-CP", "№95-1998-nd-cp␟№95-1998-nđ-cp␟");
        check("30/2020/NĐ quy định", "№30-2020-nd␟№30-2020-nđ␟");
        check("102-SL/L-004", "№102-sl-l-004␟␟");
        check("57-nq-tw-ve-dot-pha", "№57-nq-tw␟␟");
        check("55-2005-ttlt-bnv-vpcp-huong-dan", "№55-2005-ttlt-bnv-vpcp␟␟");
        check("01-2018-ttlt-byt-bca", "№1-2018-ttlt-byt-bca␟␟");
        check("41/QĐ. Ban", "№41-qd␟№41-qđ␟");
        check("1O5-KH/BCĐ138", "№105-kh-bcd138␟№105-kh-bcđ138␟");
    }

    #[test]
    fn leaves_other_text_alone() {
        for text in [
            "07/8/2023",
            "2020 - 2025",
            "24",
            "5 - rõ việc",
            "10/kg",
            "100 - tốt/xấu",
            "2021-2025/năm",
            "1/2",
            "km 24 - Cầu",
            "2020 và/hoặc",
            "24 Km/h",
            "5 QĐ",
            "2021-2022-2023",
            "123456-CT/TU",
            "24-CT/TUx1y",
            "24-CT/TU1234",
            "06-ĐK.TSC",
            "24O",
            "2O20 - 2O25",
            "",
        ] {
            check(text, "none");
        }
    }
}
