//! The names under which programs see kinds, and numbers of terms.

use tracuu::document::{Certainty, Secrecy, UnitKind, Urgency};

/// A kind of unit, such as `document_kind`.
pub(crate) const fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Letterhead => "letterhead",
        UnitKind::DocumentKind => "type",
        UnitKind::Title => "title",
        UnitKind::Preamble => "preamble",
        UnitKind::Part => "part",
        UnitKind::Chapter => "chapter",
        UnitKind::Section => "section",
        UnitKind::Subsection => "subsection",
        UnitKind::Article => "article",
        UnitKind::Clause => "clause",
        UnitKind::Point => "point",
        UnitKind::Item => "item",
        UnitKind::Bullet => "bullet",
        UnitKind::Paragraph => "paragraph",
        UnitKind::Recipients => "recipients",
        UnitKind::Recipient => "recipient",
        UnitKind::RecipientNote => "recipient_note",
        UnitKind::Signature => "signature",
        UnitKind::Annex => "annex",
    }
}

/// A mark of secrecy, as papers print it.
pub(crate) const fn secrecy(mark: Secrecy) -> &'static str {
    match mark {
        Secrecy::Confidential => "Mật",
        Secrecy::Secret => "Tối mật",
        Secrecy::TopSecret => "Tuyệt mật",
    }
}

/// A mark of urgency, as papers print it.
pub(crate) const fn urgency(mark: Urgency) -> &'static str {
    match mark {
        Urgency::Urgent => "Khẩn",
        Urgency::VeryUrgent => "Thượng khẩn",
        Urgency::Express => "Hỏa tốc",
    }
}

/// How sure a value is.
pub(crate) const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Likely => "likely",
        Certainty::Sure => "sure",
    }
}

/// Terms as they are printed: `XI, XII`; `None` when there are none.
pub(crate) fn terms(terms: &[u32]) -> Option<String> {
    (!terms.is_empty()).then(|| terms.iter().map(|&term| roman(term)).collect::<Vec<_>>().join(", "))
}

/// A roman number, up to 39; above, no body has had so many terms.
fn roman(number: u32) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let unit = usize::try_from(number % 10).ok().and_then(|unit| UNITS.get(unit));
    match (number, unit) {
        (1..40, Some(unit)) => (0..number / 10).map(|_| "X").chain([*unit]).collect(),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(terms: &[u32], expected: Option<&str>) {
        assert_eq!(super::terms(terms).as_deref(), expected);
    }

    #[test]
    fn terms_are_roman() {
        check(&[], None);
        check(&[13], Some("XIII"));
        check(&[11, 12], Some("XI, XII"));
        check(&[4, 9, 10, 20, 39, 40, 0], Some("IV, IX, X, XX, XXXIX, 40, 0"));
    }
}
