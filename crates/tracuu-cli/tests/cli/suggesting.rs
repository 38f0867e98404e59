//! What is completed and corrected, and how it is printed.

use serde_json::json;

use crate::door::{Folder, keys};

#[test]
fn what_is_typed_is_completed() {
    let folder = Folder::indexed();
    folder.check("suggest 'tang cuong ky' --in idx", 0, "về tăng cường kỷ luật, kỷ cương", "");
    folder.check("suggest ky lu --in idx --kind phrase", 0, "kỷ luật\n  phrase\n", "");
    folder.check("suggest 12-c --in idx", 0, "12-CT/TU\n  number · 1 document · 12-ct-tu.md\n", "");
    folder.check("suggest 'chỉ thị số 12' --in idx --limit 1", 0, "Chỉ thị số 12-CT/TU", "");
    folder.check("suggest 'kyr luaa' --in sample", 0, "kỷ luật", "");
    folder.check("suggest 'kỹ luậ' --in idx", 1, "", "nothing found");
    folder.check("suggest zzzz --in idx", 1, "", "nothing found");
}

#[test]
fn suggestions_come_as_one_object() {
    let folder = Folder::indexed();
    let answer = folder.json("suggest 12-ct --in idx --json", 0);
    assert_eq!(keys(&answer), "suggestions text took_ms");
    let best = &answer["suggestions"][0];
    assert_eq!(keys(best), "documents id kind parts text");
    assert_eq!(
        (&best["kind"], &best["text"], &best["id"]),
        (&json!("number"), &json!("12-CT/TU"), &json!("12-ct-tu.md"))
    );
    assert_eq!(best["parts"][0], json!({"text": "12-CT", "highlighted": true}));
    let limited = folder.json("suggest 'th' --in idx --json --limit 2", 0);
    assert_eq!(limited["suggestions"].as_array().map(Vec::len), Some(2));
}

#[test]
fn queries_are_corrected() {
    let folder = Folder::indexed();
    folder.check("suggest --correct 'ky luat' --in idx", 0, "kỷ luật\n", "");
    folder.check("suggest --correct '+\"Ky luat\" 24-CT/TU' --in idx", 0, "+\"Kỷ luật\" 24-CT/TU\n", "");
    folder.check("suggest --correct 'kỷ luậtt' --in idx", 0, "kỷ luật\n", "");
    folder.check("suggest --correct 'kỷ luật' --in idx", 1, "", "nothing to correct");
    folder.check("suggest --correct 'ky lu*' --in idx", 0, " lu*\n", "");
    folder.check("suggest --correct 'trí tuệ nhân tạo' --in idx", 1, "", "nothing to correct");
    let answer = folder.json("suggest --correct 'ky luat' --in idx --json", 0);
    assert_eq!(keys(&answer), "correction query");
    assert_eq!(keys(&answer["correction"]), "changes confidence text");
    assert_eq!(answer["correction"]["changes"][0], json!({"start": 0, "end": 2, "text": "kỷ"}));
    assert_eq!(folder.json("suggest --correct 'kỷ luật' --in idx --json", 1)["correction"], json!(null));
}
