//! Match keys, taken apart: what two of them must share, and what only must not differ.
//!
//! | key                           | base           | place | time         |
//! | ----------------------------- | -------------- | ----- | ------------ |
//! | `TU.HN:CT:24:2023-08-07`      | `TU:CT:24`     | `HN`  | `2023-08-07` |
//! | `TU:CT:24`                    | `TU:CT:24`     |       |              |
//! | `UBND.HN-KGVX:3241:2019`      | `UBND-KGVX:3241` | `HN` | `2019`      |
//! | `CP:NĐ:30:2020`               | `CP:NĐ:30`     |       | `2020`       |
//! | `TU.HN:CTr:1:K17`             | `TU:CTr:1`     | `HN`  | `K17`        |
//! | `TW:NQ:TW4.K12`               | the same       |       |              |
//!
//! A Party number begins anew with every term, and in every province: who asks without them asks for all.

/// A match key, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key<'k> {
    pub(super) base: String,
    pub(super) place: Option<&'k str>,
    pub(super) time: Option<&'k str>,
}

impl<'k> Key<'k> {
    pub(super) fn of(key: &'k str) -> Key<'k> {
        let (rest, time) = split_time(key).map_or((key, None), |(rest, time)| (rest, Some(time)));
        let Some((scope, behind)) = rest.split_once(':') else {
            return Key { base: rest.to_owned(), place: None, time };
        };
        let Some((body, inner)) = scope.split_once('.') else {
            return Key { base: rest.to_owned(), place: None, time };
        };
        let place = inner.split('-').next().unwrap_or_default();
        let units = inner.get(place.len()..).unwrap_or_default();
        Key { base: format!("{body}{units}:{behind}"), place: Some(place), time }
    }

    /// Whether nothing that is known of both differs, apart from their bases.
    pub(super) fn agrees(&self, other: &Key<'_>) -> bool {
        let places = self.place.zip(other.place);
        let times = self.time.zip(other.time);
        places.is_none_or(|(a, b)| a == b) && times.is_none_or(|(a, b)| times_agree(a, b))
    }

    /// The term of the paper with its year, as far as that is known.
    pub(super) fn time_term(&self) -> String {
        format!("{}:{}", self.base, self.year().unwrap_or("?"))
    }

    /// Reads what [`Key::time_term`] wrote; `None` for other terms.
    pub(crate) fn of_time_term(term: &'k str) -> Option<Key<'k>> {
        if let Some(base) = term.strip_suffix(":?") {
            return Some(Key { base: base.to_owned(), place: None, time: None });
        }
        Some(Key::of(term)).filter(|key| key.time.is_some() && !term.starts_with('~'))
    }

    /// The terms of what may be meant when the paper is asked for: of that year, or of a year that is not known.
    pub(super) fn timed_terms(&self) -> Vec<String> {
        match self.year() {
            Some(_) => vec![self.time_term(), format!("{}:?", self.base)],
            None => vec![self.base.clone()],
        }
    }

    /// The year, where the time is one or a day in one; a term of office is none.
    pub(super) fn year(&self) -> Option<&'k str> {
        self.time.filter(|time| !time.starts_with('K')).and_then(|time| time.get(..4))
    }

    /// The base without the body that issued the paper: `CT:24`.
    pub(super) fn spoken(&self) -> Option<&str> {
        self.base.split_once(':').map(|(_, rest)| rest).filter(|rest| rest.contains(':'))
    }
}

/// The key without its time, and the time: what stands behind the running number.
fn split_time(key: &str) -> Option<(&str, &str)> {
    let (rest, time) = key.rsplit_once(':')?;
    let sequence = rest.rsplit(':').next().unwrap_or_default();
    let is_year = |text: &str| text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_term = |text: &str| text.strip_prefix('K').is_some_and(|term| term.bytes().all(|b| b.is_ascii_digit()));
    let is_time = sequence.starts_with(|c: char| c.is_ascii_digit()) && (is_year(time) || is_term(time));
    is_time.then_some((rest, time))
}

/// A term says nothing of a date; a year agrees with the days in it.
fn times_agree(a: &str, b: &str) -> bool {
    a.starts_with('K') != b.starts_with('K') || a.starts_with(b) || b.starts_with(a)
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[track_caller]
    fn check(key: &str, base: &str, place: Option<&str>, time: Option<&str>) {
        assert_eq!(Key::of(key), Key { base: base.into(), place, time });
    }

    #[test]
    fn keys_are_taken_apart() {
        check("TU.HN:CT:24:2023-08-07", "TU:CT:24", Some("HN"), Some("2023-08-07"));
        check("TU:CT:24", "TU:CT:24", None, None);
        check("UBND.HN-KGVX:3241:2019", "UBND-KGVX:3241", Some("HN"), Some("2019"));
        check("TU.Sông Vân:CTr:1:K17", "TU:CTr:1", Some("Sông Vân"), Some("K17"));
        check("UBND:QĐ:1432", "UBND:QĐ:1432", None, None);
        check("QH:QH14:24:2018", "QH:QH14:24", None, Some("2018"));
        check("HĐBT:53:1988", "HĐBT:53", None, Some("1988"));
        check("TW:NQ:TW4.K12", "TW:NQ:TW4.K12", None, None);
        check("Luật Đất đai 2024", "Luật Đất đai 2024", None, None);
        check("", "", None, None);
    }

    #[test]
    fn what_is_unknown_agrees() {
        let agree = |a: &str, b: &str| Key::of(a).agrees(&Key::of(b));
        assert!(agree("TU:CT:24", "TU.HN:CT:24:2023-08-07"));
        assert!(agree("TTg:QĐ:749:2020", "TTg:QĐ:749:2020-06-03"));
        assert!(agree("TU.HN:CTr:1:K17", "TU.HN:CTr:1:2021-03-17"));
        assert!(!agree("TU.HN:CT:24", "TU.HP:CT:24"));
        assert!(!agree("TU:CT:24:2016-05-12", "TU:CT:24:2023-08-07"));
        assert!(!agree("CP:NĐ:30:2019", "CP:NĐ:30:2020"));
    }
}
