//! What is known of a number that is not told in full: every part must agree with a paper, what is missing may be anything.
//!
//! | asked                          | agrees with                                    | not with                        |
//! | ------------------------------ | ---------------------------------------------- | ------------------------------- |
//! | `chi thi 24`, `CT 24`, `24-CT` | `24-CT/TU`, `24-CT/TW`                         | `24-KH/TU`                      |
//! | `nghị quyết 08 tu`             | `08-NQ/TU`                                     | `08-NQ/TW`                      |
//! | `24/2021`, `nđ 24/2021`        | `24/2021/NĐ-CP`                                | `24/2020/NĐ-CP`                 |
//! | `công văn 2750`, `CV 2750`     | `2750/BTC-TCT`, whose number tells no kind     | that number of another kind     |
//! | `Quy định 33`                  | `33-QĐ/…`, `33-QĐi/…`: every symbol that the kind has had |                      |

use tracuu_document::{DocumentKind, DocumentNumber, System, document_kinds, issuers, number_readings};
use tracuu_text::agrees;

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
        let is_told = parts.has_kind() || (parts.year.is_some() && !is_month && text.contains('/'));
        is_told.then_some(parts)
    }

    /// The same where a number is expected: the running number alone is enough.
    pub(crate) fn of_field(text: &str) -> Option<Parts> {
        let mut parts = Parts::default();
        let text = parts.strip_kind(text.trim());
        let text = strip_typed(text, "số").unwrap_or(text);
        let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–' | '.');
        let mut pieces = text.split(is_between).filter(|piece| !piece.is_empty()).peekable();
        parts.sequence = sequence(pieces.next()?)?;
        parts.year = pieces.next_if(|piece| is_year(piece)).and_then(|year| year.parse().ok());
        if pieces.next_if(|piece| parts.tell_code(piece)).is_some() {
            parts.is_named = false;
        }
        let body: Vec<&str> = pieces.collect();
        if !body.is_empty() {
            parts.issuer = Some(issuer(&body.join("-"))?);
        }
        // `luật 2024` may be the number of a law, and the laws of a year.
        parts.is_sure =
            parts.has_kind() && (parts.year.is_some() || parts.issuer.is_some() || !is_year(&parts.sequence));
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
        let Some((symbol, rest)) = text.split_once(char::is_whitespace) else { return text };
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
        self.codes = of(&|symbol| symbol.to_lowercase() == typed.to_lowercase());
        // Marks may be missing: `QD 33`.
        if self.codes.is_empty() {
            self.codes = of(&|symbol| agrees(typed, symbol));
        }
        let has_symbol = |kind: &&DocumentKind| symbols_of(kind).any(|symbol| self.codes.iter().any(|c| c == symbol));
        self.kinds = document_kinds().iter().filter(has_symbol).collect();
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

/// A running number, as keys have it.
fn sequence(text: &str) -> Option<String> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(char::is_alphanumeric);
    let trimmed = text.trim_start_matches('0');
    let nought = if trimmed.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    is_number.then(|| format!("{nought}{}", trimmed.to_lowercase()))
}

/// The symbol of a body that is known, as keys have it.
fn issuer(typed: &str) -> Option<String> {
    let number = number_readings(&format!("1-CT/{}", typed.to_uppercase())).into_iter().next()?;
    let body = number.body();
    let is_known = number.is_party() || issuers().iter().any(|issuer| issuer.code == body);
    is_known.then(|| number.issuer.replace('&', ""))
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
