use super::*;
use crate::generated::body_words::BODY_EXAMPLES;
use crate::generated::issuers::ISSUER_EXAMPLES;

/// Where the name ends (`|`), the id of the body, and its place.
fn check(expected: &str, issuer: &str, place: &str) {
    let text = expected.replace('|', "");
    let found = strip_issuer(&text);
    let marked = found.and_then(|body| text.split_at_checked(body.len)).map(|(name, rest)| format!("{name}|{rest}"));
    assert_eq!(marked.as_deref().unwrap_or("none"), expected, "{text}");
    let named = found.and_then(|body| body.place).map_or("", |place| match place {
        PlaceName::Known(place) => place.id,
        PlaceName::Written(name) => name,
    });
    assert_eq!((found.and_then(|body| body.issuer).map_or("", |issuer| issuer.id), named), (issuer, place), "{text}");
}

fn check_none(text: &str) {
    assert_eq!(strip_issuer(text), None, "{text}");
}

#[test]
fn reads_bodies_of_the_centre() {
    check("Bộ Chính trị| (khóa XIII) về", "TW.BCT", "");
    check("Bộ Chính trị| về phương hướng", "TW.BCT", "");
    check("Ban Chấp hành Trung ương Đảng| (khóa XIII)", "TW", "");
    check("Ban Bí thư Trung ương Đảng| khóa XII", "TW.BBT", "");
    check("Ban Bí thư Trung ương Đảng| về Quy chế", "TW.BBT", "");
    check("BCH Trung ương| khóa XII", "TW", "");
    check("Văn phòng Trung ương Đảng| về", "TW.VP", "");
    check("Ban Tuyên giáo và Dân vận Trung ương| về", "TW.BTGDV", "");
    check("Ban Chỉ đạo Trung ương| về", "TW.BCD", "");
    check("Đảng ủy Khối các cơ quan Trung ương| về", "TW.DUK.CQ", "");
}

#[test]
fn reads_party_committees() {
    check("Ban Thường vụ Thành ủy| về việc", "TU.BTV", "");
    check("Ban Thường vụ Thành ủy Hà Nội|; Ban Tuyên giáo", "TU.HN.BTV", "HN");
    check("Thành ủy Hà Nội| (khóa XVI) ban hành", "TU.HN", "HN");
    check("Đảng bộ thành phố Hà Nội| và nghị quyết", "TU.HN.DB", "HN");
    check("Ban Chấp hành Đảng bộ Thành phố| về chuyển đổi số", "TU", "");
    check("Thành ủy Bắc Ninh|", "TU", "Bắc Ninh");
    check("Huyện ủy Đồng Vọng| về", "HU", "Đồng Vọng");
    check("Đảng ủy Bộ Y tế| về", "DU", "");
    check("Đảng ủy xã Gò Mây| về", "DU", "Gò Mây");
    check("Đảng ủy Khối Doanh nghiệp tỉnh Sông Vân| về", "DU", "Sông Vân");
    check("Ban Thường vụ Đảng ủy phường Bãi Diều| về", "DU.BTV", "Bãi Diều");
}

#[test]
fn reads_the_state() {
    check("Chính phủ| quy định", "CP", "");
    check("Thủ tướng Chính phủ|, có hiệu lực", "TTg", "");
    check("Bộ trưởng Bộ Y tế| hướng dẫn", "BYT", "");
    check("Bộ trưởng Giáo dục và Đào tạo| ban hành", "", "");
    check("Bộ Y tế|, có hiệu lực", "BYT", "");
    check("Bộ Văn hóa, Thể thao và Du lịch| ban hành", "BVHTTDL", "");
    check("Bộ Nông nghiệp và Phát triển nông thôn| về", "BNNPTNT", "");
    check("Ngân hàng Nhà nước Việt Nam| quy định", "NHNN", "");
    check("Ủy ban Thường vụ Quốc hội| về", "UBTVQH", "");
    check("Quốc hội| khóa XIII", "QH", "");
    check("Tòa án nhân dân tối cao|", "TANDTC", "");
    check("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ|", "VPCP", "");
    check("liên tịch Bộ Tài chính - Bộ Công an| về", "BTC", "");
    check("Bộ Tài chính| và Bộ Tư pháp", "BTC", "");
}

#[test]
fn reads_local_bodies_of_the_state() {
    check("UBND Thành phố| về triển khai", "UBND", "");
    check("Ủy ban nhân dân tỉnh Sông Vân|, Hội đồng", "UBND", "Sông Vân");
    check("Hội đồng nhân dân thành phố Sông Vân| khóa XV", "HDND", "Sông Vân");
    check("HĐND thành phố Hà Nội| Khóa XVI", "HDND.HN", "HN");
    check("Chủ tịch UBND huyện Gò Mây| giao", "UBND.H", "Gò Mây");
    check("Ủy ban nhân dân| các cấp", "UBND", "");
    check("Tòa án nhân dân cấp cao tại Hà Nội| tuyên", "TAND", "HN");
}

#[test]
fn reads_bodies_that_no_row_names() {
    check("Sở Tư pháp| hướng dẫn các đơn vị", "", "");
    check("Sở Tài chính tỉnh Yên Bái| về", "", "YB");
    check("Sở Nội vụ Hà Nội| về", "", "HN");
    check("Tổng cục Tiêu chuẩn Đo lường Chất lượng| công bố", "", "");
    check("Cục An toàn bức xạ và hạt nhân|, Bộ", "", "");
    check("Cục Hàng không Việt Nam| phê duyệt", "", "");
    check("Chi cục Kiểm lâm tỉnh Sông Vân| về", "", "Sông Vân");
    check("Ban Quản lý dự án| trình", "", "");
    check("Ban Quản lý dự án đầu tư xây dựng| công bố", "", "");
    check("Viện Khoa học xã hội Việt Nam| về", "", "");
    check("Trường Đại học Luật Hà Nội| về", "", "HN");
    check("Phòng Giáo dục và Đào tạo quận Bến Lau| về", "", "Bến Lau");
    check("Giám đốc Sở Y tế| quyết định", "", "");
    check("Ban Văn hóa - Xã hội| Hội đồng", "", "");
    check("Liên đoàn Luật sư Việt Nam| chậm nhất", "", "");
    check("Ngân hàng Chính sách xã hội| theo", "", "");
    check("Cục Hóa chất| và các đơn vị", "", "");
    check("Sở TN&MT| các tỉnh", "", "");
    check("Ban Chỉ đạo Chuyển đổi số Thành phố| phát động", "", "");
}

#[test]
fn leaves_other_texts_alone() {
    for text in [
        "",
        "các đơn vị",
        "Đại hội XIII",
        "Bộ luật Hình sự",
        "Bộ Luật Hình sự",
        "Bộ",
        "tư tưởng",
        "sở giao dịch",
        "thu nhập",
        "tu",
        "Hà Nội",
        "(khóa",
    ] {
        check_none(text);
    }
}

#[test]
fn spelling_does_not_matter() {
    let text = "ỦY BAN THƯỜNG VỤ QUỐC HỘI";
    for spelled in [text.to_owned(), text.to_lowercase(), text.replace("ỦY", "UỶ"), text.replace("ỦY", "UY\u{309}")]
    {
        check(&format!("{spelled}| về"), "UBTVQH", "");
    }
    check("Ban  Thường\u{A0}vụ Tha\u{300}nh uỷ| về", "TU.BTV", "");
    check("Bộ Văn hoá - Thể thao và Du lịch|", "BVHTTDL", "");
    check("Bộ Công thương|", "BCT", "");
}

#[test]
fn every_issuer_reads_its_example() {
    for (id, example) in ISSUER_EXAMPLES {
        let reads = issuers().iter().any(|body| body.id == *id && body.grammar.reads);
        let found = strip_issuer(example).and_then(|body| body.issuer).map(|body| body.id);
        assert_eq!(found, reads.then_some(*id), "{example}");
    }
}

#[test]
fn every_word_reads_its_example() {
    for (_, example) in BODY_EXAMPLES {
        let text = example.replace('|', "");
        let end = strip_issuer(&text).map(|body| body.len);
        assert_eq!(end, example.find('|'), "{example}");
    }
}

#[test]
fn names_are_read_once() {
    let names = issuers().iter().filter(|body| body.grammar.reads).flat_map(|body| {
        let own = Some(body.name).filter(|_| body.grammar.of.is_empty());
        body.aliases.iter().copied().chain(own)
    });
    let openings = HEADS.iter().chain(OFFICES).map(|opening| opening.name);
    let mut seen = std::collections::BTreeSet::new();
    for name in names.chain(openings) {
        assert!(seen.insert(name.to_owned()), "{name} stands twice");
        let is_whole = NAMES.longest(name).is_some_and(|(len, _)| len == name.len());
        assert!(is_whole, "{name} cannot be looked up");
    }
}

#[test]
fn a_text_of_nothing_but_heads_is_read_in_no_time() {
    for word in ["Sở ", "Ban Thường vụ ", "Chủ tịch ", "Tài chính, ", "Văn hóa và ", "xã Gò Mây, ", "Đảng ủy "]
    {
        let text = word.repeat(20_000);
        strip_issuer(&text);
        strip_issuer(&format!("Sở {text}"));
    }
}

#[test]
fn the_normal_form_does_not_matter() {
    use unicode_normalization::UnicodeNormalization;
    for (_, example) in ISSUER_EXAMPLES.iter().chain(BODY_EXAMPLES) {
        let composed = example.replace('|', "");
        let decomposed: String = composed.nfd().collect();
        let name = |text: &str| {
            let body = strip_issuer(text)?;
            Some((text.get(..body.len)?.nfc().collect::<String>(), body.issuer))
        };
        assert_eq!(name(&composed), name(&decomposed), "{composed}");
    }
}

#[test]
fn any_cut_of_a_text_is_read() {
    for (_, example) in ISSUER_EXAMPLES.iter().chain(BODY_EXAMPLES) {
        for (at, _) in example.char_indices() {
            for part in [example.get(at..), example.get(..at)].into_iter().flatten() {
                let is_inside = strip_issuer(part).is_none_or(|body| body.len > 0 && part.is_char_boundary(body.len));
                assert!(is_inside, "{part}");
            }
        }
    }
}
