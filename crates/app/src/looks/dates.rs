//! Days as people say them.

use jiff::civil::{Date, Weekday};

/// The name of a weekday.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The name of a month, 1 to 12.
pub fn month(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|nr| NAMES.get(nr)).copied().unwrap_or_default()
}

/// A day seen from another: "today", "yesterday", "Tuesday, 3 March", with the year when it is another.
pub fn day(day: Date, today: Date) -> String {
    let days = (day - today).get_days();
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ if day.year() == today.year() => {
            format!("{}, {} {}", weekday(day.weekday()), day.day(), month(day.month()))
        }
        _ => format!("{} {} {}", day.day(), month(day.month()), day.year()),
    }
}

/// A day with its year: "3 March 2026".
pub fn full(day: Date) -> String {
    format!("{} {} {}", day.day(), month(day.month()), day.year())
}

/// A day with its year in as few letters as are still plain: `5 Nov 2026`.
pub fn short(day: Date) -> String {
    let month: String = month(day.month()).chars().take(3).collect();
    format!("{} {month} {}", day.day(), day.year())
}

/// "since yesterday", "for 3 days": how long something has waited; empty when it does not yet.
pub fn overdue(due: Date, today: Date) -> String {
    match (today - due).get_days() {
        ..=0 => String::new(),
        1 => "since yesterday".to_owned(),
        days @ 2..=13 => format!("for {days} days"),
        days => format!("for {} weeks", days / 7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_said_from_where_one_stands() {
        let today = date(2026, 3, 20);
        assert_eq!(day(today, today), "today");
        assert_eq!(day(date(2026, 3, 3), today), "Tuesday, 3 March");
        assert_eq!(day(date(2025, 12, 31), today), "31 December 2025");
        assert_eq!(overdue(date(2026, 3, 6), today), "for 2 weeks");
        assert_eq!(overdue(today, today), "");
    }
}
