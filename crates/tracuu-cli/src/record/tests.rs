//! The object of a small paper, whole.

use serde_json::{Value, json};
use tracuu::document::parse_document;

use super::DocumentRecord;

fn record(text: &str) -> Value {
    serde_json::to_value(DocumentRecord::of(&parse_document(text))).expect("an object")
}

#[test]
fn a_paper_without_anything_has_every_key() {
    let nothing = json!({
        "kind": null, "number": null, "issuer": null, "place": null, "date": null, "title": null, "basis": [],
        "authority": null, "office": null, "signatory": null, "recipients": [], "secrecy": null, "urgency": null,
        "draft": null,
    });
    let mut metadata = nothing.clone();
    metadata["key"] = Value::Null;
    (metadata["spans"], metadata["certainty"]) = (nothing.clone(), nothing);
    let expected = json!({
        "metadata": metadata,
        "units": [],
        "citations": [],
        "diagnostics": [],
    });
    assert_eq!(record(""), expected);
}

#[test]
fn values_are_names_texts_and_bytes() {
    let record =
        record("Số 12-CT/TU\n\nCHỈ THỊ\n\nvề kỷ luật\n\n1. Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.\n3. Hai.\n");
    assert_eq!((&record["metadata"]["number"], &record["metadata"]["kind"]), (&json!("12-CT/TU"), &json!("Chỉ thị")));
    assert_eq!(record["metadata"]["spans"]["number"], json!([5, 13]));
    let unit = json!({
        "address": "1", "label": "Điểm 1", "kind": "item", "parent": null,
        "text": "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.", "responsible": null, "start": 46, "end": 105,
    });
    assert_eq!(record["units"][3], unit);
    let citation = json!({
        "start": 63, "end": 104, "surface": "Chỉ thị số 05-CT/TW ngày 15/5/2016", "form": "full", "kind": "Chỉ thị",
        "number": "05-CT/TW", "key": "TW:CT:5:2016-05-15", "date": "2016-05-15", "issuer": null, "title": null,
        "term": null, "pinpoint": null, "relation": "implements", "unit": "1", "within": null, "antecedent": null,
        "targets": ["TW:CT:5:2016-05-15"],
    });
    assert_eq!(record["citations"], json!([citation]));
    assert_eq!(record["diagnostics"][0]["kind"], "gap_in_numbering");
}
