//! What the tests of several crates share; nothing that users get depends on it.

pub mod conformance;
