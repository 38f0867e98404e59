//! `uniffi-bindgen`: reads the metadata in a built library of `tracuu-ffi` and writes the sources of a host language.
//!
//! ```text
//! uniffi-bindgen generate --library target/debug/libtracuu_ffi.so --language kotlin --out-dir out
//! ```

fn main() {
    uniffi::uniffi_bindgen_main();
}
