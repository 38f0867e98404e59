//! What the catalogue says of how names of bodies are read.
//!
//! | name                | what may follow      | so that this is read                |
//! | ------------------- | -------------------- | ----------------------------------- |
//! | `Bộ Chính trị`      | nothing              | Bộ Chính trị                        |
//! | `Thành ủy`          | a place              | Thành ủy Hà Nội                     |
//! | `Ban Thường vụ`     | a body               | Ban Thường vụ Thành ủy Hà Nội       |
//! | `Sở`                | words, then an area  | Sở Tư pháp tỉnh Yên Bái             |

/// How a body of the catalogue is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grammar {
    /// The id of the general row that this is a special case of; empty for others.
    pub(crate) of: &'static str,
    /// Special when this body stands behind the general name; empty for any.
    pub(crate) host: &'static str,
    /// Special when the area is one of these kinds; empty for any.
    pub(crate) areas: &'static [AreaKind],
    /// What may stand behind the name, likeliest first.
    pub(crate) follows: &'static [Follow],
    /// Whether the name is a body when nothing of this stands behind it.
    pub(crate) alone: bool,
    /// Whether it is read behind *của*; congresses are read with their number, elsewhere.
    pub(crate) reads: bool,
    /// The scope of its papers in match keys, before the place; mostly the code.
    pub(crate) scope: &'static str,
}

/// What may stand behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follow {
    /// A kind of area, perhaps with a name: *tỉnh Yên Bái*, *Thành phố*.
    Area,
    /// An area, or only its name: *Hà Nội*.
    Place,
    /// Another body: *Thành ủy Hà Nội*.
    Body,
    /// The words of a name: *Tư pháp*.
    Words,
}

/// A kind of area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AreaKind {
    /// *Xã, phường, thị trấn, đặc khu*.
    Commune,
    /// *Quận, huyện, thị xã*.
    District,
    /// *Thành phố*.
    City,
    /// *Tỉnh*.
    Province,
}

/// A word for a kind of area.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AreaWord {
    pub(crate) name: &'static str,
    pub(crate) kind: AreaKind,
    /// Whether a name may follow; not behind *cấp tỉnh*.
    pub(crate) named: bool,
}

/// A general noun such as *Sở*, or the title of a person such as *Bộ trưởng*.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opening {
    pub(crate) name: &'static str,
    pub(crate) follows: &'static [Follow],
    /// Whether it is read when nothing follows.
    pub(crate) alone: bool,
}
