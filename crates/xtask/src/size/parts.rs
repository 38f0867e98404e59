//! What `nm` and `size` tell of a library, summed up.
//!
//! | the name of a symbol                          | its crate  |
//! | --------------------------------------------- | ---------- |
//! | `tracuu_text::fold::fold`                     | tracuu_text |
//! | `<&mut tantivy::Index as core::fmt::Debug>::fmt` | tantivy  |
//! | `core::ptr::drop_in_place<tantivy::Index>`    | tantivy    |
//! | `uniffi_tracuu_ffi_fn_func_fold`              | (exported) |

use std::collections::BTreeMap;

/// A name and its bytes.
pub(super) type Part = (String, u64);

/// The bytes of each crate, the largest first, from `nm --print-size --radix=d --demangle`.
pub(super) fn crates(report: &str) -> Vec<Part> {
    let mut sums = BTreeMap::<String, u64>::new();
    for (size, name) in report.lines().filter_map(symbol) {
        *sums.entry(crate_of(name).to_owned()).or_default() += size;
    }
    largest_first(sums.into_iter().collect())
}

/// The bytes of each section that is loaded, the largest first, from `size --format=sysv --radix=10`.
pub(super) fn sections(report: &str) -> Vec<Part> {
    let section = |line: &str| {
        let [name, size, address] = line.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
        let (size, address): (u64, u64) = (size.parse().ok()?, address.parse().ok()?);
        // What is not loaded has no address.
        (address > 0).then(|| (name.to_owned(), size))
    };
    largest_first(report.lines().filter_map(section).collect())
}

/// `0000000000409600 0000000000000123 t tracuu_text::fold::fold`: the size and the name.
fn symbol(line: &str) -> Option<(u64, &str)> {
    let mut words = line.splitn(4, ' ');
    let (_, size, kind, name) = (words.next()?, words.next()?, words.next()?, words.next()?);
    // What is zero at the start takes no place in the file.
    if matches!(kind, "b" | "B") { None } else { Some((size.parse().ok()?, name)) }
}

/// The crate that the name of a symbol begins with.
fn crate_of(name: &str) -> &str {
    let inner = ["core::ptr::drop_in_place<", "core::ptr::drop_in_place::<"];
    let mut rest = inner.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    let signs = ["<", "&", "*", "[", "(", "mut ", "const ", "dyn ", "'_ "];
    while let Some(shorter) = signs.iter().find_map(|sign| rest.strip_prefix(sign)) {
        rest = shorter;
    }
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    match rest.split_at(end) {
        (name, path) if !name.is_empty() && path.starts_with("::") => name,
        (name, _) if name.starts_with("uniffi_") || name.starts_with("ffi_") => "(exported)",
        _ => "(no crate)",
    }
}

fn largest_first(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by(|(name, size), (other_name, other)| other.cmp(size).then_with(|| name.cmp(other_name)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_belongs_to_the_crate_that_its_name_begins_with() {
        let check = |name, expected| assert_eq!(crate_of(name), expected, "{name}");
        check("tracuu_text::fold::fold", "tracuu_text");
        check("<&mut tantivy::Index as core::fmt::Debug>::fmt", "tantivy");
        check("<(dyn tantivy::Query)>::box", "tantivy");
        check("core::ptr::drop_in_place<tantivy::Index>", "tantivy");
        check("core::ptr::drop_in_place<[tantivy::Index]>", "tantivy");
        check("core::ptr::read", "core");
        check("<T as x>::y", "(no crate)");
        check("uniffi_tracuu_ffi_fn_func_fold", "(exported)");
        check("memcpy", "(no crate)");
        check("anon.0a.1.llvm.2", "(no crate)");
    }

    #[test]
    fn sizes_are_summed_by_crate() {
        let report = "\
0000000000409600 0000000000000100 t tracuu_text::fold::fold
0000000000409700 0000000000000050 T <tracuu_text::Level as core::fmt::Debug>::fmt
0000000000409800 0000000000000200 r tantivy::TABLE
0000000000409900 0000000000009000 b tantivy::ZEROES
0000000000409900 r without_size
";
        assert_eq!(crates(report), [("tantivy".to_owned(), 200), ("tracuu_text".to_owned(), 150)]);
    }

    #[test]
    fn sections_that_are_not_loaded_do_not_count() {
        let report = "\
libtracuu_ffi.so  :
section      size     addr
.rodata      1000     4096
.text        5000    16384
.comment       77        0
Total        6077
";
        assert_eq!(sections(report), [(".text".to_owned(), 5000), (".rodata".to_owned(), 1000)]);
    }
}
