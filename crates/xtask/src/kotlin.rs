//! `cargo xtask kotlin`: the Kotlin binding built, tested, packaged, and used by a project that knows the jar alone.
//!
//! | where it lacks               | what happens                          |
//! | ---------------------------- | ------------------------------------- |
//! | `java` or `mvn`              | SKIP, and the reason                  |
//! | Maven's packages             | SKIP, and the reason                  |
//! | a test, a file in the jar    | FAILED                                |

use std::process::{Command, Stdio};

use crate::outcome::Outcome;
use crate::step;
use crate::workspace::Workspace;

/// What Maven says when a package can neither be found here nor be fetched.
const UNREACHABLE: &[&str] =
    &["Could not transfer artifact", "Unknown host", "offline mode and the artifact", "Connection refused"];

/// Every test of the binding, the jar, and the smoke test that takes the library out of it.
pub(crate) fn run(workspace: &Workspace) -> Outcome {
    if let Some(missing) = ["java", "mvn"].into_iter().find(|program| !starts(program)) {
        return Outcome::Skipped(format!("`{missing}` is not installed"));
    }
    for (folder, goals) in [("bindings/kotlin", "install"), ("bindings/kotlin/consumer", "test")] {
        match maven(workspace, folder, goals) {
            Outcome::Passed => {}
            other => return other,
        }
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
    } else if let Some(line) = said.lines().find(|line| UNREACHABLE.iter().any(|sign| line.contains(sign))) {
        Outcome::Skipped(format!("Maven's packages cannot be reached: {}", line.trim()))
    } else {
        Outcome::Failed("mvn failed; what it said stands above".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_that_is_not_there_is_skipped_and_a_red_test_is_not() {
        assert_eq!(judge(true, "conformance fold: 135 cases"), Outcome::Passed);
        let offline = judge(false, "[ERROR] x\n[ERROR] Could not transfer artifact a:b:1");
        assert!(matches!(offline, Outcome::Skipped(reason) if reason.ends_with("Could not transfer artifact a:b:1")));
        assert!(matches!(judge(false, "[ERROR] Tests run: 3, Failures: 1"), Outcome::Failed(_)));
    }
}
