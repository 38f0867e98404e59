//! Parentheses: which ones belong together.
//!
//! | typed                     | left over                                                      |
//! | ------------------------- | -------------------------------------------------------------- |
//! | `a (b c) d`               | all                                                            |
//! | `(a b`, `a) b`            | `a b`, and a remark                                            |
//! | `a () ((,)) b`            | `a b`: a group without words is no group                       |
//! | `title:()`, `title:(a`    | the word `title`, and `a`                                      |
//! | `title:(a kind:b)`        | the words `a`, `kind` and `b` in a title, and a remark         |

use tracuu_text::Span;

use crate::diagnostic::Remarks;
use crate::lexeme::{Lexeme, LexemeKind};
use crate::lexer::words_of;
use crate::{DiagnosticKind, Expr, Level};

/// Takes out the parentheses without a partner or a word inside, and the fields inside a title.
pub(super) fn settle_groups(text: &str, lexemes: Vec<Lexeme>, remarks: &mut Remarks) -> Vec<Lexeme> {
    let kept = kept(&lexemes, remarks);
    let paired = lexemes.into_iter().zip(kept).filter_map(|(lexeme, kept)| match lexeme.kind {
        _ if kept => Some(lexeme),
        LexemeKind::Open(Some(_)) => Some(word(text, lexeme)),
        _ => None,
    });
    without_fields_in_titles(text, paired.collect(), remarks)
}

/// Which lexemes stay: all but parentheses that stand alone or enclose nothing.
fn kept(lexemes: &[Lexeme], remarks: &mut Remarks) -> Vec<bool> {
    let mut kept = vec![true; lexemes.len()];
    let mut drop = |at: usize| kept.get_mut(at).map(|kept| *kept = false);
    // Where each group opens, and whether anything was found in it.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate() {
        let mut is_filled = true;
        match lexeme.kind {
            LexemeKind::Open(_) => {
                open.push((at, false));
                continue;
            }
            LexemeKind::Close => match open.pop() {
                Some((_, true)) => {}
                Some((start, false)) => {
                    drop(start);
                    drop(at);
                    // What was the name of a field is a word.
                    is_filled = lexemes.get(start).is_some_and(is_field);
                }
                None => {
                    drop(at);
                    remark(remarks, lexeme.span);
                    continue;
                }
            },
            LexemeKind::Leaf(_) | LexemeKind::Operator(_) => {}
        }
        if let Some((_, around)) = open.last_mut() {
            *around |= is_filled;
        }
    }
    for (at, _) in open {
        drop(at);
        let parenthesis =
            lexemes.get(at).map_or(Span::empty(0), |lexeme| Span::new(lexeme.outer.end - 1, lexeme.outer.end));
        remark(remarks, parenthesis);
    }
    kept
}

fn is_field(lexeme: &Lexeme) -> bool {
    matches!(lexeme.kind, LexemeKind::Open(Some(_)))
}

fn remark(remarks: &mut Remarks, parenthesis: Span) {
    let message = "expected the other parenthesis, but found none; this one was passed over";
    remarks.add(DiagnosticKind::UnbalancedParenthesis, parenthesis, message);
}

/// The name of a field as a word.
fn word(text: &str, lexeme: Lexeme) -> Lexeme {
    let word = lexeme.span.of(text).unwrap_or_default().to_owned();
    Lexeme { kind: LexemeKind::Leaf(Expr::Word { text: word, level: Level::Auto }), ..lexeme }
}

fn without_fields_in_titles(text: &str, lexemes: Vec<Lexeme>, remarks: &mut Remarks) -> Vec<Lexeme> {
    let mut settled = Vec::with_capacity(lexemes.len());
    // For each open group, whether it belongs to a title.
    let mut open: Vec<bool> = Vec::new();
    for mut lexeme in lexemes {
        let in_title = open.last().copied().unwrap_or(false);
        match &lexeme.kind {
            LexemeKind::Leaf(Expr::Field { .. }) if in_title => {
                remark_on_field(remarks, lexeme.span);
                let mut words = words_of(text, lexeme.span);
                if let Some(first) = words.first_mut() {
                    first.sign = lexeme.sign;
                }
                settled.append(&mut words);
                continue;
            }
            LexemeKind::Open(Some(_)) if in_title => {
                remark_on_field(remarks, lexeme.span);
                open.push(true);
                let parenthesis = Span::new(lexeme.outer.end - 1, lexeme.outer.end);
                settled.push(word(text, lexeme));
                lexeme = Lexeme { kind: LexemeKind::Open(None), span: parenthesis, outer: parenthesis, sign: None };
            }
            LexemeKind::Open(field) => open.push(in_title || field.is_some()),
            LexemeKind::Close => drop(open.pop()),
            LexemeKind::Leaf(_) | LexemeKind::Operator(_) => {}
        }
        settled.push(lexeme);
    }
    settled
}

fn remark_on_field(remarks: &mut Remarks, span: Span) {
    let message = "expected words inside the title, but found a field; read as words";
    remarks.add(DiagnosticKind::FieldInTitle, span, message);
}
