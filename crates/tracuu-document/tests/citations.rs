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

#[test]
fn laws_are_named_in_small_letters_and_by_what_they_amend() {
    check(
        "theo khoản 5 Điều 20 của Luật ngân sách nhà nước và Luật sư được mời",
        &["named | - | - | - | ngân sách nhà nước | d20.k5 | according | Luật Ngân sách nhà nước"],
    );
    check(
        "Điều 21 Bộ luật tố tụng dân sự năm 2015",
        &["named | - | 2015 | - | tố tụng dân sự | d21 | - | QH:QH13:92:2015"],
    );
    check(
        "khoản 3 Điều 1 của Luật sửa đổi, bổ sung một số điều của Luật Đê điều",
        &[
            "named | - | - | - | sửa đổi, bổ sung một số điều của Luật Đê điều | d1.k3 | - | \
             Luật sửa đổi, bổ sung một số điều của Luật Đê điều",
            "named | - | - | - | Đê điều | - | amends | Luật Đê điều",
        ],
    );
    check(
        "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số 62/2020/QH14",
        &[
            "short | 62/2020/QH14 | - | - | sửa đổi, bổ sung một số điều của Luật Xây dựng | - | - | QH:QH14:62:2020",
            "named | - | - | - | Xây dựng | - | amends | Luật Xây dựng",
        ],
    );
    check(
        "theo khoản 1 Điều 497 BLTTDS",
        &["named | - | - | - | Tố tụng dân sự | d497.k1 | according | Bộ luật Tố tụng dân sự"],
    );
    check("XỬ LÝ KỶ LUẬT ĐỐI VỚI CÁN BỘ", &[]);
    check("Bộ luật hàng hải Việt Nam năm 2015", &["named | - | 2015 | - | hàng hải | - | - | QH:QH13:95:2015"]);
    check(
        "Điều 107 Luật Hợp tác xã nộp hồ sơ đăng ký thành lập tổ hợp tác",
        &["named | - | - | - | Hợp tác xã | d107 | - | Luật Hợp tác xã"],
    );
    check("theo khoản 2 Điều 5 Quy chế làm việc của Ban Chấp hành", &[]);
}

#[test]
fn titles_end_where_the_sentence_goes_on() {
    check(
        "Nghị định số 77/2019/NĐ-CP ngày 10/10/2019 của Chính phủ về tổ hợp tác thì làm thủ tục",
        &["full | 77/2019/NĐ-CP | 2019-10-10 | Chính phủ | tổ hợp tác | - | - | CP:NĐ:77:2019"],
    );
    check(
        "Nghị định số 5/2019/NĐ-CP ngày 01/3/2019 về kiểm toán nội bộ (và các văn bản sửa đổi), trừ trường hợp khác",
        &["full | 5/2019/NĐ-CP | 2019-03-01 | - | kiểm toán nội bộ | - | - | CP:NĐ:5:2019"],
    );
    check(
        "Nghị định số 5/2019/NĐ-CP ngày 01/3/2019 về kiểm toán nội bộ và Điều 21 Nghị định số 6/2020/NĐ-CP",
        &[
            "full | 5/2019/NĐ-CP | 2019-03-01 | - | kiểm toán nội bộ | - | - | CP:NĐ:5:2019",
            "short | 6/2020/NĐ-CP | - | - | - | d21 | - | CP:NĐ:6:2020",
        ],
    );
    check(
        "Nghị quyết số 22/2023/NQ-HĐND của HĐND tỉnh Lào Cai khóa XVI, kỳ họp thứ 18 về chính sách hỗ trợ",
        &["full | 22/2023/NQ-HĐND | - | HĐND tỉnh Lào Cai | chính sách hỗ trợ | - | - | HĐND.LCA:NQ:22:2023"],
    );
}

#[test]
fn a_number_that_is_printed_twice_is_no_title() {
    check(
        "Kết luận số 69-KL/TW Kết luận số 69-KL/TW ngày 11/01/2024 của Bộ Chính trị",
        &[
            "short | 69-KL/TW | - | - | - | - | - | TW:KL:69:2024-01-11",
            "full | 69-KL/TW | 2024-01-11 | Bộ Chính trị | - | - | - | TW:KL:69:2024-01-11",
        ],
    );
    check(
        "Quyết định số 5/QĐ-TTg ngày 01/3/2019 về dịch vụ số và Quyết định này",
        &["full | 5/QĐ-TTg | 2019-03-01 | - | dịch vụ số | - | - | TTg:QĐ:5:2019"],
    );
}

#[test]
fn joint_papers_have_all_their_bodies() {
    check(
        "Thông tư liên tịch số 16/2013/TTLT-BYT-BTC ngày 27/5/2013 của Bộ Y tế và Bộ Tài chính hướng dẫn chi trả",
        &["full | 16/2013/TTLT-BYT-BTC | 2013-05-27 | Bộ Y tế và Bộ Tài chính | hướng dẫn chi trả | - | - | \
           BYT-BTC:TTLT:16:2013"],
    );
}

#[test]
fn relations_are_read_on_both_sides() {
    check(
        "Thông tư số 1/2020/TT-BYT và Thông tư số 2/2020/TT-BYT hết hiệu lực kể từ ngày Thông tư này có hiệu lực",
        &[
            "short | 1/2020/TT-BYT | - | - | - | - | repeals | BYT:TT:1:2020",
            "short | 2/2020/TT-BYT | - | - | - | - | repeals | BYT:TT:2:2020",
        ],
    );
    check(
        "đã được sửa đổi, bổ sung một số điều theo Luật số 35/2018/QH14; Điều 5 Luật số 1/2020/QH14",
        &[
            "short | 35/2018/QH14 | - | - | - | - | amended_by | QH:QH14:35:2018",
            "short | 1/2020/QH14 | - | - | - | d5 | - | QH:QH14:1:2020",
        ],
    );
    check(
        "Bãi bỏ các văn bản sau đây: Thông tư số 1/2020/TT-BYT",
        &["short | 1/2020/TT-BYT | - | - | - | - | repeals | BYT:TT:1:2020"],
    );
}

#[test]
fn numbers_are_read_as_they_are_printed() {
    check(
        "Điều 2 Thông tư số TT 07/2023/TT-BNNPTNT",
        &["short | 07/2023/TT-BNNPTNT | - | - | - | d2 | - | BNNPTNT:TT:7:2023"],
    );
    check("Điều 2 Thông tư số '56/2020/TT-BCT", &["short | 56/2020/TT-BCT | - | - | - | d2 | - | BCT:TT:56:2020"]);
    check(
        "Điều 1 Thông tư số liên tịch 02/2002/TTLT/BTC-MTTW",
        &["short | 02/2002/TTLT-BTC-MTTW | - | - | - | d1 | - | BTC-MTTW:TTLT:2:2002"],
    );
    check(
        "Nghị định số 30/2020/NĐ-CPngày 05/3/2020",
        &["full | 30/2020/NĐ-CP | 2020-03-05 | - | - | - | - | CP:NĐ:30:2020"],
    );
    check(
        "Nghị quyết số 2I-NQ/TW. Theo 19-NQ/TW ngay 25/10/2017",
        &[
            "short | 21-NQ/TW | - | - | - | - | - | TW:NQ:21",
            "full | 19-NQ/TW | 2017-10-25 | - | - | - | according | TW:NQ:19:2017-10-25",
        ],
    );
    check(
        "Thông báo kết luận số 123-TB/TW của Bộ Chính trị",
        &["short | 123-TB/TW | - | Bộ Chính trị | - | - | - | TW:TB:123"],
    );
    assert_eq!(cite("Thông báo kết luận số 123-TB/TW").first().and_then(|c| c.kind), Some("Thông báo"));
    check("theo Mẫu số 01/QĐ-CKNS, biểu mẫu số 03/BC-TH và mẫu 02-TT", &[]);
}

#[test]
fn assemblies_and_bodies_are_read_as_papers_and_newspapers_print_them() {
    check(
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        &["congress | - | - | Đại hội đại biểu toàn quốc lần thứ XIII của Đảng | - | - | - | TW:NQ:DH13"],
    );
    let keys = |text: &str| cite(text).iter().flat_map(|c| c.targets.clone()).collect::<Vec<_>>();
    assert_eq!(keys("Nghị quyết T.Ư 4 khóa XII"), ["TW:NQ:TW4.K12"]);
    let joint = cite("Thông tư liên tịch số 41/2014/TTLT-BYT-BTC của liên Bộ Y tế, Bộ Tài chính");
    assert_eq!(joint.first().and_then(|c| c.issuer.as_deref()), Some("liên Bộ Y tế, Bộ Tài chính"));
    check("có nhiệm vụ thi hành án gửi thông báo về việc thi hành quyết định", &[]);
    check("Giấy chứng nhận về tàu bay", &[]);
}

#[test]
fn a_place_may_be_a_list_of_places() {
    check(
        "Điều 3, khoản 2 Điều 5 và Phụ lục II của Nghị định số 8/2020/NĐ-CP",
        &["short | 8/2020/NĐ-CP | - | - | - | d3,d5.k2,PL2 | - | CP:NĐ:8:2020"],
    );
    check("Xem ý 24-CT/TU", &["short | 24-CT/TU | - | - | - | - | - | TU:CT:24"]);
}

#[test]
fn words_that_hold_a_verb_or_a_numeral_are_no_relation_and_no_plenum() {
    check("Ban theo dõi Nghị quyết số 9-NQ/TW", &["short | 9-NQ/TW | - | - | - | - | - | TW:NQ:9"]);
    check("Nghị quyết Trung ương 18-NQ/TW", &["short | 18-NQ/TW | - | - | - | - | - | TW:NQ:18"]);
    check("Cương lĩnh xây dựng đất nước năm 1991", &["named | - | 1991 | - | - | - | - | Cương lĩnh 1991"]);
}

#[test]
fn a_bare_kind_in_the_title_of_a_paper_is_not_that_paper() {
    check(
        "Chỉ thị số 24-CT/TU ngày 07/8/2023 về “Thực hiện Chỉ thị đúng hạn” (sau đây gọi là Chỉ thị 24)",
        &[
            "full | 24-CT/TU | 2023-08-07 | - | Thực hiện Chỉ thị đúng hạn | - | - | TU:CT:24:2023-08-07",
            "alias | CT 24 | - | - | - | - | - | TU:CT:24:2023-08-07",
        ],
    );
}

#[test]
fn lists_behind_a_colon_keep_their_verb() {
    check(
        "Thay thế các Nghị quyết: số 16/2016/NQ-HĐND; số 22/2020/NQ-HĐND",
        &[
            "short | 16/2016/NQ-HĐND | - | - | - | - | replaces | HĐND:NQ:16:2016",
            "short | 22/2020/NQ-HĐND | - | - | - | - | replaces | HĐND:NQ:22:2020",
        ],
    );
}

#[test]
fn a_law_without_a_year_is_the_version_named_elsewhere() {
    check(
        "Căn cứ Luật Chợ nổi ngày 13/6/2019; theo Điều 5 Luật Chợ nổi",
        &[
            "named | - | 2019-06-13 | - | Chợ nổi | - | basis | Luật Chợ nổi 2019",
            "named | - | - | - | Chợ nổi | d5 | according | Luật Chợ nổi 2019",
        ],
    );
}

#[test]
fn a_plenum_may_adopt_a_paper_with_a_number() {
    check(
        "Kết luận số 21-KL/TW ngày 25/10/2021 của Hội nghị Trung ương 4 khóa XIII",
        &["full | 21-KL/TW | 2021-10-25 | Hội nghị Trung ương 4 khóa XIII | - | - | - | TW:KL:21:2021-10-25"],
    );
}
