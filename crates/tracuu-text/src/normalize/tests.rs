//! What normalization promises, as tables and as laws.

use proptest::prelude::*;

use super::*;

fn only(change: impl Fn(&mut NormalizeOptions)) -> NormalizeOptions {
    let mut options = NormalizeOptions::NONE;
    change(&mut options);
    options
}

#[track_caller]
fn check(options: &NormalizeOptions, from: &str, to: &str) {
    let normalized = normalize(from, options);
    assert_eq!(normalized.text, to, "{from:?}");
    assert_eq!(normalized.repairs.is_empty(), from == to, "{from:?}");
    assert_eq!(matches!(normalized.text, Cow::Borrowed(_)), from == to, "{from:?}");
}

#[test]
fn composes() {
    let options = only(|o| o.canonical = true);
    for (from, to) in [
        ("luật", "luật"),
        ("lua\u{323}\u{302}t", "luật"),
        ("luâ\u{323}t", "luật"),
        ("tô\u{309} hơ\u{323}p", "tổ hợp"),
        ("to\u{309}\u{302}", "tổ"),
        ("U\u{309}Y BAN", "ỦY BAN"),
        ("u\u{31b}\u{301}", "ứ"),
        ("u\u{301}\u{31b}", "ứ"),
        ("cafe\u{301} n\u{303}andu\u{301}", "café ñandú"),
        ("\u{301}a", "\u{301}a"),
        ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}"),
        ("\u{212b}", "\u{c5}"),
        ("Ð\u{323}", "Ð\u{323}"),
    ] {
        check(&options, from, to);
    }
}

#[test]
fn repairs_look_alikes_in_vietnamese_words_only() {
    let options = only(|o| o.look_alikes = true);
    for (from, to) in [
        ("Ðảng Cộng sản", "Đảng Cộng sản"),
        ("ðồng", "đồng"),
        ("chƣơng trình", "chương trình"),
        ("57/1999/NÐ-CP", "57/1999/NĐ-CP"),
        ("QÐ", "QĐ"),
        ("HÐND", "HĐND"),
        ("ѕố", "số"),
        ("ᴠăn", "văn"),
        ("Москва", "Москва"),
        ("Guðrún", "Guðrún"),
        ("со", "со"),
    ] {
        check(&options, from, to);
    }
}

#[test]
fn moves_tone_marks() {
    let repair = only(|o| o.tone_marks = ToneMarks::Repair);
    for (from, to) in [
        ("hòan tòan", "hoàn toàn"),
        ("qúy HÒAN Tòan", "quý HOÀN Toàn"),
        ("thủơ", "thuở"),
        ("lựơng", "lượng"),
        ("hòa hoà ủy uỷ", "hòa hoà ủy uỷ"),
        ("law QH14 24-CT/TU", "law QH14 24-CT/TU"),
    ] {
        check(&repair, from, to);
    }
    let old = only(|o| o.tone_marks = ToneMarks::Style(ToneMarkStyle::Old));
    check(&old, "hoà bình, uỷ ban, KHOẺ, quý", "hòa bình, ủy ban, KHỎE, quý");
    let new = only(|o| o.tone_marks = ToneMarks::Style(ToneMarkStyle::New));
    check(&new, "hòa bình, ủy ban, KHỎE, quý, mùa", "hoà bình, uỷ ban, KHOẺ, quý, mùa");
}

#[test]
fn unifies_i_and_y_where_it_is_safe() {
    let options = only(|o| o.i_and_y = true);
    check(&options, "kỷ luật, Lý, quy, QUÝ, mỹ, sỹ, vỹ, tỷ, hy", "kỉ luật, Lí, qui, QUÍ, mĩ, sĩ, vĩ, tỉ, hi");
    check(&options, "tuy thúy ý y yêu tây quyết thy", "tuy thúy ý y yêu tây quyết thy");
}

#[test]
fn cleans_signs() {
    check(&only(|o| o.invisible = true), "kỷ\u{200b} lu\u{ad}ật\u{feff}", "kỷ luật");
    check(&only(|o| o.spaces = true), "Điều\u{a0}5\u{2009}khoản\n2", "Điều 5 khoản\n2");
    check(&only(|o| o.quotes = true), "“kỷ luật” ‘a’ «b»", "\"kỷ luật\" 'a' \"b\"");
    check(&only(|o| o.dashes = true), "2020 – 2025 — x", "2020 - 2025 - x");
}

#[test]
fn repairs_say_where_they_were_made() {
    let normalized = normalize("a \u{200b}Ðảng ho\u{300}an", &NormalizeOptions::default());
    assert_eq!(normalized.text, "a Đảng hoàn");
    let repairs: Vec<_> = normalized.repairs.iter().map(|r| (r.kind.name(), r.span.start, r.span.end)).collect();
    assert_eq!(repairs, [("invisible", 2, 5), ("look_alike", 5, 12), ("tone_mark", 13, 19), ("composed", 14, 17)]);
}

fn options() -> impl Strategy<Value = NormalizeOptions> {
    (any::<[bool; 7]>(), 0..4u8).prop_map(
        |([invisible, spaces, canonical, look_alikes, i_and_y, quotes, dashes], tones)| {
            let tone_marks = match tones {
                0 => ToneMarks::Keep,
                1 => ToneMarks::Repair,
                2 => ToneMarks::Style(ToneMarkStyle::Old),
                _ => ToneMarks::Style(ToneMarkStyle::New),
            };
            NormalizeOptions { invisible, spaces, canonical, look_alikes, tone_marks, i_and_y, quotes, dashes }
        },
    )
}

fn texts() -> impl Strategy<Value = String> {
    let dirty = "([a-zA-Z]|[ăâêôơưđÐðƣŨàỷẬ]|[\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31b}\u{323}\u{ad}\u{200b}\u{a0}]|[“”–ѕоᴠ /0-9-]|hoà|hòan|qúy|kỷ|24-CT/TU){0,14}";
    prop_oneof![dirty.prop_map(String::from), "\\PC{0,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn once_is_enough(text in texts(), options in options()) {
        let once = normalize(&text, &options).text.into_owned();
        prop_assert_eq!(&*normalize(&once, &options).text, &once);
    }

    #[test]
    fn every_letter_is_accounted_for(text in texts(), options in options()) {
        let normalized = normalize(&text, &options);
        prop_assert_eq!(normalized.alignment.source_len(), text.len());
        prop_assert_eq!(normalized.alignment.target_len(), normalized.text.len());
        for (at, c) in normalized.text.char_indices() {
            let source = normalized.alignment.to_source(Span::new(at, at + c.len_utf8()));
            prop_assert!(source.of(&text).is_some_and(|s| !s.is_empty()), "{:?} at {}", c, at);
        }
    }

    #[test]
    fn clean_text_is_borrowed(text in "[a-zA-Zăâêôơưđàỷậ ,.0-9\n]{0,30}") {
        let options = NormalizeOptions { tone_marks: ToneMarks::Keep, ..Default::default() };
        prop_assert!(matches!(normalize(&text, &options).text, Cow::Borrowed(_)));
    }
}
