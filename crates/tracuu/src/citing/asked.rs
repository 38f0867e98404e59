//! What somebody asks for when they ask who cites a paper.
//!
//! | asked                             | understood as                                     |
//! | --------------------------------- | ------------------------------------------------- |
//! | `24-CT/TU`, `24 - ct/tu`          | the number; never `24-CT/TW`, which is another paper |
//! | `24 ct tu`, `chi thi 24 ct tu`    | the same, typed without signs                     |
//! | `11-QD/TW`                        | `11-QĐ/TW`                                        |
//! | `Chỉ thị số 24-CT/TU ngày 07/8/2023` | the number of that day, where a day is known   |
//! | `Chỉ thị 24`, `CT 24`, `24-CT`, `24/2021` | every paper that agrees with what is told: see [`Parts`] |
//! | `Nghị định 30 năm 2020`, `12-CT/TU năm 2022` | that number of that year  |
//! | `12-CT/TU kỷ luật`                | nothing: words stand behind the number            |
//! | `Nghị quyết Đại hội XIII của Đảng` | that paper                                       |
//! | `Luật Đất đai`, `luat dat dai`    | the laws of that name                             |
//! | `Luật Đất đai 2024`               | the one of that year                              |

use tracuu_document::{
    Citation, CitationForm, DocumentNumber, Metadata, NumberLayout, match_key, number_readings, recognise_citations,
    resolve_citations, scan_citations,
};
use tracuu_text::agrees;

use super::Reference;
use super::key::Key;
use super::parts::{Parts, is_stop, is_year, strip_kind_name, strip_typed, symbols};
use super::reference::{has_no_symbol, name_term};

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
    /// A number that is not told in full.
    Parts(Parts),
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
        if let Some(asked) = of_year(text) {
            return Some(asked);
        }
        let numbers = numbers(text);
        if !numbers.is_empty() {
            return Some(Asked { readings: numbers, is_number: true });
        }
        if let Some(parts) = Parts::read(text) {
            return Some(Asked { readings: vec![Reading::Parts(parts)], is_number: true });
        }
        let (readings, is_number) = citation(text).or_else(|| Some((vec![name(text)?], false)))?;
        Some(Asked { readings, is_number })
    }

    /// A number that is told by its signs and words alone, and cannot be taken for anything else: what stands around it is not
    /// looked at.
    pub(crate) fn parse_told(text: &str) -> Option<Asked> {
        let readings = numbers(text);
        if !readings.is_empty() {
            return Some(Asked { readings, is_number: true });
        }
        let parts = Parts::read(text).filter(|parts| parts.is_sure && parts.is_plain(text))?;
        Some(Asked { readings: vec![Reading::Parts(parts)], is_number: true })
    }

    /// The same where a number is expected: the running number alone is enough.
    pub(crate) fn parse_number(text: &str) -> Option<Asked> {
        let by_parts =
            || Parts::of_field(text).map(|parts| Asked { readings: vec![Reading::Parts(parts)], is_number: true });
        Asked::parse(text).filter(Asked::is_number).or_else(by_parts)
    }

    /// Whether nothing but a paper can be meant: of `24/2021` it takes an index to tell.
    pub(crate) fn is_sure(&self) -> bool {
        self.parts().all(|parts| parts.is_sure)
    }

    /// What is known of numbers that are not told in full.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Parts> {
        self.readings.iter().filter_map(|reading| match reading {
            Reading::Parts(parts) => Some(parts),
            Reading::Key(_) | Reading::Name(..) => None,
        })
    }

    /// Whether a paper is asked for by its number, not by its name.
    pub(crate) fn is_number(&self) -> bool {
        self.is_number
    }

    /// The terms under which an index holds what may be meant, beside those of numbers that are not told in full.
    pub(crate) fn terms(&self) -> Vec<String> {
        let term = |reading: &Reading| match reading {
            Reading::Key(key) => Some(Key::of(key).base),
            Reading::Parts(_) => None,
            Reading::Name(name, _) => Some(name_term(name)),
        };
        self.readings.iter().filter_map(term).collect()
    }

    /// The same, and of nothing else: where the year is known, the terms of that year, and those of papers whose year is not.
    pub(crate) fn exact_terms(&self) -> Vec<String> {
        let terms = |reading: &Reading| match reading {
            Reading::Key(key) => Key::of(key).timed_terms(),
            Reading::Parts(_) => Vec::new(),
            Reading::Name(name, _) => vec![name_term(name)],
        };
        self.readings.iter().flat_map(terms).collect()
    }

    /// Whether a number as it is printed, without regard to what stands around it, is the paper: its match key is given.
    pub(crate) fn is_printed_as(&self, key: &str) -> bool {
        let printed = Key::of(key);
        self.readings.iter().any(|reading| match reading {
            Reading::Key(key) => {
                let asked = Key::of(key);
                let shows_time = asked.time.is_none() || printed.time.is_some();
                printed.base == asked.base && shows_time && printed.agrees(&asked)
            }
            Reading::Parts(parts) => parts.is_printed_as(&printed),
            Reading::Name(..) => false,
        })
    }

    /// The running numbers that may be meant, as keys have them.
    pub(crate) fn sequences(&self) -> Vec<String> {
        let mut sequences: Vec<String> = self.told().iter().map(|parts| parts.sequence().to_owned()).collect();
        sequences.dedup();
        sequences
    }

    /// What is told of the number, by reading.
    pub(crate) fn told(&self) -> Vec<Parts> {
        let parts = |reading: &Reading| match reading {
            Reading::Key(key) => Parts::of_key(&Key::of(key)),
            Reading::Parts(parts) => Some(parts.clone()),
            Reading::Name(..) => None,
        };
        self.readings.iter().filter_map(parts).collect()
    }

    /// Whether a citation means the paper.
    pub(crate) fn is_meant_by(&self, reference: &Reference) -> bool {
        self.readings.iter().any(|reading| match reading {
            Reading::Key(key) => {
                let asked = Key::of(key);
                reference.keys().any(|key| key.base == asked.base && key.agrees(&asked))
            }
            Reading::Parts(parts) => reference.keys().any(|key| parts.agrees(&key, reference.kind.as_deref())),
            Reading::Name(name, year) => is_named(reference, name, year.as_deref()),
        })
    }
}

/// A number and the year behind it: *Nghị định 30 năm 2020*.
fn of_year(text: &str) -> Option<Asked> {
    let (before, year) = text.trim_end_matches(is_stop).rsplit_once(char::is_whitespace)?;
    let (number, word) = before.trim_end().rsplit_once(char::is_whitespace)?;
    let year: u16 = year.parse().ok().filter(|_| is_year(year) && agrees(word, "năm"))?;
    let mut asked = Asked::parse(number).filter(|asked| asked.is_number)?;
    asked.readings.retain_mut(|reading| match reading {
        Reading::Key(key) if Key::of(key).time.is_none() => {
            key.push_str(&format!(":{year}"));
            true
        }
        Reading::Key(key) => Key::of(key).year() == Some(year.to_string().as_str()),
        Reading::Parts(parts) => parts.tell_year(year),
        Reading::Name(..) => false,
    });
    Some(asked)
}

/// The numbers that a text may stand for. The body is taken at its word: a citation of another body's paper is no answer.
fn numbers(text: &str) -> Vec<Reading> {
    // Symbols in small letters with blanks between are words to the one who reads them as they stand.
    let bare = strip_typed(text, "số").unwrap_or(text);
    let ways = [|text: &str| number_readings(text), |text: &str| number_readings(&text.to_uppercase()), joined];
    let readings = ways.iter().map(|read| read(bare)).find(|readings| !readings.is_empty()).unwrap_or_default();
    // `24-CT` and `95/2021/NĐ` are papers of any body.
    let readings: Vec<DocumentNumber> = readings.into_iter().filter(|number| !number.issuer.is_empty()).collect();
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

/// The citation that a text holds, and whether the text is the number of a paper and nothing else: *Chỉ thị số 24-CT/TU ngày 07/8/2023*.
fn citation(text: &str) -> Option<(Vec<Reading>, bool)> {
    let mut citations = recognise_citations(text, &scan_citations(text));
    resolve_citations(&mut citations, &Metadata::default());
    let citation = citations.into_iter().find(|citation| citation.within.is_none() && !is_reference(citation))?;
    let is_number = citation.number.is_some() && citation.surface.len() == text.len();
    let reading = match &citation.number {
        Some(number) if number.layout == NumberLayout::Spoken => {
            // Who writes the symbol means it; who writes the name means all of its symbols.
            let kind = strip_kind_name(&citation.surface).map(|(kind, _)| kind);
            let key =
                citation.key.as_deref().map(Key::of).filter(|_| citation.issuer.is_some() || citation.date.is_some());
            Some(Reading::Parts(Parts::of_spoken(number, kind, key.as_ref())))
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

fn named(citation: &Citation) -> Option<Reading> {
    let name = [citation.kind, citation.title.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(Reading::Name(name, citation.date.map(|date| date.year.to_string()))).filter(|_| citation.kind.is_some())
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
