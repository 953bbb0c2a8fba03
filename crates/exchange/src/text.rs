//! From bytes to text: UTF-8 with or without its mark, UTF-16 in both orders, and Windows-1252 for the rest.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encoding that the first bytes show: a mark, or the zeros of UTF-16 without one.
fn shown(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if half > 4 && odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        (even, odd) if half > 4 && even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        _ => None,
    }
}

/// The whole text. Bytes that no encoding explains are Windows-1252, in which every byte means something.
pub(crate) fn decode(bytes: &[u8]) -> String {
    match shown(bytes) {
        Some(encoding) if encoding == UTF_8 => fallen_back(&bytes[3..]),
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => fallen_back(bytes),
    }
}

/// Line by line: one wrong byte must not spoil the good lines around it. Zero bytes say nothing, and stores refuse them.
pub(crate) fn decode_lines(bytes: &[u8]) -> Vec<String> {
    if shown(bytes).is_some_and(|encoding| encoding != UTF_8) {
        return decoded(&split(decode(bytes).as_bytes()));
    }
    decoded(&split(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)))
}

/// The lines as they stand, whatever they end with.
fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(length) = bytes[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        let end = start + length;
        lines.push(&bytes[start..end]);
        let marks = bytes[end..].iter().take_while(|byte| **byte == b'\r').count();
        if bytes.get(end + marks) == Some(&b'\n') {
            // CR LF and the CR CR LF of some phones end one line.
            start = end + marks + 1;
        } else {
            // Of old Macs each CR ends a line of its own. All of a run are taken at once, so that no file of CRs alone
            // costs more than its length.
            lines.extend(std::iter::repeat_n(&bytes[..0], marks - 1));
            start = end + marks;
        }
    }
    if start < bytes.len() {
        lines.push(&bytes[start..]);
    }
    lines
}

fn decoded(lines: &[&[u8]]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::with_capacity(lines.len());
    let mut charset = None;
    // The first bytes of a letter of which the line before holds the beginning.
    let mut torn = 0;
    for (at, line) in lines.iter().enumerate() {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            charset = named_charset(line);
        }
        let mut bytes = line.to_vec();
        if torn > 0 {
            bytes.drain(1..=torn);
        }
        // Some programs fold a line within a letter; the rest of it stands behind the blank of the next line.
        let rest = lines.get(at + 1).map_or(&[][..], |next| rest_of_letter(&bytes, next));
        torn = rest.len();
        bytes.extend_from_slice(rest);
        let mut text = match (std::str::from_utf8(&bytes), charset) {
            (Err(_), Some(charset)) => charset.decode_without_bom_handling(&bytes).0.into_owned(),
            _ => fallen_back(&bytes),
        };
        text.retain(|letter| letter != '\0');
        texts.push(text);
    }
    texts
}

/// The bytes at the beginning of a folded line that end the letter with which the line before breaks off.
fn rest_of_letter<'a>(line: &[u8], next: &'a [u8]) -> &'a [u8] {
    let Some((b' ' | b'\t', next)) = next.split_first() else { return &[] };
    let Err(wrong) = std::str::from_utf8(line) else { return &[] };
    if wrong.error_len().is_some() {
        return &[];
    }
    let begun = &line[wrong.valid_up_to()..];
    let length = match begun[0] {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    let Some(rest) = next.get(..length - begun.len()) else { return &[] };
    let letter: Vec<u8> = begun.iter().chain(rest).copied().collect();
    if std::str::from_utf8(&letter).is_ok() { rest } else { &[] }
}

/// The encoding that a line of a card names before its value (`N;CHARSET=ISO-8859-2:`).
fn named_charset(line: &[u8]) -> Option<&'static Encoding> {
    let head = line.split(|byte| *byte == b':').next()?;
    let at = head.windows(8).position(|word| word.eq_ignore_ascii_case(b"CHARSET="))?;
    let label = head[at + 8..].split(|byte| *byte == b';').next()?;
    let label = label.split(|byte| *byte == b'"').find(|part| !part.is_empty())?;
    Encoding::for_label(label).filter(|encoding| *encoding != UTF_8)
}

/// Whether letters of a named encoding can have a second half that looks like a sign.
pub(crate) fn is_wide(charset: Option<&str>) -> bool {
    let named = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    named.is_some_and(|named| named != UTF_8 && !named.is_single_byte())
}

/// Bytes of a value that were written in an encoding that the line names, or does not.
///
/// Undeclared bytes are UTF-8 where they can be, and Windows-1252 else. Of declared UTF-8 that is none, only the wrong
/// letters are replaced where others are right (phones cut values within a letter).
pub(crate) fn decode_value(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    match (std::str::from_utf8(bytes), named) {
        (Ok(text), _) => text.to_owned(),
        (Err(_), Some(named)) if named != UTF_8 => named.decode_without_bom_handling(bytes).0.into_owned(),
        (Err(_), Some(_)) => {
            let lossy = String::from_utf8_lossy(bytes);
            let some_right = lossy.chars().any(|c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
            if some_right { lossy.into_owned() } else { fallen_back(bytes) }
        }
        (Err(_), None) => fallen_back(bytes),
    }
}

fn fallen_back(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_encoding_says_the_same() {
        let utf16 = |mark: bool, big: bool| -> Vec<u8> {
            let text = if mark { "\u{feff}Müller;x\r\n" } else { "Müller;x\r\n" };
            text.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        for bytes in [
            "Müller;x\r\n".as_bytes().to_vec(),
            "\u{feff}Müller;x\r\n".as_bytes().to_vec(),
            b"M\xFCller;x\r\n".to_vec(),
            utf16(true, false),
            utf16(true, true),
            utf16(false, false),
            utf16(false, true),
        ] {
            assert_eq!(decode(&bytes), "Müller;x\r\n");
            assert_eq!(decode_lines(&bytes), ["Müller;x"]);
        }
    }

    #[test]
    fn one_wrong_byte_stays_in_its_line_and_every_line_end_counts_once() {
        assert_eq!(decode_lines("é\r\r\né".as_bytes()), ["é", "é"]);
        assert_eq!(decode_lines(b"\xC3\xA9\rx\xFC\ny\n"), ["é", "xü", "y"]);
        assert_eq!(decode_lines(b"a\r\rb\r\n\r\nc\0d"), ["a", "", "b", "", "cd"]);
    }

    #[test]
    fn a_letter_broken_by_a_fold_is_whole_and_a_named_charset_is_believed() {
        assert_eq!(decode_lines(b"NOTE:M\xC3\r\n \xBCller"), ["NOTE:Mü", " ller"]);
        assert_eq!(decode_lines(b"a\xF0\x9F\n \x98\x80\n b"), ["a😀", " ", " b"]);
        // No letter: the byte of Windows-1252 stays in its line.
        assert_eq!(decode_lines(b"a\xC3\n b"), ["aÃ", " b"]);
        assert_eq!(
            decode_lines(b"N;CHARSET=iso-8859-2:ma\xB3o\n \xB3\nFN:\xB3"),
            ["N;CHARSET=iso-8859-2:mało", " ł", "FN:³"]
        );
        assert_eq!(decode_value(b"M\xFCller", Some("UTF-8")), "Müller");
        assert_eq!(decode_value(b"\xC3\x91\x80", Some("UTF-8")), "Ñ\u{fffd}");
        assert_eq!(decode_value("ü".as_bytes(), None), "ü");
    }

    #[test]
    fn a_file_of_line_ends_alone_costs_no_more_than_its_length() {
        let mut bytes = vec![b'\r'; 1 << 20];
        bytes.push(b'x');
        assert_eq!(decode_lines(&bytes).len(), (1 << 20) + 1);
    }
}
