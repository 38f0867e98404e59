//! Recognising: citations in one text, from its anchors.
//!
//! | text                                                        | citations                                  |
//! | ----------------------------------------------------------- | ------------------------------------------ |
//! | `Chỉ thị số 24-CT/TU, Kế hoạch số 171-KH/TU của Thành ủy`   | two; both have the issuer                  |
//! | `các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017`      | two; both have kind and date               |
//! | `Kết luận số 1-KL/TW về thực hiện Chỉ thị số 5-CT/TW`       | two; the second stands within the first    |
//! | `kế hoạch của UBND Thành phố về …` behind *căn cứ*          | one without a number                       |
//! | `các chỉ thị, nghị quyết của Trung ương`                    | none                                       |

use tracuu_text::Span;

use super::head::{Head, HeadName, read_head};
use super::model::{Citation, CitationForm, Relation};
use super::parts::{Parts, read_parts};
use super::read::before_byte;
use super::relation::relation_before;
use super::scan::{Anchor, AnchorKind, Letters};
use super::title::{Scope, is_joint};
use crate::address::{ThisDivision, strip_places};
use crate::catalog::{DocumentKind, document_kinds, strip_issuer};
use crate::word::is_caps;
use crate::{Address, DocumentNumber};

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
        frames: vec![Frame { citation: None, limit: text.len(), resume: text.len(), list: List::default() }],
    };
    recogniser.run();
    recogniser.out
}

struct Recogniser<'t> {
    scope: Scope<'t>,
    out: Vec<Citation>,
    /// The text, and the titles that are open.
    frames: Vec<Frame>,
}

/// A text or a title in which citations stand.
struct Frame {
    citation: Option<usize>,
    limit: usize,
    /// Where the text goes on behind the citation.
    resume: usize,
    list: List,
}

/// Citations that nothing but commas and *và* part.
#[derive(Default)]
struct List {
    members: Vec<usize>,
    end: usize,
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
            let Some(frame) = self.frames.pop_if(|_| is_inner) else { break };
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
        }
        if !places.is_sure {
            return Some(end);
        }
        self.internal(at, places.addresses, places.this, None, Span::new(start, end), floor)
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
        let clause = rest.find([';', '.', ',', '(']).unwrap_or(rest.len());
        let at = rest.get(..clause)?.find("kèm theo ")?;
        let start = head.span.end + at + "kèm theo ".len();
        let at = self.scope.anchor_from(start);
        let anchor = self.scope.anchors.get(at).filter(|anchor| anchor.span.start == start)?;
        Some((at, read_head(self.scope.text, anchor, limit).filter(Head::is_strong)?))
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
        let relation =
            relation_before(self.scope.text, self.scope.anchors, self.scope.anchor_from(start).min(at), start, floor);
        let form = self.form(at, &head, start, limit, relation)?;
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
        let relation = relation
            .or_else(|| joins.then(|| self.last_of_list().and_then(|last| self.out.get(last)?.relation)).flatten());
        let first = self.out.len();
        self.push_papers(head, &parts, places, start, form, relation, joins);
        self.join(first, parts.next, joins);
        self.alias(&parts);
        Some(self.enter_title(first, &parts))
    }

    /// How a head names its paper, or `None` when it does not.
    fn form(
        &self,
        at: usize,
        head: &Head,
        start: usize,
        limit: usize,
        relation: Option<Relation>,
    ) -> Option<CitationForm> {
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
            HeadName::Described if is_plural(before) => return None,
            HeadName::Described => match letters {
                Letters::Lower if relation.is_some() && names_title(self.scope.rest(head.span.end, limit)) => {
                    CitationForm::Unnumbered
                }
                Letters::Capital if is_drafted(before) => CitationForm::Planned,
                Letters::Capital if self.is_inside(before) && self.describes_title(head, limit) => {
                    CitationForm::Unnumbered
                }
                Letters::Capital if self.is_inside(before) => CitationForm::BackReference,
                _ => return None,
            },
            HeadName::Bare
                if letters == Letters::Capital && self.is_inside(before) && self.stands_alone(head, limit) =>
            {
                CitationForm::BackReference
            }
            HeadName::Bare => return None,
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
        !rest.trim_start().starts_with(char::is_uppercase) || rest.starts_with(',')
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

    /// One citation for each number of a head.
    #[expect(clippy::too_many_arguments, reason = "the fields of a citation, in one place")]
    fn push_papers(
        &mut self,
        head: Head,
        parts: &Parts,
        places: Vec<Address>,
        start: usize,
        form: CitationForm,
        relation: Option<Relation>,
        joins: bool,
    ) {
        let text = self.scope.text;
        let whole = Span::new(start, parts.end);
        let of = |span: Span| span.of(text).map(str::to_owned);
        let mut base = Citation {
            kind: head.kind.map(|kind| kind.name),
            date: parts.date,
            issuer: parts.issuer.and_then(of),
            title: parts.title.as_ref().and_then(|title| of(title.span)),
            terms: parts.terms.clone(),
            pinpoints: places.into_iter().chain(parts.places.iter().cloned()).collect(),
            relation,
            ..self.blank(whole, form)
        };
        match head.name {
            HeadName::Numbers(numbers, between) => {
                if let Some(between) = between.filter(|_| head.kind.is_some_and(is_law) && base.title.is_none()) {
                    base.title = of(between);
                }
                self.push_numbers(base, numbers, head.kind, joins);
                return;
            }
            HeadName::Partial(number) => base.number = Some(number),
            HeadName::Congress(congress) => {
                let code = code_of(head.kind);
                base.key = Some(format!("{}:{code}:DH{}", congress.scope, congress.number));
                base.terms = vec![congress.number];
                base.issuer = of(congress.issuer);
            }
            HeadName::Plenum(plenum) => {
                let keys = plenum.keys(
                    head.kind.map_or("HN", |kind| if kind.party_code.is_empty() { "NQ" } else { kind.party_code }),
                );
                base.issuer = Some(plenum.issuer());
                base.key = keys.first().cloned().filter(|_| keys.len() == 1);
                base.targets = if head.kind.is_some() { keys } else { Vec::new() };
                base.terms = if plenum.terms.is_empty() { base.terms } else { plenum.terms };
            }
            HeadName::Law(law) => {
                let name = law.name.and_then(of);
                base.key = Some(law_key(head.kind, name.as_deref(), law.year));
                base.title = name;
                base.date = base.date.or_else(|| tracuu_text::Date::new(law.year?, None, None));
            }
            HeadName::Above | HeadName::This | HeadName::Described | HeadName::Bare => {}
        }
        self.out.push(base);
    }

    /// `số 18, 19 và 20-NQ/TW`: the parts belong to the last; all share kind, issuer and term.
    fn push_numbers(
        &mut self,
        base: Citation,
        numbers: Vec<(Span, DocumentNumber)>,
        kind: Option<&'static DocumentKind>,
        joins: bool,
    ) {
        let count = numbers.len();
        let inherited = self
            .last_of_list()
            .filter(|_| joins && kind.is_none())
            .and_then(|last| self.out.get(last))
            .and_then(|last| last.kind);
        for (at, (span, number)) in numbers.into_iter().enumerate() {
            let start = if at == 0 { base.span.start } else { span.start };
            let end = if at + 1 == count { base.span.end } else { span.end };
            let kind = kind_of(&number, kind).or(inherited.filter(|name| has_code(name, &number)));
            let span = Span::new(start, end);
            let citation = Citation { kind, number: Some(number), surface: self.surface(span), span, ..base.clone() };
            self.out.push(citation);
        }
    }

    fn surface(&self, span: Span) -> String {
        span.of(self.scope.text).unwrap_or_default().to_owned()
    }

    fn blank(&self, span: Span, form: CitationForm) -> Citation {
        Citation {
            span,
            surface: self.surface(span),
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
            within: self.frames.last().and_then(|frame| frame.citation),
            antecedent: None,
            targets: Vec::new(),
            this: None,
        }
    }

    /// Whether a citation that begins here goes on with the list above.
    fn joins(&self, start: usize) -> bool {
        self.frames.last().is_some_and(|frame| {
            !frame.list.members.is_empty()
                && frame.list.end <= start
                && is_joint(self.scope.rest(frame.list.end, start))
        })
    }

    fn last_of_list(&self) -> Option<usize> {
        self.frames.last().and_then(|frame| frame.list.members.last().copied())
    }

    /// Puts the new citations into the list that is open, or opens one.
    fn join(&mut self, first: usize, end: usize, joins: bool) {
        let new = first..self.out.len();
        let closed = self.frames.last_mut().filter(|_| !joins).map(|frame| std::mem::take(&mut frame.list));
        if let Some(list) = closed {
            self.share(&list);
        }
        self.merge_references(first, joins);
        if let Some(frame) = self.frames.last_mut() {
            frame.list.members.extend(new.filter(|at| *at < self.out.len()));
            frame.list.end = end;
        }
    }

    /// *Chỉ thị, Kế hoạch của Thành ủy*: bare kinds of one list are one back reference.
    fn merge_references(&mut self, first: usize, joins: bool) {
        let Some(last) = self.last_of_list().filter(|last| joins && last + 1 == first) else { return };
        let is_bare = |at: usize| {
            self.out.get(at).is_some_and(|c| c.form == CitationForm::BackReference && c.pinpoints.is_empty())
        };
        let is_long = self.out.get(last).is_some_and(|open| open.span.len() > LONGEST_NAME);
        if !is_bare(last) || !is_bare(first) || is_long {
            return;
        }
        // Both stay in the list of kinds; the surface of the first grows.
        let Some(next) = self.out.pop() else { return };
        let surface = self.out.get(last).map(|open| self.surface(open.span.hull(next.span)));
        if let (Some(open), Some(surface)) = (self.out.get_mut(last), surface) {
            open.span = open.span.hull(next.span);
            open.surface = surface;
            open.issuer = open.issuer.take().or(next.issuer);
        }
    }

    /// What the last member of a list says for all: issuer and term, and the date where only numbers are listed.
    fn share(&mut self, list: &List) {
        let mut shared: Option<(String, Vec<u32>, String)> = None;
        for &at in list.members.iter().rev() {
            let Some(citation) = self.out.get_mut(at) else { continue };
            let code = citation.number.as_ref().map(|number| number.issuer.clone());
            match (&citation.issuer, &shared) {
                (Some(issuer), _) => shared = code.map(|code| (issuer.clone(), citation.terms.clone(), code)),
                (None, Some((issuer, terms, of)))
                    if code.as_ref().is_some_and(|code| code == of || code.is_empty()) =>
                {
                    citation.issuer = Some(issuer.clone());
                    if citation.terms.is_empty() {
                        citation.terms = terms.clone();
                    }
                }
                _ => {}
            }
        }
        self.share_dates(list);
    }

    /// *các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017*: a bare number gives its date to those before it.
    fn share_dates(&mut self, list: &List) {
        for pair in list.members.windows(2).rev() {
            let [before, at] = pair else { continue };
            let Some(citation) = self.out.get(*at) else { continue };
            let is_bare = citation.surface.starts_with(|c: char| c.is_ascii_digit());
            let date = citation.date.filter(|_| is_bare);
            if let (Some(date), Some(before)) = (date, self.out.get_mut(*before).filter(|before| before.date.is_none()))
            {
                before.date = Some(date);
                before.form = CitationForm::Full;
            }
        }
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
    fn enter_title(&mut self, first: usize, parts: &Parts) -> usize {
        let owner =
            (first..self.out.len()).rev().find(|at| self.out.get(*at).is_some_and(|c| c.form != CitationForm::Alias));
        let Some(title) = parts.title.as_ref().filter(|_| self.frames.len() < DEEPEST) else { return parts.next };
        self.frames.push(Frame { citation: owner, limit: title.span.end, resume: parts.next, list: List::default() });
        title.span.start
    }
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

fn is_law(kind: &DocumentKind) -> bool {
    matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh")
}

fn code_of(kind: Option<&DocumentKind>) -> &'static str {
    kind.map(|kind| kind.party_code).filter(|code| !code.is_empty()).unwrap_or("NQ")
}

/// `Luật Đất đai 2024`; a name in capitals reads as one without.
fn law_key(kind: Option<&DocumentKind>, name: Option<&str>, year: Option<u16>) -> String {
    let year = year.map(|year| year.to_string());
    let spelled = name.filter(|name| is_caps(name)).map(|name| {
        let small = name.to_lowercase();
        let first = small.chars().next().map(char::to_uppercase);
        first.into_iter().flatten().chain(small.chars().skip(1)).collect::<String>()
    });
    let name = spelled.as_deref().or(name);
    [kind.map(|kind| kind.name), name, year.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The kind: as it is written, or what the symbol says when the two disagree or nothing is written.
fn kind_of(number: &DocumentNumber, written: Option<&'static DocumentKind>) -> Option<&'static str> {
    written.map(|kind| kind.name).or_else(|| {
        let code = number.code.split('-').next().unwrap_or_default();
        let is_party = number.is_party();
        let named =
            |kind: &&DocumentKind| !code.is_empty() && code == if is_party { kind.party_code } else { kind.state_code };
        let mut kinds = document_kinds().iter().filter(named);
        // QĐ is Quyết định and Quy định: the symbol alone does not tell.
        kinds.next().filter(|_| kinds.next().is_none()).map(|kind| kind.name)
    })
}

fn has_code(kind: &str, number: &DocumentNumber) -> bool {
    document_kinds()
        .iter()
        .any(|known| known.name == kind && [known.party_code, known.state_code].contains(&number.code.as_str()))
}
