//! `cargo xtask bindings [LANG…] [--out DIR] [--uniffi 0.31]`: the sources that hosts compile, from the library as it is.
//!
//! | call                        | what it does                                                              |
//! | --------------------------- | ------------------------------------------------------------------------- |
//! | `bindings`                  | Kotlin, Swift and Python into `bindings/` below the target folder         |
//! | `bindings kotlin --out DIR` | Kotlin alone, into `DIR/kotlin`                                           |
//! | `bindings --uniffi 0.31`    | writes nothing: holds that the border also compiles with that version     |
//!
//! Names and packages come from `bindings/<language>/uniffi.toml`, where there is one.

mod elder;

use std::path::{Path, PathBuf};

use crate::library::{self, Profile};
use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

const LANGUAGES: [&str; 3] = ["kotlin", "swift", "python"];

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Wish<'a> {
    Write { languages: Vec<&'a str>, out: Option<&'a str> },
    Compile { version: &'a str },
}

/// Writes sources, or compiles the border with another UniFFI.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    match read(arguments) {
        Err(message) => Outcome::Failed(message),
        Ok(Wish::Compile { version }) => elder::check(workspace, version),
        Ok(Wish::Write { languages, out }) => write(workspace, &languages, out).into(),
    }
}

fn read<'a>(arguments: &[&'a str]) -> Result<Wish<'a>, String> {
    let (mut languages, mut out) = (Vec::new(), None);
    let mut rest = arguments;
    loop {
        rest = match rest {
            ["--uniffi", version] if languages.is_empty() && out.is_none() => return Ok(Wish::Compile { version }),
            ["--out", folder, rest @ ..] if out.is_none() => {
                out = Some(*folder);
                rest
            }
            [language, rest @ ..] if LANGUAGES.contains(language) => {
                languages.push(*language);
                rest
            }
            [] => break,
            other => {
                let known = LANGUAGES.join("|");
                let found = other.join(" ");
                return Err(format!("expected `[{known}…] [--out DIR]` or `--uniffi 0.31`, but found `{found}`"));
            }
        };
    }
    if languages.is_empty() {
        languages = LANGUAGES.to_vec();
    }
    Ok(Wish::Write { languages, out })
}

fn write(workspace: &Workspace, languages: &[&str], out: Option<&str>) -> Result<(), String> {
    let library = library::build(workspace, Profile::Dev)?;
    let out = match out {
        Some(folder) => PathBuf::from(folder),
        None => workspace.metadata()?.target_directory.into_std_path_buf().join("bindings"),
    };
    for language in languages {
        let folder = out.join(language);
        let config = format!("bindings/{language}/uniffi.toml");
        let config = workspace.root.join(&config).is_file().then_some(config);
        generate(workspace, language, &library, &folder, config.as_deref())?;
        println!("{}", folder.display());
    }
    Ok(())
}

/// Our own generator, which is as old as the library's macros: another one may not read its metadata.
fn generate(
    workspace: &Workspace,
    language: &str,
    library: &Path,
    folder: &Path,
    config: Option<&str>,
) -> Result<(), String> {
    let (library, folder) = (library.to_string_lossy(), folder.to_string_lossy());
    let mut arguments = vec!["run", "--quiet", "--package", "uniffi-bindgen", "--", "generate", "--no-format"];
    arguments.extend(["--language", language, "--out-dir", &folder]);
    arguments.extend(config.iter().flat_map(|config| ["--config", config]));
    arguments.push(&library);
    step::run(step::command(workspace, "cargo", &arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_names_languages_a_folder_or_a_version() {
        let write = |languages: &[&'static str], out| Ok(Wish::Write { languages: languages.to_vec(), out });
        assert_eq!(read(&[]), write(&LANGUAGES, None));
        assert_eq!(read(&["swift", "--out", "a", "python"]), write(&["swift", "python"], Some("a")));
        assert_eq!(read(&["--uniffi", "0.31"]), Ok(Wish::Compile { version: "0.31" }));
        for wrong in [&["ruby"][..], &["--out"], &["kotlin", "--uniffi", "0.31"], &["--uniffi"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
