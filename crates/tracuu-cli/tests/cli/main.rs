//! The built command on the sample papers and on bad input.
//!
//! | file | what it holds |
//! | ---- | ------------- |
//! | `door` | a folder with the sample in it, and `check` |
//! | `searching` | what is found, and how it is printed |
//! | `suggesting` | what is completed and corrected |
//! | `indexing` | index, add, replace, delete |
//! | `parsing` | what a document says of itself, its units and citations |
//! | `citing` | who cites whom |
//! | `graph` | all papers, which of them are missing |
//! | `bad_input` | the bad inputs of the issue, by name |
//! | `evaluating` | topics, judgements and runs |
//!
//! A line of a table is a command line, its exit code, a piece of what stdout says and a piece of what stderr says.

mod bad_input;
mod citing;
mod door;
mod evaluating;
mod graph;
mod indexing;
mod parsing;
mod passes;
mod searching;
mod suggesting;
