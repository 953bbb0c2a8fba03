//! Housekeeping.

fn main() {}
