//! A text in every way in which programs write one.

/// UTF-8 and UTF-16 in both orders, each with and without its mark, and Windows-1252.
pub(crate) fn in_every_encoding(text: &str) -> [Vec<u8>; 7] {
    let units = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    let marked = format!("\u{feff}{text}");
    [
        text.as_bytes().to_vec(),
        marked.clone().into_bytes(),
        units(text, false),
        units(text, true),
        units(&marked, false),
        units(&marked, true),
        encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    ]
}
