//! The example of the README: a search in ten lines.

use tracuu::{Document, SearchIndex, SearchRequest};

fn main() -> Result<(), tracuu::SearchError> {
    let index = SearchIndex::in_memory()?; // or SearchIndex::open_or_create("my.index")
    let mut writer = index.writer(&Default::default())?;
    let text = "CHỈ THỊ\n\nvề tăng cường kỷ luật\n\n1. Các cấp ủy quán triệt Nghị quyết số 08-NQ/TU.";
    writer.put(&Document { id: "12-ct-tu".into(), text: text.into(), ..Default::default() })?;
    writer.commit()?;
    let response = index.search(&SearchRequest { query: "ky luat".into(), ..Default::default() })?;
    for hit in &response.hits {
        println!("{:?} {}: {}", hit.title, hit.units[0].label, hit.units[0].snippet.plain_text());
    }
    Ok(())
}
