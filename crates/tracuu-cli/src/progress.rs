//! The bar that shows how far reading has come: on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::figure::counted;
use crate::output::Output;

/// A bar that grows with the bytes that were read.
pub(crate) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar, invisible unless somebody watches.
    pub(crate) fn new(output: &Output) -> Bar {
        let target = if output.watched() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Bar { bar: ProgressBar::with_draw_target(Some(0), target).with_style(style()) }
    }

    /// Shows how far it is.
    pub(crate) fn show(&self, progress: tracuu::Progress) {
        let tracuu::Progress { bytes_read, bytes_total, documents } = progress;
        self.bar.set_message(counted(documents, "document"));
        self.bar.set_length(bytes_total);
        self.bar.set_position(bytes_read);
    }
}

/// Nothing of the bar is left on the terminal.
impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn style() -> ProgressStyle {
    let template = "{bar:30} {decimal_bytes} of {decimal_total_bytes}, {msg}, {eta} left";
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
