//! Lists: citations that nothing but commas and *và* part share what one of them says.
//!
//! | text                                                    | shared        |
//! | ------------------------------------------------------- | ------------- |
//! | `Chỉ thị số 24-CT/TU, Kế hoạch số 171-KH/TU của Thành ủy` | the issuer  |
//! | `các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017`  | kind and date |
//! | `Chỉ thị, Kế hoạch của Thành ủy`                        | one back reference |

use smallvec::SmallVec;

use super::model::CitationForm;
use super::recognise::Recogniser;
use super::title::is_joint;

/// The longest list of bare kinds that is one back reference, in bytes; its surface is written anew for each.
const LONGEST: usize = 240;

/// Citations that nothing but commas and *và* part.
#[derive(Default)]
pub(super) struct List {
    pub(super) members: SmallVec<[usize; 2]>,
    pub(super) end: usize,
}

impl Recogniser<'_> {
    /// Whether a citation that begins here goes on with the list above.
    pub(super) fn joins(&self, start: usize) -> bool {
        self.frames.last().is_some_and(|frame| {
            !frame.list.members.is_empty()
                && frame.list.end <= start
                && is_joint(self.scope.rest(frame.list.end, start))
        })
    }

    pub(super) fn last_of_list(&self) -> Option<usize> {
        self.frames.last().and_then(|frame| frame.list.members.last().copied())
    }

    /// Puts the new citations into the list that is open, or opens one.
    pub(super) fn join(&mut self, first: usize, end: usize, joins: bool) {
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
        let is_long = self.out.get(last).is_some_and(|open| open.span.len() > LONGEST);
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
    pub(super) fn share(&mut self, list: &List) {
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
        self.share_relation(list);
        self.share_dates(list);
    }

    /// *Thông tư số 1, Thông tư số 2 hết hiệu lực*: what is said behind the last holds for all.
    fn share_relation(&mut self, list: &List) {
        let last = list.members.last().and_then(|at| self.out.get(*at)).and_then(|last| last.relation);
        let is_bare = |at: &usize| self.out.get(*at).is_some_and(|citation| citation.relation.is_none());
        if last.is_none() || !list.members.iter().rev().skip(1).all(is_bare) {
            return;
        }
        for at in &list.members {
            if let Some(citation) = self.out.get_mut(*at) {
                citation.relation = last;
            }
        }
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
}
