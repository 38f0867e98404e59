//! `cargo xtask kotlin`: the Kotlin binding built, tested, packaged, and used by a project that knows the jar alone.
//!
//! | where it lacks               | what happens                          |
//! | ---------------------------- | ------------------------------------- |
//! | a JDK or `mvn`               | SKIP, and the reason                  |
//! | Maven's packages             | SKIP, and the reason                  |
//! | a test, a file in the jar    | FAILED                                |

use std::process::{Command, Stdio};

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

/// How Maven begins the line of a goal that stopped because a package could neither be found here nor be fetched. What tests print
/// stands in other lines.
const UNRESOLVED: &[&str] = &[
    "[ERROR] Failed to execute goal on project", // dependencies
    "[ERROR] Plugin ",                           // a plugin, or what it depends on
    "[ERROR] Unresolveable build extension",
    "[ERROR] Non-resolvable ",
];
/// What such a line says of the network; a package that is not in a registry within reach is another matter.
const UNREACHABLE: &[&str] =
    &["Could not transfer artifact", "Unknown host", "offline mode and the artifact", "Connection refused"];

/// Every test of the binding, the jar, and the smoke test that takes the library out of it.
pub(crate) fn run(workspace: &Workspace) -> Outcome {
    test(workspace).required("kotlin")
}

fn test(workspace: &Workspace) -> Outcome {
    if let Some(missing) = ["javac", "mvn"].into_iter().find(|program| !starts(program)) {
        return Outcome::Skipped(format!("`{missing}` is not installed"));
    }
    // Not `install`: what is built for tests does not go where other projects look for packages.
    match maven(workspace, "bindings/kotlin/with-consumer", "verify") {
        Outcome::Passed => {}
        other => return other,
    }
    step::run(step::command(workspace, "sh", &["bindings/kotlin/android/test.sh"])).into()
}

fn starts(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("-version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn maven(workspace: &Workspace, folder: &str, goal: &str) -> Outcome {
    let pom = format!("{folder}/pom.xml");
    let mut command = step::command(workspace, "mvn", &["-q", "-B", "-f", &pom, goal]);
    // `cargo run` names its own folder there, where JNA would find a library before it looks into the jar.
    for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
        command.env_remove(name);
    }
    match step::capture(command) {
        Ok((succeeded, said)) => {
            print!("{said}");
            judge(succeeded, &said)
        }
        Err(message) => Outcome::Failed(message),
    }
}

fn judge(succeeded: bool, said: &str) -> Outcome {
    if succeeded {
        Outcome::Passed
    } else if let Some(line) = out_of_reach(said) {
        Outcome::Skipped(format!("Maven's packages cannot be reached: {}", line.trim()))
    } else {
        Outcome::Failed("mvn failed; what it said stands above".to_owned())
    }
}

/// The line that tells of the network, in or below the one that tells what could not be resolved.
fn out_of_reach(said: &str) -> Option<&str> {
    let mut lines = said.lines().skip_while(|line| !UNRESOLVED.iter().any(|start| line.starts_with(start)));
    lines.find(|line| UNREACHABLE.iter().any(|sign| line.contains(sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_that_is_not_there_is_skipped_and_a_red_test_is_not() {
        assert_eq!(judge(true, "conformance fold: 135 cases"), Outcome::Passed);
        let line = "[ERROR] Failed to execute goal on project tracuu: Could not resolve dependencies: Could not transfer artifact a:b:1";
        let offline = judge(false, &format!("[ERROR] x\n{line}"));
        assert!(matches!(offline, Outcome::Skipped(reason) if reason.ends_with("Could not transfer artifact a:b:1")));
        let plugin = "[ERROR] Plugin a:b could not be resolved:\n[ERROR] \tb:jar:1: Could not transfer artifact b";
        assert!(matches!(judge(false, plugin), Outcome::Skipped(_)));
        let failed = |said| assert!(matches!(judge(false, said), Outcome::Failed(_)), "{said}");
        failed("[ERROR] Tests run: 3, Failures: 1");
        failed("Could not transfer artifact a:b:1\n[ERROR] Tests run: 3, Failures: 1");
        failed("[ERROR] Failed to execute goal surefire:test: expected no Connection refused");
        failed("[ERROR] Failed to execute goal on project tracuu: Could not find artifact a:b:9 in central");
    }
}
