//! Places in running text: the address of a citation, and lists of them.
//!
//! | text                                | addresses                       |
//! | ----------------------------------- | ------------------------------- |
//! | `điểm a, b và c khoản 2 Điều 5 của` | `d5.k2.a` `d5.k2.b` `d5.k2.c`   |
//! | `khoản 1 và khoản 2 Điều 5`         | `d5.k1` `d5.k2`                 |
//! | `Mục II, điểm 1.2`                  | `II.1.2`                        |
//! | `điểm a khoản 1, điểm b khoản 2 Điều 5` | `d5.k1.a` `d5.k2.b`         |
//! | `khoản 2 Điều này`                  | `k2`, below the article at hand |
//! | `Điều 5 đến Điều 8`, `khoản 2 đến 4 Điều 5` | each of them      |

use smallvec::{SmallVec, smallvec};
use tracuu_text::scan_document_number;

use super::range::range_behind;
use super::unit::{Group, Unit, height, strip_unit};
use super::words::{Groups, assemble, parse_path};
use super::{Address, Ordinal, Segment, Steps};
use crate::word::strip_words;

/// Places that a text names at its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    /// The addresses; below the division at hand when [`Places::this`] says so.
    pub(crate) addresses: Vec<Address>,
    /// *Điều này*, *khoản này*: the division that the addresses hang under is the one where the text stands.
    pub(crate) this: Option<ThisDivision>,
    /// Whether an article is named, or two levels: then it is a place and no count.
    pub(crate) is_sure: bool,
}

/// The division that *này* points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThisDivision {
    Article,
    Clause,
    Point,
}

impl ThisDivision {
    /// The division of this sort that `address` lies in.
    pub(crate) fn of(self, address: &Address) -> Address {
        let is_it = |segment: &Segment| match self {
            ThisDivision::Article => matches!(segment, Segment::Article(_)),
            ThisDivision::Clause => matches!(segment, Segment::Clause(_)),
            ThisDivision::Point => matches!(segment, Segment::Point(_)),
        };
        let len = address.segments().iter().rposition(is_it).map_or(0, |at| at + 1);
        Address::new(address.segments().iter().take(len).copied())
    }
}

/// One unit word with its numbers: *điểm a, b và c*.
struct Level {
    groups: SmallVec<[Group; 1]>,
    height: u8,
    is_article: bool,
    /// Whether *và* stands before it.
    is_joined: bool,
    /// Whether nothing but a blank or *của* stands before it: *khoản 2 Điều 5*.
    is_tight: bool,
}

impl Level {
    /// *điều 1.3, khoản 1.3.1*: a number that writes the one above it again goes on with it.
    fn repeats(&self, above: &Level) -> bool {
        match (self.groups.first(), above.groups.first()) {
            (Some(own), Some(above)) => own.steps.len() > above.steps.len() && own.steps.starts_with(&above.steps),
            _ => false,
        }
    }
}

/// Unit words, as they are written, that hang under one another.
type Chain<'l> = SmallVec<[&'l Level; 3]>;

/// The most unit words, and the most numbers behind one, that are read.
const MOST: usize = 24;

/// Reads the places at the start of `text`, and what stands behind them.
pub(crate) fn strip_places(text: &str) -> Option<(Places, &str)> {
    if let Some(found) = strip_article(text) {
        return Some(found);
    }
    let (mut levels, mut this, mut rest) = (SmallVec::<[Level; 3]>::new(), None, text);
    while levels.len() < MOST {
        let here = if levels.is_empty() { rest } else { between(rest) };
        let Some((unit, behind)) = strip_unit(here) else { break };
        if let Some((division, behind)) = strip_this(unit, behind) {
            (this, rest) = (Some(division), behind);
            break;
        }
        let Some((level, behind)) = read_level(unit, behind) else { break };
        let is_joined = rest.trim_start_matches([' ', ',', ';', '\u{A0}']).starts_with("và");
        let is_tight = !is_joined && !rest.trim_start().starts_with([',', ';']);
        levels.push(Level { is_joined, is_tight, ..level });
        rest = behind;
    }
    let is_sure = this.is_some() || levels.len() > 1 || levels.iter().any(|level| level.is_article);
    let addresses = addresses(&levels)?;
    (!levels.is_empty() || this.is_some()).then_some((Places { addresses, this, is_sure }, rest))
}

/// *Điều 5* with nothing behind it that could go on with a place: the most frequent of all, without the detours of lists.
fn strip_article(text: &str) -> Option<(Places, &str)> {
    let rest = text.strip_prefix("Điều ").or_else(|| text.strip_prefix("điều "))?;
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest.get(len..).filter(|_| (1..=6).contains(&len))?;
    let is_last = behind.is_empty()
        || behind.starts_with(['.', ';', ':', ')']) && !behind.starts_with(|c: char| c.is_alphanumeric());
    let is_path = behind.get(1..).is_some_and(|next| next.starts_with(char::is_alphanumeric));
    let number = rest.get(..len)?.parse().ok().filter(|_| is_last && !is_path)?;
    let address = Address::new([Segment::Article(Ordinal::plain(number))]);
    Some((Places { addresses: vec![address], this: None, is_sure: true }, behind))
}

/// What may stand between two levels: a blank, a comma, *của*, *và*.
fn between(rest: &str) -> &str {
    let rest = rest.trim_start_matches([' ', '\u{A0}', ',', ';']);
    ["của", "thuộc", "và", "hoặc", "đến", "các"]
        .iter()
        .fold(rest, |rest, word| strip_words(rest, word).map_or(rest, str::trim_start))
}

/// *Điều này*, *khoản này*.
fn strip_this(unit: Unit, behind: &str) -> Option<(ThisDivision, &str)> {
    let division = match unit {
        Unit::Article => ThisDivision::Article,
        Unit::Clause => ThisDivision::Clause,
        Unit::Point => ThisDivision::Point,
        _ => return None,
    };
    strip_words(behind, "này").map(|rest| (division, rest))
}

fn read_level(unit: Unit, behind: &str) -> Option<(Level, &str)> {
    if matches!(unit, Unit::Whole(_) | Unit::Repeat | Unit::Note) {
        return None;
    }
    let (path, mut rest) = parse_path(behind)?;
    let first = path.first().copied()?;
    let mut groups: SmallVec<[Group; 1]> = smallvec![Group { unit, steps: path }];
    loop {
        if let Some((range, behind)) = groups.last().and_then(|from| range_behind(from, rest)) {
            groups.extend(range.into_iter().take(MOST));
            rest = behind;
        }
        let Some((steps, behind)) = next_of_list(rest, first).filter(|_| groups.len() < MOST) else { break };
        groups.push(Group { unit, steps });
        rest = behind;
    }
    let height = groups.first()?.segments()?.first().map(|segment| height(*segment))?;
    Some((Level { groups, height, is_article: unit == Unit::Article, is_joined: false, is_tight: false }, rest))
}

/// `, b` or ` và c` behind a step of the same sort, when no word follows that would make it a count.
fn next_of_list(rest: &str, first: Segment) -> Option<(Steps, &str)> {
    let trimmed = rest.trim_start();
    let next =
        trimmed.strip_prefix(',').or_else(|| strip_words(trimmed, "và")).or_else(|| strip_words(trimmed, "hoặc"))?;
    let next = strip_words(next, "và").unwrap_or(next).trim_start();
    let (path, behind) = parse_path(next)?;
    let is_same = path.first().is_some_and(|step| std::mem::discriminant(step) == std::mem::discriminant(&first));
    let is_letter = matches!(first, Segment::Point(_) | Segment::Letter(_));
    // *Điều 5 và 15 – NQ/TW*: the number of a paper, whatever its dashes are.
    let is_glued = behind.starts_with(['/', '-', '%']) || scan_document_number(next, 0).is_some();
    let next_word = behind.trim_start();
    let counts = !is_letter && next_word.starts_with(char::is_lowercase) && !is_closed(next_word);
    (is_same && !is_glued && !counts).then_some((path, behind))
}

/// Whether a word goes on with a place: another division, *của*, *và*, *này*.
pub(super) fn is_closed(text: &str) -> bool {
    strip_unit(text).is_some()
        || ["của", "và", "này", "hoặc", "thuộc", "được", "thì", "quy", "nêu", "như", "tại", "đến"]
            .iter()
            .any(|word| strip_words(text, word).is_some())
}

/// The addresses of the levels: small to big or big to small, with lists that share what they do not repeat.
fn addresses(levels: &[Level]) -> Option<Vec<Address>> {
    let steps = |pair: &[Level]| match pair {
        [a, b] if a.height != b.height => Some((b.height < a.height, b.is_tight)),
        _ => None,
    };
    // *Điều 3, khoản 2 Điều 5*: what stands close together tells the direction, and then the first step.
    let mut pairs = levels.windows(2).filter_map(steps);
    let rises = levels.windows(2).filter_map(steps).any(|(rises, is_tight)| rises && is_tight)
        || pairs.next().is_some_and(|(rises, _)| rises);
    let chains = if rises { rising(levels) } else { falling(levels) };
    let mut out = Vec::with_capacity(chains.len());
    for chain in chains {
        let mut partial: SmallVec<[Groups; 1]> = smallvec![Groups::new()];
        for level in chain {
            let with = |above: &Groups, group: &Group| above.iter().chain([group]).cloned().collect::<Groups>();
            partial = partial
                .iter()
                .flat_map(|above| level.groups.iter().map(move |group| with(above, group)))
                .take(MOST)
                .collect();
        }
        for groups in partial {
            out.push(assemble(groups)?);
        }
        if out.len() >= MOST {
            break;
        }
    }
    Some(out)
}

/// *điểm a khoản 1, điểm b khoản 2 Điều 5*: a smaller unit opens a new chain; what a chain lacks it takes from the next.
fn rising(levels: &[Level]) -> SmallVec<[Chain<'_>; 2]> {
    let mut chains: SmallVec<[Chain<'_>; 2]> = SmallVec::new();
    for level in levels {
        let goes_on = |last: &&Level| level.height < last.height && !(last.is_article && level.is_joined);
        match chains.last_mut().filter(|chain| chain.last().is_some_and(goes_on)) {
            Some(chain) => chain.push(level),
            None => chains.push(smallvec![level]),
        }
    }
    for at in (0..chains.len().saturating_sub(1)).rev() {
        let Some((top, next)) = chains
            .get(at)
            .and_then(|c| c.last())
            .filter(|l| !l.is_article)
            .map(|l| l.height)
            .zip(chains.get(at + 1).cloned())
        else {
            continue;
        };
        let shared: Chain<'_> = next.into_iter().filter(|level| level.height < top).collect();
        if let Some(chain) = chains.get_mut(at) {
            chain.extend(shared);
        }
    }
    chains
}

/// *Điều 5, khoản 1, khoản 2*: a bigger or an equal unit opens a new chain below what is bigger still.
fn falling(levels: &[Level]) -> SmallVec<[Chain<'_>; 2]> {
    let mut chains: SmallVec<[Chain<'_>; 2]> = SmallVec::new();
    for level in levels {
        // *Chương II và Điều 16* are two places; *khoản 1 và khoản 2* share what stands above.
        let last = chains.last().and_then(|chain| chain.last()).copied();
        let alone = level.is_joined && last.is_some_and(|last| level.height > last.height);
        let goes_on = |last: &&Level| !alone && (level.height > last.height || level.repeats(last));
        match chains.last_mut().filter(|_| last.as_ref().is_some_and(goes_on)) {
            Some(chain) => chain.push(level),
            None => {
                let is_new = |upper: &&Level| upper.height < level.height && !alone;
                let above = chains.last().into_iter().flatten().copied().filter(is_new);
                let chain: Chain<'_> = above.chain([level]).collect();
                chains.push(chain);
            }
        }
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = strip_places(text).map(|(places, rest)| {
            let addresses: Vec<String> = places.addresses.iter().map(Address::to_string).collect();
            format!("{}|{rest}", addresses.join(" "))
        });
        assert_eq!(read.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn reads_places() {
        check("điểm a khoản 2 Điều 5 của Nghị định", "d5.k2.a| của Nghị định");
        check("điểm a, b và c khoản 2 Điều 5", "d5.k2.a d5.k2.b d5.k2.c|");
        check("khoản 1 và khoản 2 Điều 5, Luật", "d5.k1 d5.k2|, Luật");
        check("khoản 1, 2 Điều 5", "d5.k1 d5.k2|");
        check("Điều 5, 6 và 7 Nghị định", "d5 d6 d7| Nghị định");
        check("Điều 5, Điều 6 và Điều 7 Nghị định", "d5 d6 d7| Nghị định");
        check("điểm a khoản 1, điểm b khoản 2 Điều 5", "d5.k1.a d5.k2.b|");
        check("Điều 5 và 15–NQ/TW", "d5| và 15–NQ/TW");
        check("Điều 5 và 15 - NQ/TW", "d5| và 15 - NQ/TW");
        check("Điều 3, khoản 2 Điều 5 và Phụ lục II", "d3 d5.k2 PL2|");
        check("Điều 7, điểm a khoản 1 Điều 9 của", "d7 d9.k1.a| của");
        check("điểm a, khoản 2, Điều 5", "d5.k2.a|");
        check("Điều 5, khoản 1.3, điểm đ", "d5.k1.3.đ|");
        check("Mục II, điểm 1.2", "II.1.2|");
        check("Chương II và Điều 16 của Quy định", "C2 d16| của Quy định");
        check("Điều 5, khoản 1 và khoản 2", "d5.k1 d5.k2|");
        check("khoản 2 mục II của", "II.2| của");
        check("điều 12, khoản 2, điểm 2.1", "d12.k2.1|");
        check("Mục 1, điều 1.3, khoản 1.3.1, mục a", "1.3.1.a|");
        check("Điểm 1.3 Khoản 1 Mục II Hướng dẫn", "II.1.3| Hướng dẫn");
        check("Điều 5a Thông tư", "d5a| Thông tư");
        check("gạch đầu dòng thứ 2, điểm 1, mục II", "II.1.b2|");
        check("khoản 2 Điều này", "k2|");
        check("Điều này", "|");
        check("Chương II và 10 nội dung", "C2| và 10 nội dung");
        check("Điều 5 đến Điều 8 Nghị định", "d5 d6 d7 d8| Nghị định");
        check("khoản 1 đến khoản 3, khoản 6 Điều 5 của", "d5.k1 d5.k2 d5.k3 d5.k6| của");
        check("điểm c đến e khoản 1 Điều 5", "d5.k1.c d5.k1.d d5.k1.đ d5.k1.e|");
        check("Điều 5 đến Điều 205", "d5 d205|");
        check("Điều 5 đến hết Điều 7", "d5 d6 d7|");
        check("khoản 2 Điều 5 đến ngày 30", "d5.k2| đến ngày 30");
        check("Điều 5 đến 10 ngày", "d5| đến 10 ngày");
        check("điểm a khoản 1 đến điểm b khoản 3 Điều 5", "d5.k1.a d5.k3.b|");
        check("mục tiêu 5", "none");
    }
}
