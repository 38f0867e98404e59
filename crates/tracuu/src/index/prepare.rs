//! From a document as it was given to what the engine is handed: a record, passages, citations.

use std::borrow::Cow;
use std::sync::Arc;

use tracuu_document::{Address, Metadata, ParseOptions, parse_document_with, parse_fragment_with};
use tracuu_text::Date;

use super::memo::Memo;
use super::passage::passages;
use super::{CitationRecord, DocumentRecord, PassageRecord, Recovered};
use crate::citing::{Own, Reference};
use crate::{Document, SearchError};

/// A document, ready for the engine.
pub(super) struct Prepared<'d> {
    pub(super) record: DocumentRecord<Cow<'d, str>>,
    /// The title, where the text does not hold it.
    pub(super) heading: Cow<'d, str>,
    pub(super) numbered: Arc<Numbered>,
    pub(super) passages: Vec<PassageRecord>,
    /// The citations of each passage.
    pub(super) citations: Vec<Vec<CitationRecord>>,
    /// The length of the text as it was given.
    pub(super) bytes: usize,
}

/// Parses a document and cuts it into passages.
pub(super) fn prepare<'d>(
    document: &'d Document,
    recovered: &Recovered<'_>,
    known: &mut Memo<Arc<Numbered>>,
) -> Result<Prepared<'d>, SearchError> {
    let base = match &document.address {
        Some(address) => parse_address(address)?,
        None => Address::default(),
    };
    let is_fragment = document.address.is_some() || !document.context.is_empty();
    let text = recovered.body();
    // Nobody sees remarks here.
    let options = ParseOptions { glued_words: false };
    let mut parsed =
        if is_fragment { parse_fragment_with(text, &base, options) } else { parse_document_with(text, options) };
    let metadata = std::mem::take(&mut parsed.metadata);
    let title = given(&document.title, recovered);
    let own_title = metadata.title.as_ref().map(|title| title.value.as_str());
    let heading = title.clone().filter(|title| own_title != Some(title.as_ref())).unwrap_or_default();
    let mut record = record(document, title, recovered, metadata)?;
    let mut passages = passages(&parsed, is_fragment);
    let numbered = numbered(&record, known);
    let citations = CitationRecord::of_passages(&parsed, &passages, &numbered.own);
    for passage in &mut passages {
        passage.span = passage.span.shifted(recovered.text.len() - text.len());
        if let Some(alignment) = &recovered.alignment {
            passage.lead_back(alignment);
        }
    }
    if passages.is_empty() {
        // A title without a text is a document too.
        let places = [(0, &base)].into_iter().collect();
        passages.push(PassageRecord { places, ..PassageRecord::default() });
    }
    record.passages = passages.len() as u64;
    Ok(Prepared { record, heading, numbered, passages, citations, bytes: recovered.source_len() })
}

/// What a document is known by where it has a number.
#[derive(Default)]
pub(super) struct Numbered {
    /// What its own citations of itself look like.
    own: Own,
    /// What it is found by when its number is asked for: the key of the number, and the terms of its citations.
    pub(super) terms: Vec<String>,
}

/// The same for a number and a date that may have been there before.
fn numbered(record: &DocumentRecord<Cow<'_, str>>, known: &mut Memo<Arc<Numbered>>) -> Arc<Numbered> {
    let Some(number) = record.number.as_deref() else { return Arc::default() };
    let date = record.date.as_deref();
    let known = known.get(&[number, date.unwrap_or_default()].join("\n"), |_| {
        let reference = Reference::of_number(number, date.and_then(Date::parse));
        let mut terms = reference.map(|reference| reference.all_terms()).unwrap_or_default();
        terms.extend(number_key(number));
        Arc::new(Numbered { own: Own::new(Some(number), date), terms })
    });
    Arc::clone(known)
}

/// The key of a document number, as a query for it has it.
fn number_key(number: &str) -> Option<String> {
    let at = number.find(|c: char| c.is_ascii_digit())?;
    let shape = tracuu_text::scan_document_number(number, at)?;
    let mut key = String::new();
    tracuu_text::push_number_key(number, &shape, &mut key);
    Some(key)
}

/// What is known of a document: what was given, else what the text says of itself.
fn record<'d>(
    document: &'d Document,
    title: Option<Cow<'d, str>>,
    recovered: &Recovered<'_>,
    metadata: Metadata,
) -> Result<DocumentRecord<Cow<'d, str>>, SearchError> {
    let given = |value: &'d Option<String>| given(value, recovered);
    let text = Cow::<str>::Borrowed;
    Ok(DocumentRecord {
        id: text(&document.id),
        title: title.or(metadata.title.map(|t| t.value.into())),
        number: given(&document.number).or(metadata.number.map(|n| n.value.into())),
        kind: given(&document.kind).or(metadata.kind.map(|k| k.value.into())),
        issuer: given(&document.issuer).or(metadata.issuer.map(|i| i.value.into())),
        date: match given(&document.date) {
            Some(date) => Some(parse_date(&date)?.into()),
            None => metadata.date.map(|d| d.value.to_string().into()),
        },
        context: document.context.iter().map(|name| text(name)).collect(),
        path: document.path.as_deref().map(text),
        passages: 0,
    })
}

/// A field that was given, on one line and in the encoding of the text; `None` when it is blank.
fn given<'d>(value: &'d Option<String>, recovered: &Recovered<'_>) -> Option<Cow<'d, str>> {
    value.as_deref().map(|value| one_line(recovered.same_way(value))).filter(|value| !value.is_empty())
}

fn parse_address(address: &str) -> Result<Address, SearchError> {
    tracuu_document::parse_address(address).ok_or_else(|| SearchError::InvalidField {
        field: "address",
        expected: "an address such as d5.k2 or III.5",
        found: address.chars().take(40).collect(),
    })
}

fn parse_date(date: &str) -> Result<String, SearchError> {
    Date::parse(date).map(|date| date.to_string()).ok_or_else(|| SearchError::InvalidField {
        field: "date",
        expected: "a date such as 2023-08-07 or 07/8/2023",
        found: date.chars().take(40).collect(),
    })
}

/// White space of any kind becomes one blank.
fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_one_line(text.as_bytes()) {
        return text;
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a text is sure to have single blanks between its words and no other white space. Blanks beyond ASCII begin with one of
/// four bytes, as few letters of Vietnamese do.
fn is_one_line(text: &[u8]) -> bool {
    let is_odd = |byte: u8| (byte < b' ') | (byte == 0xC2) | (byte == 0xE2) | (byte == 0xE3);
    let is_double = |byte: u8, next: u8| (byte == b' ') & (next == b' ') | (byte == 0xE1) & (next == 0x9A);
    // No loop stops early, so that the compiler can look at many bytes at once.
    let pairs = text.iter().zip(text.iter().skip(1));
    let odd = pairs.fold(false, |odd, (&byte, &next)| odd | is_odd(byte) | is_double(byte, next));
    let mut ends = [text.first(), text.last()].into_iter().flatten().copied();
    !odd && ends.all(|byte| byte != b' ' && !is_odd(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_becomes_one_blank() {
        let every_blank = (0..=char::MAX as u32).filter_map(char::from_u32).filter(|c| c.is_whitespace());
        for blank in every_blank.map(String::from).chain(["  ".to_owned(), "\r\n".to_owned()]) {
            for text in [format!("kỷ{blank}luật"), format!("{blank}kỷ luật"), format!("kỷ luật{blank}")] {
                assert_eq!(one_line(Cow::Borrowed(&text)), "kỷ luật", "{text:?}");
            }
        }
        assert_eq!(["", " "].map(|text| one_line(Cow::Borrowed(text))), ["", ""]);
    }
}
