pub(crate) static PLAIN_WORDS: &[(&str, &str)] = &[];
