//! Making an index, adding to it, replacing in it and deleting from it.

use crate::door::{Folder, keys};

fn documents(folder: &Folder) -> Option<u64> {
    folder.json("stats --in idx --json", 0)["documents"].as_u64()
}

#[test]
fn the_summary_says_what_was_done() {
    let folder = Folder::new();
    let ran = folder.run("index sample --into idx");
    let mut lines = ran.stdout.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("indexed 15 documents in ")), "{ran:?}");
    assert!(lines.next().is_some_and(|line| line.contains(" bytes in ") && line.ends_with(" MB/s")), "{ran:?}");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let summary = folder.json("index sample --into idx --json", 0);
    assert_eq!(keys(&summary), "bytes documents ignored remarks replaced seconds skipped units");
}

#[test]
fn the_same_id_replaces() {
    let folder = Folder::indexed();
    folder.check("index sample --into idx", 0, "replaced 15 older documents", "");
    assert_eq!(documents(&folder), Some(15));
    folder.write("sample/12-ct-tu.md", "# Chỉ thị\n\nquynhtram\n".as_bytes());
    folder.check("index sample/12-ct-tu.md --into idx", 0, "replaced 1 older document", "");
    folder.check("search quynhtram --in idx", 0, "12-ct-tu.md", "");
    folder.check("search 12-CT/TU --in idx --limit 1", 0, "", "");
    assert_eq!(documents(&folder), Some(15));
}

#[test]
fn an_index_is_added_to_unless_it_is_to_be_fresh() {
    let folder = Folder::indexed();
    folder.write("more/khac.md", "# Tờ trình\n\nvề quynhtram\n".as_bytes());
    folder.check("index more --into idx", 0, "indexed 1 document in ", "");
    assert_eq!(documents(&folder), Some(16));
    folder.check("index more --into idx --fresh", 0, "indexed 1 document in ", "");
    assert_eq!(documents(&folder), Some(1));
}

#[test]
fn a_slip_in_the_only_path_does_not_cost_the_index() {
    let folder = Folder::indexed();
    let found = "expected files or folders to index, but found nothing under the name of smaple";
    folder.check("index smaple --into idx --fresh", 2, "", found);
    assert_eq!(documents(&folder), Some(15));
}

#[test]
fn records_are_a_document_a_line() {
    let folder = Folder::new();
    folder.write(
        "luat.jsonl",
        "{\"id\":\"ld.5\",\"title\":\"Điều 5. Quyền quynhtram\",\"context\":[\"Luật Mẫu\"],\"khac\":1}\n\
         {\"id\":\"ld.6\",\"text\":\"quynhtram\",\"number\":\"1/2024/QH15\",\"date\":\"2024-01-18\"}\n\
         {\"title\":\"không có id\"}\n"
            .as_bytes(),
    );
    folder.check("index luat.jsonl --into idx", 3, "indexed 2 documents", "skipped luat.jsonl, line 3: ");
    folder.check("search quynhtram --in idx", 0, "1/2024/QH15 · 2024-01-18 · ld.6", "");
    folder.check("search quynhtram --in idx", 0, "Điều 5. Quyền quynhtram", "");
}

#[test]
fn deleting_says_what_was_not_there() {
    let folder = Folder::indexed();
    folder.check("delete 12-ct-tu.md khong-co --in idx", 0, "deleted 1 document\n", "the id khong-co, but found none");
    folder.check("delete 12-ct-tu.md --in idx", 1, "deleted 0 documents", "the id 12-ct-tu.md, but found none");
    folder.check("show 12-ct-tu.md --in idx", 1, "", "found none");
    assert_eq!(documents(&folder), Some(14));
}

#[test]
fn threads_and_memory_make_no_difference() {
    let folder = Folder::new();
    folder.check("index sample --into idx --threads 2 --memory 30", 0, "indexed 15 documents", "");
    folder.check("search ky luat --in idx --limit 1", 0, "12-ct-tu.md", "");
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let folder = Folder::new();
    folder.check("index sample", 2, "", "--into <DIR>");
    folder.check("search ky luat", 2, "", "--in <PLACE>");
    folder.check("index sample --into idx --threads 0", 2, "", "0 is not in 1..=8");
    folder.check("fly", 2, "", "unrecognized subcommand");
    folder.check("--help", 0, "Exit codes: 0 found or done", "");
    folder.check("search --help", 0, "Examples:", "");
    folder.check("--version", 0, "tracuu 0.", "");
}
