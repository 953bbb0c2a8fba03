//! Rows and cells of a table, whatever its separator and line ends are.

use super::map::Map;

/// A row with the line on which it begins, from 1.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

/// A table as it was written. Rows without any text are left out.
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

impl Table {
    pub(super) fn read(text: &str, map: Option<&Map>) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // Old Macs end lines with CR alone; the reader counts lines by LF.
        let ends = if text.contains('\n') { text.to_owned() } else { text.replace('\r', "\n") };
        // Excel's own hint on the first line.
        let hint = ends.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="));
        let hinted = hint.and_then(|_| ends[4..].chars().next()).filter(char::is_ascii);
        let (skipped, body) = match hinted {
            Some(_) => (1, ends.split_once('\n').map(|(_, rest)| rest).unwrap_or_default()),
            None => (0, ends.as_str()),
        };
        let named = map.and_then(|map| map.delimiter).or(hinted).and_then(|sign| u8::try_from(sign).ok());
        let delimiter = named.unwrap_or_else(|| guess(body));
        Self { rows: rows(body, delimiter, usize::MAX, skipped) }
    }
}

fn rows(text: &str, delimiter: u8, most: usize, skipped: usize) -> Vec<Row> {
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 + skipped };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let records = reader.records().take(most).filter_map(Result::ok);
    records
        .map(|record| (lines.line_at(record.position().map_or(0, csv::Position::byte)), record))
        .filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()))
        .map(|(line, record)| Row {
            line,
            // A zero byte says nothing, and stores refuse it.
            cells: record.iter().map(|cell| cell.trim().replace('\0', "")).collect(),
        })
        .collect()
}

/// Counts lines as an editor shows them.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of a byte that lies behind the last one asked for.
    fn line_at(&mut self, byte: u64) -> usize {
        let to = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        self.line += self.text[self.at.min(to)..to].iter().filter(|byte| **byte == b'\n').count();
        self.at = to.max(self.at);
        // The reader's position may stand before the line ends that it skipped.
        let rest = &self.text[self.at..];
        self.line
            + rest
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .filter(|byte| **byte == b'\n')
                .count()
    }
}

/// The separator under which most lines have the same number of columns, the larger number first.
fn guess(text: &str) -> u8 {
    let score = |sign: u8| {
        let rows = rows(text, sign, 60, 0);
        let widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).filter(|width| *width > 1).collect();
        let usual =
            widths.iter().copied().max_by_key(|width| widths.iter().filter(|other| *other == width).count());
        usual.map_or(0, |usual| widths.iter().filter(|width| **width == usual).count() * usual.min(40))
    };
    // The comma wins where two are alike.
    b"|\t;,".iter().copied().max_by_key(|sign| score(*sign)).unwrap_or(b',')
}
