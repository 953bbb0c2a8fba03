//! What is shown: one struct per view, shared by page and command line.

pub mod today;
