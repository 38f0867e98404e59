//! The dependency graph of the workspace, held against the rules.
//!
//! Development dependencies are free: no user of a crate ever sees them.

use cargo_metadata::DependencyKind;

use super::{ALLOWED, Kind, Presence, RULES, Rule};
use crate::workspace::Workspace;

/// A crate of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crate {
    /// Its name.
    pub(crate) name: String,
    /// What it and its build script depend on.
    pub(crate) uses: Vec<Use>,
}

/// One dependency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    /// The name of the other crate, whatever it is called here.
    pub(crate) name: String,
    /// Whether the other crate lies in this workspace.
    pub(crate) local: bool,
    /// Whether it is there only with a feature.
    pub(crate) optional: bool,
}

/// The graph as cargo sees it.
pub(crate) fn read(workspace: &Workspace) -> Result<Vec<Crate>, String> {
    let packages = workspace.metadata()?.packages;
    let crates = packages.into_iter().map(|package| Crate {
        name: package.name.to_string(),
        uses: package
            .dependencies
            .into_iter()
            .filter(|dependency| dependency.kind != DependencyKind::Development)
            .map(|d| Use { name: d.name, local: d.path.is_some(), optional: d.optional })
            .collect(),
    });
    Ok(crates.collect())
}

/// A sentence for every dependency that breaks a rule.
pub(crate) fn breaches(crates: &[Crate]) -> Vec<String> {
    crates.iter().flat_map(breaches_of).collect()
}

fn breaches_of(subject: &Crate) -> Vec<String> {
    let name = &subject.name;
    let Some((_, kind, may_use)) = rule(name) else {
        return vec![format!(
            "{name}: expected a crate of the table; add it to the table in crates/xtask/src/layers/mod.rs"
        )];
    };
    let broken = subject.uses.iter().filter_map(|used| match (used.local, kind) {
        (true, Kind::Development) | (false, Kind::Development | Kind::Product) => None,
        (true, Kind::Pure | Kind::Product) => local_breach(used, may_use),
        (false, Kind::Pure) => external_breach(used),
    });
    broken.map(|breach| format!("{name}: {breach}")).collect()
}

/// What is wrong with using a crate of the workspace.
fn local_breach(used: &Use, may_use: &[&str]) -> Option<String> {
    let name = &used.name;
    match rule(name) {
        Some((_, Kind::Development, _)) => Some(format!("depends on {name}, which is for development alone")),
        _ if may_use.contains(&name.as_str()) => None,
        _ if may_use.is_empty() => Some(format!("depends on {name}, but may use no crate of the workspace")),
        _ => Some(format!("depends on {name}, but may use only {}", may_use.join(", "))),
    }
}

/// What is wrong with a pure crate's using a crate from outside.
fn external_breach(used: &Use) -> Option<String> {
    let name = &used.name;
    match ALLOWED.iter().find(|(allowed, _)| allowed == name) {
        None => Some(format!("is a pure crate and depends on {name}, which is not on its list")),
        Some((_, Presence::BehindFeature)) if !used.optional => {
            Some(format!("is a pure crate and may depend on {name} only behind a feature"))
        }
        Some((_, Presence::BehindFeature | Presence::Always)) => None,
    }
}

fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|(known, ..)| *known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `"tracuu: tracuu-text tantivy* serde?"`: a star marks a crate from outside, a question mark an optional one.
    fn parse(line: &str) -> Crate {
        let (name, uses) = line.split_once(':').expect("a colon");
        let uses = uses.split_whitespace().map(|word| Use {
            name: word.trim_end_matches(['*', '?']).to_string(),
            local: !word.contains(['*', '?']),
            optional: word.ends_with('?'),
        });
        Crate { name: name.to_string(), uses: uses.collect() }
    }

    fn check(graph: &[&str], expected: &[&str]) {
        let crates: Vec<Crate> = graph.iter().map(|line| parse(line)).collect();
        assert_eq!(breaches(&crates), expected);
    }

    #[test]
    fn the_intended_graph_holds() {
        check(
            &[
                "tracuu-text: unicode-normalization* serde?",
                "tracuu-document: tracuu-text aho-corasick*",
                "tracuu-query: tracuu-text tracuu-document",
                "tracuu: tracuu-query tracuu-document tracuu-text tantivy* serde*",
                "tracuu-ffi: tracuu uniffi*",
                "tracuu-cli: tracuu clap*",
                "tracuu-testkit: tracuu tracuu-text proptest*",
                "xtask: cargo_metadata*",
            ],
            &[],
        );
    }

    #[test]
    fn nothing_points_backwards() {
        check(
            &["tracuu-text: tracuu-query"],
            &["tracuu-text: depends on tracuu-query, but may use no crate of the workspace"],
        );
        check(
            &["tracuu-document: tracuu-text tracuu"],
            &["tracuu-document: depends on tracuu, but may use only tracuu-text"],
        );
        check(
            &["tracuu: tracuu-cli"],
            &["tracuu: depends on tracuu-cli, but may use only tracuu-text, tracuu-document, tracuu-query"],
        );
    }

    #[test]
    fn nothing_jumps_over_the_facade() {
        check(&["tracuu-cli: tracuu tracuu-query"], &["tracuu-cli: depends on tracuu-query, but may use only tracuu"]);
        check(&["tracuu-ffi: tracuu-text"], &["tracuu-ffi: depends on tracuu-text, but may use only tracuu"]);
    }

    #[test]
    fn nothing_uses_development_crates() {
        check(&["tracuu: tracuu-testkit"], &["tracuu: depends on tracuu-testkit, which is for development alone"]);
        check(&["tracuu-testkit: xtask"], &[]);
    }

    #[test]
    fn pure_crates_use_few_others() {
        check(
            &["tracuu-text: regex* serde*"],
            &[
                "tracuu-text: is a pure crate and depends on regex, which is not on its list",
                "tracuu-text: is a pure crate and may depend on serde only behind a feature",
            ],
        );
    }

    #[test]
    fn an_unknown_crate_must_be_added() {
        check(
            &["tracuu-extract: tracuu-text"],
            &["tracuu-extract: expected a crate of the table; add it to the table in crates/xtask/src/layers/mod.rs"],
        );
    }

    #[test]
    fn the_table_itself_goes_one_way() {
        for (place, (name, _, may_use)) in RULES.iter().enumerate() {
            let before: Vec<&str> = RULES.iter().take(place).map(|(name, ..)| *name).collect();
            assert!(may_use.iter().all(|used| before.contains(used)), "{name} may use a crate that stands below it");
        }
    }
}
