use super::*;
#[test]
fn dump() {
    use std::io::BufRead;
    let Ok(path) = std::env::var("DUMP") else { return };
    for line in std::io::BufReader::new(std::fs::File::open(path).unwrap()).lines() {
        let line = line.unwrap();
        for s in TypingScheme::ALL { if let Some(r) = read(&line, s) { println!("DUMP\t{line}\t{}", r.text); } }
    }
}
