//! `cargo xtask`: the one entry to every check of this workspace.
//!
//! | call                          | what it does                                                        |
//! | ----------------------------- | ------------------------------------------------------------------- |
//! | `cargo xtask ci`              | every check, in order, with a table at the end                      |
//! | `cargo xtask layers`          | dependencies go one way and the lower crates stay pure              |
//! | `cargo xtask codegen`         | writes `crates/*/src/generated/` from the tables in `data/`         |
//! | `cargo xtask codegen --check` | says which generated file differs from its table                    |
//! | `cargo xtask examples`        | every public item of the text layer has an example that runs        |
//! | `cargo xtask deny`            | licences, bans, sources and advisories of everything we depend on   |
//! | `cargo xtask kotlin`          | the Kotlin binding: tests, jar, a project that uses the jar         |
//! | `cargo xtask package`         | each crate as it would be published, unpacked and compiled again    |
//! | `cargo xtask ffi-surface [--check]` | lists what hosts see of the library, or compares the list       |
//! | `cargo xtask bindings [LANG…] [--out DIR]` | the sources that hosts compile, from the library         |
//! | `cargo xtask bindings --uniffi 0.31` | the border compiles with an elder UniFFI                       |
//! | `cargo xtask mobile-check [--target T]` | the border compiles for phones                              |
//! | `cargo xtask alignment [LIBRARY] [--at-least 0x4000]` | a library loads where pages have 16 KiB       |
//! | `cargo xtask size [--host]`   | what the library weighs on a phone, and its largest parts             |
//! | `cargo xtask fuzz [target] [--seconds N]` | looks for inputs that break a law of the text layer     |
//! | `cargo xtask conformance [host]` | every vector in every language, and as many in each             |
//! | `cargo xtask swift [--write]` | the Swift package is what the generator writes, and its tests pass |
//! | `cargo xtask python [--conformance]` | the Python package, built, installed and tested              |
//! | `cargo xtask diff-citations <revision>` | the citations that this tree gains and loses on real papers   |
//! | `cargo xtask help`            | this table                                                          |

mod alignment;
mod bindings;
mod ci;
mod codegen;
mod conformance;
mod deny;
mod diff_citations;
mod examples;
mod ffi_surface;
mod fuzz;
mod kotlin;
mod layers;
mod library;
mod mobile_check;
mod outcome;
mod package;
mod python;
mod size;
mod step;
mod swift;
mod table;
mod workspace;

use std::process::ExitCode;

use workspace::Workspace;

const HELP: &str = "\
cargo xtask ci                every check, in order, with a table at the end
cargo xtask layers            dependencies go one way and the lower crates stay pure
cargo xtask codegen           write crates/*/src/generated/ from the tables in data/
cargo xtask codegen --check   say which generated file differs from its table
cargo xtask examples          every public item of the text layer has an example that runs
cargo xtask deny              licences, bans, sources and advisories of everything we depend on
cargo xtask kotlin            build and test the Kotlin binding, its jar, and a project that uses the jar
cargo xtask package           each crate as it would be published, unpacked and compiled again
cargo xtask ffi-surface       write crates/tracuu-ffi/ffi_surface.txt, which lists what hosts see of the library
cargo xtask ffi-surface --check
                              say how the library differs from that list
cargo xtask bindings [kotlin|swift|python…] [--out DIR]
                              write the sources that hosts compile, below the target folder or into DIR
cargo xtask bindings --uniffi 0.31
                              the border compiles with an elder UniFFI
cargo xtask mobile-check [--target T]
                              the border compiles for phones (aarch64-linux-android, aarch64-apple-ios)
cargo xtask alignment [LIBRARY] [--at-least 0x4000]
                              a library loads where pages have 16 KiB; without LIBRARY the one of this machine
cargo xtask size [--host]     what the library weighs on a phone (or here), and its largest parts
cargo xtask fuzz [target] [--seconds N]
                              look for inputs that break a law of the text layer, 20 seconds a target
cargo xtask conformance [host]
                              every vector in every language (rust, python, kotlin, swift), and as many in each
cargo xtask swift [--write]   the Swift package is what the generator writes, and its tests pass
cargo xtask python [--conformance] [--release]
                              the Python package: built, installed into a clean environment, tested there
cargo xtask diff-citations <revision>
                              the citations that this tree gains and loses on real papers
cargo xtask help              this table";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Calls the verb that `arguments` name.
fn dispatch(arguments: &[&str]) -> Result<(), String> {
    let workspace = Workspace::find()?;
    match arguments {
        ["ci"] => ci::run(&workspace),
        ["layers"] => layers::check(&workspace),
        ["codegen"] => codegen::write(&workspace),
        ["codegen", "--check"] => codegen::check(&workspace),
        ["examples"] => examples::check(&workspace),
        ["deny"] => deny::run(&workspace),
        ["package"] => package::check(&workspace),
        ["kotlin"] => kotlin::run(&workspace).into_result(),
        ["ffi-surface", rest @ ..] => ffi_surface::run(&workspace, rest).into_result(),
        ["bindings", rest @ ..] => bindings::run(&workspace, rest).into_result(),
        ["mobile-check", rest @ ..] => mobile_check::run(&workspace, rest).into_result(),
        ["alignment", rest @ ..] => alignment::run(&workspace, rest).into_result(),
        ["size", rest @ ..] => size::run(&workspace, rest).into_result(),
        ["fuzz", rest @ ..] => fuzz::run(&workspace, rest),
        ["swift", rest @ ..] => swift::run(&workspace, rest).into_result(),
        ["conformance", hosts @ ..] => conformance::run(&workspace, hosts).into_result(),
        ["python", rest @ ..] => python::run(&workspace, rest).into_result(),
        ["diff-citations", rest @ ..] => diff_citations::run(&workspace, rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("expected a verb, but found `{}`; `cargo xtask help` lists them", other.join(" "))),
    }
}
