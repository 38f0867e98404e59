//! `cargo xtask package`: each crate as it would be published, unpacked and compiled again.
//!
//! | held                                                  | because                                             |
//! | ----------------------------------------------------- | --------------------------------------------------- |
//! | `cargo package` accepts every crate                   | what cannot be packaged cannot be published         |
//! | each package holds its README                         | it is the crate's page in the registry              |
//! | no file is over 1 MB                                  | packages are downloaded by everybody, for ever      |
//! | the unpacked packages compile together                | a file that `include` forgot is found here          |
//!
//! `cargo package` has a verification of its own, which is left out: it unpacks the sibling crates into cargo's home
//! and, as it holds published versions to be eternal, never looks at them again. The second run on a machine then
//! compiles against the siblings of the first (seen with cargo 1.95). Here they are unpacked afresh each time.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, Package};

use crate::step;
use crate::workspace::{Workspace, files_under};

/// The largest file that a package may hold, in bytes.
const LARGEST: u64 = 1_000_000;

/// Packages every crate that may be published and checks what came out.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    let metadata = workspace.metadata()?;
    let packages: Vec<&Package> = metadata.packages.iter().filter(|package| is_published(package)).collect();
    step::run(step::command(workspace, "cargo", &arguments(&packages)))?;

    let folder = unpack(workspace, &metadata, &packages)?;
    let mut complaints = Vec::new();
    for package in &packages {
        complaints.extend(content_breaches(&package.name, &folder.join(stem(package)))?);
    }
    if !complaints.is_empty() {
        return Err(complaints.join("\n"));
    }
    let manifest = folder.join("Cargo.toml");
    step::run(step::command(workspace, "cargo", &["check", "--manifest-path", &manifest.to_string_lossy()]))
}

/// Whether a package may go to a registry: `publish = false` is an empty list of registries.
fn is_published(package: &Package) -> bool {
    package.publish.as_ref().is_none_or(|registries| !registries.is_empty())
}

/// `cargo package` for all of them at once, since they depend on each other and no registry has them.
fn arguments<'p>(packages: &[&'p Package]) -> Vec<&'p str> {
    let mut arguments = vec!["package", "--allow-dirty", "--no-verify"];
    for package in packages {
        arguments.extend(["--package", package.name.as_str()]);
    }
    arguments
}

/// `tracuu-0.1.0`: the name of the archive and of the folder in it.
fn stem(package: &Package) -> String {
    format!("{}-{}", package.name, package.version)
}

/// Unpacks the archives side by side into a workspace of their own and returns its folder.
fn unpack(workspace: &Workspace, metadata: &Metadata, packages: &[&Package]) -> Result<PathBuf, String> {
    let archives = metadata.target_directory.as_std_path().join("package");
    let folder = archives.join("unpacked");
    let shown = folder.display();
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{shown}: {error}"))?;
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{shown}: {error}"))?;
    for package in packages {
        let archive = archives.join(format!("{}.crate", stem(package)));
        let (archive, into) = (archive.to_string_lossy(), folder.to_string_lossy());
        // -m: files are as old as this moment, else cargo would take them for those of the last run.
        step::run(step::command(workspace, "tar", &["-x", "-z", "-m", "-f", &archive, "-C", &into]))?;
    }
    fs::write(folder.join("Cargo.toml"), manifest(packages)).map_err(|error| format!("{shown}: {error}"))?;
    // The same versions as everywhere else.
    fs::copy(workspace.root.join("Cargo.lock"), folder.join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    Ok(folder)
}

/// A workspace of the unpacked crates, in which they find each other although no registry has them.
fn manifest(packages: &[&Package]) -> String {
    let mut toml = String::from("[workspace]\nresolver = \"3\"\nmembers = [");
    let members: Vec<String> = packages.iter().map(|package| format!("{:?}", stem(package))).collect();
    let _ = writeln!(toml, "{}]\n\n[patch.crates-io]", members.join(", "));
    for package in packages {
        let _ = writeln!(toml, "{} = {{ path = {:?} }}", package.name, stem(package));
    }
    toml
}

/// What is wrong with the files of the crate `name`, unpacked in `folder`.
fn content_breaches(name: &str, folder: &Path) -> Result<Vec<String>, String> {
    let mut complaints = Vec::new();
    if !folder.join("README.md").is_file() {
        complaints.push(format!("{name}: expected README.md in the package, but found none"));
    }
    for path in files_under(folder, None)? {
        let size = fs::metadata(&path).map_err(|error| format!("{}: {error}", path.display()))?.len();
        if size > LARGEST {
            let path = path.strip_prefix(folder).unwrap_or(&path).display();
            complaints.push(format!("{name}: expected files of at most {LARGEST} bytes, but {path} has {size}"));
        }
    }
    Ok(complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, u64)], expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, size) in files {
            let file = fs::File::create(folder.path().join(name)).expect("a file");
            file.set_len(*size).expect("its size");
        }
        assert_eq!(content_breaches("tracuu", folder.path()), Ok(expected.iter().map(|s| s.to_string()).collect()));
    }

    #[test]
    fn a_package_holds_its_readme_and_no_large_file() {
        check(&[("README.md", 10), ("words.bin", 1_000_000)], &[]);
        check(&[("lib.rs", 1)], &["tracuu: expected README.md in the package, but found none"]);
        check(
            &[("README.md", 1), ("words.bin", 1_000_001)],
            &["tracuu: expected files of at most 1000000 bytes, but words.bin has 1000001"],
        );
    }
}
