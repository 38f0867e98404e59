//! `cargo xtask alignment [LIBRARY] [--at-least 0x4000]`: a shared library loads where pages have 16 KiB.
//!
//! ```text
//! libtracuu_ffi.so: 4 loaded segments, aligned to 0x4000, 0x4000, 0x4000, 0x4000
//! ```
//!
//! Play refuses a 64-bit library whose loaded segments are aligned to less. Without a library the one of this machine is built with the
//! flags that phones get, and held: it shows that the flags do what they should.

mod elf;

use std::fs;
use std::path::Path;

use crate::library::{self, Profile};
use crate::outcome::Outcome;
use crate::workspace::Workspace;

const AT_LEAST: u64 = 0x4000;

/// Holds the library that is named, or the one of this machine.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let (library, at_least) = match read(arguments) {
        Ok(read) => read,
        Err(message) => return Outcome::Failed(message),
    };
    match library {
        Some(library) => check(Path::new(library), at_least).into(),
        None if !cfg!(target_os = "linux") => Outcome::Skipped("the libraries of this machine are no ELF".into()),
        None => library::build(workspace, Profile::Dev).and_then(|library| check(&library, at_least)).into(),
    }
}

/// The library and the least alignment, from the command line.
fn read<'a>(arguments: &[&'a str]) -> Result<(Option<&'a str>, u64), String> {
    let (library, rest) = match arguments {
        [library, rest @ ..] if !library.starts_with("--") => (Some(*library), rest),
        rest => (None, rest),
    };
    match rest {
        [] => Ok((library, AT_LEAST)),
        ["--at-least", number] => Ok((library, parse(number)?)),
        other => Err(format!("expected `[LIBRARY] [--at-least 0x4000]`, but found `{}`", other.join(" "))),
    }
}

/// A power of two, in hexadecimal with `0x`, else in decimal.
fn parse(number: &str) -> Result<u64, String> {
    let parsed = match number.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let parsed = parsed.ok().filter(|parsed| parsed.is_power_of_two());
    parsed.ok_or_else(|| format!("expected a power of two such as 0x4000, but found `{number}`"))
}

/// Fails unless every loaded segment of `library` is aligned to `at_least`.
fn check(library: &Path, at_least: u64) -> Result<(), String> {
    let shown = library.display();
    let bytes = fs::read(library).map_err(|error| format!("{shown}: {error}"))?;
    let alignments = elf::load_alignments(&bytes).map_err(|error| format!("{shown}: {error}"))?;
    let listed: Vec<String> = alignments.iter().map(|alignment| format!("{alignment:#x}")).collect();
    let listed = listed.join(", ");
    if alignments.iter().any(|alignment| alignment % at_least != 0 || *alignment == 0) {
        return Err(format!("{shown}: expected segments aligned to {at_least:#x}, but found {listed}"));
    }
    println!("{shown}: {} loaded segments, aligned to {listed}", alignments.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_names_a_library_and_an_alignment() {
        assert_eq!(read(&[]), Ok((None, 0x4000)));
        assert_eq!(read(&["a.so"]), Ok((Some("a.so"), 0x4000)));
        assert_eq!(read(&["a.so", "--at-least", "0x1000"]), Ok((Some("a.so"), 0x1000)));
        assert_eq!(read(&["--at-least", "65536"]), Ok((None, 0x10000)));
        assert!(read(&["--at-least", "0x3000"]).is_err());
        assert!(read(&["a.so", "b.so"]).is_err());
    }

    /// The compiler itself makes two libraries: one as it does by default, one with our flags.
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    #[test]
    fn our_flags_and_nothing_else_align_a_library() {
        let folder = tempfile::tempdir().expect("a folder");
        let source = folder.path().join("answer.rs");
        fs::write(&source, "#[unsafe(no_mangle)]\npub extern \"C\" fn answer() -> i32 { 42 }\n").expect("a source");
        let build = |name: &str, flags: &[&str]| {
            let library = folder.path().join(name);
            let mut command = std::process::Command::new("rustc");
            command.args(["--edition", "2024", "--crate-type", "cdylib", "-o"]).arg(&library).arg(&source).args(flags);
            assert!(command.status().expect("rustc").success());
            library
        };
        let plain = check(&build("plain.so", &[]), AT_LEAST).expect_err("4 KiB by default");
        assert!(plain.contains("expected segments aligned to 0x4000, but found 0x1000"), "{plain}");
        assert_eq!(check(&build("paged.so", &library::PAGE_FLAGS), AT_LEAST), Ok(()));
    }
}
