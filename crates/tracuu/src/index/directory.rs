//! The folder of an index, as the engine sees it.
//!
//! | what                            | the engine's own                        | here                                     |
//! | ------------------------------- | --------------------------------------- | ---------------------------------------- |
//! | a lock, to open a segment       | writes a file                           | reads it, or does without, where nobody may write |
//! | `meta.json`, `.managed.json`    | for the eyes of their writer alone      | as readable as the other files           |
//! | everything else                 | as it is                                | as it is                                 |
//!
//! An app may carry an index where it cannot write, and a server may search what another user wrote.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr};
use tantivy::{Directory, TantivyError};

use crate::SearchError;

/// What a file is called until all of it is written.
pub(crate) const FRESH: &str = "new";

/// The folder of an index.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    files: MmapDirectory,
    root: PathBuf,
}

impl Folder {
    pub(crate) fn open(root: &Path) -> Result<Folder, SearchError> {
        let files = MmapDirectory::open(root).map_err(TantivyError::from)?;
        Ok(Folder { files, root: root.to_owned() })
    }
}

impl Directory for Folder {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path).map_err(|error| self.rooted(error))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path).map_err(|error| self.rooted(error))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.files.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.files.atomic_read(path).map_err(|error| self.rooted(error))
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let path = self.root.join(path);
        let mut fresh = path.clone().into_os_string();
        fresh.push(".");
        fresh.push(FRESH);
        let mut file = File::create(&fresh)?;
        file.write_all(data)?;
        file.sync_data()?;
        drop(file);
        std::fs::rename(fresh, path)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.files.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.files.acquire_lock(lock) {
            // Who only reads waits for its turn; who writes must be able to.
            Err(LockError::IoError(error)) if lock.is_blocking && is_refused(&error) => self.lock_unwritten(lock),
            answer => answer,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}

impl Folder {
    /// An error that names the whole path of a file.
    fn rooted(&self, error: OpenReadError) -> OpenReadError {
        match error {
            OpenReadError::IoError { io_error, filepath } => {
                OpenReadError::IoError { io_error, filepath: self.root.join(filepath) }
            }
            error => error,
        }
    }

    /// A lock on a file that may not be written. Where there is none, nobody has ever written here who would have to be kept out.
    fn lock_unwritten(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let failed = |error| LockError::IoError(Arc::new(error));
        match File::open(self.root.join(&lock.filepath)) {
            Ok(file) => {
                file.lock().map_err(failed)?;
                Ok(DirectoryLock::from(Box::new(file)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(DirectoryLock::from(Box::new(()))),
            Err(error) => Err(failed(error)),
        }
    }
}

fn is_refused(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests {
    use tantivy::directory::META_LOCK;

    use super::*;

    #[test]
    fn a_lock_that_nobody_can_write_keeps_others_out_where_there_is_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = Folder::open(folder.path()).expect("a directory");
        drop(directory.lock_unwritten(&META_LOCK).expect("no file, no lock"));
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "nothing is written");
        let path = folder.path().join(&META_LOCK.filepath);
        std::fs::write(&path, "").expect("written");
        let held = directory.lock_unwritten(&META_LOCK).expect("a lock");
        let other = File::open(&path).expect("a file");
        assert!(other.try_lock().is_err(), "somebody holds it");
        drop(held);
        assert!(other.try_lock().is_ok());
    }

    #[test]
    fn errors_name_the_whole_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = Folder::open(folder.path()).expect("a directory");
        std::fs::create_dir(folder.path().join("meta.json")).expect("a folder in the place of a file");
        match directory.atomic_read(Path::new("meta.json")) {
            Err(OpenReadError::IoError { filepath, .. }) => assert_eq!(filepath, folder.path().join("meta.json")),
            other => panic!("expected an error of the system, but found {other:?}"),
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_replaced_is_as_readable_as_what_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let directory = Folder::open(folder.path()).expect("a directory");
        std::fs::write(folder.path().join("other"), "").expect("written");
        for text in ["one", "two"] {
            directory.atomic_write(Path::new("meta.json"), text.as_bytes()).expect("written");
            assert_eq!(directory.atomic_read(Path::new("meta.json")).expect("read"), text.as_bytes());
        }
        let mode = |name: &str| std::fs::metadata(folder.path().join(name)).expect("a file").permissions().mode();
        assert_eq!(mode("meta.json"), mode("other"));
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 2, "nothing else is left");
    }
}
