//! Forms: whether a head names a paper where it stands, and how.
//!
//! | text                                      | form           |
//! | ----------------------------------------- | -------------- |
//! | `Chỉ thị số 24-CT/TU`                     | short          |
//! | `thực hiện Chỉ thị`                       | back reference |
//! | `tham mưu Chỉ thị về …`                   | planned        |
//! | `thực hiện quy định về việc …`            | unnumbered     |
//! | `gửi thông báo về việc …`, `các chỉ thị`  | none           |

use super::head::{Head, HeadName};
use super::model::CitationForm;
use super::named::opens_name;
use super::recognise::Recogniser;
use super::record::is_law;
use super::scan::{AnchorKind, Letters};
use crate::catalog::{DocumentKind, strip_issuer};

/// How a verb is done: *thực hiện nghiêm*, *thực hiện có hiệu quả*.
const MANNERS: [&str; 10] = ["nghiêm", "túc", "tốt", "đúng", "đầy", "đủ", "có", "hiệu", "quả", "theo"];

impl Recogniser<'_> {
    /// How a head names its paper, or `None` when it does not.
    pub(super) fn form(&self, at: usize, head: &Head, start: usize, limit: usize) -> Option<CitationForm> {
        let before = self.scope.rest(0, start).trim_end();
        let letters = match self.scope.anchors.get(at)?.kind {
            AnchorKind::Kind(_, letters) => letters,
            _ => Letters::Capital,
        };
        Some(match &head.name {
            HeadName::Numbers(..) | HeadName::Partial(_) => CitationForm::Short,
            HeadName::Congress(_) => CitationForm::Congress,
            HeadName::Plenum(_) => CitationForm::Plenum,
            HeadName::Law(_) => CitationForm::Named,
            HeadName::Above => CitationForm::BackReference,
            HeadName::This => return None,
            HeadName::Described if is_plural(before) || !head.kind.is_some_and(names_papers) => return None,
            HeadName::Described => match letters {
                Letters::Lower
                    if self.follows_verb(at, start) && names_title(self.scope.rest(head.span.end, limit)) =>
                {
                    CitationForm::Unnumbered
                }
                Letters::Capital if is_drafted(before) => CitationForm::Planned,
                Letters::Capital if self.is_inside(before) && self.describes_title(head, limit) => {
                    CitationForm::Unnumbered
                }
                Letters::Capital if self.is_inside(before) => CitationForm::BackReference,
                _ => return None,
            },
            // *các Nghị quyết*, *hai Nghị định trên*: a class of papers.
            HeadName::Bare if is_plural(before) => return None,
            HeadName::Bare
                if letters == Letters::Capital && self.is_inside(before) && self.stands_alone(head, limit) =>
            {
                CitationForm::BackReference
            }
            HeadName::Bare => return None,
        })
    }

    /// Whether a verb such as *thực hiện* stands right before the kind.
    fn follows_verb(&self, at: usize, start: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.scope.anchors.get(at));
        before.is_some_and(|anchor| {
            let mut between = self.scope.rest(anchor.span.end, start).split(' ').filter(|word| !word.is_empty());
            matches!(anchor.kind, AnchorKind::Verb(_)) && between.all(|word| MANNERS.contains(&word))
        })
    }

    /// Whether a word with a capital stands inside a sentence, where only names have one.
    fn is_inside(&self, before: &str) -> bool {
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '(' | ';')) && !before.ends_with("này")
    }

    /// *về …* behind the kind or behind its issuer.
    fn describes_title(&self, head: &Head, limit: usize) -> bool {
        let rest = self.scope.rest(head.span.end, limit);
        names_title(rest) || super::read::word(rest, "về").is_some()
    }

    /// Whether the name of a kind is not the beginning of another name: *Chỉ thị* and not *Kế hoạch Năm*.
    fn stands_alone(&self, head: &Head, limit: usize) -> bool {
        let rest = self.scope.rest(head.span.end, limit);
        let is_law = head.kind.is_some_and(is_law);
        !(rest.trim_start().starts_with(char::is_uppercase) || is_law && opens_name(rest)) || rest.starts_with(',')
    }
}

/// Whether papers of a kind have titles; certificates and slips do not.
fn names_papers(kind: &DocumentKind) -> bool {
    let has_code = !kind.party_code.is_empty() || !kind.state_code.is_empty();
    has_code && !["Giấy", "Phiếu", "Biên bản", "Hợp đồng"].iter().any(|word| kind.name.starts_with(word))
}

fn is_plural(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    matches!(last, "các" | "những" | "mọi" | "nhiều" | "số")
}

/// *tham mưu Chỉ thị về …*: the paper does not exist yet.
fn is_drafted(before: &str) -> bool {
    [
        "tham mưu",
        "soạn thảo",
        "dự thảo",
        "xây dựng",
        "xây dựng dự thảo",
        "trình",
        "Tham mưu",
        "Xây dựng",
        "Soạn thảo",
        "Dự thảo",
    ]
    .iter()
    .any(|words| before.ends_with(words))
}

/// *về việc …* or *của <issuer> về …*: what stands behind is the title of one paper.
fn names_title(rest: &str) -> bool {
    use super::read::{any_word, blank, word};
    if any_word(rest, &["về việc"]).is_some() {
        return true;
    }
    let Some(body) = word(rest, "của").map(blank).filter(|body| body.starts_with(char::is_uppercase)) else {
        return false;
    };
    strip_issuer(body).and_then(|issuer| body.get(issuer.len..)).is_some_and(|behind| word(behind, "về").is_some())
}
