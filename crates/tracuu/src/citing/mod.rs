//! Citations between papers: which papers a document cites, and where.
//!
//! ```text
//! reference   one citation, as it is kept and compared
//! stored      the same as bytes
//! key         match keys, taken apart, so that what is known of a paper less well finds what is known better
//! asked       what somebody asked for: a number, a number without its symbol, a name
//! papers      the citations of one document, gathered by the paper that they mean
//! ```
//!
//! What a document says of itself (*Điều này*, its own number) cites nothing, nor does a paper that is still to be drafted.

mod asked;
mod key;
mod papers;
mod reference;
mod stored;

pub(crate) use asked::Asked;
pub(crate) use papers::{Own, Place, papers};
pub(crate) use reference::Reference;
