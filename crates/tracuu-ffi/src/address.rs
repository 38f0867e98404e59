//! Addresses: places in a paper.

/// A place in a paper, as programs and as people write it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct AddressReading {
    /// The stable form, such as `d5.k2.a`.
    pub address: String,
    /// As people read it: *Điều 5, khoản 2, điểm a*.
    pub label: String,
}

/// Reads words in any order (*điểm a khoản 2 Điều 5*) or the stable form (`d5.k2.a`); none where the text is no address, or
/// names several places.
#[uniffi::export]
pub fn parse_address(text: String) -> Option<AddressReading> {
    let address = tracuu::document::parse_address(&text)?;
    Some(AddressReading { address: address.to_string(), label: address.label() })
}
