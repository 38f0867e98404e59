//! `tracuu parse`: takes a document apart.
//!
//! ```text
//! về tăng cường kỷ luật, kỷ cương trong thực thi công vụ
//! 12-CT/TU · Chỉ thị · THÀNH ỦY SÔNG VÂN · Sông Vân · 2023-03-14
//!
//! Điểm 2  Chấp hành nghiêm kỷ luật về thời gian làm việc …
//!   Gạch đầu dòng 1  Không rời vị trí trong giờ tiếp dân …
//!
//! 31 units, 12 citations
//! ```

mod outline;

use std::io::Read;
use std::path::Path;

use tracuu::{ParsedFile, parse_bytes, parse_file};

use crate::args::ParseArgs;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::record::DocumentRecord;

/// Reads, parses, prints.
pub(crate) fn run(args: &ParseArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let ParseArgs { file, json } = args;
    let parsed = read(file, output)?;
    if *json {
        output.json(&DocumentRecord::of(&parsed.document))?
    } else {
        outline::print(&parsed.document, output)?
    }
    Ok(Outcome::Done)
}

/// The document in a file, or on the standard input; says in which encoding it was.
pub(crate) fn read(file: &Path, output: &mut Output) -> Result<ParsedFile, Failure> {
    let shown = file.display();
    if holds_records(file) {
        let found = "one of records, a document a line";
        return Err(Failure::Sentence(format!("expected a file that is one document, but found {found}: {shown}")));
    }
    let parsed = if is_standard_input(file) { parse_bytes(&standard_input()?)? } else { parse_file(file)? };
    if let Some(encoding) = &parsed.encoding {
        output.say(&format!("{:?} was read as {encoding}", shown.to_string()));
    }
    Ok(parsed)
}

/// Whether the name stands for the standard input.
pub(crate) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Whether a file of this name holds many documents.
pub(crate) fn holds_records(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    name.ends_with(".jsonl") || name.ends_with(".jsonl.zst")
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::Sentence(format!("the standard input could not be read: {error}")))?;
    Ok(bytes)
}
