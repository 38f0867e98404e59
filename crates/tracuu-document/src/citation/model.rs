//! What a citation says, field by field.

use tracuu_text::{Date, Span};

use crate::address::ThisDivision;
use crate::{Address, DocumentNumber};

/// A place where a paper names another paper.
///
/// Text fields hold what the citation itself says, with what it shares with its neighbours in a list: in
/// *Quyết định số 99-QĐ/TW và Quy định số 124-QĐ/TW của Ban Bí thư* both have the issuer. What other citations of the same
/// paper say is not copied here; [`Citation::targets`] leads there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Where, in the text that was given.
    pub span: Span,
    /// The words of the citation on one line, without markup.
    pub surface: String,
    /// How it names the paper.
    pub form: CitationForm,
    /// The kind of the paper (*loại văn bản*) by its full name, such as *Chỉ thị*.
    pub kind: Option<&'static str>,
    /// The number (*số và ký hiệu*).
    pub number: Option<DocumentNumber>,
    /// The match key of what is cited, as far as it is known; see [`crate::match_key`].
    pub key: Option<String>,
    /// The date of issue.
    pub date: Option<Date>,
    /// The issuing body (*cơ quan ban hành*), as it is written.
    pub issuer: Option<String>,
    /// The title (*trích yếu*), without *về* and without quotes.
    pub title: Option<String>,
    /// The terms (*khóa*) of the issuing body, as arabic numbers; *khóa XI, XII* names two papers.
    pub terms: Vec<u32>,
    /// The places inside the paper (*điểm a khoản 2 Điều 5*); empty when the whole paper is meant.
    pub pinpoints: Vec<Address>,
    /// What the citing paper does with the cited one.
    pub relation: Option<Relation>,
    /// The unit that the citation stands in, as an index into [`crate::Document::units`].
    pub unit: usize,
    /// The citation whose title this one stands in, as an index into the same list; always smaller than its own.
    pub within: Option<usize>,
    /// For an alias and a back reference, the citation that it repeats, as an index into the same list.
    pub antecedent: Option<usize>,
    /// The match keys of the papers that are meant; empty when they cannot be told. One citation may name two papers.
    pub targets: Vec<String>,
    /// *Điều này*: what the pinpoints hang under, until the unit is known.
    pub(crate) this: Option<ThisDivision>,
}

impl Citation {
    /// A citation of which nothing but its words is known.
    pub(crate) fn new(text: &str, span: Span, form: CitationForm) -> Citation {
        Citation {
            span,
            surface: span.of(text).unwrap_or_default().to_owned(),
            form,
            kind: None,
            number: None,
            key: None,
            date: None,
            issuer: None,
            title: None,
            terms: Vec::new(),
            pinpoints: Vec::new(),
            relation: None,
            unit: 0,
            within: None,
            antecedent: None,
            targets: Vec::new(),
            this: None,
        }
    }
}

/// How a citation names its paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CitationForm {
    /// A number with a date or a title: *Chỉ thị số 24-CT/TU ngày 07/8/2023 về …*
    Full,
    /// A number, perhaps with an issuer: *Chỉ thị 24*, *Kế hoạch số 171-KH/TU của Thành ủy*.
    Short,
    /// The name that a paper is given for the rest of the text: *(sau đây gọi là Chỉ thị 24)*.
    Alias,
    /// A name that was given before, or a bare kind with a capital: *thực hiện Chỉ thị*, *Quy định trên*.
    BackReference,
    /// *Nghị quyết Đại hội lần thứ XIII của Đảng*.
    Congress,
    /// *Nghị quyết Trung ương 4 khóa XII*.
    Plenum,
    /// A name, perhaps with a year: *Luật Đất đai năm 2024*, *Hiến pháp*.
    Named,
    /// A kind and a title without a number: *Chỉ thị về tăng cường kỷ luật*.
    Unnumbered,
    /// A paper that is still to be drafted: *tham mưu Chỉ thị về …*
    Planned,
    /// A place in the citing paper itself: *khoản 2 Điều 5*, *Điều 3 của Luật này*.
    Internal,
}

impl CitationForm {
    /// The name that programs see, such as `back_reference`.
    ///
    /// ```
    /// assert_eq!(tracuu_document::CitationForm::BackReference.name(), "back_reference");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            CitationForm::Full => "full",
            CitationForm::Short => "short",
            CitationForm::Alias => "alias",
            CitationForm::BackReference => "back_reference",
            CitationForm::Congress => "congress",
            CitationForm::Plenum => "plenum",
            CitationForm::Named => "named",
            CitationForm::Unnumbered => "unnumbered",
            CitationForm::Planned => "planned",
            CitationForm::Internal => "internal",
        }
    }
}

/// What the citing paper does with the cited one: the type of the edge in the citation graph.
///
/// The passive forms say that the cited paper is the one that acts: *được sửa đổi bởi Luật …*
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// *Căn cứ*.
    Basis,
    /// *Thực hiện*, *thi hành*, *triển khai*, *quán triệt*.
    Implements,
    /// *Hướng dẫn*.
    Guides,
    /// *Quy định chi tiết*.
    Details,
    /// *Sửa đổi, bổ sung*.
    Amends,
    /// *Thay thế*.
    Replaces,
    /// *Bãi bỏ*, *hủy bỏ*.
    Repeals,
    /// *Đình chỉ*, *ngưng hiệu lực*.
    Suspends,
    /// *Hợp nhất*.
    Consolidates,
    /// *Ban hành kèm theo*.
    PromulgatedWith,
    /// *Theo*, *tại*, *quy định tại*.
    According,
    /// *Được sửa đổi, bổ sung bởi*.
    AmendedBy,
    /// *Được thay thế bằng*.
    ReplacedBy,
    /// *Bị bãi bỏ bởi*.
    RepealedBy,
}

impl Relation {
    /// The name that programs see, such as `amended_by`.
    ///
    /// ```
    /// assert_eq!(tracuu_document::Relation::AmendedBy.name(), "amended_by");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Relation::Basis => "basis",
            Relation::Implements => "implements",
            Relation::Guides => "guides",
            Relation::Details => "details",
            Relation::Amends => "amends",
            Relation::Replaces => "replaces",
            Relation::Repeals => "repeals",
            Relation::Suspends => "suspends",
            Relation::Consolidates => "consolidates",
            Relation::PromulgatedWith => "promulgated_with",
            Relation::According => "according",
            Relation::AmendedBy => "amended_by",
            Relation::ReplacedBy => "replaced_by",
            Relation::RepealedBy => "repealed_by",
        }
    }

    /// Whether the cited paper is the one that acts.
    pub(crate) const fn is_passive(self) -> bool {
        matches!(self, Relation::AmendedBy | Relation::ReplacedBy | Relation::RepealedBy)
    }

    /// The same act, done by the cited paper.
    pub(crate) const fn passive(self) -> Relation {
        match self {
            Relation::Amends => Relation::AmendedBy,
            Relation::Replaces => Relation::ReplacedBy,
            Relation::Repeals => Relation::RepealedBy,
            other => other,
        }
    }
}
