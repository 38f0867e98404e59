//! The encodings by name.
//!
//! | name      | encoding                     |
//! | --------- | ---------------------------- |
//! | `utf8`    | UTF-8                        |
//! | `utf16le` | UTF-16, low byte first       |
//! | `utf16be` | UTF-16, high byte first      |
//! | `tcvn3`   | TCVN3, also called ABC       |
//! | `vni`     | VNI-Windows                  |
//! | `viscii`  | VISCII                       |
//! | `viqr`    | VIQR                         |
//! | `cp1258`  | Windows-1258                 |

use std::fmt;
use std::str::FromStr;

/// A way to write Vietnamese in bytes.
///
/// ```
/// use tracuu_text::Encoding;
/// assert_eq!("tcvn3".parse(), Ok(Encoding::Tcvn3));
/// assert_eq!(Encoding::VniWindows.to_string(), "vni");
/// assert_eq!(
///     "vps".parse::<Encoding>().unwrap_err().to_string(),
///     "expected one of utf8, utf16le, utf16be, tcvn3, vni, viscii, viqr, cp1258, but found something else"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// TCVN3 (ABC), the encoding of the `.VnTime` fonts: TCVN 5712:1993 VN3.
    Tcvn3,
    /// VNI-Windows.
    VniWindows,
    /// VISCII, RFC 1456.
    Viscii,
    /// VIQR, RFC 1456.
    Viqr,
    /// Windows-1258, precomposed or with combining tone marks.
    Cp1258,
}

/// A name that [`Encoding`] does not have.
///
/// ```
/// use tracuu_text::{Encoding, UnknownEncoding};
/// assert_eq!("vps".parse::<Encoding>(), Err(UnknownEncoding));
/// assert_eq!("TCVN3".parse::<Encoding>(), Err(UnknownEncoding), "names are in lower case");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEncoding;

impl Encoding {
    /// All of them.
    ///
    /// ```
    /// use tracuu_text::{Encoding, decode, encode};
    /// for encoding in Encoding::ALL {
    ///     assert_eq!(decode(&encode("kỷ luật", encoding).bytes, encoding).text, "kỷ luật");
    /// }
    /// ```
    pub const ALL: [Encoding; 8] = [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Tcvn3,
        Encoding::VniWindows,
        Encoding::Viscii,
        Encoding::Viqr,
        Encoding::Cp1258,
    ];

    /// The name, as in the table above.
    ///
    /// ```
    /// use tracuu_text::Encoding;
    /// assert_eq!(Encoding::VniWindows.name(), "vni");
    /// assert_eq!(Encoding::VniWindows.name().parse(), Ok(Encoding::VniWindows));
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf8",
            Encoding::Utf16Le => "utf16le",
            Encoding::Utf16Be => "utf16be",
            Encoding::Tcvn3 => "tcvn3",
            Encoding::VniWindows => "vni",
            Encoding::Viscii => "viscii",
            Encoding::Viqr => "viqr",
            Encoding::Cp1258 => "cp1258",
        }
    }

    /// Whether it is a form of Unicode.
    ///
    /// ```
    /// use tracuu_text::Encoding;
    /// assert!(Encoding::Utf16Le.is_unicode());
    /// assert!(!Encoding::Cp1258.is_unicode());
    /// ```
    pub const fn is_unicode(self) -> bool {
        matches!(self, Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be)
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Encoding, UnknownEncoding> {
        Encoding::ALL.into_iter().find(|encoding| encoding.name() == name).ok_or(UnknownEncoding)
    }
}

impl fmt::Display for UnknownEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Encoding::ALL.map(Encoding::name).join(", ");
        write!(f, "expected one of {names}, but found something else")
    }
}

impl std::error::Error for UnknownEncoding {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for encoding in Encoding::ALL {
            assert_eq!(encoding.to_string().parse(), Ok(encoding));
        }
        assert_eq!("TCVN3".parse::<Encoding>(), Err(UnknownEncoding));
    }
}
