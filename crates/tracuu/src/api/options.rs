//! Settings of an index and of its writer.

/// How much memory a writer may fill before it writes a segment, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemoryBudget(pub usize);

impl MemoryBudget {
    /// 15 MB: the least that works, right for phones.
    pub const MOBILE: MemoryBudget = MemoryBudget(15_000_000);
    /// 128 MB.
    pub const DESKTOP: MemoryBudget = MemoryBudget(128_000_000);
}

/// Settings of a writer.
///
/// ```
/// let options = tracuu::WriterOptions { memory_budget: tracuu::MemoryBudget::MOBILE, ..Default::default() };
/// assert_eq!(options.threads, 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriterOptions {
    /// Memory for all threads together; less than [`MemoryBudget::MOBILE`] a thread is raised to that.
    pub memory_budget: MemoryBudget,
    /// Threads that analyse documents, 1 to 8.
    pub threads: usize,
}

impl Default for WriterOptions {
    fn default() -> WriterOptions {
        WriterOptions { memory_budget: MemoryBudget::DESKTOP, threads: 1 }
    }
}
