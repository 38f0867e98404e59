//! Which files hold documents, and under which ids.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Skipped;

/// A file that holds documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    /// The path relative to the folder that was named, with `/`; the file's name when it was named itself.
    pub(crate) id: String,
    pub(crate) format: Format,
    /// The size of the file in bytes.
    pub(crate) bytes: u64,
}

/// How a file holds documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    JsonLines,
    JsonLinesZstd,
}

/// The files found under the paths that were named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sources {
    pub(crate) files: Vec<Source>,
    pub(crate) skipped: Vec<Skipped>,
    /// Files in folders whose names say that they are something else.
    pub(crate) ignored: u64,
}

/// Finds the files with documents under `paths`, in the order of the paths, each folder sorted by name.
pub(crate) fn find_sources(paths: &[PathBuf]) -> Sources {
    let mut sources = Sources::default();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => sources.skip(path, error.to_string()),
            Ok(metadata) if metadata.is_dir() => sources.named_folder(path),
            Ok(metadata) if metadata.is_file() => sources.named_file(path, metadata.len()),
            Ok(_) => sources.skip(path, NO_FILE),
        }
    }
    sources
}

/// Reading from a pipe or a device may never end.
const NO_FILE: &str = "expected a file, but found a pipe or a device";

impl Sources {
    fn skip(&mut self, path: &Path, reason: impl Into<String>) {
        self.skipped.push(Skipped { path: path.display().to_string(), line: None, reason: reason.into() });
    }

    fn named_file(&mut self, path: &Path, bytes: u64) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match format_of(&name) {
            Some(format) => self.files.push(Source { path: path.to_owned(), id: name, format, bytes }),
            None => self.skip(path, "expected a file named .md, .txt, .jsonl or .jsonl.zst"),
        }
    }

    fn named_folder(&mut self, folder: &Path) {
        let before = (self.files.len(), self.skipped.len());
        self.walk(folder, "");
        if before == (self.files.len(), self.skipped.len()) {
            self.skip(folder, "expected files named .md, .txt, .jsonl or .jsonl.zst in the folder, but found none");
        }
    }

    /// Goes through a folder; links to folders are not followed, so that no circle is walked.
    fn walk(&mut self, folder: &Path, prefix: &str) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.skip(folder, error.to_string()),
        };
        let mut names: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.file_name()).collect();
        names.sort();
        for name in names {
            let (path, name) = (folder.join(&name), name.to_string_lossy().into_owned());
            if !name.starts_with('.') {
                self.entry(path, format!("{prefix}{name}"));
            }
        }
    }

    fn entry(&mut self, path: PathBuf, id: String) {
        let is_link = fs::symlink_metadata(&path).is_ok_and(|m| m.is_symlink());
        match fs::metadata(&path) {
            Err(error) => self.skip(&path, error.to_string()),
            Ok(metadata) if metadata.is_dir() => {
                if !is_link {
                    self.walk(&path, &format!("{id}/"));
                }
            }
            Ok(metadata) => match format_of(&id) {
                Some(_) if !metadata.is_file() => self.skip(&path, NO_FILE),
                Some(format) => self.files.push(Source { path, id, format, bytes: metadata.len() }),
                None => self.ignored += 1,
            },
        }
    }
}

fn format_of(name: &str) -> Option<Format> {
    let name = name.to_ascii_lowercase();
    let ends = |suffixes: &[&str]| suffixes.iter().any(|s| name.ends_with(s));
    if ends(&[".md", ".txt"]) {
        Some(Format::Text)
    } else if ends(&[".jsonl"]) {
        Some(Format::JsonLines)
    } else if ends(&[".jsonl.zst"]) {
        Some(Format::JsonLinesZstd)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_files_sorted_with_relative_ids() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.md", "a/2.txt", "a/10.TXT", "c.pdf", ".hidden.md", "z.jsonl.zst"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, "x").expect("written");
        }
        let sources = find_sources(&[folder.path().to_owned()]);
        let ids: Vec<_> = sources.files.iter().map(|s| s.id.as_str()).collect();
        assert_eq!(ids, ["a/10.TXT", "a/2.txt", "b.md", "z.jsonl.zst"]);
        assert_eq!((sources.ignored, sources.skipped.len()), (1, 0));
    }

    #[cfg(unix)]
    #[test]
    fn leaves_devices_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let link = folder.path().join("endless.txt");
        std::os::unix::fs::symlink("/dev/zero", &link).expect("a link");
        for path in [folder.path().to_owned(), link] {
            let sources = find_sources(&[path]);
            assert_eq!(sources.files, []);
            assert_eq!(sources.skipped[0].reason, NO_FILE);
        }
    }

    #[test]
    fn says_why_a_path_is_left_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let pdf = folder.path().join("c.pdf");
        fs::write(&pdf, "x").expect("written");
        let sources = find_sources(&[pdf, folder.path().to_owned(), folder.path().join("missing")]);
        assert_eq!(sources.files, []);
        assert_eq!(sources.skipped.len(), 3);
        assert!(sources.skipped[1].reason.contains("found none"));
    }
}
