//! Character entities of HTML that are met in Vietnamese papers.
//!
//! | entity     | character |
//! | ---------- | --------- |
//! | `&nbsp;`   | no-break space |
//! | `&ocirc;`  | `ô`       |
//! | `&#272;`, `&#x110;` | `Đ` |

/// Named entities, sorted. Source: HTML Living Standard, named character references.
const NAMED: [(&str, char); 62] = [
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Agrave", 'À'),
    ("Atilde", 'Ã'),
    ("Dstrok", 'Đ'),
    ("ETH", 'Đ'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Egrave", 'È'),
    ("Iacute", 'Í'),
    ("Igrave", 'Ì'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Ograve", 'Ò'),
    ("Otilde", 'Õ'),
    ("Uacute", 'Ú'),
    ("Ugrave", 'Ù'),
    ("Yacute", 'Ý'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("atilde", 'ã'),
    ("bull", '•'),
    ("deg", '°'),
    ("divide", '÷'),
    ("dstrok", 'đ'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("emsp", ' '),
    ("ensp", ' '),
    ("frac12", '½'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("igrave", 'ì'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("ograve", 'ò'),
    ("otilde", 'õ'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("thinsp", ' '),
    ("times", '×'),
    ("uacute", 'ú'),
    ("ugrave", 'ù'),
    ("yacute", 'ý'),
];

/// The character that an entity stands for; `text` runs from `&` to `;`.
pub(crate) fn entity(text: &str) -> Option<char> {
    let name = text.strip_prefix('&')?.strip_suffix(';')?;
    match name.strip_prefix('#') {
        Some(number) => numeric(number),
        None => NAMED.binary_search_by(|(known, _)| (*known).cmp(name)).ok().and_then(|at| Some(NAMED.get(at)?.1)),
    }
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).filter(|letter| !letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<char>) {
        assert_eq!(entity(text), expected, "{text}");
    }

    #[test]
    fn reads_entities() {
        check("&nbsp;", Some('\u{A0}'));
        check("&ocirc;", Some('ô'));
        check("&#272;", Some('Đ'));
        check("&#x110;", Some('Đ'));
        check("&#0;", None);
        check("&không;", None);
        check("&;", None);
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMED.is_sorted_by_key(|(name, _)| *name));
    }
}
