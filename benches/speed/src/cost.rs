//! What a piece of work costs: time by the clock, time of all threads.
//!
//! Processor time is read from `/proc`; elsewhere it is 0.

use std::fs;
use std::time::Instant;

use serde::Serialize;

use crate::Result;

/// Ticks a second of the times in `/proc/self/stat`; Linux shows no other to programs.
const TICKS: f64 = 100.0;

/// What a piece of work cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Cost {
    /// Seconds from beginning to end.
    pub(crate) wall_s: f64,
    /// Seconds of the processor, all threads together.
    pub(crate) cpu_s: f64,
}

/// Works and says what it cost.
pub(crate) fn measure(work: impl FnOnce() -> Result<()>) -> Result<Cost> {
    let (cpu, started) = (cpu_s(), Instant::now());
    work()?;
    let wall_s = started.elapsed().as_secs_f64();
    Ok(Cost { wall_s, cpu_s: cpu_s() - cpu })
}

/// Processor time of this process, those of its threads that ended included.
fn cpu_s() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold blanks; user and system time are the 12th and 13th field behind it.
    let behind = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    behind.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}
