//! Rows and cells of a table, whatever its separator and line ends are.

use super::columns::Columns;
use super::map::Map;

/// A row with the line on which it begins, from 1.
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

/// A table as it was written. Rows without any text are left out.
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    /// The line of a row in which a quotation mark opens and never closes; it holds all that stands behind it.
    pub(super) unclosed: Option<usize>,
}

/// A last row of our own: where it is missing, a quotation mark has swallowed it.
const END: &str = "\u{1}end";

impl Table {
    pub(super) fn read(text: &str, map: Option<&Map>) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        // Old Macs end lines with CR alone; the reader counts lines by LF.
        let mut ends = if text.contains('\n') { text.to_owned() } else { text.replace('\r', "\n") };
        ends.push('\n');
        ends.push_str(END);
        // Excel's own hint on the first line; some put it in quotation marks like any cell.
        let first = ends.trim_start_matches('"');
        let hint = first.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="));
        let hinted = hint.and_then(|_| first[4..].chars().next()).filter(char::is_ascii);
        let (skipped, body) = match hinted {
            Some(_) => (1, ends.split_once('\n').map(|(_, rest)| rest).unwrap_or_default()),
            None => (0, ends.as_str()),
        };
        let named = map.and_then(|map| map.delimiter).or(hinted).and_then(|sign| u8::try_from(sign).ok());
        let delimiter = named.unwrap_or_else(|| guess(body, map));
        let mut rows = rows(body, delimiter, usize::MAX, skipped);
        let closed = rows.pop_if(|row| row.cells == [END]).is_some();
        let unclosed = if closed { None } else { rows.pop().map(|row| row.line) };
        Self { rows, unclosed }
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

/// The separator under which some line names most columns; where none does, the one under which most lines have the
/// same number of cells, the larger number first. Lists within cells (`Golf;Tennis;Chess`) must not pass for columns.
fn guess(text: &str, map: Option<&Map>) -> u8 {
    let score = |sign: u8| {
        let rows = rows(text, sign, 60, 0);
        let named = rows.iter().take(25).map(|row| Columns::known_in(&row.cells, map));
        let named = named.max().unwrap_or(0);
        let widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).filter(|width| *width > 1).collect();
        let usual =
            widths.iter().copied().max_by_key(|width| widths.iter().filter(|other| *other == width).count());
        let same = usual.map_or(0, |usual| widths.iter().filter(|width| **width == usual).count());
        let cells = same * usual.unwrap_or(0).min(40);
        // A width that only one of several lines has is no table.
        (named, same > 1 || rows.len() < 2, cells)
    };
    // The comma wins where two are alike.
    b"|\t;,".iter().copied().max_by_key(|sign| score(*sign)).unwrap_or(b',')
}
