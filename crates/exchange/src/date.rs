//! Dates as address books write them.

use goodturn_practice::contact::PartialDate;
use goodturn_practice::fold::words;

/// Which number of `03/04/1980` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// 3 April: most of the world, and everywhere with dots.
    DayFirst,
    /// March 4: the United States, and what Outlook in English writes.
    #[default]
    MonthFirst,
}

/// Months by the first letters of their names in English, German, French, Spanish, Italian, Dutch and Portuguese.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fev", "fevr", "febr"],
    &["mar", "maer", "mrz", "maa", "mrt"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei", "mayo"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "dic"],
];

/// Reads a date; `None` for what is none (also `0/0/00`, which Outlook writes for no date).
///
/// The years 0, 1, 1604 (Apple's), 1601 and 1602 (Windows') and all below 1700 stand for "no year".
pub fn read(text: &str, order: Order) -> Option<PartialDate> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next().filter(|day| day.len() >= 5).unwrap_or(text);
    let day =
        if day.contains(['-', '.', '/']) || day.chars().all(|c| c.is_ascii_digit()) { day } else { text };
    truncated(day).or_else(|| numbers(day, order)).or_else(|| spelled(text))
}

fn built(year: Option<i32>, month: i32, day: i32) -> Option<PartialDate> {
    let year = year.filter(|year| (1700..=9999).contains(year)).and_then(|year| i16::try_from(year).ok());
    PartialDate::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// `--0203`, `--02-03`, `---03` is none, `19800322`, `0203`.
fn truncated(text: &str) -> Option<PartialDate> {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let part = |text: &str| text.parse::<i32>().ok();
    if let Some(rest) = text.strip_prefix("--") {
        let rest: String = rest.chars().filter(|c| *c != '-').collect();
        return (rest.len() == 4 && digits(&rest))
            .then(|| built(None, part(&rest[..2])?, part(&rest[2..])?))?;
    }
    (text.len() == 8 && digits(text))
        .then(|| built(part(&text[..4]), part(&text[4..6])?, part(&text[6..])?))?
}

/// `1980-03-22`, `22.3.1980`, `3/22/80`, `22.3.`.
fn numbers(text: &str, order: Order) -> Option<PartialDate> {
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sign, '-' | '.' | '/') {
        return None;
    }
    let parts: Vec<&str> = text.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<i32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let two = |first: i32, second: i32, year: Option<i32>| {
        let day_first = sign != '/' || order == Order::DayFirst;
        let (day, month) =
            if (day_first && second <= 12) || first > 12 { (first, second) } else { (second, first) };
        built(year, month, day)
    };
    match numbers[..] {
        [year, month, day] if parts[0].len() == 4 => built(Some(year), month, day),
        [first, second, year] => {
            two(first, second, Some(if parts[2].len() == 2 { century(year) } else { year }))
        }
        [first, second] => two(first, second, None),
        _ => None,
    }
}

/// Two digits of a year: up to 29 are of this century, as spreadsheets have it.
fn century(year: i32) -> i32 {
    if year <= 29 { 2000 + year } else { 1900 + year }
}

/// `15 Jan 2024`, `Jan 15, 2024`, `22. März`.
fn spelled(text: &str) -> Option<PartialDate> {
    let words = words(text);
    let month_of = |word: &str| {
        MONTHS.iter().position(|names| {
            word.len() >= 3
                && names.iter().any(|name| word.starts_with(name))
                && word.chars().all(char::is_alphabetic)
        })
    };
    let month = words.iter().find_map(|word| month_of(word))? + 1;
    let number = |word: &String| word.trim_end_matches(char::is_alphabetic).parse::<i32>().ok();
    let numbers: Vec<i32> = words.iter().filter_map(number).collect();
    let day = *numbers.iter().find(|number| (1..=31).contains(*number))?;
    let year = numbers.iter().copied().find(|number| *number > 31);
    (words.len() <= 6).then(|| built(year, i32::try_from(month).ok()?, day))?
}

/// Which order the slashed dates of a column are in: a first number above 12 is a day, a second above 12 too.
pub fn order_of<'a>(dates: impl Iterator<Item = &'a str>) -> Order {
    for date in dates {
        let mut parts = date.trim().split('/').filter_map(|part| part.trim().parse::<i32>().ok());
        match (parts.next(), parts.next()) {
            (Some(first), Some(_)) if first > 12 && first < 32 => return Order::DayFirst,
            (Some(_), Some(second)) if second > 12 && second < 32 => return Order::MonthFirst,
            _ => {}
        }
    }
    Order::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("1980-03-22", "1980-03-22"),
            ("19800322", "1980-03-22"),
            ("1980-03-22T00:00:00Z", "1980-03-22"),
            ("--0203", "--02-03"),
            ("--02-03", "--02-03"),
            ("1604-02-29", "--02-29"),
            ("0000-02-03", "--02-03"),
            ("22.3.1980", "1980-03-22"),
            ("22.3.", "--03-22"),
            ("3/22/1980", "1980-03-22"),
            ("3/4/80", "1980-03-04"),
            ("22/3/1980", "1980-03-22"),
            ("15 Jan 2024", "2024-01-15"),
            ("Jan 15, 2024", "2024-01-15"),
            ("22. März 1980", "1980-03-22"),
            ("1er août 1980", "1980-08-01"),
            ("15 de mayo de 1980", "1980-05-15"),
        ] {
            assert_eq!(
                read(text, Order::MonthFirst).map(|date| date.to_string()).as_deref(),
                Some(wanted),
                "{text}"
            );
        }
        assert_eq!(read("3/4/1980", Order::DayFirst).unwrap().to_string(), "1980-04-03");
        for none in ["", "0/0/00", "soon", "1980", "31.2.1980", "--1332", "May"] {
            assert_eq!(read(none, Order::MonthFirst), None, "{none}");
        }
        assert_eq!(order_of(["3/4/80", "14/2/80"].into_iter()), Order::DayFirst);
    }
}
