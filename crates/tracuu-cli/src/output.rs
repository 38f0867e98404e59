//! The one door to the terminal: everything that the command says goes through [`Output`].
//!
//! | what | where | on a terminal | in a pipe |
//! | ---- | ----- | ------------- | --------- |
//! | `paragraph` | stdout | coloured, wrapped to its width | plain, a line each |
//! | `json` | stdout | one line | one line |
//! | `say`, `error` | stderr | coloured | plain |
//!
//! A reader that went away is [`Failure::BrokenPipe`] on stdout and nothing at all on stderr.

use std::io::{BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use crate::args::Color;
use crate::clean::clean;
use crate::outcome::Failure;
use crate::paragraph::Paragraph;
use crate::style::{ERROR, PLAIN, Run};

mod json;

/// Where a command writes.
pub(crate) struct Output {
    stdout: BufWriter<Box<dyn Write>>,
    stderr: Box<dyn Write>,
    width: Option<usize>,
    watched: bool,
}

impl Output {
    /// The streams of this process.
    pub(crate) fn of_process(color: Color) -> Output {
        let (stdout, stderr) = (std::io::stdout(), std::io::stderr());
        let watched = stderr.is_terminal();
        let width = if stdout.is_terminal() { terminal_width() } else { None };
        let out_choice = choice(color, AutoStream::choice(&stdout));
        let err_choice = choice(color, AutoStream::choice(&stderr));
        Output {
            stdout: BufWriter::with_capacity(1 << 16, Box::new(AutoStream::new(stdout, out_choice))),
            stderr: Box::new(AutoStream::new(stderr, err_choice)),
            width,
            watched,
        }
    }

    /// Whether somebody sees stderr, and with it a progress bar.
    pub(crate) fn watched(&self) -> bool {
        self.watched
    }

    /// The columns of the terminal; `None` in a pipe.
    pub(crate) fn width(&self) -> Option<usize> {
        self.width
    }

    /// Writes a paragraph.
    pub(crate) fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), Failure> {
        Ok(self.stdout.write_all(paragraph.render(self.width).as_bytes())?)
    }

    /// Writes paragraphs.
    pub(crate) fn paragraphs(&mut self, paragraphs: &[Paragraph]) -> Result<(), Failure> {
        paragraphs.iter().try_for_each(|paragraph| self.paragraph(paragraph))
    }

    /// Writes one object on one line, piece by piece as it is made.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        json::write(&mut self.stdout, value)?;
        Ok(self.stdout.write_all(b"\n")?)
    }

    /// Writes text as it is, neither wrapped nor indented, with a line end behind; control characters do not reach a
    /// terminal.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        if self.width.is_none() {
            self.stdout.write_all(text.as_bytes())?;
            if !text.is_empty() && !text.ends_with('\n') {
                self.stdout.write_all(b"\n")?;
            }
            return Ok(());
        }
        for line in text.lines() {
            self.stdout.write_all(clean(line).as_bytes())?;
            self.stdout.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Says a sentence beside the output.
    pub(crate) fn say(&mut self, sentence: &str) {
        self.aside(&[Run::new(PLAIN, sentence)]);
    }

    /// Says why a command could not do its work.
    pub(crate) fn error(&mut self, sentence: &str) {
        self.aside(&[Run::new(ERROR, "error:"), Run::new(PLAIN, " "), Run::new(PLAIN, sentence)]);
    }

    /// Hands over what is still held back.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.stdout.flush()?)
    }

    /// What stderr cannot take is lost: there is nobody left to tell.
    fn aside(&mut self, runs: &[Run]) {
        let _ = self.stdout.flush();
        let line = Paragraph { runs: runs.to_vec(), ..Default::default() };
        let _ = self.stderr.write_all(line.render(None).as_bytes());
    }
}

/// The choice of the user before the choice of the surroundings, which honours `NO_COLOR`.
fn choice(color: Color, surroundings: ColorChoice) -> ColorChoice {
    match color {
        Color::Auto => surroundings,
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    }
}

/// What `COLUMNS` says, or else what the terminal says; 20 at least, or a word a line would come of it.
fn terminal_width() -> Option<usize> {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).map(|width| width.max(20))
}
