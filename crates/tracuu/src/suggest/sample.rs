//! Samples: a bounded number of passages of a term, spread evenly over the segment.

use tantivy::postings::SegmentPostings;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use crate::SearchError;
use crate::index::ORDINAL;

/// Passages that hold a term and are not deleted, in order: all when there are no more than twice `most`, else about `most` of them.
pub(super) fn sample(segment: &SegmentReader, postings: &mut SegmentPostings, most: usize, out: &mut Vec<DocId>) {
    let mut keep = |doc: DocId| {
        if !segment.is_deleted(doc) {
            out.push(doc);
        }
    };
    if postings.doc_freq() as usize <= 2 * most {
        while postings.doc() != TERMINATED {
            keep(postings.doc());
            postings.advance();
        }
        return;
    }
    let step = (segment.max_doc() / most as u32).max(1);
    let mut target = step / 2;
    loop {
        let doc = if postings.doc() < target { postings.seek(target) } else { postings.doc() };
        if doc == TERMINATED {
            return;
        }
        keep(doc);
        target = doc.saturating_add(1).max(target.saturating_add(step));
    }
}

/// Every `n`-th of some items, so that at most `most` stay.
pub(super) fn thin<T>(items: &mut Vec<T>, most: usize) {
    if items.len() > most {
        let step = items.len().div_ceil(most.max(1));
        let mut nth = 0;
        items.retain(|_| {
            nth += 1;
            (nth - 1) % step == 0
        });
    }
}

/// How many documents have a term that all their passages have; `None` when there are too many passages to look at.
pub(super) fn documents(segment: &SegmentReader, postings: &mut SegmentPostings) -> Result<Option<u64>, SearchError> {
    const MOST: u32 = 8192;
    if postings.doc_freq() > MOST {
        return Ok(None);
    }
    let ordinals = segment.fast_fields().u64(ORDINAL)?;
    let mut count = 0;
    while postings.doc() != TERMINATED {
        let doc = postings.doc();
        count += u64::from(!segment.is_deleted(doc) && ordinals.first(doc) == Some(0));
        postings.advance();
    }
    Ok(Some(count))
}
