//! What a number typed without marks may stand for.
//!
//! | typed        | readings                             |
//! | ------------ | ------------------------------------ |
//! | `11-QDi/TW`  | `11-QĐi/TW`                          |
//! | `5-DA/DU`    | `5-DA/ĐU`, `5-ĐA/ĐU`                 |
//! | `43-CT/TU`   | `43-CT/TU`, `43-CT/TW` (for *TƯ*)    |
//! | `02-HĐ/TU`   | `02-HĐ/TU`                           |

use super::symbol::{clean, is_marked};
use super::{DocumentNumber, code, issuer, whole_shape};

/// Every number that `text` may stand for, the likeliest first; empty when it is no number.
///
/// A mark that was typed is a demand, and who types one mark types them all; without any, *HD* may be *HĐ*, *DA* may be
/// *ĐA*, and *TU* may be the *TƯ* that stands for `TW`.
///
/// ```
/// use tracuu_document::number_readings;
/// let readings = |text| number_readings(text).iter().map(ToString::to_string).collect::<Vec<_>>();
/// assert_eq!(readings("11-QD/TW"), ["11-QĐ/TW"]);
/// assert_eq!(readings("2-da/vptw"), ["2-DA/VPTW", "2-ĐA/VPTW"]);
/// assert_eq!(readings("43-CT/TU"), ["43-CT/TU", "43-CT/TW"]);
/// assert_eq!(readings("11-QĐ/TU"), ["11-QĐ/TU"]);
/// ```
pub fn number_readings(text: &str) -> Vec<DocumentNumber> {
    let Some((text, shape)) = whole_shape(text) else { return Vec::new() };
    let Some(best) = DocumentNumber::of_shape(text, &shape) else { return Vec::new() };
    if shape.span.of(text).is_some_and(|whole| is_marked(&clean(whole))) {
        return vec![best];
    }
    let issuers = [Some(best.issuer.clone()), issuer::centre_reading(&best.issuer)];
    let codes: Vec<String> = codes(&best);
    let with = |issuer: String| {
        let best = &best;
        codes.iter().map(move |code| DocumentNumber { code: code.clone(), issuer: issuer.clone(), ..best.clone() })
    };
    issuers.into_iter().flatten().flat_map(with).collect()
}

/// The symbol that was read, and those that its bare letters may also stand for.
fn codes(best: &DocumentNumber) -> Vec<String> {
    let others = code::readings(&best.code).filter(|other| *other != best.code).map(str::to_owned);
    std::iter::once(best.code.clone()).chain(others).collect()
}
