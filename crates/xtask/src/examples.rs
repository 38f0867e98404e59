//! `cargo xtask examples`: every public item of the text layer has an example that runs.
//!
//! | source                                                   | held                                                |
//! | -------------------------------------------------------- | --------------------------------------------------- |
//! | `pub fn`, `pub struct`, `pub const` …, also in an `impl` | its documentation has a fence that rustdoc runs     |
//! | a fence marked `text`, `ignore` or `no_run`              | is no example: nothing shows that it is true        |
//! | `pub use`, `pub mod`, fields                             | nothing: what they name or belong to is held        |
//! | `pub(crate)`, `#[cfg(test)]`, tests, `generated/`        | nothing                                             |
//!
//! Whether the examples hold is for `cargo test` to say. Lines are read, not Rust, in the form that rustfmt gives them; and
//! `pub` is taken at its word, since the lint `unreachable_pub` refuses it where nobody outside can reach the item.

use crate::layers::source::skip_item;
use crate::workspace::{Workspace, files_under};

/// The folders whose public items are held.
const FOLDERS: &[&str] = &["crates/tracuu-text/src"];

/// What a public item is called by; fields, modules and re-exports are none.
const KINDS: &[&str] = &["fn", "struct", "enum", "union", "trait", "type", "const", "static"];

/// Reads the folders and names every public item without an example.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    for folder in FOLDERS {
        let mut count = 0;
        let mut breaches = Vec::new();
        for path in files_under(&workspace.root.join(folder), Some("rs"))? {
            let path = workspace.shown(&path);
            if is_held(&path) {
                let source = workspace.read(&path)?;
                let items = items(&source);
                count += items.len();
                breaches.extend(items.iter().filter_map(|item| breach(&path, item)));
            }
        }
        if count == 0 {
            return Err(format!("{folder}: expected public items, but found none"));
        }
        if !breaches.is_empty() {
            return Err(breaches.join("\n"));
        }
        println!("{folder}: {count} public items have an example");
    }
    Ok(())
}

/// Whether the file is written by hand and no test.
fn is_held(path: &str) -> bool {
    !path.contains("/generated/") && !path.contains("/tests/") && !path.ends_with("tests.rs")
}

/// The complaint about an item, if there is one.
fn breach(path: &str, item: &Item) -> Option<String> {
    let Item { line, name, has_example } = item;
    (!has_example).then(|| format!("{path}:{line}: expected an example of `{name}`, but found none"))
}

/// A public item and what its documentation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Item<'s> {
    line: usize,
    name: &'s str,
    has_example: bool,
}

/// The public items of a source outside its tests.
fn items(source: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut docs = Docs::default();
    let mut lines = (1..).zip(source.lines());
    while let Some((number, line)) = lines.next() {
        let code = line.trim_start();
        if let Some(text) = code.strip_prefix("///") {
            docs.read(text.trim());
        } else if code.starts_with("#[cfg(test)]") {
            skip_item(&mut lines);
            docs = Docs::default();
        } else if code.starts_with("#[") {
            skip_attribute(code, &mut lines);
        } else {
            let Docs { has_example, in_fence: _ } = std::mem::take(&mut docs);
            items.extend(public_name(code).map(|name| Item { line: number, name, has_example }));
        }
    }
    items
}

/// What the documentation before an item has shown so far.
#[derive(Debug, Default)]
struct Docs {
    in_fence: bool,
    has_example: bool,
}

impl Docs {
    /// Reads one line, without its slashes.
    fn read(&mut self, line: &str) {
        if let Some(marks) = line.strip_prefix("```") {
            self.has_example |= !self.in_fence && matches!(marks, "" | "rust" | "should_panic");
            self.in_fence = !self.in_fence;
        }
    }
}

/// Passes the other lines of an attribute that has several.
fn skip_attribute<'s>(first: &str, lines: &mut impl Iterator<Item = (usize, &'s str)>) {
    if !first.ends_with(']') {
        lines.find(|(_, line)| line.ends_with(']'));
    }
}

/// The name of the public item that a line opens.
fn public_name(code: &str) -> Option<&str> {
    let is_qualifier = |word: &&str| matches!(*word, "unsafe" | "async" | "fn" | "mut");
    let mut words = code.strip_prefix("pub ")?.split(' ').skip_while(|word| is_qualifier(word) && *word != "fn");
    words.next().filter(|kind| KINDS.contains(kind))?;
    let name = words.find(|word| !is_qualifier(word))?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each item as `line:name`, with `+` where it has an example.
    fn check(source: &str, expected: &[&str]) {
        let mark = |has_example| if has_example { "+" } else { "" };
        let found = items(source);
        let found = found.iter().map(|item| format!("{}:{}{}", item.line, item.name, mark(item.has_example)));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{source}");
    }

    #[test]
    fn finds_every_kind_of_item() {
        check("pub fn read(text: &str) {}", &["1:read"]);
        check("pub const fn len(self) -> usize {", &["1:len"]);
        check("pub struct Span<'t> {\n    pub start: usize,\n}", &["1:Span"]);
        check("pub enum Tone {\n}\npub trait Walk {\n}\npub type Words = Vec<u8>;", &["1:Tone", "3:Walk", "5:Words"]);
        check("pub const ALL: [u8; 2] = [1, 2];\npub static NAMES: &[&str] = &[];", &["1:ALL", "2:NAMES"]);
        check("pub const unsafe fn cut() {}\npub async fn wait() {}", &["1:cut", "2:wait"]);
        check("impl Span {\n    pub fn len(self) -> usize {\n    }\n}", &["2:len"]);
    }

    #[test]
    fn leaves_what_is_not_public_alone() {
        check("pub(crate) fn a() {}\npub(super) struct B;\nfn c() {}\n// pub fn d() {}", &[]);
        check("pub use word::Word;\npub mod typing;\npub(in crate::encoding) fn runs() {}", &[]);
        check("#[cfg(test)]\nmod tests {\n    pub fn a() {}\n}\npub fn b() {}", &["5:b"]);
        check("#[cfg(test)]\nmod tests;\n\npub fn b() {}", &["4:b"]);
    }

    #[test]
    fn an_example_is_a_fence_that_runs() {
        check("/// Cuts.\n///\n/// ```\n/// assert!(true);\n/// ```\npub fn cut() {}", &["6:cut+"]);
        check("/// ```rust\n/// ```\npub fn cut() {}", &["3:cut+"]);
        check("/// ```should_panic\n/// ```\npub fn cut() {}", &["3:cut+"]);
        for marks in ["text", "ignore", "no_run"] {
            check(&format!("/// ```{marks}\n/// cut\n/// ```\npub fn cut() {{}}"), &["4:cut"]);
        }
        check("/// Cuts `a ``` b`.\npub fn cut() {}", &["2:cut"]);
    }

    #[test]
    fn attributes_stand_between_the_example_and_its_item() {
        check("/// ```\n/// ```\n#[derive(Debug)]\n#[must_use]\npub struct Word;", &["5:Word+"]);
        check("/// ```\n/// ```\n#[derive(\n    Clone,\n    Debug,\n)]\npub struct Word;", &["7:Word+"]);
    }

    #[test]
    fn an_example_belongs_to_one_item() {
        check("/// ```\n/// ```\nfn a() {}\npub fn b() {}", &["4:b"]);
        check("/// ```\n/// ```\npub struct A;\n\nimpl A {\n    pub fn b() {}\n}", &["3:A+", "6:b"]);
        check("/// ```\n/// ```\n#[cfg(test)]\nmod tests;\npub fn b() {}", &["5:b"]);
    }

    #[test]
    fn tests_and_generated_files_are_not_held() {
        assert!(is_held("crates/tracuu-text/src/normalize/mod.rs"));
        for path in ["src/generated/rimes.rs", "src/encoding/tests/laws.rs", "src/normalize/tests.rs"] {
            assert!(!is_held(path), "{path}");
        }
    }

    #[test]
    fn a_breach_names_the_line_and_the_item() {
        let item = Item { line: 7, name: "fold", has_example: false };
        let expected = "src/fold.rs:7: expected an example of `fold`, but found none";
        assert_eq!(breach("src/fold.rs", &item).as_deref(), Some(expected));
        assert_eq!(breach("src/fold.rs", &Item { has_example: true, ..item }), None);
    }
}
