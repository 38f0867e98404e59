//! Names that a document gives to papers and that no kind opens: their later uses, in all units.
//!
//! | given                                          | later                     | citation                          |
//! | ---------------------------------------------- | ------------------------- | --------------------------------- |
//! | `(sau đây viết tắt là TCPHT)`                  | `thực hiện TCPHT`         | a back reference                  |
//! | `(sau đây gọi là BLTTDS)`                      | `Điều 41 BLTTDS`          | the same, with its place          |
//! | `(sau đây gọi là Chiến lược Thanh niên)`       | `Chiến lược Thanh niên`   | a back reference                  |
//! | `(sau đây gọi là Quỹ)`, `(gọi là người bệnh)`  |                           | none: a body, a common noun       |
//!
//! One automaton is built for the names of a document, and only when there are any.

use aho_corasick::{AhoCorasick, MatchKind};
use tracuu_text::{Span, sort_by_key};

use super::model::{Citation, CitationForm, Relation};
use super::recognise::recognise_citations;
use super::relation::relation_before;
use super::scan::{ends_word, scan_citations, starts_word};
use crate::catalog::strip_kind;
use crate::word::is_caps;

/// The names of a document, and where each is given.
pub(super) struct Aliases {
    automaton: AhoCorasick,
    /// For each name the citation that gives it, and the unit of that.
    given: Vec<(usize, usize)>,
}

/// The longest name, in bytes.
const LONGEST: usize = 120;

impl Aliases {
    /// The names among these citations that only their words tell; none when there is no such name.
    pub(super) fn of(citations: &[Citation]) -> Option<Aliases> {
        let (mut names, mut given): (Vec<&str>, Vec<_>) = (Vec::new(), Vec::new());
        for (at, citation) in citations.iter().enumerate() {
            if citation.form == CitationForm::Alias && citation.number.is_none() && is_name(&citation.surface) {
                names.push(&citation.surface);
                given.push((at, citation.unit));
            }
        }
        if names.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).ok()?;
        Some(Aliases { automaton, given })
    }

    /// The uses of the names in the text of unit `at`.
    pub(super) fn uses(&self, text: &str, at: usize) -> Vec<Use> {
        let mut found = self.automaton.find_iter(text).peekable();
        if found.peek().is_none() {
            return Vec::new();
        }
        let anchors = scan_citations(text);
        let known = recognise_citations(text, &anchors);
        let mut order: Vec<usize> = (0..known.len()).collect();
        sort_by_key(&mut order, |at| known.get(*at).map(|citation| citation.span.start));
        let mut order = order.into_iter().peekable();
        let (mut uses, mut covered, mut last) = (Vec::new(), 0, None);
        for name in found {
            let span = Span::new(name.start(), name.end());
            let given = self.given.get(name.pattern().as_usize()).filter(|(_, unit)| *unit <= at);
            while let Some(index) =
                order.next_if(|index| known.get(*index).is_some_and(|citation| citation.span.start < span.end))
            {
                covered = covered.max(known.get(index).map_or(0, |citation| citation.span.end));
                last = Some(index);
            }
            let is_free = covered <= span.start && starts_word(text, span.start) && ends_word(text, span.end);
            let Some((alias, _)) = given.filter(|_| is_free) else { continue };
            let place = last.filter(|last| known.get(*last).is_some_and(|place| is_place_in(place, text, span)));
            let start = place.and_then(|place| known.get(place)).map_or(span.start, |place| place.span.start);
            let index = anchors.partition_point(|anchor| anchor.span.start < start);
            let relation = relation_before(text, &anchors, index, start, if place.is_some() { 0 } else { covered });
            uses.push(Use { span: Span::new(start, span.end), alias: *alias, place, relation });
            covered = span.end;
        }
        uses
    }
}

/// A later use of a name.
pub(super) struct Use {
    pub(super) span: Span,
    /// The citation that gives the name.
    pub(super) alias: usize,
    /// The citation of the unit that is the place before the name: *Điều 41 BLTTDS*.
    pub(super) place: Option<usize>,
    pub(super) relation: Option<Relation>,
}

/// Whether words can only be the name of a paper: an acronym, or a kind with more words behind it.
fn is_name(name: &str) -> bool {
    let is_acronym = is_caps(name) && !name.contains(' ') && name.chars().count() > 2;
    let is_title = || {
        let (_, behind) = strip_kind(name).filter(|_| name.starts_with(char::is_uppercase))?;
        (!behind.trim().is_empty() && !behind.contains(|c: char| c.is_ascii_digit())).then_some(())
    };
    name.len() <= LONGEST && (is_acronym || is_title().is_some())
}

/// *Điều 41* right before the name is a place in the paper, and none in the citing one.
fn is_place_in(place: &Citation, text: &str, name: Span) -> bool {
    let is_place = place.form == CitationForm::Internal && place.this.is_none() && place.kind.is_none();
    is_place && matches!(text.get(place.span.end..name.start), Some(" " | " của "))
}

#[cfg(test)]
mod tests {
    use crate::{CitationForm, parse_document};

    fn check(text: &str, expected: &[&str]) {
        let document = parse_document(text);
        let uses: Vec<String> = document
            .citations
            .iter()
            .filter(|citation| citation.form == CitationForm::BackReference)
            .map(|c| {
                let places = c.pinpoints.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
                format!("{}|{places}|{}", c.surface, c.targets.join(" "))
            })
            .collect();
        assert_eq!(uses, expected, "{text}");
    }

    #[test]
    fn finds_later_uses_in_other_units() {
        check(
            "1. Quyết định số 20-QĐ/TU ngày 01/3/2021 của Tỉnh ủy Lào Cai về các hội (sau đây viết tắt là TCPHT).\n\n\
             2. Cấp ủy thực hiện TCPHT theo khoản 2 Điều 5 TCPHT; không phải TCPHTX hay UBND.",
            &["TCPHT||TU.LCA:QĐ:20:2021-03-01", "khoản 2 Điều 5 TCPHT|d5.k2|TU.LCA:QĐ:20:2021-03-01"],
        );
        check(
            "1. Quyết định số 1331/QĐ-TTg ngày 24/7/2021 về thanh niên (sau đây gọi là Chiến lược Thanh niên).\n\n\
             2. Các sở thực hiện Chiến lược Thanh niên hằng năm.",
            &["Chiến lược Thanh niên||TTg:QĐ:1331:2021"],
        );
    }

    #[test]
    fn a_body_or_a_common_noun_is_no_name() {
        check(
            "1. Nghị định số 5/2020/NĐ-CP quy định về quỹ (sau đây gọi là Quỹ).\n\n2. Quỹ có con dấu. Quỹ hoạt động.",
            &[],
        );
        check("1. Sau khi TCPHT.\n\n2. Theo Nghị định số 5/2020/NĐ-CP (sau đây gọi là TCPHT).", &[]);
    }
}
