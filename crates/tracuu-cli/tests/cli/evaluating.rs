//! Topics, judgements and runs on the sample.

use std::fs;

use crate::door::{Folder, keys};

/// Two topics that have their answer first, one without a judgement, and one judgement without a topic.
fn folder() -> Folder {
    let folder = Folder::indexed();
    folder
        .write("q.tsv", "# hỏi\nq1\tky luat\nq2\tquy nha, dat cong chua giao su dung\nq3\tchuyen doi so\n".as_bytes());
    folder.write("r.tsv", b"q1 0 12-ct-tu.md 1\nq2\t0\t1432-qd-ubnd.md\t2\nq3 0 12-ct-tu.md 0\nq4 0 a 1\n");
    folder
}

#[test]
fn figures_of_a_tiny_set() {
    let folder = folder();
    let report = folder.json("eval --in idx --queries q.tsv --qrels r.tsv --json", 0);
    assert_eq!(keys(&report), "judged mrr@10 ndcg@10 p50_ms p95_ms p99_ms r@1 r@10 r@100 r@5 topics");
    for figure in ["mrr@10", "r@1", "r@5", "r@10", "r@100", "ndcg@10"] {
        assert_eq!(report[figure], 1.0, "{figure}");
    }
    assert_eq!((&report["topics"], &report["judged"]), (&3.into(), &2.into()));
    folder.check("eval --in idx --queries q.tsv --qrels r.tsv", 0, "MRR@10   ", "1 topic without a judgement above 0");
    folder.check("eval --in sample --queries q.tsv --qrels r.tsv", 0, "nDCG@10  ", "1 topic without a query");
}

#[test]
fn a_run_has_six_columns_and_falling_scores() {
    let folder = folder();
    folder.check("eval --in idx --queries q.tsv --qrels r.tsv --run o.trec --tag thu", 0, "", "");
    let run = fs::read_to_string(folder.path("o.trec")).expect("expected a run");
    let mut before = (String::new(), 0, f64::INFINITY);
    for line in run.lines() {
        let [topic, q0, _, rank, score, tag] =
            line.split('\t').collect::<Vec<_>>().try_into().expect("expected six columns");
        assert_eq!((q0, tag), ("Q0", "thu"));
        let (rank, score) = (rank.parse().expect("expected a rank"), score.parse().expect("expected a score"));
        let continues = topic == before.0 && rank == before.1 + 1 && score < before.2;
        assert!(rank == 1 || continues, "{line}");
        before = (topic.to_owned(), rank, score);
    }
    assert!(run.starts_with("q1\tQ0\t12-ct-tu.md\t1\t") && run.contains("\nq3\tQ0\t"), "{run}");
}

#[test]
fn errors_name_file_and_line() {
    let folder = folder();
    folder.write("bad.tsv", b"q1\tky luat\nq2 no tab\n");
    folder.write("none.tsv", b"q9 0 a 1\n");
    folder.check(
        "eval --in idx --queries bad.tsv --qrels r.tsv",
        2,
        "",
        "bad.tsv, line 2: expected an id, a tab and a query",
    );
    folder.check("eval --in idx --queries q.tsv --qrels bad.tsv", 2, "", "bad.tsv, line 1: expected four columns");
    folder.check("eval --in idx --queries q.tsv --qrels none.tsv", 2, "", "expected topics with a judgement above 0");
    folder.check("eval --in idx --queries no.tsv --qrels r.tsv", 2, "", "no.tsv: ");
    folder.check("eval --in idx --queries q.tsv --qrels r.tsv --run no/o.trec", 2, "", "no/o.trec: ");
    folder.check("eval --in nowhere --queries q.tsv --qrels r.tsv", 2, "", "nothing there");
}
