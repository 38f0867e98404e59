//! A folder to run the command in, gone afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder whose `sample` holds the sample papers.
pub(crate) struct Folder {
    folder: TempDir,
}

/// What a run said.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn new() -> Folder {
        let folder = Folder { folder: tempfile::tempdir().expect("expected a folder for tests") };
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample");
        for entry in fs::read_dir(sample).expect("expected the sample papers") {
            let path = entry.expect("expected an entry").path();
            let name = path.file_name().expect("expected a name").to_string_lossy().into_owned();
            folder.write(&format!("sample/{name}"), &fs::read(&path).expect("expected a file"));
        }
        folder
    }

    /// A folder whose `idx` holds an index of the sample.
    pub(crate) fn indexed() -> Folder {
        let folder = Folder::new();
        folder.check("index sample --into idx", 0, "indexed 15 documents", "");
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("expected a parent")).expect("expected to make a folder");
        fs::write(path, bytes).expect("expected to write a file");
    }

    /// The command with words that are parted by blanks, except between single quotes.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tracuu"));
        command.current_dir(self.folder.path()).args(words(line)).stdin(Stdio::null());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs and never panics.
    #[track_caller]
    pub(crate) fn run(&self, line: &str) -> Ran {
        ran(line, self.command(line).output().expect("expected to start the command"))
    }

    /// Runs a line and compares the exit code and what stdout and stderr hold.
    #[track_caller]
    pub(crate) fn check(&self, line: &str, code: i32, stdout: &str, stderr: &str) {
        let ran = self.run(line);
        assert_eq!(ran.code, Some(code), "{line}: {ran:?}");
        assert!(ran.stdout.contains(stdout), "{line}: expected {stdout:?} in {ran:?}");
        assert!(ran.stderr.contains(stderr), "{line}: expected {stderr:?} in {ran:?}");
    }

    /// The object that a line prints, which is all that it prints.
    #[track_caller]
    pub(crate) fn json(&self, line: &str, code: i32) -> serde_json::Value {
        let ran = self.run(line);
        assert_eq!(ran.code, Some(code), "{line}: {ran:?}");
        assert_eq!(ran.stdout.matches('\n').count(), 1, "{line}: {ran:?}");
        serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{line}: {error} in {ran:?}"))
    }
}

/// The keys of an object, sorted.
#[track_caller]
pub(crate) fn keys(value: &serde_json::Value) -> String {
    let object = value.as_object().expect("expected an object");
    object.keys().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub(crate) fn ran(line: &str, output: Output) -> Ran {
    let Output { status, stdout, stderr } = output;
    let text = |bytes| String::from_utf8(bytes).expect("expected UTF-8");
    let ran = Ran { code: status.code(), stdout: text(stdout), stderr: text(stderr) };
    assert!(!ran.stderr.contains("panicked"), "{line}: {ran:?}");
    ran
}

/// Even pieces stand outside of quotes.
fn words(line: &str) -> Vec<&str> {
    let pieces = line.split('\'').enumerate();
    pieces
        .flat_map(|(nth, piece)| if nth % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() })
        .collect()
}
