//! The pages, one file per noun, beside `templates/<noun>`.

pub(crate) mod act;
pub(crate) mod ask;
pub(crate) mod book;
pub(crate) mod capture;
pub(crate) mod history;
pub(crate) mod matters;
pub(crate) mod meetings;
pub(crate) mod people;
pub(crate) mod pictures;
pub(crate) mod referrals;
pub(crate) mod running;
pub(crate) mod settings;
pub(crate) mod sort;
pub(crate) mod today;
pub(crate) mod wordings;
pub(crate) mod write;

/// Zones that are offered while one types; any other of the zone table is taken as well.
pub(crate) const ZONES: &[&str] = &[
    "Europe/Berlin",
    "Europe/Vienna",
    "Europe/Zurich",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Amsterdam",
    "Europe/Brussels",
    "Europe/Lisbon",
    "Europe/Stockholm",
    "Europe/Copenhagen",
    "Europe/Oslo",
    "Europe/Helsinki",
    "Europe/Warsaw",
    "Europe/Prague",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
];
