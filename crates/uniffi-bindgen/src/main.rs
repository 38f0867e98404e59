//! `uniffi-bindgen`: reads the metadata in a built library of `tracuu-ffi` and writes the sources of a host language, or lists what
//! hosts see of it.
//!
//! ```text
//! uniffi-bindgen generate --language kotlin --out-dir out target/debug/libtracuu_ffi.so
//! uniffi-bindgen surface target/debug/libtracuu_ffi.so
//! ```

mod surface;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["surface", library] => match surface::read(Path::new(library)) {
            Ok(surface) => print!("{surface}"),
            Err(message) => {
                eprintln!("uniffi-bindgen: {message}");
                return ExitCode::FAILURE;
            }
        },
        _ => uniffi::uniffi_bindgen_main(),
    }
    ExitCode::SUCCESS
}
