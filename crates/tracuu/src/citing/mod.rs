//! Citations between papers: which papers a document cites, and where.
//!
//! ```text
//! reference   one citation, as it is kept and compared
//! stored      the same as bytes
//! key         match keys, taken apart, so that what is known of a paper less well finds what is known better
//! asked       what somebody asked for: a number, a number without its symbol, a name
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
mod reference;
mod same;
mod stored;

pub(crate) use asked::Asked;
pub(crate) use graph::GraphBuilder;
use key::Key;
pub(crate) use papers::{Own, Place, papers};
pub(crate) use reference::Reference;
