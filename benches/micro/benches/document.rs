//! Structure and metadata of whole papers: how many megabytes a second `parse_document` reads.
//!
//! `cargo bench -p tracuu-bench-micro --bench document` prints the throughput for each paper and for all of them together.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tracuu_document::parse_document;

fn document(criterion: &mut Criterion) {
    let papers = tracuu_bench_micro::papers();
    let mut group = criterion.benchmark_group("document");
    for (name, text) in &papers {
        group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
        group.bench_function(BenchmarkId::from_parameter(name), |b| b.iter(|| parse_document(black_box(text))));
    }
    let bytes: usize = papers.iter().map(|(_, text)| text.len()).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("all papers", |b| {
        b.iter(|| papers.iter().map(|(_, text)| parse_document(black_box(text)).units.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, document);
criterion_main!(benches);
