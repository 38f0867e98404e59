//! From lexemes to a tree.
//!
//! | typed             | clauses                              |
//! | ----------------- | ------------------------------------ |
//! | `a b +c`          | `a`, `b`, `+c`                       |
//! | `a b AND c`       | `+a`, `+b`, `+c`                     |
//! | `a OR b`          | `a`, `b`                             |
//! | `a OR b c`        | `a`, `(+b +c)`                       |
//! | `a OR b AND c`    | `a`, `(+b +c)`                       |
//! | `a NOT b c`       | `a`, `-(+b +c)`                      |
//! | `a AND NOT b`     | `+a`, `-b`                           |
//!
//! What stands side by side binds closest, then `AND`, then `OR`: a Vietnamese word is often two or three syllables, and
//! `kỷ luật OR kỷ cương` is never meant to join *luật* and *kỷ*.

mod groups;
mod operators;

use tracuu_text::Span;

use crate::diagnostic::Remarks;
use crate::lexeme::{Lexeme, LexemeKind, Operator};
use crate::lexer::lex;
use crate::{Clause, Diagnostic, DiagnosticKind, Expr, FieldValue, Occur, ParsedQuery, Query};

use groups::settle_groups;
use operators::settle_operators;

/// Groups stand at most so deep in one another.
const DEPTH_LIMIT: usize = 32;

/// Reads a query. It never fails, takes time in proportion to the text, and what it cannot make sense of it reads as words,
/// with a remark.
///
/// ```
/// use tracuu_query::{Field, FieldValue, Expr, Occur, parse_query};
///
/// let parsed = parse_query("kỷ luật so:24-CT/TU");
/// let clause = &parsed.query.clauses[2];
/// assert_eq!(clause.occur, Occur::Must);
/// assert_eq!(clause.expr, Expr::Field { field: Field::Number, value: FieldValue::Text("24-CT/TU".into()) });
/// assert!(parsed.diagnostics.is_empty());
/// ```
pub fn parse_query(text: &str) -> ParsedQuery {
    let (lexemes, mut remarks) = lex(text);
    let mut lexemes = settle_groups(text, lexemes, &mut remarks);
    settle_operators(text, &mut lexemes, &mut remarks);
    let partners = partners(&lexemes);
    let mut parser = Parser { text, lexemes: &lexemes, partners: &partners, remarks };
    let query = Query { clauses: parser.alternatives(0, lexemes.len(), 0) };
    let mut diagnostics = parser.remarks.finish();
    diagnostics.extend(remark_on_emptiness(text, &query));
    ParsedQuery { query, diagnostics }
}

/// For each parenthesis that opens, where it closes.
fn partners(lexemes: &[Lexeme]) -> Vec<usize> {
    let mut partners = vec![0; lexemes.len()];
    let mut open = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate() {
        match lexeme.kind {
            LexemeKind::Open(_) => open.push(at),
            LexemeKind::Close => {
                if let Some(partner) = open.pop().and_then(|start| partners.get_mut(start)) {
                    *partner = at;
                }
            }
            LexemeKind::Leaf(_) | LexemeKind::Operator(_) => {}
        }
    }
    partners
}

fn remark_on_emptiness(text: &str, query: &Query) -> Option<Diagnostic> {
    let (kind, message) = if query.is_empty() {
        (DiagnosticKind::Empty, "expected a word to search for, but found none")
    } else if is_exclusion(&query.clauses) {
        (DiagnosticKind::OnlyExclusions, "expected a word to search for, but found only words to leave out")
    } else {
        return None;
    };
    Some(Diagnostic { kind, span: Span::new(0, text.len()), message: message.to_owned() })
}

fn is_exclusion(clauses: &[Clause]) -> bool {
    clauses.iter().all(|clause| clause.occur == Occur::MustNot)
}

struct Parser<'q> {
    text: &'q str,
    lexemes: &'q [Lexeme],
    partners: &'q [usize],
    remarks: Remarks,
}

impl<'q> Parser<'q> {
    /// What `OR` joins.
    fn alternatives(&mut self, start: usize, end: usize, depth: usize) -> Vec<Clause> {
        if depth == DEPTH_LIMIT {
            return self.flat(start, end);
        }
        let operands = self.operands(start, end);
        if operands.len() == 1 {
            return self.sequence(start, end, depth);
        }
        operands.into_iter().filter_map(|(start, end)| self.alternative(start, end, depth)).collect()
    }

    /// The pieces between `OR`s, of this level.
    fn operands(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let mut operands = Vec::new();
        let mut from = start;
        for at in self.level(start, end) {
            if self.operator(at) == Some(Operator::Or) {
                operands.push((from, at));
                from = at + 1;
            }
        }
        operands.push((from, end));
        operands
    }

    /// One alternative: a clause that may be there, or a group of what must and must not.
    fn alternative(&mut self, start: usize, end: usize, depth: usize) -> Option<Clause> {
        let single = self.lexemes.get(start).filter(|first| {
            let last = if matches!(first.kind, LexemeKind::Open(_)) { self.partner(start) } else { start };
            last + 1 == end && first.sign != Some(Occur::MustNot)
        });
        if single.is_some() {
            let clause = self.sequence(start, end, depth).pop()?;
            return Some(Clause { occur: Occur::Should, ..clause });
        }
        let clauses =
            if depth + 1 == DEPTH_LIMIT { self.flat(start, end) } else { self.sequence(start, end, depth + 1) };
        self.group(demanded(clauses), Some(Occur::Should))
    }

    /// What stands side by side, or is joined by `AND`.
    fn sequence(&mut self, start: usize, end: usize, depth: usize) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut is_demanded = false;
        let mut at = start;
        while at < end {
            let (clause, next) = match self.operator(at) {
                Some(Operator::Not) => self.negation(at + 1, end, depth),
                Some(Operator::And) => {
                    is_demanded = true;
                    (None, at + 1)
                }
                Some(Operator::Or) | None => self.primary(at, depth),
            };
            clauses.extend(clause);
            at = next;
        }
        if is_demanded { demanded(clauses) } else { clauses }
    }

    /// A leaf or a group, and what follows it.
    fn primary(&mut self, at: usize, depth: usize) -> (Option<Clause>, usize) {
        let Some(lexeme) = self.lexemes.get(at) else { return (None, at + 1) };
        match &lexeme.kind {
            LexemeKind::Leaf(expr) => (Some(leaf(lexeme, expr)), at + 1),
            LexemeKind::Open(field) => {
                let close = self.partner(at);
                let clauses = self.alternatives(at + 1, close, depth + 1);
                let clause = match field {
                    None => self.group(clauses, lexeme.sign),
                    Some(field) => {
                        let span = Span::new(lexeme.span.start, self.lexemes.get(close).map_or(0, |l| l.span.end));
                        let expr = Expr::Field { field: *field, value: FieldValue::Query(Query { clauses }) };
                        Some(Clause { occur: lexeme.sign.unwrap_or(expr.default_occur()), expr, span })
                    }
                };
                (clause, close + 1)
            }
            LexemeKind::Close | LexemeKind::Operator(_) => (None, at + 1),
        }
    }

    /// What `NOT` leaves out: a run of words, or whatever else stands behind it.
    fn negation(&mut self, start: usize, end: usize, depth: usize) -> (Option<Clause>, usize) {
        let run = self.run_of_words(start, end);
        if run > start + 1 {
            let clauses = demanded(self.sequence(start, run, depth));
            return (self.group(clauses, Some(Occur::MustNot)), run);
        }
        let (clause, next) = self.primary(start, depth);
        (clause.map(|clause| Clause { occur: Occur::MustNot, ..clause }), next)
    }

    /// The end of the words that begin here with nothing but blanks between them.
    fn run_of_words(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        let mut behind: Option<usize> = None;
        while let Some(lexeme) = self.lexemes.get(at).filter(|lexeme| at < end && lexeme.is_plain_word()) {
            let between = behind.map(|behind| Span::new(behind, lexeme.outer.start));
            if between.and_then(|between| between.of(self.text)).is_some_and(|between| !between.trim().is_empty()) {
                break;
            }
            behind = Some(lexeme.outer.end);
            at += 1;
        }
        at
    }

    /// The leaves of what stands too deep for groups; a `NOT` turns the next of them round.
    fn flat(&mut self, start: usize, end: usize) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut is_negated = false;
        for lexeme in self.lexemes.get(start..end).unwrap_or_default() {
            match &lexeme.kind {
                LexemeKind::Leaf(expr) => {
                    let clause = leaf(lexeme, expr);
                    let occur = if is_negated { Occur::MustNot } else { clause.occur };
                    clauses.push(Clause { occur, ..clause });
                    is_negated = false;
                }
                LexemeKind::Operator(operator) => is_negated = *operator == Operator::Not,
                LexemeKind::Open(_) => {
                    let message =
                        "expected at most 32 groups in one another, but found more; the innermost count as one";
                    self.remarks.add(DiagnosticKind::TooDeep, lexeme.span, message);
                }
                LexemeKind::Close => {}
            }
        }
        clauses
    }

    /// A group of clauses; `None` when there are none.
    fn group(&mut self, clauses: Vec<Clause>, occur: Option<Occur>) -> Option<Clause> {
        let span = clauses.first()?.span.hull(clauses.last()?.span);
        if is_exclusion(&clauses) {
            let message = "expected a word to search for in the group, but found only words to leave out";
            self.remarks.add(DiagnosticKind::OnlyExclusions, span, message);
        }
        let expr = Expr::Group(Query { clauses });
        Some(Clause { occur: occur.unwrap_or(expr.default_occur()), expr, span })
    }

    /// The lexemes of one level: of a group inside only the parenthesis that opens it.
    fn level(&self, start: usize, end: usize) -> impl Iterator<Item = usize> + use<'q> {
        let (lexemes, partners) = (self.lexemes, self.partners);
        let next = move |at: usize| match lexemes.get(at).map(|lexeme| &lexeme.kind) {
            Some(LexemeKind::Open(_)) => partners.get(at).copied().unwrap_or(at) + 1,
            _ => at + 1,
        };
        std::iter::successors(Some(start), move |&at| Some(next(at))).take_while(move |&at| at < end)
    }

    fn operator(&self, at: usize) -> Option<Operator> {
        match self.lexemes.get(at)?.kind {
            LexemeKind::Operator(operator) => Some(operator),
            LexemeKind::Leaf(_) | LexemeKind::Open(_) | LexemeKind::Close => None,
        }
    }

    fn partner(&self, at: usize) -> usize {
        self.partners.get(at).copied().unwrap_or(at)
    }
}

fn leaf(lexeme: &Lexeme, expr: &Expr) -> Clause {
    Clause { occur: lexeme.sign.unwrap_or(expr.default_occur()), expr: expr.clone(), span: lexeme.span }
}

/// The same clauses, those that may be there as must.
fn demanded(mut clauses: Vec<Clause>) -> Vec<Clause> {
    for clause in &mut clauses {
        if clause.occur == Occur::Should {
            clause.occur = Occur::Must;
        }
    }
    clauses
}
