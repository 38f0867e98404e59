//! The articles of law of `../shared/corpus/phapdien`: Unicode, with all the dirt of the web, and none of it legacy.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::{STEP, shared_path};
use crate::{Detection, Encoding, decode_mixed, detect_text, repair_mojibake};

/// Shows `see` the articles; says SKIP where there are none, or no `zstd` to read them with.
fn articles(mut see: impl FnMut(&str)) {
    let Some(path) = shared_path("corpus/phapdien/corpus.jsonl.zst") else { return };
    let mut child = match Command::new("zstd").arg("-dc").arg(path).stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return println!("SKIP: zstd: {error}"),
    };
    let lines = BufReader::new(child.stdout.take().expect("an output")).lines();
    for line in lines.step_by(STEP) {
        see(&line.expect("UTF-8").replace("\\n", "\n").replace("\\\"", "\"").replace("\\t", "\t"));
    }
    child.wait().expect("zstd ends");
}

#[test]
fn no_article_is_ever_decoded() {
    let mut count = 0;
    articles(|article| {
        count += 1;
        let name = article.get(..40);
        assert_eq!(detect_text(article), Detection::Unicode(Encoding::Utf8), "{name:?}");
        assert!(decode_mixed(article).runs.is_empty(), "{name:?}");
        assert!(repair_mojibake(article).is_unchanged(), "{name:?}");
    });
    println!("{count} articles");
}
