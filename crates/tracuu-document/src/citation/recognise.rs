//! Recognising: citations in one text, from its anchors.
//!
//! | text                                                        | citations                                  |
//! | ----------------------------------------------------------- | ------------------------------------------ |
//! | `Chỉ thị số 24-CT/TU, Kế hoạch số 171-KH/TU của Thành ủy`   | two; both have the issuer                  |
//! | `các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017`      | two; both have kind and date               |
//! | `Kết luận số 1-KL/TW về thực hiện Chỉ thị số 5-CT/TW`       | two; the second stands within the first    |
//! | `kế hoạch của UBND Thành phố về …` behind *căn cứ*          | one without a number                       |
//! | `các chỉ thị, nghị quyết của Trung ương`                    | none                                       |

use smallvec::{SmallVec, smallvec};
use tracuu_text::Span;

use super::head::{Head, HeadName, read_head};
use super::list::List;
use super::model::{Citation, CitationForm, Relation};
use super::named::{ShortLaw, opens_name, short_law};
use super::parts::{Parts, read_parts};
use super::read::before_byte;
use super::record::{amending_name, is_law, law_key};
use super::relation::{relation_before, relation_behind};
use super::scan::{Anchor, AnchorKind, Letters, names_form};
use super::title::Scope;
use crate::Address;
use crate::address::{ThisDivision, strip_places};

/// Recognises the citations of a text, given its anchors; spans and indices count in this text.
///
/// What names no paper by itself (a bare *Chỉ thị*) comes out as a back reference; [`crate::resolve_citations`] tells
/// whether there is something that it points back to.
///
/// ```
/// use tracuu_document::{recognise_citations, scan_citations};
/// let text = "thực hiện Chỉ thị số 24-CT/TU ngày 07/8/2023 của Ban Thường vụ Thành ủy về kỷ luật lao động.";
/// let citations = recognise_citations(text, &scan_citations(text));
/// assert_eq!(citations.len(), 1);
/// assert_eq!(citations[0].number.as_ref().unwrap().to_string(), "24-CT/TU");
/// assert_eq!(citations[0].issuer.as_deref(), Some("Ban Thường vụ Thành ủy"));
/// assert_eq!(citations[0].title.as_deref(), Some("kỷ luật lao động"));
/// ```
pub fn recognise_citations(text: &str, anchors: &[Anchor]) -> Vec<Citation> {
    let mut recogniser = Recogniser {
        scope: Scope { text, anchors },
        out: Vec::new(),
        frames: smallvec![Frame { citation: None, limit: text.len(), resume: text.len(), list: List::default() }],
    };
    recogniser.run();
    recogniser.out
}

pub(super) struct Recogniser<'t> {
    pub(super) scope: Scope<'t>,
    pub(super) out: Vec<Citation>,
    /// The text, and the titles that are open.
    pub(super) frames: SmallVec<[Frame; 1]>,
}

/// A text or a title in which citations stand.
pub(super) struct Frame {
    pub(super) citation: Option<usize>,
    limit: usize,
    /// Where the text goes on behind the citation.
    resume: usize,
    pub(super) list: List,
}

/// The longest name between a regulation and the paper that promulgates it, in bytes.
const LONGEST_NAME: usize = 240;

/// The deepest title in a title that is read.
const DEEPEST: usize = 4;

impl Recogniser<'_> {
    fn run(&mut self) {
        let mut cursor = 0;
        for at in 0..self.scope.anchors.len() {
            let Some(anchor) = self.scope.anchors.get(at).copied() else { break };
            cursor = cursor.max(self.close_frames(anchor.span.start));
            if anchor.span.start < cursor {
                continue;
            }
            if let Some(next) = self.read(at, &anchor, cursor) {
                cursor = next;
            }
        }
        self.close_frames(usize::MAX);
    }

    /// Leaves the titles that end before a byte; where the text goes on behind them.
    fn close_frames(&mut self, at: usize) -> usize {
        let mut resume = 0;
        while self.frames.last().is_some_and(|frame| frame.limit <= at) {
            let is_inner = self.frames.len() > 1 || at == usize::MAX;
            if !is_inner {
                break;
            }
            let Some(frame) = self.frames.pop() else { break };
            resume = resume.max(frame.resume);
            self.share(&frame.list);
        }
        resume
    }

    fn limit(&self) -> usize {
        self.frames.last().map_or(self.scope.text.len(), |frame| frame.limit)
    }

    /// Reads what an anchor opens; where to go on.
    fn read(&mut self, at: usize, anchor: &Anchor, floor: usize) -> Option<usize> {
        let limit = self.limit();
        match anchor.kind {
            AnchorKind::Division => self.read_division(at, anchor, limit, floor),
            AnchorKind::Number(_) if names_form(self.scope.rest(0, anchor.span.start)) => Some(anchor.span.end),
            AnchorKind::Kind(..) | AnchorKind::Code(_) | AnchorKind::Number(_) | AnchorKind::Conference => {
                let head = read_head(self.scope.text, anchor, limit)?;
                self.read_paper(at, head, Vec::new(), anchor.span.start, limit, floor)
            }
            AnchorKind::Verb(_) | AnchorKind::Naming | AnchorKind::Stop => None,
        }
    }

    /// *điểm a khoản 2 Điều 5* and the paper behind it, or a place in the paper at hand.
    fn read_division(&mut self, at: usize, anchor: &Anchor, limit: usize, floor: usize) -> Option<usize> {
        let start = anchor.span.start;
        let (places, behind) = strip_places(self.scope.rest(start, limit))?;
        let end = limit - behind.len();
        if self.is_heading(start, behind) {
            return Some(end);
        }
        if places.this.is_none()
            && let Some((next, head)) = self.head_behind(end, limit)
        {
            let is_internal = matches!(head.name, HeadName::This);
            if !matches!(head.name, HeadName::Bare | HeadName::Described | HeadName::This) {
                return self.read_paper(next, head, places.addresses, start, limit, floor);
            }
            if is_internal {
                let kind = head.kind.map(|kind| kind.name);
                return self.internal(at, places.addresses, None, kind, Span::new(start, head.span.end), floor);
            }
            if let Some((next, head)) = self.promulgating(&head, limit) {
                return self.read_paper(next, head, places.addresses, start, limit, floor);
            }
            let is_name = self.scope.anchors.get(next).is_some_and(is_capital);
            if is_name && !self.scope.rest(end, head.span.start).contains(',') {
                if head.kind.is_some_and(is_law) && opens_name(self.scope.rest(head.span.end, limit)) {
                    return Some(head.span.end);
                }
                return Some(self.place_in_named(at, places.addresses, &head, start, floor));
            }
        }
        if !places.is_sure {
            return None;
        }
        if let Some(law) = short_law(self.scope.rest(end, limit)).filter(|_| places.this.is_none()) {
            return Some(self.place_in_law(at, places.addresses, &law, Span::new(start, end + law.len), floor));
        }
        self.internal(at, places.addresses, places.this, None, Span::new(start, end), floor)
    }

    /// *Điều 5.* where a sentence begins: the heading of a division in a text without line ends, and no citation.
    fn is_heading(&self, start: usize, behind: &str) -> bool {
        let before = self.scope.rest(0, start).trim_end();
        behind.starts_with(". ") && (before.is_empty() || before.ends_with('.'))
    }

    /// The head that stands behind a place: *của Nghị định số …*, *Thông tư số …*.
    fn head_behind(&self, end: usize, limit: usize) -> Option<(usize, Head)> {
        let rest = self.scope.rest(end, limit);
        let here = rest.trim_start_matches([' ', ',', '\u{A0}']);
        let here = ["của", "tại", "trong", "ban hành kèm theo", "kèm theo"]
            .iter()
            .find_map(|word| here.strip_prefix(word).filter(|behind| behind.starts_with(' ')))
            .map_or(here, str::trim_start);
        let start = limit - here.len();
        let at = self.scope.anchor_from(start);
        let anchor = self.scope.anchors.get(at).filter(|anchor| anchor.span.start == start)?;
        Some((at, read_head(self.scope.text, anchor, limit)?))
    }

    /// *Quy chế … ban hành kèm theo Quyết định số …*: a place in the regulation is a place in the paper that promulgates it.
    fn promulgating(&self, head: &Head, limit: usize) -> Option<(usize, Head)> {
        let rest = before_byte(self.scope.rest(head.span.end, limit), LONGEST_NAME);
        let clause = rest.find([';', '.', '(']).unwrap_or(rest.len());
        let at = rest.get(..clause)?.find("kèm theo ")?;
        let start = head.span.end + at + "kèm theo ".len();
        let at = self.scope.anchor_from(start);
        let anchor = self.scope.anchors.get(at).filter(|anchor| anchor.span.start == start)?;
        Some((at, read_head(self.scope.text, anchor, limit).filter(Head::is_strong)?))
    }

    /// *khoản 1 Điều 3 Pháp lệnh*: a place in the paper that was given this name, if there is one.
    fn place_in_named(&mut self, at: usize, pinpoints: Vec<Address>, head: &Head, start: usize, floor: usize) -> usize {
        let span = Span::new(start, head.span.end);
        let relation = relation_before(self.scope.text, self.scope.anchors, at, start, floor);
        let kind = head.kind.map(|kind| kind.name);
        self.out.push(Citation { pinpoints, kind, relation, ..self.blank(span, CitationForm::BackReference) });
        span.end
    }

    /// *Điều 134 BLHS*
    fn place_in_law(&mut self, at: usize, pinpoints: Vec<Address>, law: &ShortLaw, span: Span, floor: usize) -> usize {
        let relation = relation_before(self.scope.text, self.scope.anchors, at, span.start, floor);
        let date = law.year.and_then(|year| tracuu_text::Date::new(year, None, None));
        let (kind, title) = (Some(law.kind), Some(law.name.to_owned()));
        let key = Some(law_key(Some(law.kind), Some(law.name), law.year));
        let named = self.blank(span, CitationForm::Named);
        self.out.push(Citation { pinpoints, kind, title, date, key, relation, ..named });
        span.end
    }

    fn internal(
        &mut self,
        at: usize,
        pinpoints: Vec<Address>,
        this: Option<ThisDivision>,
        kind: Option<&'static str>,
        span: Span,
        floor: usize,
    ) -> Option<usize> {
        let relation = relation_before(self.scope.text, self.scope.anchors, at, span.start, floor);
        let citation = Citation { pinpoints, this, kind, relation, ..self.blank(span, CitationForm::Internal) };
        self.out.push(citation);
        Some(span.end)
    }

    /// A paper that a head names; `None` when the words are no citation after all.
    fn read_paper(
        &mut self,
        at: usize,
        head: Head,
        places: Vec<Address>,
        start: usize,
        limit: usize,
        floor: usize,
    ) -> Option<usize> {
        let form = self.form(at, &head, start, limit)?;
        let relation =
            relation_before(self.scope.text, self.scope.anchors, self.scope.anchor_from(start).min(at), start, floor);
        let is_reference = matches!(head.name, HeadName::Above | HeadName::Bare);
        let parts =
            if is_reference { self.reference_parts(&head, limit) } else { read_parts(&self.scope, &head, limit) };
        let form = match form {
            CitationForm::Short if parts.date.is_some() || parts.title.is_some() => CitationForm::Full,
            // A kind that is described needs a title, or it is a class of papers.
            CitationForm::Unnumbered | CitationForm::Planned if parts.title.is_none() => return None,
            form => form,
        };
        let joins = self.joins(start);
        let inner = amending_name(self.scope.text, &head, &parts);
        let relation = relation
            .or_else(|| relation_behind(self.scope.rest(parts.next, self.scope.text.len())))
            .or_else(|| joins.then(|| self.inherited_relation(start)).flatten());
        let first = self.out.len();
        self.push_papers(head, &parts, places, start, form, relation, joins);
        self.join(first, parts.next, joins);
        self.alias(&parts);
        Some(self.enter_title(first, &parts, inner))
    }

    /// The relation of the list that a citation goes on with; what another paper does reaches over no semicolon.
    fn inherited_relation(&self, start: usize) -> Option<Relation> {
        let last = self.out.get(self.last_of_list()?)?;
        let end = self.frames.last().map_or(start, |frame| frame.list.end);
        let is_new = self.scope.rest(end, start).contains(';');
        last.relation.filter(|relation| !is_new || !relation.is_passive())
    }

    /// *của <issuer>* behind a back reference.
    fn reference_parts(&self, head: &Head, limit: usize) -> Parts {
        let end = head.span.end;
        let rest = self.scope.rest(end, limit);
        let issuer = super::read::word(rest, "của")
            .is_some()
            .then(|| super::parts::strip_issuer_at(self.scope.rest(0, limit), end))
            .flatten();
        let (name, end) = issuer.map_or((None, end), |issuer| (Some(issuer.name), issuer.end));
        Parts { issuer: name, end, next: end, ..Parts::default() }
    }

    /// The name that the paper is given, as a citation of its own.
    fn alias(&mut self, parts: &Parts) {
        let Some(span) = parts.alias else { return };
        let antecedent = self.out.len().checked_sub(1);
        let at = self.scope.anchor_from(span.start);
        let anchor = self.scope.anchors.get(at).filter(|anchor| anchor.span.start == span.start);
        let head = anchor.and_then(|anchor| read_head(self.scope.text, anchor, span.end));
        let mut citation = Citation { antecedent, ..self.blank(span, CitationForm::Alias) };
        citation.kind = head.as_ref().and_then(|head| head.kind).map(|kind| kind.name);
        citation.number = match head.map(|head| head.name) {
            Some(HeadName::Numbers(numbers, _)) => numbers.into_iter().next().map(|(_, number)| number),
            Some(HeadName::Partial(number)) => Some(number),
            _ => None,
        };
        self.out.push(citation);
    }

    /// Goes on inside the title of the citation, where other papers may be named.
    fn enter_title(&mut self, first: usize, parts: &Parts, inner: Option<Span>) -> usize {
        let owner =
            (first..self.out.len()).rev().find(|at| self.out.get(*at).is_some_and(|c| c.form != CitationForm::Alias));
        let title = parts.title.as_ref().map(|title| title.span).or(inner);
        let Some(title) = title.filter(|_| self.frames.len() < DEEPEST) else { return parts.next };
        self.frames.push(Frame { citation: owner, limit: title.end, resume: parts.next, list: List::default() });
        title.start
    }
}

/// Whether an anchor is the name of a kind with a capital.
fn is_capital(anchor: &Anchor) -> bool {
    matches!(anchor.kind, AnchorKind::Kind(_, letters) if letters != Letters::Lower)
}
