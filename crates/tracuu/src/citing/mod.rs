//! Citations between papers: which papers a document cites, and where.
//!
//! ```text
//! reference   one citation, as it is kept and compared
//! stored      the same as bytes
//! key         match keys, taken apart, so that what is known of a paper less well finds what is known better
//! asked       what somebody asked for: a number, a part of one, a name
//! parts       numbers that are not told in full, and which keys agree with them
//! papers      the citations of one document, gathered by the paper that they mean
//! graph       those of all documents: who cites whom
//! same        which keys mean the same paper
//! own         under which keys a document is cited
//! describe    what a paper is called
//! ```
//!
//! What a document says of itself (*Điều này*, its own number) cites nothing, nor does a paper that is still to be drafted.

mod asked;
mod describe;
mod graph;
mod key;
mod own;
mod papers;
mod parts;
mod reference;
mod same;
mod stored;

pub(crate) use asked::Asked;
pub(crate) use graph::GraphBuilder;
pub(crate) use key::Key;
pub(crate) use papers::{Own, Place, papers};
pub(crate) use parts::Parts;
pub(crate) use reference::Reference;
