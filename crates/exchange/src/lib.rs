//! Address books of other programs: read into contacts and written out again.
