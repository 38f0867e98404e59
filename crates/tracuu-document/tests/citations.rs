//! Citations against hand-made gold, and against every surface form that is known.

mod common;

use serde_json::Value;
use tracuu_document::{
    Citation, CitationForm, Document, Metadata, parse_document, recognise_citations, resolve_citations, scan_citations,
};

fn seed() -> Option<(String, Document, Value)> {
    let text = common::shared("seed/seed.txt")?;
    let gold = common::shared("domain/seed_citations.json")?;
    let document = parse_document(&text);
    Some((text, document, serde_json::from_str(&gold).expect("the gold is JSON")))
}

/// The form of a class of mentions in the gold; none for what is no citation of a paper.
fn form_of(class: &str) -> Option<&'static [CitationForm]> {
    Some(match class {
        "full" => &[CitationForm::Full],
        "short" => &[CitationForm::Short],
        "alias_def" => &[CitationForm::Alias],
        "anaphor" => &[CitationForm::BackReference],
        "congress" => &[CitationForm::Congress],
        "plenum" => &[CitationForm::Plenum],
        "unnumbered" => &[CitationForm::Unnumbered],
        _ => return None,
    })
}

fn text_of<'v>(mention: &'v Value, field: &str) -> Option<&'v str> {
    mention[field].as_str()
}

fn roman(terms: &[u32]) -> String {
    const ROMAN: [&str; 20] = [
        "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
        "XVII", "XVIII", "XIX",
    ];
    terms.iter().map(|term| ROMAN[*term as usize]).collect::<Vec<_>>().join(", ")
}

/// What differs between a mention of the gold and the citation with its span.
fn differences(document: &Document, mention: &Value) -> Vec<String> {
    let place = (mention["byte_start"].as_u64(), mention["byte_end"].as_u64());
    let at = document.citations.iter().position(|c| (Some(c.span.start as u64), Some(c.span.end as u64)) == place);
    let Some(citation) = at.and_then(|at| document.citations.get(at)) else {
        return vec!["no citation with this span".to_owned()];
    };
    let number = citation.number.as_ref().map(ToString::to_string);
    let symbol = text_of(mention, "symbol").map(|symbol| symbol.replace("Ctr", "CTr"));
    let issuers = [text_of(mention, "issuer"), text_of(mention, "issuer_effective")];
    let kind = text_of(mention, "doc_type").and_then(|kind| kind.split(',').next());
    let targets: Vec<&str> = mention["targets"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let form = form_of(mention["cls"].as_str().unwrap_or_default());
    let checks = [
        ("form", form.is_some_and(|forms| forms.contains(&citation.form))),
        ("surface", Some(citation.surface.as_str()) == text_of(mention, "surface")),
        ("kind", citation.kind == kind),
        ("number", number == symbol),
        ("date", citation.date.map(|date| date.to_string()).as_deref() == text_of(mention, "date")),
        ("issuer", issuers.contains(&citation.issuer.as_deref())),
        ("term", roman(&citation.terms) == text_of(mention, "khoa").unwrap_or_default()),
        ("title", citation.title.as_deref() == text_of(mention, "title")),
        ("targets", citation.targets == targets),
        ("unit", document.units[citation.unit].address.to_string() == mention["unit"].as_str().unwrap_or_default()),
    ];
    checks.iter().filter(|(_, is_right)| !is_right).map(|(field, _)| format!("{field} of {citation:?}")).collect()
}

#[test]
fn citations_are_those_of_the_gold() {
    let Some((_, document, gold)) = seed() else { return };
    let mentions = gold["citations"].as_array().expect("citations");
    let mut cited = 0;
    for mention in mentions.iter().filter(|mention| form_of(mention["cls"].as_str().unwrap_or_default()).is_some()) {
        let differences = differences(&document, mention);
        assert!(differences.is_empty(), "{} {}: {differences:?}", mention["id"], mention["surface"]);
        cited += 1;
    }
    let edges = document.citations.iter().filter(|citation| citation.form != CitationForm::Planned).count();
    assert_eq!((cited, edges), (54, 54), "nothing more than the gold has");
}

#[test]
fn what_is_no_citation_makes_no_edge() {
    let Some((_, document, gold)) = seed() else { return };
    for mention in gold["citations"].as_array().into_iter().flatten() {
        if form_of(mention["cls"].as_str().unwrap_or_default()).is_some() {
            continue;
        }
        let same = |c: &&Citation| {
            Some(c.span.start as u64) == mention["byte_start"].as_u64()
                && Some(c.span.end as u64) == mention["byte_end"].as_u64()
        };
        assert!(
            document.citations.iter().filter(same).all(|c| c.targets.is_empty() && c.number.is_none()),
            "{}",
            mention["id"]
        );
    }
    for negative in gold["negatives"].as_array().into_iter().flatten() {
        let text = negative["text"].as_str().unwrap_or_default();
        assert!(document.citations.iter().all(|citation| citation.surface != text), "{text}");
    }
}

#[test]
fn spans_slice_to_surfaces() {
    let Some((text, document, gold)) = seed() else { return };
    for mention in gold["citations"].as_array().into_iter().flatten() {
        let raw = mention["surface_raw"].as_str();
        let found = document.citations.iter().find(|c| Some(c.span.start as u64) == mention["byte_start"].as_u64());
        if let Some(citation) = found.filter(|c| Some(c.surface.as_str()) == mention["surface"].as_str()) {
            assert_eq!(citation.span.of(&text), raw, "{}", mention["id"]);
        }
    }
}

/// The citations of a text that stands alone.
fn cite(text: &str) -> Vec<Citation> {
    let mut citations = recognise_citations(text, &scan_citations(text));
    resolve_citations(&mut citations, &Metadata::default());
    citations
}

/// `surface | form kind number date issuer terms | title | places | relation | targets` of every citation.
fn written(citation: &Citation) -> String {
    let or_none = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let places = citation.pinpoints.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    [
        citation.form.name().to_owned(),
        or_none(citation.number.as_ref().map(ToString::to_string).as_deref()),
        or_none(citation.date.map(|date| date.to_string()).as_deref()),
        or_none(citation.issuer.as_deref()),
        or_none(citation.title.as_deref()),
        if places.is_empty() { "-".to_owned() } else { places },
        or_none(citation.relation.map(tracuu_document::Relation::name)),
        if citation.targets.is_empty() { "-".to_owned() } else { citation.targets.join(" ") },
    ]
    .join(" | ")
}

fn check(text: &str, expected: &[&str]) {
    let citations: Vec<String> = cite(text).iter().map(written).collect();
    assert_eq!(citations, expected, "{text}");
}

#[test]
fn lists_share_what_the_last_one_says() {
    check(
        "thay thế Chỉ thị số 07-CT/TU và Kế hoạch số 12-KH/TU ngày 02/02/2016 của Thành ủy Hà Nội",
        &[
            "short | 07-CT/TU | - | Thành ủy Hà Nội | - | - | replaces | TU.HN:CT:7",
            "full | 12-KH/TU | 2016-02-02 | Thành ủy Hà Nội | - | - | replaces | TU.HN:KH:12:2016-02-02",
        ],
    );
    check(
        "các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017",
        &[
            "full | 18-NQ/TW | 2017-10-25 | - | - | - | - | TW:NQ:18:2017-10-25",
            "full | 19-NQ/TW | 2017-10-25 | - | - | - | - | TW:NQ:19:2017-10-25",
        ],
    );
}

#[test]
fn ambiguity_resolves_to_nothing() {
    check(
        "Quy định số 97-QĐ/TW ngày 22/3/2004; Quy định số 97-QĐ/TW ngày 07/02/2023; theo 97-QĐ/TW",
        &[
            "full | 97-QĐ/TW | 2004-03-22 | - | - | - | - | TW:QĐ:97:2004-03-22",
            "full | 97-QĐ/TW | 2023-02-07 | - | - | - | - | TW:QĐ:97:2023-02-07",
            "short | 97-QĐ/TW | - | - | - | - | according | -",
        ],
    );
}

#[test]
fn what_names_no_paper_is_no_citation() {
    for text in [
        "các chỉ thị, nghị quyết của Trung ương về xây dựng Đảng",
        "xây dựng chương trình, kế hoạch 5 năm 2021 - 2025",
        "thực hiện kỷ luật, pháp luật về dân chủ ở cơ sở",
        "Nghị quyết và chỉ thị được phổ biến trong tháng 8/2023",
        "12 biểu hiện, phương châm 5 rõ, giai đoạn 2021 - 2025",
        "theo quy định của pháp luật",
        "danh mục 5 loại hồ sơ, mục tiêu 3 năm",
        "Quyết định 5 nội dung quan trọng",
    ] {
        check(text, &[]);
    }
}
