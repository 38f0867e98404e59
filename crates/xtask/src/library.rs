//! The shared library of `tracuu-ffi` as hosts load it: built for this machine, with the flags that phones need.
//!
//! | profile  | for                                                           |
//! | -------- | ------------------------------------------------------------- |
//! | `dev`    | what is read from it: the surface, the sources, the alignment |
//! | `mobile` | what is shipped: small, linked in one piece                   |
//!
//! Flags stand after `--`, not in RUSTFLAGS: they reach the last crate alone, and everything below it stays compiled. Only a `cdylib` is
//! asked for: beside a `lib` cargo leaves link-time optimization out, and the archive for static linking takes 600 MB.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::PathBuf;

use crate::step;
use crate::workspace::Workspace;

/// 64-bit Android has machines with pages of 16 KiB, which load no library that is aligned to less.
pub(crate) const PAGE_FLAGS: [&str; 4] =
    ["-C", "link-arg=-Wl,-z,max-page-size=16384", "-C", "link-arg=-Wl,-z,common-page-size=16384"];

/// How the library is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    Dev,
    Mobile,
}

impl Profile {
    /// Its name, and the folder that cargo keeps it in.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Profile::Dev => ("dev", "debug"),
            Profile::Mobile => ("mobile", "mobile"),
        }
    }
}

/// Builds the library and returns its path.
pub(crate) fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf, String> {
    let (name, folder) = profile.names();
    step::run(step::command(workspace, "cargo", &arguments(name)))?;
    let target = workspace.metadata()?.target_directory.into_std_path_buf();
    let library = target.join(folder).join(format!("{DLL_PREFIX}tracuu_ffi{DLL_SUFFIX}"));
    if library.is_file() { Ok(library) } else { Err(format!("expected {}, but found none", library.display())) }
}

fn arguments(profile: &str) -> Vec<&str> {
    let mut arguments = vec!["rustc", "--package", "tracuu-ffi", "--lib", "--crate-type", "cdylib"];
    arguments.extend(["--profile", profile]);
    // Other linkers know neither the flags nor the format.
    if cfg!(target_os = "linux") {
        arguments.push("--");
        arguments.extend(PAGE_FLAGS);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_reach_the_last_crate_alone() {
        let line = arguments("mobile").join(" ");
        assert!(line.starts_with("rustc --package tracuu-ffi --lib --crate-type cdylib --profile mobile"), "{line}");
        assert_eq!(line.contains(" -- -C link-arg=-Wl,-z,max-page-size=16384"), cfg!(target_os = "linux"), "{line}");
    }
}
