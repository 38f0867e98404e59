//! Analysis of 4 MB of Vietnamese into index keys: ours beside tantivy's simple + lower + ASCII folding chain and charabia.
//!
//! `cargo bench -p tracuu-bench-micro` prints throughput for each; compare them within one run only.

use std::hint::black_box;

use charabia::Tokenize;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer, TokenStream};
use tracuu_text::{Analyzer, Terms};

/// Counts terms and looks at every key, so that nothing is optimised away.
fn ours(analyzer: &mut Analyzer, text: &str) -> usize {
    let mut terms = analyzer.terms(text);
    let mut count = 0;
    while terms.advance() {
        black_box(terms.key());
        count += 1;
    }
    count
}

/// The same without the analyzer's memory: every key is made from its letters.
fn ours_without_memory(text: &str) -> usize {
    let mut terms = Terms::new(text);
    let mut count = 0;
    while terms.advance() {
        black_box(terms.key());
        count += 1;
    }
    count
}

fn tantivy_chain(analyzer: &mut TextAnalyzer, text: &str) -> usize {
    let mut stream = analyzer.token_stream(text);
    let mut count = 0;
    while stream.advance() {
        black_box(&stream.token().text);
        count += 1;
    }
    count
}

fn charabia(text: &str) -> usize {
    text.tokenize().filter(|token| token.is_word() && !black_box(token.lemma()).is_empty()).count()
}

fn analysis(criterion: &mut Criterion) {
    let (name, text) = tracuu_bench_micro::text(4_000_000);
    let mut analyzer = Analyzer::default();
    let mut chain =
        TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(AsciiFoldingFilter).build();
    println!(
        "{name}: {} bytes, {} terms of ours, {} of tantivy's, {} of charabia's",
        text.len(),
        ours(&mut analyzer, &text),
        tantivy_chain(&mut chain, &text),
        charabia(&text)
    );
    let mut group = criterion.benchmark_group("analysis");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
    group.bench_function(BenchmarkId::new("tracuu", name), |b| b.iter(|| ours(&mut analyzer, &text)));
    group.bench_function(BenchmarkId::new("tracuu without memory", name), |b| b.iter(|| ours_without_memory(&text)));
    group.bench_function(BenchmarkId::new("tantivy simple+lower+ascii", name), |b| {
        b.iter(|| tantivy_chain(&mut chain, &text))
    });
    group.bench_function(BenchmarkId::new("charabia 0.10", name), |b| b.iter(|| charabia(&text)));
    group.throughput(Throughput::Elements(ours(&mut analyzer, &text) as u64));
    group.bench_function(BenchmarkId::new("tracuu, in terms", name), |b| b.iter(|| ours(&mut analyzer, &text)));
    group.finish();
}

criterion_group!(benches, analysis);
criterion_main!(benches);
