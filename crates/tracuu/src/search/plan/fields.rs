//! `field:value` in a query, and the filters of a request.
//!
//! | asked                 | holds of                                                       |
//! | --------------------- | --------------------------------------------------------------- |
//! | `number:24-CT/TU`     | the passages of the document that bears the number             |
//! | `number:24-CT`, `number:24` | those of the documents whose numbers agree with what is told |
//! | `kind:"chi thi"`, `kind:CT` | those of documents of that kind                          |
//! | `issuer:"Thành ủy"`, `issuer:UBND` | those of documents whose issuing body has these words, or what they stand for |
//! | `date:8/2023`         | those of documents of that time                                |
//! | `cites:24-CT/TU`      | the passages that cite the paper                               |
//! | `address:III.5`       | the passage at that address                                    |
//!
//! A filter of a request speaks of documents: its `cites` lets through all passages of a document that cites the paper.

use tantivy::Term;
use tantivy::schema::Field as EngineField;
use tracuu_document::{DocumentKind, document_kinds, parse_typed_address};
use tracuu_query::{DateRange, Field, FieldValue};
use tracuu_text::{Span, agrees};

use super::{Plan, reference, remark, values};
use crate::citing::Asked;
use crate::search::Context;
use crate::search::citing::citing_passages;
use crate::search::gate::Condition;
use crate::search::papers::own_terms;
use crate::{Filter, QueryDiagnostic, SearchError};

/// The last day that is compared.
const FOREVER: u64 = 99_999_999;

/// What a field clause asks of a passage.
pub(super) fn of_clause(
    plan: &mut Plan,
    context: &Context<'_>,
    field: Field,
    value: &FieldValue,
    span: Span,
) -> Result<Condition, SearchError> {
    let text = match value {
        FieldValue::Text(text) => text.as_str(),
        FieldValue::Dates(range) => return Ok(dates(range)),
        FieldValue::Query(_) => "",
    };
    let condition = match field {
        Field::Number => numbered(context, text)?,
        Field::Kind => of_kind(context, text)?,
        Field::Issuer => named(context, context.store.fields.issuer, text)?,
        Field::Cites => cited(context, text)?,
        Field::Address => addressed(context, text)?,
        // A title is words, and a date that cannot be read is no date: both are read before.
        Field::Title | Field::Date => None,
    };
    if condition.is_none() {
        let near = match field {
            Field::Number => near(context, Asked::parse_number(text))?,
            Field::Cites => near(context, Asked::parse(text))?,
            Field::Kind | Field::Issuer | Field::Address | Field::Title | Field::Date => String::new(),
        };
        let message = format!("expected {} that the index has, but found none like it{near}", wanted(field));
        plan.diagnostics.push(remark("unknown_value", span, message));
    }
    Ok(condition.unwrap_or(Condition::NEVER))
}

/// What a field is asked for, as a remark says it.
const fn wanted(field: Field) -> &'static str {
    match field {
        Field::Number => "the number of a paper",
        Field::Kind => "a kind",
        Field::Issuer => "an issuer",
        Field::Cites => "a citation",
        Field::Address => "an address",
        Field::Title => "a title",
        Field::Date => "a date",
    }
}

/// What the filter of a request asks of a passage.
pub(super) fn of_filter(
    plan: &mut Plan,
    context: &Context<'_>,
    filter: &Filter,
) -> Result<Option<Condition>, SearchError> {
    let Filter { kinds, issuers, numbers, cites, ids, from, to } = filter;
    let fields = &context.store.fields;
    let mut all = Vec::new();
    let mut any = |values: &[String], find: &dyn Fn(&str) -> Result<Option<Condition>, SearchError>| {
        if values.is_empty() {
            return Ok::<_, SearchError>(());
        }
        let mut found = Vec::new();
        for value in values {
            match find(value)? {
                Some(condition) => found.push(condition),
                None => plan.diagnostics.push(not_there(value)),
            }
        }
        all.push(Condition::Any(found));
        Ok(())
    };
    any(kinds, &|kind| of_kind(context, kind))?;
    any(issuers, &|issuer| named(context, fields.issuer, issuer))?;
    any(numbers, &|number| numbered(context, number))?;
    any(cites, &|paper| Ok(cited(context, paper)?.map(|condition| Condition::Document(Box::new(condition)))))?;
    any(ids, &|id| {
        let is_there = context.searcher.doc_freq(&Term::from_field_text(fields.id, id))? > 0;
        Ok(is_there.then(|| Condition::Terms { field: fields.id, terms: vec![id.to_owned()] }))
    })?;
    if from.is_some() || to.is_some() {
        let days = |text: &Option<String>, field| text.as_deref().map(|text| days(text, field)).transpose();
        let range =
            DateRange { from: days(from, "from")?.and_then(|d| d.from), to: days(to, "to")?.and_then(|d| d.to) };
        if let (Some(from), Some(to)) = (range.from, range.to)
            && from > to
        {
            let message = format!("the filter ends before it begins: expected days in order, but found {range}");
            plan.diagnostics.push(remark("empty_range", Span::default(), message));
        }
        all.push(dates(&range));
    }
    Ok(Condition::all(all))
}

fn not_there(value: &str) -> QueryDiagnostic {
    let message = format!("the filter asks for \"{value}\", which the index does not have");
    remark("unknown_value", Span::default(), message)
}

/// The papers that are near one that the index does not have.
fn near(context: &Context<'_>, asked: Option<Asked>) -> Result<String, SearchError> {
    asked.map_or(Ok(String::new()), |asked| reference::near(context, &asked))
}

fn dates(range: &DateRange) -> Condition {
    Condition::Dates { from: range.from.map_or(0, u64::from), to: range.to.map_or(FOREVER, u64::from) }
}

/// The days that a date may mean.
fn days(text: &str, field: &'static str) -> Result<DateRange, SearchError> {
    DateRange::parse_date(text).ok_or_else(|| SearchError::InvalidField {
        field,
        expected: "a date such as 2023-08-07, 07/8/2023, 8/2023 or 2023",
        found: text.chars().take(40).collect(),
    })
}

/// The passages of the documents that bear a number.
fn numbered(context: &Context<'_>, text: &str) -> Result<Option<Condition>, SearchError> {
    let field = context.store.fields.number;
    let Some(asked) = Asked::parse_number(text) else { return Ok(None) };
    let terms = own_terms(&context.store.fields, &context.searcher, &asked)?;
    let mut is_there = false;
    for term in &terms {
        is_there |= context.searcher.doc_freq(&Term::from_field_text(field, term))? > 0;
    }
    let condition = Condition::Terms { field, terms };
    Ok(is_there.then(|| Condition::Document(Box::new(condition))))
}

/// The passages that cite a paper.
fn cited(context: &Context<'_>, text: &str) -> Result<Option<Condition>, SearchError> {
    let Some(asked) = Asked::parse(text) else { return Ok(None) };
    let passages = citing_passages(context.store, &context.searcher, &asked)?;
    Ok((!passages.is_empty()).then_some(Condition::Passages(passages)))
}

/// The passage at an address.
fn addressed(context: &Context<'_>, text: &str) -> Result<Option<Condition>, SearchError> {
    let field = context.store.fields.address;
    let Some(address) = parse_typed_address(text).map(|address| address.to_string()) else { return Ok(None) };
    let is_there = context.searcher.doc_freq(&Term::from_field_text(field, &address))? > 0;
    Ok(is_there.then(|| Condition::Terms { field, terms: vec![address] }))
}

/// The passages of documents of a kind, by its name or its symbol.
fn of_kind(context: &Context<'_>, text: &str) -> Result<Option<Condition>, SearchError> {
    let field = context.store.fields.kind;
    let with = |is_same: &dyn Fn(&str) -> bool| -> Vec<&str> {
        let has_symbol = |kind: &&DocumentKind| {
            let codes = [kind.party_code, kind.state_code];
            codes.iter().chain(kind.older_codes).chain(kind.abbreviations).any(|code| !code.is_empty() && is_same(code))
        };
        document_kinds().iter().filter(has_symbol).map(|kind| kind.name).collect()
    };
    // A symbol as it is written means no other one; typed otherwise it may be small, and lack its marks: `QĐ`, `qđ`, `qd`.
    let exactly = with(&|code| code == text);
    let small = || with(&|code| code.to_lowercase() == text.to_lowercase());
    let names = [exactly, small(), with(&|code| agrees(text, code))];
    let names = names.into_iter().find(|names| !names.is_empty()).unwrap_or_default();
    let is_meant = |value: &str| values::are_same(text, value) || names.contains(&value);
    let terms = values::of_field(context, field, is_meant)?;
    Ok((!terms.is_empty()).then_some(Condition::Terms { field, terms }))
}

/// The passages of documents whose value has these words, one behind the other.
fn named(context: &Context<'_>, field: EngineField, text: &str) -> Result<Option<Condition>, SearchError> {
    let terms = values::holding(context, field, text)?;
    Ok((!terms.is_empty()).then_some(Condition::Terms { field, terms }))
}
