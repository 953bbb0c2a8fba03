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

/// Line by line: one wrong byte must not spoil the good lines around it.
pub(crate) fn decode_lines(bytes: &[u8]) -> Vec<String> {
    if shown(bytes).is_some_and(|encoding| encoding != UTF_8) {
        return lines(decode(bytes).as_bytes());
    }
    lines(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => {
                lines.push(fallen_back(&bytes[start..at]));
                start = at + 1;
            }
            b'\r' => {
                lines.push(fallen_back(&bytes[start..at]));
                // CR LF and the CR CR LF of some phones end one line.
                while bytes.get(at + 1) == Some(&b'\r')
                    && bytes[at + 1..].iter().find(|b| **b != b'\r') == Some(&b'\n')
                {
                    at += 1;
                }
                if bytes.get(at + 1) == Some(&b'\n') {
                    at += 1;
                }
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    if start < bytes.len() {
        lines.push(fallen_back(&bytes[start..]));
    }
    lines
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
    }
}
