//! A document that is understood by itself, without an index.

use std::fmt;

use tracuu::document as core;
use tracuu::text::Span;

use crate::offset::Offsets;
use crate::size::to_i32;
use crate::{OffsetUnit, SearchError, TextRange, pool};

/// A document as it was understood. Positions are places in the text that was given.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct ParsedDocument {
    /// What the letterhead and the title say.
    pub metadata: Metadata,
    /// The addressable pieces, in reading order; a parent comes before its children.
    pub units: Vec<Unit>,
    /// Where it names other papers, in reading order.
    pub citations: Vec<Citation>,
    /// What was repaired, missing or strange.
    pub remarks: Vec<Remark>,
    /// In which encoding bytes were, or how they were damaged, in words; none for a text and for plain UTF-8.
    pub encoding: Option<String>,
    /// What positions count; `Utf8` stands for bytes of what was given, where bytes were given, whatever their encoding.
    pub offset_unit: OffsetUnit,
}

/// What a document says of itself (*thể thức*).
#[derive(Clone, Debug, Default, PartialEq, uniffi::Record)]
pub struct Metadata {
    /// The kind (*loại văn bản*) by its full name.
    pub kind: Option<FoundValue>,
    /// The number (*số và ký hiệu*) in normal form.
    pub number: Option<FoundValue>,
    /// The issuing body (*cơ quan ban hành*).
    pub issuer: Option<FoundValue>,
    /// The place before the date of issue.
    pub place: Option<FoundValue>,
    /// The date of issue, ISO 8601.
    pub date: Option<FoundValue>,
    /// The title (*trích yếu*) on one line.
    pub title: Option<FoundValue>,
    /// What the paper rests on (*căn cứ*).
    pub basis: Vec<FoundValue>,
    /// For whom the paper is signed.
    pub authority: Option<FoundValue>,
    /// The office of the person who signed (*chức vụ*).
    pub office: Option<FoundValue>,
    /// The person who signed.
    pub signatory: Option<FoundValue>,
    /// The recipients (*nơi nhận*).
    pub recipients: Vec<FoundValue>,
    /// The mark of secrecy (*độ mật*): `confidential`, `secret` or `top_secret`.
    pub secrecy: Option<FoundValue>,
    /// The mark of urgency (*độ khẩn*): `urgent`, `very_urgent` or `express`.
    pub urgency: Option<FoundValue>,
    /// The mark of a draft.
    pub draft: Option<FoundValue>,
}

/// A value, where it was read, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct FoundValue {
    /// What was read.
    pub value: String,
    /// Where.
    pub range: TextRange,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Certainty {
    /// Read, but something else may be meant.
    Likely,
    /// Printed where it belongs.
    Sure,
}

/// An addressable piece of a document.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct Unit {
    /// The stable address, such as `d5.k2.a`.
    pub address: String,
    /// The address as people read it.
    pub label: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit that it belongs to, as a place in the list.
    pub parent: Option<i32>,
    /// The text without that of its children, without marker, markup and line ends.
    pub text: String,
    /// Where it stands, from its marker to the end of its own text.
    pub range: TextRange,
    /// The body that an item of the last section charges.
    pub responsible: Option<String>,
}

impl fmt::Debug for Unit {
    /// The address and a size; texts stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Unit");
        out.field("address", &self.address).field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum UnitKind {
    /// The lines above the title.
    Letterhead,
    /// The line that names the kind of document (*tên loại*).
    DocumentKind,
    /// The title (*trích yếu*).
    Title,
    /// What stands before the first division.
    Preamble,
    /// *Phần*.
    Part,
    /// *Chương*.
    Chapter,
    /// *Mục*; or a division with a roman number.
    Section,
    /// *Tiểu mục*.
    Subsection,
    /// *Điều*.
    Article,
    /// *Khoản*.
    Clause,
    /// *Điểm*.
    Point,
    /// A numbered piece that is no clause.
    Item,
    /// A piece behind a dash or another bullet (*gạch đầu dòng*).
    Bullet,
    /// A paragraph without a marker.
    Paragraph,
    /// The heading of the list of recipients (*nơi nhận*).
    Recipients,
    /// One recipient.
    Recipient,
    /// A remark to several recipients.
    RecipientNote,
    /// The signature block.
    Signature,
    /// An annex (*phụ lục*).
    Annex,
}

/// A place where a paper names another paper.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Citation {
    /// Where.
    pub range: TextRange,
    /// Its words on one line, without markup.
    pub surface: String,
    /// How it names the paper.
    pub form: CitationForm,
    /// The kind of the paper by its full name.
    pub kind: Option<String>,
    /// The number in normal form.
    pub number: Option<String>,
    /// The match key of what is cited, as far as it is known.
    pub key: Option<String>,
    /// The date of issue, ISO 8601.
    pub date: Option<String>,
    /// The issuing body, as it is written.
    pub issuer: Option<String>,
    /// The title, without *về* and without quotes.
    pub title: Option<String>,
    /// The terms (*khóa*) of the issuing body.
    pub terms: Vec<i32>,
    /// The stable addresses of the places inside the paper; empty when the whole paper is meant.
    pub pinpoints: Vec<String>,
    /// What the citing paper does with the cited one.
    pub relation: Option<Relation>,
    /// The unit that it stands in, as a place in the list of units.
    pub unit: i32,
    /// The citation whose title this one stands in, as a place in the same list.
    pub within: Option<i32>,
    /// The citation that an alias or a back reference repeats, as a place in the same list.
    pub antecedent: Option<i32>,
    /// The match keys of the papers that are meant; empty when they cannot be told.
    pub targets: Vec<String>,
}

/// How a citation names its paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum CitationForm {
    /// A number with a date or a title.
    Full,
    /// A number, perhaps with an issuer.
    Short,
    /// The name that a paper is given for the rest of the text.
    Alias,
    /// A name that was given before, or a bare kind with a capital.
    BackReference,
    /// *Nghị quyết Đại hội lần thứ XIII của Đảng*.
    Congress,
    /// *Nghị quyết Trung ương 4 khóa XII*.
    Plenum,
    /// A name, perhaps with a year: *Luật Đất đai năm 2024*.
    Named,
    /// A kind and a title without a number.
    Unnumbered,
    /// A paper that is still to be drafted.
    Planned,
    /// A place in the citing paper itself.
    Internal,
}

/// What the citing paper does with the cited one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Relation {
    /// *Căn cứ*.
    Basis,
    /// *Thực hiện*, *quán triệt*.
    Implements,
    /// *Hướng dẫn*.
    Guides,
    /// *Quy định chi tiết*.
    Details,
    /// *Sửa đổi, bổ sung*.
    Amends,
    /// *Thay thế*.
    Replaces,
    /// *Bãi bỏ*.
    Repeals,
    /// *Đình chỉ*.
    Suspends,
    /// *Hợp nhất*.
    Consolidates,
    /// *Ban hành kèm theo*.
    PromulgatedWith,
    /// *Theo*, *tại*.
    According,
    /// *Được sửa đổi, bổ sung bởi*.
    AmendedBy,
    /// *Được thay thế bằng*.
    ReplacedBy,
    /// *Bị bãi bỏ bởi*.
    RepealedBy,
}

/// What was repaired, missing or strange in a document.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Remark {
    /// A name for programs, such as `page_break_mended`.
    pub kind: String,
    /// Where.
    pub range: TextRange,
    /// A sentence for people.
    pub detail: String,
}

/// What a paper says of itself, for citations that stand alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct OwnMetadata {
    /// The kind, such as *Chỉ thị*.
    #[uniffi(default = None)]
    pub kind: Option<String>,
    /// The issuing body.
    #[uniffi(default = None)]
    pub issuer: Option<String>,
    /// The place before the date of issue.
    #[uniffi(default = None)]
    pub place: Option<String>,
}

/// Reads a whole document.
#[uniffi::export(default(offset_unit = None))]
pub fn parse_document(text: String, offset_unit: Option<OffsetUnit>) -> ParsedDocument {
    let document = core::parse_document(&text);
    describe(document, &Offsets::new(&text, offset_unit.unwrap_or_default()), None, offset_unit)
}

/// `parse_document` on another thread, for long texts.
#[uniffi::export(default(offset_unit = None))]
pub async fn parse_document_async(
    text: String,
    offset_unit: Option<OffsetUnit>,
) -> Result<ParsedDocument, SearchError> {
    pool::run(move || Ok(parse_document(text, offset_unit))).await
}

/// Reads the text of one division, which hangs under the address `base`, such as `d5`; an error where that is no address.
#[uniffi::export(default(offset_unit = None))]
pub fn parse_fragment(
    text: String,
    base: String,
    offset_unit: Option<OffsetUnit>,
) -> Result<ParsedDocument, SearchError> {
    let base = core::parse_address(&base)
        .ok_or_else(|| SearchError::invalid_field("base", "an address such as d5.k2 or III.5", &base))?;
    let document = core::parse_fragment(&text, &base);
    Ok(describe(document, &Offsets::new(&text, offset_unit.unwrap_or_default()), None, offset_unit))
}

/// Reads the bytes of a file as indexing does, legacy encodings included; positions are bytes of what was given.
#[uniffi::export]
pub fn parse_bytes(bytes: Vec<u8>) -> Result<ParsedDocument, SearchError> {
    let tracuu::ParsedFile { document, encoding } = tracuu::parse_bytes(&bytes)?;
    Ok(describe(document, &Offsets::of_bytes(), encoding, None))
}

/// `parse_bytes` on another thread, for long texts.
#[uniffi::export]
pub async fn parse_bytes_async(bytes: Vec<u8>) -> Result<ParsedDocument, SearchError> {
    pool::run(move || parse_bytes(bytes)).await
}

/// Reads the citations of one text that stands alone, such as a sentence. `own` is what the citing paper says of itself.
#[uniffi::export(default(own = None, offset_unit = None))]
pub fn read_citations(text: String, own: Option<OwnMetadata>, offset_unit: Option<OffsetUnit>) -> Vec<Citation> {
    let mut citations = core::recognise_citations(&text, &core::scan_citations(&text));
    let OwnMetadata { kind, issuer, place } = own.unwrap_or_default();
    let found = |value: Option<String>| {
        value.map(|value| core::Found { value, span: Span::new(0, 0), certainty: core::Certainty::Sure })
    };
    let own =
        core::Metadata { kind: found(kind), issuer: found(issuer), place: found(place), ..core::Metadata::default() };
    core::resolve_citations(&mut citations, &own);
    let offsets = Offsets::new(&text, offset_unit.unwrap_or_default());
    citations.into_iter().map(|citation| describe_citation(citation, &offsets)).collect()
}

fn describe(
    document: core::Document,
    offsets: &Offsets<'_>,
    encoding: Option<String>,
    unit: Option<OffsetUnit>,
) -> ParsedDocument {
    let core::Document { metadata, units, citations, diagnostics } = document;
    ParsedDocument {
        metadata: describe_metadata(metadata, offsets),
        units: units.into_iter().map(|unit| describe_unit(unit, offsets)).collect(),
        citations: citations.into_iter().map(|citation| describe_citation(citation, offsets)).collect(),
        remarks: diagnostics.into_iter().map(|remark| describe_remark(remark, offsets)).collect(),
        encoding,
        offset_unit: unit.unwrap_or_default(),
    }
}

fn describe_metadata(metadata: core::Metadata, offsets: &Offsets<'_>) -> Metadata {
    let core::Metadata {
        kind,
        number,
        issuer,
        place,
        date,
        title,
        basis,
        authority,
        office,
        signatory,
        recipients,
        secrecy,
        urgency,
        draft,
    } = metadata;
    let text = |found: Option<core::Found<String>>| found.map(|found| describe_found(found, offsets, |value| value));
    let texts = |found: Vec<core::Found<String>>| {
        found.into_iter().map(|found| describe_found(found, offsets, |value| value)).collect()
    };
    Metadata {
        kind: text(kind),
        number: text(number),
        issuer: text(issuer),
        place: text(place),
        date: date.map(|date| describe_found(date, offsets, |date| date.to_string())),
        title: text(title),
        basis: texts(basis),
        authority: text(authority),
        office: text(office),
        signatory: text(signatory),
        recipients: texts(recipients),
        secrecy: secrecy.map(|mark| describe_found(mark, offsets, |mark| secrecy_name(mark).to_owned())),
        urgency: urgency.map(|mark| describe_found(mark, offsets, |mark| urgency_name(mark).to_owned())),
        draft: text(draft),
    }
}

fn describe_found<T>(found: core::Found<T>, offsets: &Offsets<'_>, name: impl Fn(T) -> String) -> FoundValue {
    let core::Found { value, span, certainty } = found;
    let certainty = match certainty {
        core::Certainty::Likely => Certainty::Likely,
        core::Certainty::Sure => Certainty::Sure,
    };
    FoundValue { value: name(value), range: offsets.range(span), certainty }
}

fn secrecy_name(mark: core::Secrecy) -> &'static str {
    match mark {
        core::Secrecy::Confidential => "confidential",
        core::Secrecy::Secret => "secret",
        core::Secrecy::TopSecret => "top_secret",
    }
}

fn urgency_name(mark: core::Urgency) -> &'static str {
    match mark {
        core::Urgency::Urgent => "urgent",
        core::Urgency::VeryUrgent => "very_urgent",
        core::Urgency::Express => "express",
    }
}

fn describe_unit(unit: core::Unit, offsets: &Offsets<'_>) -> Unit {
    let core::Unit { address, kind, parent, text, span, alignment: _, responsible } = unit;
    Unit {
        label: address.label(),
        address: address.to_string(),
        kind: unit_kind(kind),
        parent: parent.map(to_i32),
        text,
        range: offsets.range(span),
        responsible,
    }
}

fn unit_kind(kind: core::UnitKind) -> UnitKind {
    match kind {
        core::UnitKind::Letterhead => UnitKind::Letterhead,
        core::UnitKind::DocumentKind => UnitKind::DocumentKind,
        core::UnitKind::Title => UnitKind::Title,
        core::UnitKind::Preamble => UnitKind::Preamble,
        core::UnitKind::Part => UnitKind::Part,
        core::UnitKind::Chapter => UnitKind::Chapter,
        core::UnitKind::Section => UnitKind::Section,
        core::UnitKind::Subsection => UnitKind::Subsection,
        core::UnitKind::Article => UnitKind::Article,
        core::UnitKind::Clause => UnitKind::Clause,
        core::UnitKind::Point => UnitKind::Point,
        core::UnitKind::Item => UnitKind::Item,
        core::UnitKind::Bullet => UnitKind::Bullet,
        core::UnitKind::Paragraph => UnitKind::Paragraph,
        core::UnitKind::Recipients => UnitKind::Recipients,
        core::UnitKind::Recipient => UnitKind::Recipient,
        core::UnitKind::RecipientNote => UnitKind::RecipientNote,
        core::UnitKind::Signature => UnitKind::Signature,
        core::UnitKind::Annex => UnitKind::Annex,
    }
}

fn describe_citation(citation: core::Citation, offsets: &Offsets<'_>) -> Citation {
    Citation {
        range: offsets.range(citation.span),
        form: form(citation.form),
        kind: citation.kind.map(str::to_owned),
        number: citation.number.map(|number| number.to_string()),
        key: citation.key,
        date: citation.date.map(|date| date.to_string()),
        issuer: citation.issuer,
        title: citation.title,
        terms: citation.terms.into_iter().filter_map(|term| i32::try_from(term).ok()).collect(),
        pinpoints: citation.pinpoints.iter().map(ToString::to_string).collect(),
        relation: citation.relation.map(relation),
        unit: to_i32(citation.unit),
        within: citation.within.map(to_i32),
        antecedent: citation.antecedent.map(to_i32),
        targets: citation.targets,
        surface: citation.surface,
    }
}

fn form(form: core::CitationForm) -> CitationForm {
    match form {
        core::CitationForm::Full => CitationForm::Full,
        core::CitationForm::Short => CitationForm::Short,
        core::CitationForm::Alias => CitationForm::Alias,
        core::CitationForm::BackReference => CitationForm::BackReference,
        core::CitationForm::Congress => CitationForm::Congress,
        core::CitationForm::Plenum => CitationForm::Plenum,
        core::CitationForm::Named => CitationForm::Named,
        core::CitationForm::Unnumbered => CitationForm::Unnumbered,
        core::CitationForm::Planned => CitationForm::Planned,
        core::CitationForm::Internal => CitationForm::Internal,
    }
}

fn relation(relation: core::Relation) -> Relation {
    match relation {
        core::Relation::Basis => Relation::Basis,
        core::Relation::Implements => Relation::Implements,
        core::Relation::Guides => Relation::Guides,
        core::Relation::Details => Relation::Details,
        core::Relation::Amends => Relation::Amends,
        core::Relation::Replaces => Relation::Replaces,
        core::Relation::Repeals => Relation::Repeals,
        core::Relation::Suspends => Relation::Suspends,
        core::Relation::Consolidates => Relation::Consolidates,
        core::Relation::PromulgatedWith => Relation::PromulgatedWith,
        core::Relation::According => Relation::According,
        core::Relation::AmendedBy => Relation::AmendedBy,
        core::Relation::ReplacedBy => Relation::ReplacedBy,
        core::Relation::RepealedBy => Relation::RepealedBy,
    }
}

fn describe_remark(remark: core::Diagnostic, offsets: &Offsets<'_>) -> Remark {
    let core::Diagnostic { kind, span, message } = remark;
    Remark { kind: kind.name().to_owned(), range: offsets.range(span), detail: message }
}
