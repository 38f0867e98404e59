//! The recipients (*nơi nhận*), one for each line of the list.

use tracuu_text::Span;

use super::{composed, found_part};
use crate::{Found, Segment, Unit};

/// The recipients of the paper itself; those of annexes are not its own.
pub(super) fn read_recipients(units: &[Unit]) -> Vec<Found<String>> {
    let is_recipient = |unit: &&Unit| matches!(unit.address.segments(), [Segment::Recipients, Segment::Item(_)]);
    units.iter().filter(is_recipient).filter_map(recipient).collect()
}

/// The text without the sign that ends it.
fn recipient(unit: &Unit) -> Option<Found<String>> {
    let cleaned = composed(unit);
    let len = cleaned.text.trim_end_matches([',', ';', '.', ' ']).len();
    if len == 0 { None } else { found_part(&cleaned, Span::new(0, len)) }
}
