//! Vietnamese official documents: markup, structure, metadata, numbers and dates.
