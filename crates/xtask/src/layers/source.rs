//! Which modules of `std` a source names that a pure crate must not.
//!
//! | source                          | found          |
//! | ------------------------------- | -------------- |
//! | `use std::fs;`                  | `fs`           |
//! | `use std::{borrow::Cow, time};` | `time`         |
//! | `// like std::fs`               | nothing        |
//! | `#[cfg(test)] mod tests { … }`  | nothing inside |
//!
//! It reads lines, not Rust: it relies on rustfmt, which closes an item under the column where it opened.

/// What a pure crate does without.
const FORBIDDEN: &[&str] = &["env", "fs", "net", "thread", "time"];

/// The line and the module of every mention outside comments and tests.
pub(crate) fn forbidden(source: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut lines = (1..).zip(source.lines());
    // How many braces of `std::{ … }` are open; such a group may run over several lines.
    let mut depth = 0;
    while let Some((number, line)) = lines.next() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            skip_item(&mut lines);
            continue;
        }
        let code = line.split("//").next().unwrap_or_default();
        found.extend(paths(code, &mut depth).into_iter().map(|module| (number, module)));
    }
    found
}

/// Passes the item that an attribute stands before: up to its semicolon or its closing brace.
pub(crate) fn skip_item<'s>(lines: &mut impl Iterator<Item = (usize, &'s str)>) {
    let Some(first) = lines.map(|(_, line)| line).find(|line| !line.trim_start().starts_with("#[")) else {
        return;
    };
    let indent = |line: &str| line.len() - line.trim_start().len();
    let closes = |line: &str| line.ends_with(';') || line.ends_with('}') || line.ends_with("},");
    if !closes(first) {
        lines.find(|(_, line)| indent(line) == indent(first) && closes(line));
    }
}

/// The forbidden modules that one line of code names.
fn paths(code: &str, depth: &mut usize) -> Vec<&'static str> {
    let mut pieces = code.split("std::");
    let mut found = group(pieces.next().unwrap_or_default(), depth);
    for piece in pieces {
        match piece.strip_prefix('{') {
            Some(members) => {
                *depth = 1;
                found.extend(group(members, depth));
            }
            None => found.extend(module(piece)),
        }
    }
    found
}

/// The forbidden members of `a::B, c, d}`, until the brace that closes the group.
fn group(members: &str, depth: &mut usize) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut rest = members;
    while *depth > 0 {
        if *depth == 1 {
            found.extend(module(rest.trim_start()));
        }
        let Some(at) = rest.find(['{', '}', ',']) else {
            break;
        };
        let (sign, after) = rest.split_at(at).1.split_at(1);
        match sign {
            "{" => *depth += 1,
            "}" => *depth -= 1,
            _ => {}
        }
        rest = after;
    }
    found
}

/// The forbidden module that `path` opens with.
fn module(path: &str) -> Option<&'static str> {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    let name = path.split_at(end).0;
    FORBIDDEN.iter().copied().find(|forbidden| *forbidden == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(usize, &str)]) {
        assert_eq!(forbidden(source), expected, "{source}");
    }

    #[test]
    fn finds_every_way_to_name_them() {
        check("use std::fs;", &[(1, "fs")]);
        check("fn f() {\n    let now = std::time::Instant::now();\n}", &[(2, "time")]);
        check("use std::{borrow::Cow, env};", &[(1, "env")]);
        check(
            "use std::{\n    collections::{\n        BTreeMap,\n    },\n    net::IpAddr,\n    thread,\n};",
            &[(5, "net"), (6, "thread")],
        );
        check("use std::{io, fs}; use std::thread;", &[(1, "fs"), (1, "thread")]);
    }

    #[test]
    fn leaves_other_names_alone() {
        check("use std::fmt;\nuse std::{borrow::Cow, collections::BTreeMap};\nmod time;", &[]);
        check("use std::{fmt};\nfn time() { fs::x() }", &[]);
        check("let std_fs = my::env::thread;", &[]);
        check("use std::envelope;", &[]);
    }

    #[test]
    fn leaves_comments_and_tests_alone() {
        check("//! no std::fs here\nlet a = 1; // std::env", &[]);
        check("#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() {\n    }\n}\nuse std::env;", &[(7, "env")]);
        check("#[cfg(test)]\nmod tests;\nuse std::env;", &[(3, "env")]);
        check("#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests;\nuse std::env;", &[(4, "env")]);
    }
}
