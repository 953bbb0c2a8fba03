//! The clock on the wall and chance: the one place where they are read.

use jiff::Timestamp;

/// The time now, cut to whole microseconds as the store keeps it.
#[allow(clippy::disallowed_methods, reason = "this is the place")]
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}

/// A seed that no other act has.
///
/// # Errors
/// When the system has no randomness to give.
#[allow(clippy::disallowed_methods, reason = "this is the place")]
pub fn seed() -> std::io::Result<u128> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(u128::from_le_bytes(bytes))
}

/// A secret of 256 bits that nobody can guess, as 43 letters that fit a link and a cookie.
///
/// # Errors
/// When the system has no randomness to give.
#[allow(clippy::disallowed_methods, reason = "this is the place")]
pub fn secret() -> std::io::Result<String> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut bytes = [0_u8; 43];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 63)])).collect())
}
