//! Roles of the binary.
fn main() {}
