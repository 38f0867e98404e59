//! The README shows the example that is compiled and run.

#[test]
fn the_readme_shows_the_example() {
    let example = include_str!("../examples/first_search.rs");
    let (_, program) = example.split_once("\n\n").expect("a line of docs, then the program");
    let Ok(readme) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")) else {
        eprintln!("SKIP the_readme_shows_the_example: the crate stands alone");
        return;
    };
    assert!(readme.contains(program.trim_end()), "README.md and examples/first_search.rs differ");
}
