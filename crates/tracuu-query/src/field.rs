//! Fields: what a paper says of itself, by the names that people type.
//!
//! | field     | names, in any case; hyphens may be left out                              | values                     |
//! | --------- | ------------------------------------------------------------------------- | -------------------------- |
//! | `Number`  | `number` `so` `số` `so-hieu` `số-hiệu`                                    | `so:24-CT/TU`              |
//! | `Kind`    | `kind` `loai` `loại` `loai-van-ban` `loại-văn-bản`                        | `loai:"chỉ thị"`           |
//! | `Issuer`  | `issuer` `co-quan` `cơ-quan` `co-quan-ban-hanh` `cơ-quan-ban-hành`        | `coquan:"Thành ủy Hà Nội"` |
//! | `Date`    | `date` `ngay` `ngày` `ngay-ban-hanh` `ngày-ban-hành`                      | `ngay:2020..2024`          |
//! | `Title`   | `title` `tieu-de` `tiêu-đề` `trich-yeu` `trích-yếu`                       | `title:(kỷ luật)`          |
//! | `Cites`   | `cites` `vien-dan` `viện-dẫn`                                             | `viendan:21-KL/TW`         |
//! | `Address` | `address` `dia-chi` `địa-chỉ` `vi-tri` `vị-trí`                           | `address:III.6`            |
//!
//! A name is typed with all its marks or with none: `sở:` is no `số:`.

use tracuu_text::{FoldLevel, fold};

use crate::{DateRange, Query};

/// What can be asked of a paper besides its words.
///
/// ```
/// use tracuu_query::Field;
/// assert_eq!(Field::named("cơ-quan"), Some(Field::Issuer));
/// assert_eq!(Field::named("COQUAN").map(Field::name), Some("issuer"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Its number (*số và ký hiệu*).
    Number,
    /// Its kind (*loại văn bản*).
    Kind,
    /// Who issued it (*cơ quan ban hành*).
    Issuer,
    /// When it was issued (*ngày ban hành*).
    Date,
    /// Its title (*trích yếu*).
    Title,
    /// The papers that it cites (*viện dẫn*).
    Cites,
    /// The place inside it (*vị trí*): `III.6`, `d5.k2`.
    Address,
}

/// Names in lower case and without hyphens; `true` where the name is a word of running text too, so that a colon and a blank
/// behind it are nothing odd.
const NAMES: &[(&str, Field, bool)] = &[
    ("number", Field::Number, false),
    ("so", Field::Number, true),
    ("số", Field::Number, true),
    ("sohieu", Field::Number, false),
    ("sốhiệu", Field::Number, false),
    ("kind", Field::Kind, false),
    ("loai", Field::Kind, true),
    ("loại", Field::Kind, true),
    ("loaivanban", Field::Kind, false),
    ("loạivănbản", Field::Kind, false),
    ("issuer", Field::Issuer, false),
    ("coquan", Field::Issuer, false),
    ("cơquan", Field::Issuer, false),
    ("coquanbanhanh", Field::Issuer, false),
    ("cơquanbanhành", Field::Issuer, false),
    ("date", Field::Date, false),
    ("ngay", Field::Date, true),
    ("ngày", Field::Date, true),
    ("ngaybanhanh", Field::Date, false),
    ("ngàybanhành", Field::Date, false),
    ("title", Field::Title, false),
    ("tieude", Field::Title, false),
    ("tiêuđề", Field::Title, false),
    ("trichyeu", Field::Title, false),
    ("tríchyếu", Field::Title, false),
    ("cites", Field::Cites, false),
    ("viendan", Field::Cites, false),
    ("việndẫn", Field::Cites, false),
    ("address", Field::Address, false),
    ("diachi", Field::Address, false),
    ("địachỉ", Field::Address, false),
    ("vitri", Field::Address, false),
    ("vịtrí", Field::Address, false),
];

/// No name is longer, in letters, marks and hyphens.
pub(crate) const NAME_LIMIT: usize = 40;

impl Field {
    /// All fields.
    ///
    /// ```
    /// use tracuu_query::Field;
    /// assert!(Field::ALL.iter().all(|field| Field::named(field.name()) == Some(*field)));
    /// ```
    pub const ALL: [Field; 7] =
        [Field::Number, Field::Kind, Field::Issuer, Field::Date, Field::Title, Field::Cites, Field::Address];

    /// The name that is written back, such as `number`.
    ///
    /// ```
    /// use tracuu_query::Field;
    /// assert_eq!(Field::Cites.name(), "cites");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Field::Number => "number",
            Field::Kind => "kind",
            Field::Issuer => "issuer",
            Field::Date => "date",
            Field::Title => "title",
            Field::Cites => "cites",
            Field::Address => "address",
        }
    }

    /// The field of this name: English or Vietnamese, in any case and encoding, with or without marks and hyphens.
    ///
    /// ```
    /// use tracuu_query::Field;
    /// assert_eq!(Field::named("Vien-Dan"), Some(Field::Cites));
    /// assert_eq!(Field::named("viện-dẫn"), Some(Field::Cites));
    /// assert_eq!(Field::named("sở"), None);
    /// ```
    pub fn named(name: &str) -> Option<Field> {
        look_up(name).map(|(field, _)| field)
    }
}

/// The field of this name, and whether the name is a word of running text too.
pub(crate) fn look_up(name: &str) -> Option<(Field, bool)> {
    if name.chars().count() > NAME_LIMIT {
        return None;
    }
    let folded: String = fold(name, FoldLevel::Exact).text.chars().filter(|c| !matches!(c, '-' | '_')).collect();
    NAMES.iter().find(|(known, ..)| *known == folded).map(|&(_, field, is_word)| (field, is_word))
}

/// What is asked of a field.
///
/// ```
/// use tracuu_query::{Expr, FieldValue, parse_query};
///
/// let value_of = |text| match parse_query(text).query.clauses.remove(0).expr {
///     Expr::Field { value, .. } => value,
///     _ => panic!("expected a field"),
/// };
/// assert_eq!(value_of("so:24-CT/TU"), FieldValue::Text("24-CT/TU".into()));
/// assert_eq!(value_of("loai:\"chỉ thị\""), FieldValue::Text("chỉ thị".into()));
/// assert!(matches!(value_of("ngay:8/2023"), FieldValue::Dates(_)));
/// assert!(matches!(value_of("title:(kỷ luật)"), FieldValue::Query(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// One value as it was typed, without its quotes; never of [`Field::Date`].
    Text(String),
    /// The days of [`Field::Date`].
    Dates(DateRange),
    /// What the words of [`Field::Title`] are looked for by: `title:(kỷ luật)`, `title:luật*`, `title:="kỷ luật"`. No field
    /// is inside.
    Query(Query),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(Field::named(name).map_or("none", Field::name), expected, "{name}");
    }

    #[test]
    fn names_are_spelled_as_they_are_compared() {
        for &(name, field, _) in NAMES {
            check(name, field.name());
        }
    }

    #[test]
    fn names_with_hyphens_marks_and_capitals() {
        for (names, field) in [
            ("number so số SỐ so\u{302}\u{301} So so-hieu số-hiệu so_hieu sohieu", "number"),
            ("kind loai loại LOẠI loai-van-ban loại-văn-bản", "kind"),
            ("issuer coquan co-quan cơ-quan Cơ-Quan co-quan-ban-hanh cơ-quan-ban-hành", "issuer"),
            ("date ngay ngày nga\u{300}y Ngày ngay-ban-hanh", "date"),
            ("title tieude tieu-de tiêu-đề trichyeu trich-yeu trích-yếu", "title"),
            ("cites Cites viendan vien-dan viện-dẫn VIỆN-DẪN", "cites"),
            ("address diachi dia-chi địa-chỉ vitri vi-tri vị-trí", "address"),
        ] {
            names.split(' ').for_each(|name| check(name, field));
        }
    }

    #[test]
    fn other_names() {
        for name in ["", "sở", "sô", "ngáy", "loài", "abc", "nội-dung", "-", "titles"] {
            check(name, "none");
        }
        check(&"s".repeat(1000), "none");
    }
}
