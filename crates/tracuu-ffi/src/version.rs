//! What wrote what.

/// Versions, for bug reports and for an app that must know whether to build its index again.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Versions {
    /// The version of the library, such as `0.1.0`.
    pub library: String,
    /// The index format that it reads and writes.
    pub index_format: i32,
}

/// The versions of this library.
#[uniffi::export]
pub fn versions() -> Versions {
    Versions {
        library: env!("CARGO_PKG_VERSION").to_owned(),
        index_format: i32::try_from(tracuu::SearchIndex::FORMAT).unwrap_or(i32::MAX),
    }
}
