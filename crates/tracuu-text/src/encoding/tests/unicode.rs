//! The articles of law of `../shared/corpus/phapdien`: Unicode, with all the dirt of the web, and none of it legacy.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::shared_path;
use crate::{Detection, Encoding, decode_mixed, detect_text, repair_mojibake};

/// Calls `see` with each article until it has none left; says SKIP where there are none, or no `zstd` to read them with.
fn articles(mut see: impl FnMut(&str)) {
    let Some(path) = shared_path("corpus/phapdien/corpus.jsonl.zst") else { return };
    let mut zstd = Command::new("zstd");
    let child = zstd.arg("-dc").arg(path).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return println!("SKIP: zstd: {error}"),
    };
    let lines = BufReader::new(child.stdout.take().expect("an output")).lines();
    for line in lines {
        let line = line.expect("UTF-8");
        see(&line.replace("\\n", "\n").replace("\\\"", "\"").replace("\\t", "\t"));
    }
    child.wait().expect("zstd ends");
}

#[test]
fn no_article_is_ever_decoded() {
    let mut count = [0; 4];
    articles(|article| {
        count[0] += 1;
        let found = detect_text(article);
        if found != Detection::Unicode(Encoding::Utf8) {
            count[1] += 1;
            println!("{found:?} {}", article.get(..200).unwrap_or(article));
        }
        let m = decode_mixed(article);
        if !m.runs.is_empty() {
            count[2] += 1;
            for r in m.runs {
                println!("RUN {r:?} {:?}", r.span.of(article));
            }
        }
        let r = repair_mojibake(article);
        if !r.is_unchanged() {
            count[3] += 1;
            for e in r.alignment.edits().iter().take(20) {
                print!("[{:?}→{:?}]", e.source.of(article), e.target.of(&r.text));
            }
            println!();
        }
    });
    println!("{count:?}");
}
