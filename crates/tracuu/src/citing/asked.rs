//! What somebody asks for when they ask who cites a paper.
//!
//! | asked                             | understood as                                     |
//! | --------------------------------- | ------------------------------------------------- |
//! | `24-CT/TU`, `24 - ct/tu`          | the number; never `24-CT/TW`, which is another paper |
//! | `24 ct tu`, `chi thi 24 ct tu`    | the same, typed without signs                     |
//! | `11-QD/TW`                        | `11-QĐ/TW`                                        |
//! | `Chỉ thị số 24-CT/TU ngày 07/8/2023` | the number of that day, where a day is known   |
//! | `Chỉ thị 24`, `chi thi 24`, `CT 24` | the directives 24 of all bodies                 |
//! | `Quy định 33`                     | `33-QĐ/…` and `33-QĐi/…`, by every symbol that the kind has had |
//! | `Nghị quyết Đại hội XIII của Đảng` | that paper                                       |
//! | `Luật Đất đai`, `luat dat dai`    | the laws of that name                             |
//! | `Luật Đất đai 2024`               | the one of that year                              |

use tracuu_document::{
    Citation, CitationForm, DocumentKind, DocumentNumber, Metadata, NumberLayout, document_kinds, match_key,
    number_readings, recognise_citations, resolve_citations, scan_citations,
};
use tracuu_text::agrees;

use super::Reference;
use super::key::Key;
use super::reference::{has_no_symbol, name_term, spoken_term};

/// A text longer than this, in bytes, names no paper: the names of all kinds are compared with its beginning.
const LONGEST: usize = 2_000;

/// A paper that is asked for, by what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    readings: Vec<Reading>,
    is_number: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reading {
    /// The match key, as far as it is known.
    Key(String),
    /// The key of a number without its issuer.
    Spoken(String),
    /// A name, and the year behind it.
    Name(String, Option<String>),
}

impl Asked {
    /// Reads what was asked; `None` when it names no paper.
    pub(crate) fn parse(text: &str) -> Option<Asked> {
        let text = text.trim();
        if text.len() > LONGEST {
            return None;
        }
        let numbers = numbers(text);
        if !numbers.is_empty() {
            return Some(Asked { readings: numbers, is_number: true });
        }
        let (readings, is_number) =
            citation(text).or_else(|| Some((spoken(text)?, true))).or_else(|| Some((vec![name(text)?], false)))?;
        Some(Asked { readings, is_number })
    }

    /// Whether a paper is asked for by its number, not by its name.
    pub(crate) fn is_number(&self) -> bool {
        self.is_number
    }

    /// The terms under which the index holds what may be meant.
    pub(crate) fn terms(&self) -> Vec<String> {
        let term = |reading: &Reading| match reading {
            Reading::Key(key) => Key::of(key).base,
            Reading::Spoken(key) => spoken_term(&Key::of(key).base),
            Reading::Name(name, _) => name_term(name),
        };
        self.readings.iter().map(term).collect()
    }

    /// The terms of what is meant and nothing else: where the year is known, those of that year, and those of papers whose year is not.
    pub(crate) fn exact_terms(&self) -> Vec<String> {
        let terms = |reading: &Reading| match reading {
            Reading::Key(key) => Key::of(key).timed_terms(),
            Reading::Spoken(key) => vec![spoken_term(&Key::of(key).base)],
            Reading::Name(name, _) => vec![name_term(name)],
        };
        self.readings.iter().flat_map(terms).collect()
    }

    /// Whether a citation means the paper.
    pub(crate) fn is_meant_by(&self, reference: &Reference) -> bool {
        self.readings.iter().any(|reading| match reading {
            Reading::Key(key) => {
                let asked = Key::of(key);
                reference.keys().any(|key| key.base == asked.base && key.agrees(&asked))
            }
            Reading::Spoken(key) => {
                let asked = Key::of(key);
                let is_same = |key: &Key<'_>| key.base == asked.base || key.spoken() == Some(asked.base.as_str());
                reference.keys().any(|key| is_same(&key) && key.agrees(&asked))
            }
            Reading::Name(name, year) => is_named(reference, name, year.as_deref()),
        })
    }
}

/// The numbers that a text may stand for. The body is taken at its word: a citation of another body's paper is no answer.
fn numbers(text: &str) -> Vec<Reading> {
    // Symbols in small letters with blanks between are words to the one who reads them as they stand.
    let ways = [|text: &str| number_readings(text), |text: &str| number_readings(&text.to_uppercase()), joined];
    let readings = ways.iter().map(|read| read(text)).find(|readings| !readings.is_empty()).unwrap_or_default();
    let issuer = readings.first().map(|best| best.issuer.clone());
    let same = readings.iter().filter(|number| Some(&number.issuer) == issuer.as_ref());
    same.map(|number| Reading::Key(match_key(number, None, None, None))).collect()
}

/// A number whose parts were typed with blanks between, perhaps behind its kind: `24 ct tu`, `30 2020 nd cp`.
fn joined(text: &str) -> Vec<DocumentNumber> {
    let rest = strip_kind_name(text).map_or(text, |(_, rest)| rest);
    let rest = strip_typed(rest, "số").unwrap_or(rest).to_uppercase();
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–');
    let parts: Vec<&str> = rest.split(is_between).filter(|part| !part.is_empty()).collect();
    let written = match parts.as_slice() {
        [sequence, year, assembly] if is_year(year) => vec![format!("{sequence}/{year}/{assembly}")],
        [sequence, code, issuer] => vec![format!("{sequence}-{code}/{issuer}"), format!("{sequence}/{code}-{issuer}")],
        [sequence, year, code, issuer] if is_year(year) => vec![format!("{sequence}/{year}/{code}-{issuer}")],
        _ => Vec::new(),
    };
    // What has no symbol of a kind is a text that begins with a number.
    let is_known = |number: &DocumentNumber| number.term.is_some() || symbols().any(|symbol| symbol == number.code);
    let readings = |number: &String| number_readings(number).into_iter().filter(is_known).collect::<Vec<_>>();
    written.iter().map(readings).find(|readings| !readings.is_empty()).unwrap_or_default()
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The citation that a text holds, and whether the text is the number of a paper and nothing else: *Chỉ thị số 24-CT/TU ngày 07/8/2023*.
fn citation(text: &str) -> Option<(Vec<Reading>, bool)> {
    let mut citations = recognise_citations(text, &scan_citations(text));
    resolve_citations(&mut citations, &Metadata::default());
    let citation = citations.into_iter().find(|citation| citation.within.is_none() && !is_reference(citation))?;
    let is_number = citation.number.is_some() && citation.surface.len() == text.len();
    let reading = match &citation.number {
        Some(number) if is_without_issuer(number) => {
            // Who writes the symbol means it; who writes the name means all of its symbols.
            let kind = strip_kind_name(&citation.surface).map(|(kind, _)| kind);
            return Some((by_every_symbol(number, kind), is_number));
        }
        Some(_) => citation.key.map(Reading::Key),
        None if citation.form == CitationForm::Named => named(&citation),
        None => citation.targets.into_iter().next().map(Reading::Key),
    };
    reading.map(|reading| (vec![reading], is_number))
}

/// Forms that mean something only where they stand.
fn is_reference(citation: &Citation) -> bool {
    use CitationForm::{Alias, BackReference, Internal, Planned, Unnumbered};
    matches!(citation.form, Alias | BackReference | Internal | Planned | Unnumbered)
}

fn is_without_issuer(number: &DocumentNumber) -> bool {
    number.layout == NumberLayout::Spoken && number.issuer.is_empty()
}

fn named(citation: &Citation) -> Option<Reading> {
    let name = [citation.kind, citation.title.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(Reading::Name(name, citation.date.map(|date| date.year.to_string()))).filter(|_| citation.kind.is_some())
}

/// A kind or its symbol, and a number: *chi thi 24*, *nghi dinh 30/2020*, `CT 24`.
fn spoken(text: &str) -> Option<Vec<Reading>> {
    if let Some((kind, rest)) = strip_kind_name(text) {
        let (sequence, year) = sequence(strip_typed(rest, "số").unwrap_or(rest))?;
        let number = DocumentNumber::partial(kind, sequence, year);
        let is_told = !is_without_issuer(&number) && year.is_some();
        return Some(if is_told {
            vec![Reading::Key(match_key(&number, None, None, None))]
        } else {
            by_every_symbol(&number, Some(kind))
        });
    }
    let (typed, rest) = text.split_once(' ')?;
    let (sequence, year) = sequence(strip_typed(rest, "số").unwrap_or(rest))?;
    let kind = document_kinds().first()?;
    let spoken = DocumentNumber::partial(kind, sequence, year);
    let with = |code: &str| Reading::Spoken(DocumentNumber { code: code.to_owned(), ..spoken.clone() }.key());
    let same: Vec<&str> = symbols().filter(|symbol| symbol.eq_ignore_ascii_case(typed)).collect();
    // Marks may be missing: `QD 33`.
    let found = if same.is_empty() { symbols().filter(|symbol| agrees(typed, symbol)).collect() } else { same };
    Some(found.into_iter().map(with).collect()).filter(|readings: &Vec<Reading>| !readings.is_empty())
}

/// A running number, and the year behind it.
fn sequence(text: &str) -> Option<(&str, Option<u16>)> {
    let text = text.trim();
    let (sequence, year) = text.split_once('/').map_or((text, None), |(sequence, year)| (sequence, Some(year)));
    let is_number = sequence.starts_with(|c: char| c.is_ascii_digit()) && sequence.chars().all(char::is_alphanumeric);
    let year = match year {
        Some(year) => Some(year.parse().ok()?),
        None => None,
    };
    is_number.then_some((sequence, year))
}

/// A number without its issuer, with the symbol that it is read with and with all others that its kind has had.
fn by_every_symbol(number: &DocumentNumber, kind: Option<&DocumentKind>) -> Vec<Reading> {
    let others = kind.into_iter().flat_map(symbols_of).filter(|symbol| *symbol != number.code);
    let with = |code: &str| Reading::Spoken(DocumentNumber { code: code.to_owned(), ..number.clone() }.key());
    let mut readings: Vec<Reading> = std::iter::once(with(&number.code)).chain(others.map(with)).collect();
    readings.dedup();
    readings
}

/// The symbols that a kind has, and has had.
fn symbols_of(kind: &DocumentKind) -> impl Iterator<Item = &'static str> + use<> {
    let (party, state, older) = (kind.party_code, kind.state_code, kind.older_codes);
    [party, state].into_iter().chain(older.iter().copied()).filter(|symbol| !symbol.is_empty())
}

/// The symbols of all kinds.
fn symbols() -> impl Iterator<Item = &'static str> {
    document_kinds().iter().flat_map(symbols_of)
}

/// A kind by its name, however it is typed, and what stands behind it; the longest name wins.
fn strip_kind_name(text: &str) -> Option<(&'static DocumentKind, &str)> {
    let by_name = |kind: &'static DocumentKind| Some((kind, strip_typed(text, kind.name)?));
    document_kinds().iter().filter_map(by_name).min_by_key(|(_, rest)| rest.len())
}

/// What stands behind words that were typed with marks or without.
fn strip_typed<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    words.split(' ').try_fold(text, |rest, written| {
        let rest = rest.trim_start();
        let (typed, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        agrees(typed, written).then_some(behind)
    })
}

/// A name without capitals or marks, and perhaps a year: *luat dat dai nam 2024*.
fn name(text: &str) -> Option<Reading> {
    let (kind, behind) = strip_kind_name(text)?;
    if !has_no_symbol(kind.name) && kind.name != "Pháp lệnh" {
        return None;
    }
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let year = words.pop_if(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    if year.is_some() {
        words.pop_if(|word| agrees(word, "năm"));
    }
    let is_whole = !behind.trim().is_empty() || strip_typed(text, "hiến pháp").is_some();
    is_whole.then(|| Reading::Name(words.join(" "), year.map(str::to_owned)))
}

/// Whether a citation names a paper of this name, and of this year where one is asked for.
fn is_named(reference: &Reference, name: &str, year: Option<&str>) -> bool {
    let Some(written) = reference.name() else { return false };
    let same = |(typed, written): (&str, &str)| agrees(typed, written) || typed == written;
    let (typed, written) = (name.split_whitespace(), written.split_whitespace());
    let is_same = typed.clone().count() == written.clone().count() && typed.zip(written).all(same);
    let keys: Vec<Key<'_>> = reference.keys().collect();
    let mut years = reference.date.iter().map(String::as_str).chain(keys.iter().filter_map(|key| key.time));
    is_same && year.is_none_or(|asked| years.any(|year| year.starts_with(asked)))
}

#[cfg(test)]
mod tests;
