//! A few short papers, as a host would give them.

use tracuu::{Document, SearchIndex};

/// A paper with a title and a text.
pub(crate) fn paper(id: &str, title: &str, text: &str) -> Document {
    let title = (!title.is_empty()).then(|| title.to_owned());
    Document { id: id.into(), title, text: text.into(), ..Default::default() }
}

/// Directives, regulations and a plan.
pub(crate) fn papers() -> Vec<Document> {
    let issued = |id: &str, title: &str, text: &str, number: &str, kind: &str, issuer: &str| Document {
        number: Some(number.into()),
        kind: Some(kind.into()),
        issuer: Some(issuer.into()),
        ..paper(id, title, text)
    };
    vec![
        issued(
            "chi-thi",
            "về tăng cường kỷ luật",
            "Chấp hành nghiêm kỷ luật công vụ. Kỷ luật công vụ là trước hết.",
            "24-CT/TU",
            "Chỉ thị",
            "Thành ủy Sông Vân",
        ),
        issued(
            "lao-dong",
            "Quy định về kỷ luật lao động",
            "Chấp hành kỷ luật lao động; giữ kỷ cương.",
            "08-QĐi/TU",
            "Quy định",
            "Thành ủy Sông Vân",
        ),
        issued(
            "luu-tru",
            "Quy định về lưu trữ",
            "Hồ sơ lưu trữ được bàn giao.",
            "9-QĐi/TU",
            "Quy định",
            "Thành ủy Sông Vân",
        ),
        issued(
            "phi",
            "về mức thu phí",
            "Mức thu phí do hội đồng quyết định.",
            "15/2024/NQ-HĐND",
            "Nghị quyết",
            "Hội đồng nhân dân thành phố",
        ),
        issued(
            "ke-hoach",
            "Trồng cây",
            "Ban tổ chức trồng cây ở các phường.",
            "3-KH/BTCTU",
            "Kế hoạch",
            "Ban Tổ chức Thành ủy",
        ),
    ]
}

/// An index of papers, with some to a commit.
pub(crate) fn filled(papers: &[Document], per_commit: usize) -> SearchIndex {
    let index = SearchIndex::in_memory().expect("an index");
    let mut writer = index.writer(&Default::default()).expect("a writer");
    for batch in papers.chunks(per_commit) {
        for paper in batch {
            writer.put(paper).expect("put");
        }
        writer.commit().expect("committed");
    }
    index
}
