//! Looks for an input that breaks a law of `tokenize`.

#![no_main]

#[path = "../../../crates/tracuu-text/tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::check("tokenize", bytes));
