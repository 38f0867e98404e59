//! What is known of a number that is not told in full: every part must agree with a paper, what is missing may be anything.
//!
//! | asked                          | agrees with                                    | not with                        |
//! | ------------------------------ | ---------------------------------------------- | ------------------------------- |
//! | `chi thi 24`, `CT 24`, `24-CT` | `24-CT/TU`, `24-CT/TW`                         | `24-KH/TU`                      |
//! | `nghị quyết 08 tu`             | `08-NQ/TU`                                     | `08-NQ/TW`                      |
//! | `24/2021`, `nđ 24/2021`        | `24/2021/NĐ-CP`                                | `24/2020/NĐ-CP`                 |
//! | `công văn 2750`, `CV 2750`     | `2750/BTC-TCT`, whose number tells no kind     | that number of another kind     |
//! | `Quy định 33`                  | `33-QĐ/…`, `33-QĐi/…`: every symbol that the kind has had |                      |

use tracuu_document::{
    AbbreviationKind, DocumentKind, DocumentNumber, System, document_kinds, expansions_of, issuers, number_readings,
};
use tracuu_text::{agrees, is_vietnamese_syllable, scan_document_number};

use super::key::Key;

/// The parts of a number that were told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The running number as keys have it.
    sequence: String,
    year: Option<u16>,
    /// The symbols of kinds that may be meant; empty where none was told.
    codes: Vec<String>,
    /// The kinds that may be meant.
    kinds: Vec<&'static DocumentKind>,
    /// Whether a kind was told by its name, not by its symbol.
    is_named: bool,
    issuer: Option<String>,
    /// Whether nothing but a number can be meant.
    pub(crate) is_sure: bool,
}

impl Parts {
    /// Reads a kind or its symbol, a running number, a year and a body, as far as they are told.
    pub(crate) fn read(text: &str) -> Option<Parts> {
        let parts = Parts::of_field(text)?;
        // A number among words is a number, and `8/2021` is a month.
        let is_month = parts.sequence.parse().is_ok_and(|number: u32| number <= 12);
        let has_units = parts.issuer.as_ref().is_some_and(|issuer| issuer.contains('-'));
        let is_told = parts.has_kind() || has_units || (parts.year.is_some() && !is_month && text.contains('/'));
        is_told.then_some(parts)
    }

    /// The same where a number is expected: the running number alone is enough.
    pub(crate) fn of_field(text: &str) -> Option<Parts> {
        let mut parts = Parts::default();
        let trimmed = text.trim().trim_end_matches(is_stop);
        let is_glued = trimmed.starts_with(char::is_alphabetic) && !trimmed.contains(char::is_whitespace);
        let text = parts.strip_kind(trimmed);
        let text = strip_typed(text, "số").unwrap_or(text);
        if has_more_than_number(text) {
            return None;
        }
        let pieces = pieces(text);
        let mut pieces = pieces.iter().copied().peekable();
        parts.sequence = sequence(pieces.next()?.text)?;
        parts.year = pieces.next_if(|piece| is_year(piece.text)).and_then(|year| year.text.parse().ok());
        if pieces.next_if(|piece| parts.tell_code(piece.text)).is_some() {
            parts.is_named = false;
        }
        let body: Vec<Piece<'_>> = pieces.collect();
        if !body.is_empty() {
            parts.issuer = Some(issuer(&body)?);
        }
        let has_units = body.len() > 1;
        // `luật 2024` may be the number of a law, and the laws of a year; `QH15` is the term of an assembly.
        parts.is_sure = !is_glued
            && (has_units || parts.has_kind())
            && (parts.year.is_some() || parts.issuer.is_some() || !is_year(&parts.sequence));
        Some(parts)
    }

    /// What a citation tells of a number: its kind by name where `kind` is given, and what its key says of body and time.
    pub(super) fn of_spoken(
        number: &DocumentNumber,
        kind: Option<&'static DocumentKind>,
        key: Option<&Key<'_>>,
    ) -> Parts {
        let mut parts = Parts { year: number.year, is_sure: true, ..Parts::default() };
        parts.sequence = sequence(&number.sequence).unwrap_or_else(|| number.sequence.to_lowercase());
        match kind {
            Some(kind) => parts.tell_kind(kind),
            None => parts.tell_symbol(&number.code),
        }
        if let Some(key) = key {
            parts.year = parts.year.or(key.year().and_then(|year| year.parse().ok()));
            let scope = Split::of(&key.base).map(|split| split.scope.to_owned());
            parts.issuer = scope.filter(|scope| !scope.is_empty());
        }
        parts
    }

    /// Whether a paper with this key may be meant. `kind` is its kind by name, where that is known.
    pub(crate) fn agrees(&self, key: &Key<'_>, kind: Option<&str>) -> bool {
        self.is_numbered(key) && (!self.has_kind() || self.is_of_kind(key, kind))
    }

    /// Whether a key says all but the kind of what is asked for.
    pub(crate) fn is_numbered(&self, key: &Key<'_>) -> bool {
        let Some(split) = Split::of(&key.base) else { return false };
        let has_issuer = |asked: &String| {
            let is_of = |rest: &str| rest.is_empty() || rest.starts_with('-');
            let whole = asked.strip_prefix(split.ministry).and_then(|units| units.strip_prefix('-'));
            split.ministry == asked
                || whole.filter(|_| !split.ministry.is_empty()) == Some(split.scope)
                || split.scope.strip_prefix(asked.as_str()).is_some_and(is_of)
        };
        // A number may leave its year to its date, but then something else must tell the paper.
        let has_year = |asked| match key.year() {
            Some(year) => year.parse() == Ok(asked),
            None => self.has_kind() || self.issuer.is_some(),
        };
        split.sequence == self.sequence && self.year.is_none_or(has_year) && self.issuer.as_ref().is_none_or(has_issuer)
    }

    /// The parts of a number that is told in full.
    pub(super) fn of_key(key: &Key<'_>) -> Option<Parts> {
        let split = Split::of(&key.base)?;
        let codes: Vec<String> =
            Some(split.code).filter(|code| !code.is_empty()).map(str::to_owned).into_iter().collect();
        let issuer = [split.ministry, split.scope].into_iter().find(|body| !body.is_empty()).map(str::to_owned);
        let year = key.year().and_then(|year| year.parse().ok());
        Some(Parts { sequence: split.sequence.to_owned(), year, codes, issuer, is_sure: true, ..Parts::default() })
    }

    /// How far a paper with this key is from what is asked for; `None` when it is something else.
    ///
    /// | asked      | paper           | distance                                      |
    /// | ---------- | --------------- | --------------------------------------------- |
    /// | `11-QĐ/TW` | `11-QĐi/TW`     | 1: the symbol of the kind is longer           |
    /// | `24-CT/TW` | `24-CT/TU`      | 3: another body                               |
    /// | `30-CT/TU` | `24-CT/TU`      | 7: the running number is that far             |
    /// | `30-CT/TU` | `30-KH/TU`      | 100: another kind                             |
    /// | `30-CT/TU` | `30/2020/NĐ-CP` | none: the running number alone is the same    |
    pub(crate) fn distance(&self, key: &Key<'_>) -> Option<u32> {
        let split = Split::of(&key.base)?;
        let kind = self.kind_distance(&split);
        let number = number_distance(&self.sequence, split.sequence);
        let is_of = |issuer: &String| issuer == split.scope || issuer == split.ministry;
        let is_other_body = self.issuer.as_ref().is_some_and(|issuer| !is_of(issuer));
        // That one number is given to two papers says nothing of them.
        if kind == OTHER_KIND && (number > 0 || is_other_body) {
            return None;
        }
        let year = key.year().and_then(|year| year.parse::<u16>().ok());
        let years = self.year.zip(year).map_or(0, |(asked, year)| u32::from(asked.abs_diff(year)).min(5));
        // Who cites a paper without its body says little of it.
        Some(kind + number + 3 * u32::from(is_other_body) + years + 2 * u32::from(split.scope.is_empty()))
    }

    fn kind_distance(&self, split: &Split<'_>) -> u32 {
        let code = split.code.trim_end_matches(|c: char| c.is_ascii_digit());
        if self.codes.is_empty() && self.kinds.is_empty() {
            return if code.is_empty() { 0 } else { OTHER_KIND };
        }
        if code.is_empty() {
            return if self.kinds.iter().any(|kind| is_of_letters(kind)) { 0 } else { OTHER_KIND };
        }
        let asked = self.codes.iter().map(|code| code.trim_end_matches(|c: char| c.is_ascii_digit()));
        let distance = |asked: &str| match asked {
            asked if asked == code => 0,
            asked if asked.starts_with(code) || code.starts_with(asked) => 1,
            _ => OTHER_KIND,
        };
        asked.map(distance).min().unwrap_or(OTHER_KIND)
    }

    /// The symbol of the kind counts; where a number has none, the kind of the paper, and where that is not known either,
    /// it is of the kind that has no symbol.
    fn is_of_kind(&self, key: &Key<'_>, kind: Option<&str>) -> bool {
        let code = Split::of(&key.base).map_or("", |split| split.code);
        let is_meant = |kind: &str| self.kinds.iter().any(|asked| asked.name == kind);
        if code.is_empty() {
            return kind.map_or_else(|| self.kinds.iter().any(|kind| is_of_letters(kind)), is_meant);
        }
        let same = |asked: &String| asked == code || code.strip_prefix(asked.as_str()).is_some_and(is_term);
        self.codes.iter().any(same) || (self.is_named && kind.is_some_and(is_meant))
    }

    /// Whether nobody would take the words for others: symbols in small letters may be some, *xe tt 3 bánh*.
    pub(super) fn is_plain(&self, text: &str) -> bool {
        let is_symbol = !self.is_named && self.issuer.is_none();
        !is_symbol || !text.contains(char::is_lowercase)
    }

    /// Whether a number as it is printed may be meant: it must show the year that is asked for.
    pub(super) fn is_printed_as(&self, key: &Key<'_>) -> bool {
        let shows_year = self.year.is_none() || key.year().is_some();
        shows_year && self.agrees(key, None)
    }

    /// Takes a year that was told behind the number; false where the number has another one.
    pub(super) fn tell_year(&mut self, year: u16) -> bool {
        *self.year.get_or_insert(year) == year
    }

    /// The running number, as keys have it.
    pub(crate) fn sequence(&self) -> &str {
        &self.sequence
    }

    fn has_kind(&self) -> bool {
        !self.kinds.is_empty() || !self.codes.is_empty()
    }

    /// Takes a kind, by name or by symbol, from the beginning of a text.
    fn strip_kind<'t>(&mut self, text: &'t str) -> &'t str {
        if let Some((kind, rest)) = strip_kind_name(text) {
            self.tell_kind(kind);
            return rest;
        }
        // The blank may be missing: `CT24`.
        let digits = text.find(|c: char| c.is_ascii_digit()).and_then(|at| text.split_at_checked(at));
        let Some((symbol, rest)) = text.split_once(char::is_whitespace).or(digits) else { return text };
        self.tell_symbol(symbol);
        if self.has_kind() { rest } else { text }
    }

    fn tell_kind(&mut self, kind: &'static DocumentKind) {
        // Laws are numbered by the assembly that passed them.
        let assembly = DocumentNumber::partial(kind, "1", None).code;
        self.codes = symbols_of(kind).map(str::to_owned).chain([assembly]).filter(|code| !code.is_empty()).collect();
        self.kinds = vec![kind];
        self.is_named = true;
    }

    /// Takes a symbol where it is one, and one of the kind that was told before.
    fn tell_code(&mut self, typed: &str) -> bool {
        let mut told = Parts::default();
        told.tell_symbol(typed);
        if self.has_kind() {
            told.codes.retain(|code| self.codes.contains(code));
            told.kinds = self.kinds.clone();
        }
        if told.codes.is_empty() {
            return false;
        }
        (self.codes, self.kinds) = (told.codes, told.kinds);
        true
    }

    /// Takes a symbol with marks or without, as it is typed before all that it may stand for.
    fn tell_symbol(&mut self, typed: &str) {
        if typed.starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let of = |is_same: &dyn Fn(&str) -> bool| -> Vec<String> {
            let mut codes: Vec<String> = symbols().filter(|symbol| is_same(symbol)).map(str::to_owned).collect();
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        // Who types one mark types them all; without any, `HD` may be *HĐ*, and `QD` is *QĐ*.
        self.codes = if typed.is_ascii() {
            of(&|symbol| agrees(typed, symbol))
        } else {
            of(&|symbol| symbol.to_lowercase() == typed.to_lowercase())
        };
        let has_symbol = |kind: &&DocumentKind| symbols_of(kind).any(|symbol| self.codes.iter().any(|c| c == symbol));
        self.kinds = document_kinds().iter().filter(has_symbol).collect();
    }
}

/// How far a paper of another kind is.
const OTHER_KIND: u32 = 100;

/// How far two running numbers are from one another.
fn number_distance(a: &str, b: &str) -> u32 {
    let digits =
        |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().and_then(|text| text.parse::<u32>().ok());
    match (a == b, digits(a), digits(b)) {
        (true, ..) => 0,
        (false, Some(a), Some(b)) => 1 + a.abs_diff(b).min(OTHER_KIND / 2),
        (false, ..) => OTHER_KIND / 2,
    }
}

/// The base of a key: `TU:CT:24`, `BTC-TCT:2750`, `CT:24`.
struct Split<'k> {
    scope: &'k str,
    /// The body above that of the scope.
    ministry: &'k str,
    code: &'k str,
    sequence: &'k str,
}

impl<'k> Split<'k> {
    fn of(base: &'k str) -> Option<Split<'k>> {
        let (before, sequence) = base.rsplit_once(':').unwrap_or(("", base));
        let (scope, code, ministry) = match before.split_once(':') {
            // Of two bodies the first stands where others have a kind: `2750/BTC-TCT`.
            Some((scope, body)) if body != scope && is_body(body) => (scope, "", body),
            Some((scope, code)) => (scope, code, ""),
            None if is_symbol(before) => ("", before, ""),
            None => (before, "", ""),
        };
        sequence.starts_with(|c: char| c.is_ascii_digit()).then_some(Split { scope, ministry, code, sequence })
    }
}

fn is_symbol(code: &str) -> bool {
    symbols().any(|symbol| symbol == code)
}

/// Whether what stands for a kind in a number is a body.
fn is_body(code: &str) -> bool {
    !is_symbol(code) && issuers().iter().any(|issuer| issuer.code == code)
}

/// A piece of a number, and whether a sign alone joins it to the piece before.
#[derive(Clone, Copy, Debug)]
struct Piece<'t> {
    text: &'t str,
    is_joined: bool,
}

/// The pieces between blanks and signs; the full stop of `66.19` stands inside one.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let is_dotted = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_inside = |at: usize| {
        let digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        is_dotted || (digit(at.checked_sub(1)) && digit(Some(at + 1)))
    };
    let is_between = |(at, c): (usize, char)| match c {
        '.' => !is_inside(at),
        c => c.is_whitespace() || matches!(c, '-' | '/' | '–'),
    };
    let mut pieces = Vec::new();
    let (mut start, mut is_joined) = (0, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !is_between((at, c)) {
            continue;
        }
        let piece = text.get(start..at).filter(|piece| !piece.is_empty());
        pieces.extend(piece.map(|text| Piece { text, is_joined }));
        is_joined = !c.is_whitespace() && piece.is_some();
        start = at + c.len_utf8();
    }
    pieces
}

/// Whether a text begins with a number that is whole, and goes on: *12-CT/TU kỷ luật*.
fn has_more_than_number(text: &str) -> bool {
    let whole = scan_document_number(text, 0).filter(|shape| shape.issuer.is_some());
    let behind = whole.and_then(|shape| text.get(shape.span.end..));
    behind.is_some_and(|behind| behind.contains(char::is_alphanumeric))
}

/// What may stand behind a text and is no part of it.
pub(super) fn is_stop(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '?' | '!')
}

/// A running number, as keys have it.
fn sequence(text: &str) -> Option<String> {
    let is_inside = |c: char| c.is_alphanumeric() || c == '.';
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(is_inside);
    let trimmed = text.trim_start_matches('0');
    let nought = if trimmed.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    is_number.then(|| format!("{nought}{}", trimmed.to_lowercase()))
}

/// The symbol of a body that is known and of its units, as keys have it.
fn issuer(pieces: &[Piece<'_>]) -> Option<String> {
    let (_, units) = pieces.split_first()?;
    let typed: Vec<&str> = pieces.iter().map(|piece| piece.text).collect();
    let number = number_readings(&format!("1-CT/{}", typed.join("-").to_uppercase())).into_iter().next()?;
    let body = number.body();
    let is_known = number.is_party() || is_body(body);
    (is_known && units.iter().all(is_unit)).then(|| number.issuer.replace('&', ""))
}

/// Whether a piece behind the symbol of a body may be that of a unit; behind a blank a word is a word.
fn is_unit(piece: &Piece<'_>) -> bool {
    let is_symbol = piece.text.chars().all(|c| c.is_alphabetic() || c == '&');
    let is_place = || expansions_of(piece.text).any(|row| row.kind == AbbreviationKind::Place);
    is_symbol && (piece.is_joined || !(is_vietnamese_syllable(piece.text) || is_place()))
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: u16| (1930..2100).contains(&year))
}

/// The number of a term behind the symbol of an assembly: `15` in `QH15`.
fn is_term(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the State numbers papers of a kind without a symbol, as it does letters (*công văn*).
fn is_of_letters(kind: &DocumentKind) -> bool {
    kind.state_code.is_empty() && !kind.party_code.is_empty() && kind.systems.contains(&System::State)
}

/// The symbols that a kind has, and has had.
fn symbols_of(kind: &DocumentKind) -> impl Iterator<Item = &'static str> + use<> {
    let (party, state, older) = (kind.party_code, kind.state_code, kind.older_codes);
    [party, state].into_iter().chain(older.iter().copied()).filter(|symbol| !symbol.is_empty())
}

/// The symbols of all kinds.
pub(super) fn symbols() -> impl Iterator<Item = &'static str> {
    document_kinds().iter().flat_map(symbols_of)
}

/// A kind by its name, however it is typed, and what stands behind it; the longest name wins.
pub(super) fn strip_kind_name(text: &str) -> Option<(&'static DocumentKind, &str)> {
    let by_name = |kind: &'static DocumentKind| Some((kind, strip_typed(text, kind.name)?));
    document_kinds().iter().filter_map(by_name).min_by_key(|(_, rest)| rest.len())
}

/// What stands behind words that were typed with marks or without.
pub(super) fn strip_typed<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    words.split(' ').try_fold(text, |rest, written| {
        let rest = rest.trim_start();
        let (typed, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        agrees(typed, written).then_some(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(asked: &str, kind: Option<&str>, agree: &[&str], differ: &[&str]) {
        let parts = Parts::read(asked).unwrap_or_else(|| panic!("{asked} is understood"));
        for key in agree {
            assert!(parts.agrees(&Key::of(key), kind), "{asked} means {key}");
        }
        for key in differ {
            assert!(!parts.agrees(&Key::of(key), kind), "{asked} does not mean {key}");
        }
    }

    #[test]
    fn what_is_told_must_agree() {
        check("24-CT", None, &["TU:CT:24", "CT:24", "TU.HN:CT:24:2023-08-07"], &["TU:KH:24", "TU:CT:240", "TU:24"]);
        check("số 24 ct", None, &["TU:CT:24"], &["TU:CTr:24"]);
        check("nghi quyet 08 tu", None, &["TU:NQ:8", "TU.HN:NQ:8"], &["TW:NQ:8", "HĐND:NQ:8", "TU:CT:8"]);
        check("24/2021", None, &["CP:NĐ:24:2021", "BTC:TT:24:2021"], &["CP:NĐ:24:2020", "TU:CT:24", "CP:NĐ:21:2024"]);
        check("nđ 24/2021", None, &["CP:NĐ:24:2021", "CP:NĐ:24"], &["CP:NĐ:24:2020", "BTC:TT:24:2021"]);
        check("luật 31/2024", None, &["QH:QH15:31:2024"], &["QH:QH15:31:2023", "TU:CT:31"]);
        check("quy dinh 33", None, &["TW:QĐi:33", "TU:QĐ:33"], &["TU:KH:33"]);
        check("qdi 33", None, &["TW:QĐi:33"], &["TU:QĐ:33"]);
    }

    #[test]
    fn what_tells_no_kind_is_of_the_kind_of_the_paper() {
        let letter = "BTC-TCT:2750:2022";
        for asked in ["công văn 2750", "CV 2750", "cong van so 2750", "cv 2750/2022"] {
            check(asked, None, &[letter, "TU:CV:2750"], &["BTC-TCT:275", "BTC:TT:2750"]);
            check(asked, Some("Công văn"), &[letter], &[]);
            check(asked, Some("Nghị định"), &[], &[letter]);
        }
        check("nghị định 53", None, &[], &["HĐBT:53:1988"]);
        check("nghị định 53", Some("Nghị định"), &["HĐBT:53:1988"], &[]);
        check("công văn 53", Some("Nghị định"), &[], &["HĐBT:53:1988"]);
    }

    #[test]
    fn a_body_may_leave_out_its_units() {
        let same = ["BTC-TCT:2750", "BTC:2750", "TCT:BTC:2750"];
        check("công văn 2750 btc", None, &same, &["BTCTW:2750", "TU:CV:2750"]);
        check("CV 2750/BTC-TCT", None, &["BTC-TCT:2750", "TCT:BTC:2750"], &["BTC:2750"]);
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["24", "8/2021", "24 2021", "24 tu", "nghị quyết 08 xyz", "luật", "24 chi bộ", "kỷ luật 24"]
        {
            assert_eq!(Parts::read(text), None, "{text}");
        }
        assert!(Parts::of_field("24").is_some() && Parts::of_field("8/2021").is_some());
        assert!(Parts::read("luật 31").is_some_and(|parts| parts.is_sure));
        assert!(Parts::read("luật 2024").is_some_and(|parts| !parts.is_sure));
    }
}
