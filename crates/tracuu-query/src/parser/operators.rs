//! Operators: which words in capitals are some.
//!
//! | typed                        | operators                                                    |
//! | ---------------------------- | ------------------------------------------------------------ |
//! | `luật AND đảng`              | `AND`                                                        |
//! | `luật and đảng`              | none: they are written in capitals                           |
//! | `KỶ LUẬT VÀ KỶ CƯƠNG`        | none: the query is in capitals                               |
//! | `UBND OR "Ủy ban nhân dân"`  | `OR`: there are small letters                                |
//! | `24-CT/TU OR 171-KH/TU`      | `OR`: document numbers are always in capitals                |
//! | `AND luật`, `luật OR`        | none: something is missing on one side                       |

use crate::DiagnosticKind;
use crate::capitals::are_capitals;
use crate::diagnostic::Remarks;
use crate::lexeme::{Lexeme, LexemeKind, Operator};

/// Turns operators that have nothing to work on, and those of a query in capitals, into words.
pub(super) fn settle_operators(text: &str, lexemes: &mut [Lexeme], remarks: &mut Remarks) {
    let leaves = lexemes.iter().filter_map(|lexeme| match &lexeme.kind {
        LexemeKind::Leaf(expr) => Some(expr),
        LexemeKind::Open(_) | LexemeKind::Close | LexemeKind::Operator(_) => None,
    });
    if are_capitals(leaves) {
        return settle_capitals(text, lexemes, remarks);
    }
    let mut is_behind_operand = false;
    for at in 0..lexemes.len() {
        let has_operand = has_operand(lexemes.get(at + 1..).unwrap_or_default());
        let Some(lexeme) = lexemes.get_mut(at) else { return };
        match lexeme.kind {
            LexemeKind::Operator(operator) => {
                let counts = has_operand(operator) && (operator == Operator::Not || is_behind_operand);
                is_behind_operand = !counts;
                if !counts {
                    let message =
                        "expected something on either side of the operator, but found nothing; read as a word";
                    remarks.add(DiagnosticKind::OperatorWithoutOperand, lexeme.span, message);
                    lexeme.become_word(text);
                }
            }
            LexemeKind::Open(_) => is_behind_operand = false,
            LexemeKind::Leaf(_) | LexemeKind::Close => is_behind_operand = true,
        }
    }
}

/// Whether an operator has something behind it, which for `AND` and `OR` may begin with `NOT`.
fn has_operand(behind: &[Lexeme]) -> impl Fn(Operator) -> bool + use<> {
    let begins = |at: usize| behind.get(at).is_some_and(Lexeme::begins_operand);
    let is_not = behind.first().is_some_and(|lexeme| lexeme.kind == LexemeKind::Operator(Operator::Not));
    let (first, second) = (begins(0), is_not && begins(1));
    move |operator| first || (second && operator != Operator::Not)
}

fn settle_capitals(text: &str, lexemes: &mut [Lexeme], remarks: &mut Remarks) {
    let mut is_remarked = false;
    for lexeme in lexemes {
        if !matches!(lexeme.kind, LexemeKind::Operator(_)) {
            continue;
        }
        lexeme.become_word(text);
        // *VÀ* is at home among Vietnamese words in capitals; who writes AND means the operator.
        let is_english = lexeme.span.of(text).is_some_and(|word| word.is_ascii());
        if is_english && !is_remarked {
            let message = "expected a word in small letters, but found capitals only; the operators were read as words";
            remarks.add(DiagnosticKind::OperatorInCapitals, lexeme.span, message);
            is_remarked = true;
        }
    }
}
