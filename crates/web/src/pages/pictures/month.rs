//! The month as a sheet: days along one side, what is seen along the other. Wide with the days from left to right, as a
//! desk and a sheet of paper have room for it; tall with the days from top to bottom, for a phone.

use goodturn_app::looks::pictures::month::{Day, Mark, Month};
use goodturn_app::words::Words;
use goodturn_practice::calendar::plus;
use jiff::civil::{Date, Weekday};

/// A text or a dot at its place.
pub(super) struct At {
    pub(super) x: u32,
    pub(super) y: u32,
    /// Nothing for a dot.
    pub(super) text: String,
}

/// A column or a bar of duties: how much of it is filled.
pub(super) struct Bar {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) wide: u32,
    pub(super) high: u32,
    /// Whether they were done by their day.
    pub(super) full: bool,
}

/// A line of the sheet from one point to another.
pub(super) struct Rule {
    pub(super) x1: u32,
    pub(super) y1: u32,
    pub(super) x2: u32,
    pub(super) y2: u32,
}

/// A sheet to draw.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) wide: u32,
    pub(super) high: u32,
    /// Saturdays and Sundays: left upper corner, width, height.
    pub(super) rest: Vec<(u32, u32, u32, u32)>,
    pub(super) rules: Vec<Rule>,
    pub(super) today: Option<Rule>,
    pub(super) days: Vec<At>,
    pub(super) heads: Vec<At>,
    pub(super) totals: Vec<At>,
    pub(super) marks: Vec<At>,
    pub(super) bars: Vec<Bar>,
}

/// A day in the table.
pub(super) struct Row {
    pub(super) day: String,
    pub(super) counts: Vec<u32>,
}

/// The month with its table.
pub(super) struct MonthPicture {
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) duties: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) whole: Vec<u32>,
    pub(super) wide: Sheet,
    pub(super) tall: Sheet,
    pub(super) earlier: String,
    pub(super) later: Option<String>,
    pub(super) empty: bool,
}

/// Of the wide sheet: where the days begin, how far apart they and the lines are, and where the first line is.
const WIDE: (u32, u32, u32, u32) = (122, 22, 32, 48);
/// Of the tall sheet: where the columns begin, how far apart they and the days are, and where the first day is.
const TALL: (u32, u32, u32, u32) = (76, 32, 25, 116);

impl MonthPicture {
    pub(super) fn of(month: &Month, words: Words) -> Self {
        let name = words.month(month.first.month());
        let (done, by) = month.duties();
        let named = |mark: Mark| words.say(&format!("pictures-mark-{}", mark.word()));
        let mut heads: Vec<String> = Mark::ALL.into_iter().map(named).collect();
        heads.push(words.say("pictures-done"));
        let later = plus(month.first.last_of_month(), 1);
        let mut whole: Vec<u32> = Mark::ALL.iter().map(|mark| month.total(*mark)).collect();
        whole.extend([done, by]);
        let seen = month.days.iter().filter(|day| !day.is_quiet());
        Self {
            title: words.tell2(
                "pictures-month",
                ("month", name.clone()),
                ("year", month.first.year().to_string()),
            ),
            alt: words.tell1("pictures-month-alt", "month", name),
            duties: words.tell2("pictures-duties", ("done", done), ("by", by)),
            rows: seen
                .map(|day| Row {
                    day: format!("{} {}", short(day.on, words), day.on.day()),
                    counts: day.marks.iter().copied().chain([day.done, day.by_their_day]).collect(),
                })
                .collect(),
            wide: wide(month, &heads, &whole),
            tall: tall(month, &heads, words),
            heads,
            whole,
            earlier: link(plus(month.first, -1)),
            later: (later <= month.today).then(|| link(later)),
            empty: month.is_quiet(),
        }
    }
}

fn link(day: Date) -> String {
    format!("/pictures?month={:04}-{:02}", day.year(), day.month())
}

/// The first letters of a weekday.
fn short(day: Date, words: Words) -> String {
    words.weekday(day.weekday()).chars().take(2).collect()
}

fn rests(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn text(x: u32, y: u32, text: impl Into<String>) -> At {
    At { x, y, text: text.into() }
}

/// A mark: a dot for once, a figure for more.
fn mark(x: u32, y: u32, count: u32) -> Option<At> {
    (count > 0).then(|| At { x, y, text: if count == 1 { String::new() } else { count.to_string() } })
}

/// The duties of a day as two parts of one column of `length`, the filled one first.
fn parts(day: &Day, most: u32, length: u32) -> (u32, u32) {
    let scale = |count: u32| (count * length).checked_div(most).unwrap_or(0).max(u32::from(count > 0) * 3);
    let full = scale(day.by_their_day);
    (full, scale(day.done).max(full) - full)
}

fn most(month: &Month) -> u32 {
    month.days.iter().map(|day| day.done).max().unwrap_or(0).max(4)
}

fn wide(month: &Month, heads: &[String], whole: &[u32]) -> Sheet {
    let (left, step, line, top) = WIDE;
    let right = left + step * 31;
    let foot = top + line * 8 + 14;
    let mut sheet = Sheet { wide: right + 44, high: foot + 8, ..Sheet::default() };
    for (nr, head) in (0..).zip(heads) {
        let y = if nr == 7 { foot } else { top + line * nr };
        sheet.heads.push(text(0, y + 5, head.clone()));
        sheet.rules.push(Rule { x1: left, y1: y, x2: right, y2: y });
        let total = whole.get(nr as usize).copied().unwrap_or(0);
        if total > 0 {
            sheet.totals.push(text(sheet.wide, y + 5, total.to_string()));
        }
    }
    let most = most(month);
    for (nr, day) in (0..).zip(&month.days) {
        let (edge, x) = (left + step * nr, left + step * nr + step / 2);
        if rests(day.on) {
            sheet.rest.push((edge, 28, step, foot - 28));
        }
        // The first days of the weeks say where one is; all thirty would stand too close to be read.
        // Two days side by side have no room for two numbers; today is the one to find.
        let beside = (day.on - month.today).get_days().abs() == 1;
        if (day.on.weekday() == Weekday::Monday && !beside) || day.on == month.today {
            sheet.days.push(text(x, 20, day.on.day().to_string()));
        }
        if day.on == month.today {
            sheet.today = Some(Rule { x1: edge + 2, y1: 26, x2: edge + step - 2, y2: 26 });
        }
        for (row, count) in (0..).zip(day.marks) {
            sheet.marks.extend(mark(x, top + line * row, count));
        }
        let (full, rest) = parts(day, most, line + 6);
        for (high, below, is_full) in [(full, 0, true), (rest, full, false)] {
            if high > 0 {
                let y = foot - below - high;
                sheet.bars.push(Bar { x: x - 6, y, wide: 12, high, full: is_full });
            }
        }
    }
    sheet
}

fn tall(month: &Month, heads: &[String], words: Words) -> Sheet {
    let (left, step, line, top) = TALL;
    let days = u32::try_from(month.days.len()).unwrap_or(31);
    let foot = top + line * (days - 1) + 10;
    let mut sheet = Sheet { wide: left + step * 8 + 12, high: foot + 6, ..Sheet::default() };
    for (nr, head) in (0..).zip(heads) {
        let x = left + step * nr;
        sheet.heads.push(text(x, top - 20, head.clone()));
        sheet.rules.push(Rule { x1: x, y1: top - 12, x2: x, y2: foot });
    }
    let most = most(month);
    for (nr, day) in (0..).zip(&month.days) {
        let y = top + line * nr;
        if rests(day.on) {
            sheet.rest.push((0, y - line / 2, sheet.wide, line));
        }
        sheet.days.push(text(52, y + 5, format!("{} {}", short(day.on, words), day.on.day())));
        if day.on == month.today {
            sheet.today = Some(Rule { x1: 2, y1: y + 10, x2: 54, y2: y + 10 });
        }
        for (column, count) in (0..).zip(day.marks) {
            sheet.marks.extend(mark(left + step * column, y, count));
        }
        let (full, rest) = parts(day, most, step + 8);
        for (wide, before, is_full) in [(full, 0, true), (rest, full, false)] {
            if wide > 0 {
                let x = left + step * 7 + before;
                sheet.bars.push(Bar { x, y: y - 6, wide, high: 12, full: is_full });
            }
        }
    }
    sheet
}
