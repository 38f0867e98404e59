//! What costs no allocation: looking at syllables, and analysis once the words are known.

// A global allocator that counts can only be written with `unsafe`; it passes everything on to the system's.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use tracuu_text::{Analyzer, is_vietnamese_syllable, tokenize};

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const TEXT: &str =
    "Thực hiện Chỉ thị số 24-CT/TU ngày 07/8/2023 về kỷ luật, TT&TT, 1.000.000 đồng, 5%, khóa XIII, Internet.";

/// How often `work` allocates.
fn allocations(mut work: impl FnMut()) -> usize {
    let before = ALLOCATIONS.with(Cell::get);
    work();
    ALLOCATIONS.with(Cell::get) - before
}

#[test]
fn looking_at_syllables_allocates_nothing() {
    assert!(is_vietnamese_syllable("nghiêng"), "the tables are made once");
    let words = ["nghiêng", "KHUỶU", "Internet", "lu\u{323}a\u{302}t", "24", ""];
    assert_eq!(allocations(|| assert_eq!(words.iter().filter(|word| is_vietnamese_syllable(word)).count(), 3)), 0);
}

#[test]
fn tokens_allocate_nothing() {
    assert!(is_vietnamese_syllable("nghiêng"), "the tables are made once");
    assert_eq!(allocations(|| assert!(tokenize(TEXT).count() > 30)), 0);
}

#[test]
fn words_that_are_known_allocate_nothing() {
    let words = "thực hiện kỷ luật trong hệ thống chính trị thành phố";
    let mut analyzer = Analyzer::default();
    let mut count = 0;
    let mut analyse = |analyzer: &mut Analyzer| {
        let mut terms = analyzer.terms(words);
        while terms.advance() {
            count += terms.key().len();
        }
    };
    analyse(&mut analyzer);
    assert_eq!(allocations(|| analyse(&mut analyzer)), 0);
    assert!(count > 0);
}
