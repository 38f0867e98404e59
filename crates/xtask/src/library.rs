//! The shared library of `tracuu-ffi` as hosts load it: for this machine, with the flags that phones need, or for a phone.
//!
//! | profile  | for                                                           |
//! | -------- | ------------------------------------------------------------- |
//! | `dev`    | what is read from it: the surface, the sources, the alignment |
//! | `mobile` | what is shipped: small, linked in one piece                   |
//!
//! The one for a phone is linked without an NDK, by the linker that the toolchain brings, against empty archives in the place of
//! Android's own libraries. It shows the layout and the size of what is shipped, less the unwinder that an NDK adds, and cannot be loaded.
//!
//! Flags stand after `--`, not in RUSTFLAGS: they reach the last crate alone, and everything below it stays compiled. Only a `cdylib` is
//! asked for: beside a `lib` cargo leaves link-time optimization out, and the archive for static linking takes 600 MB.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};

use crate::mobile_check;
use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

/// 64-bit Android has machines with pages of 16 KiB, which load no library that is aligned to less.
pub(crate) const PAGE_FLAGS: [&str; 4] =
    ["-C", "link-arg=-Wl,-z,max-page-size=16384", "-C", "link-arg=-Wl,-z,common-page-size=16384"];

/// The phone for which it is linked without an NDK.
const PHONE: &str = "aarch64-linux-android";
/// Said to the linker itself, which is no C compiler here. Packed relocations, which Android reads since version 6, save 0.4 MB;
/// one copy of functions that are the same, 0.1 MB.
const PHONE_FLAGS: [&str; 8] = [
    "-C",
    "link-arg=-zmax-page-size=16384",
    "-C",
    "link-arg=-zcommon-page-size=16384",
    "-C",
    "link-arg=--pack-dyn-relocs=android",
    "-C",
    "link-arg=--icf=all",
];
/// What the standard library asks for there.
const PHONE_LIBRARIES: [&str; 6] = ["c", "dl", "gcc", "log", "m", "unwind"];

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

/// Links the library for a phone, in the profile `mobile`, and returns its path; skipped where the toolchain lacks what it takes.
pub(crate) fn build_for_phone(workspace: &Workspace) -> Result<PathBuf, Outcome> {
    if let Some(reason) = mobile_check::ensure(workspace, PHONE).map_err(Outcome::Failed)? {
        return Err(Outcome::Skipped(format!("{PHONE}: {reason}")));
    }
    let linker = tools(workspace).map_err(Outcome::Failed)?.join("rust-lld");
    if !linker.is_file() {
        return Err(Outcome::Skipped(format!("the toolchain brings no linker: {} is missing", linker.display())));
    }
    link_for_phone(workspace, &linker).map_err(Outcome::Failed)
}

fn link_for_phone(workspace: &Workspace, linker: &Path) -> Result<PathBuf, String> {
    let target = workspace.metadata()?.target_directory.into_std_path_buf();
    let empty = target.join("empty-archives");
    fs::create_dir_all(&empty).map_err(|error| format!("{}: {error}", empty.display()))?;
    for name in PHONE_LIBRARIES {
        let archive = empty.join(format!("lib{name}.a"));
        fs::write(&archive, "!<arch>\n").map_err(|error| format!("{}: {error}", archive.display()))?;
    }
    let mut arguments = base("mobile");
    let (linker, empty) = (format!("linker={}", linker.display()), format!("native={}", empty.display()));
    arguments.extend(["--target", PHONE, "--", "-C", &linker, "-C", "linker-flavor=ld.lld", "-L", &empty]);
    arguments.extend(PHONE_FLAGS);
    step::run(step::command(workspace, "cargo", &arguments))?;
    Ok(target.join(PHONE).join("mobile/libtracuu_ffi.so"))
}

/// The folder of the tools that the toolchain brings for itself.
pub(crate) fn tools(workspace: &Workspace) -> Result<PathBuf, String> {
    let root = step::output(step::command(workspace, "rustc", &["--print", "sysroot"]))?;
    let host = step::output(step::command(workspace, "rustc", &["--print", "host-tuple"]))?;
    Ok(Path::new(root.trim()).join("lib/rustlib").join(host.trim()).join("bin"))
}

fn base(profile: &str) -> Vec<&str> {
    vec!["rustc", "--package", "tracuu-ffi", "--lib", "--crate-type", "cdylib", "--profile", profile]
}

fn arguments(profile: &str) -> Vec<&str> {
    let mut arguments = base(profile);
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
