//! The house: who can sign in, from where they are signed in, and how often somebody tried. These tables belong to no
//! workspace; a secret is kept as its hash only.

use crate::{At, Result, Tx};
use jiff::Timestamp;
use uuid::Uuid;

/// Somebody who can sign in.
#[derive(Clone)]
pub struct Account {
    /// Their id.
    pub id: Uuid,
    /// Their mail address, in lower case.
    pub mail: String,
    /// The slow hash of their password; nothing when they sign in by link alone.
    pub password_hash: Option<String>,
}

/// Where somebody is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// SHA-256 of the token in the cookie.
    pub token_hash: Vec<u8>,
    /// Who.
    pub user: Uuid,
    /// Since when, by the clock on the wall.
    pub created_at: Timestamp,
    /// When it was last used, to within some minutes.
    pub seen_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// The browser, as it calls itself; cut short.
    pub agent: String,
}

/// The account with a mail address.
///
/// # Errors
/// Whatever the engine says.
pub async fn account_by_mail(tx: &mut Tx, mail: &str) -> Result<Option<Account>> {
    tx.query_opt(
        "SELECT id, mail, password_hash FROM user_account WHERE mail = $1 AND ended_at IS NULL",
        &[&mail],
        |row| Ok(Account { id: row.get(0)?, mail: row.get(1)?, password_hash: row.get(2)? }),
    )
    .await
}

/// The account with an id.
///
/// # Errors
/// Whatever the engine says.
pub async fn account(tx: &mut Tx, id: Uuid) -> Result<Option<Account>> {
    tx.query_opt(
        "SELECT id, mail, password_hash FROM user_account WHERE id = $1 AND ended_at IS NULL",
        &[&id],
        |row| Ok(Account { id: row.get(0)?, mail: row.get(1)?, password_hash: row.get(2)? }),
    )
    .await
}

/// Adds an account.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_account(tx: &mut Tx, account: &Account, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO user_account (id, mail, password_hash, created_at, body, version) VALUES ($1, $2, $3, $4, $5, 1)",
        &[&account.id, &account.mail, &account.password_hash, &At(now), &"{}"],
    )
    .await
    .map(|_| ())
}

/// Sets the hash of a password.
///
/// # Errors
/// Whatever the engine says.
pub async fn set_password(tx: &mut Tx, id: Uuid, hash: &str) -> Result<()> {
    tx.exec("UPDATE user_account SET password_hash = $1, version = version + 1 WHERE id = $2", &[&hash, &id])
        .await
        .map(|_| ())
}

/// The workspaces of somebody: (workspace, member).
///
/// # Errors
/// Whatever the engine says.
pub async fn memberships(tx: &mut Tx, user: Uuid) -> Result<Vec<(Uuid, Uuid)>> {
    tx.query(
        "SELECT workspace_id, member_id FROM membership WHERE user_id = $1 ORDER BY workspace_id",
        &[&user],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .await
}

/// Says that somebody is a member.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_membership(
    tx: &mut Tx,
    user: Uuid,
    workspace: Uuid,
    member: Uuid,
    role: &str,
) -> Result<()> {
    tx.exec(
        "INSERT INTO membership (user_id, workspace_id, member_id, role) VALUES ($1, $2, $3, $4)
         ON CONFLICT (user_id, workspace_id) DO UPDATE SET member_id = excluded.member_id, role = excluded.role",
        &[&user, &workspace, &member, &role],
    )
    .await
    .map(|_| ())
}

/// Begins a session.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_session(tx: &mut Tx, session: &Session) -> Result<()> {
    tx.exec(
        "INSERT INTO session (token_hash, user_id, created_at, seen_at, expires_at, agent) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            &session.token_hash,
            &session.user,
            &At(session.created_at),
            &At(session.seen_at),
            &At(session.expires_at),
            &session.agent,
        ],
    )
    .await
    .map(|_| ())
}

fn session_of(row: &crate::Row<'_>) -> Result<Session> {
    Ok(Session {
        token_hash: row.get(0)?,
        user: row.get(1)?,
        created_at: row.get::<At>(2)?.0,
        seen_at: row.get::<At>(3)?.0,
        expires_at: row.get::<At>(4)?.0,
        agent: row.get(5)?,
    })
}

/// The session of a token, if it still stands.
///
/// # Errors
/// Whatever the engine says.
pub async fn session(tx: &mut Tx, token_hash: &[u8], now: Timestamp) -> Result<Option<Session>> {
    tx.query_opt(
        "SELECT token_hash, user_id, created_at, seen_at, expires_at, agent FROM session
         WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2",
        &[&token_hash.to_vec(), &At(now)],
        session_of,
    )
    .await
}

/// Where somebody is signed in, the latest first.
///
/// # Errors
/// Whatever the engine says.
pub async fn sessions_of(tx: &mut Tx, user: Uuid, now: Timestamp) -> Result<Vec<Session>> {
    tx.query(
        "SELECT token_hash, user_id, created_at, seen_at, expires_at, agent FROM session
         WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY created_at DESC",
        &[&user, &At(now)],
        session_of,
    )
    .await
}

/// Notes that a session was used.
///
/// # Errors
/// Whatever the engine says.
pub async fn session_seen(tx: &mut Tx, token_hash: &[u8], now: Timestamp) -> Result<()> {
    tx.exec("UPDATE session SET seen_at = $1 WHERE token_hash = $2", &[&At(now), &token_hash.to_vec()])
        .await
        .map(|_| ())
}

/// Ends one session of somebody.
///
/// # Errors
/// Whatever the engine says.
pub async fn end_session(tx: &mut Tx, user: Uuid, token_hash: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE session SET ended_at = $1 WHERE token_hash = $2 AND user_id = $3",
        &[&At(now), &token_hash.to_vec(), &user],
    )
    .await
    .map(|_| ())
}

/// Ends every session of somebody but one.
///
/// # Errors
/// Whatever the engine says.
pub async fn end_other_sessions(tx: &mut Tx, user: Uuid, but: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE session SET ended_at = $1 WHERE user_id = $2 AND token_hash <> $3 AND ended_at IS NULL",
        &[&At(now), &user, &but.to_vec()],
    )
    .await
    .map(|_| ())
}

/// Notes a sign-in link.
///
/// # Errors
/// Whatever the engine says.
pub async fn put_link(tx: &mut Tx, token_hash: &[u8], user: Uuid, expires_at: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO sign_in_link (token_hash, user_id, expires_at) VALUES ($1, $2, $3)",
        &[&token_hash.to_vec(), &user, &At(expires_at)],
    )
    .await
    .map(|_| ())
}

/// Uses a link up: whose it was, if it was still good.
///
/// # Errors
/// Whatever the engine says.
pub async fn use_link(tx: &mut Tx, token_hash: &[u8], now: Timestamp) -> Result<Option<Uuid>> {
    let user: Option<Uuid> = tx
        .query_opt(
            "SELECT user_id FROM sign_in_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
            &[&token_hash.to_vec(), &At(now)],
            |row| row.get(0),
        )
        .await?;
    let Some(user) = user else { return Ok(None) };
    let used = tx
        .exec(
            "UPDATE sign_in_link SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL",
            &[&At(now), &token_hash.to_vec()],
        )
        .await?;
    Ok((used == 1).then_some(user))
}

/// How often somebody tried since `window_start`, and since when that window is counted.
///
/// # Errors
/// Whatever the engine says.
pub async fn tries(tx: &mut Tx, key: &str, since: Timestamp) -> Result<i64> {
    let held = tx
        .query_opt(
            "SELECT count FROM sign_in_try WHERE key = $1 AND window_start > $2",
            &[&key, &At(since)],
            |row| row.get(0),
        )
        .await?;
    Ok(held.unwrap_or(0))
}

/// Counts a failed try; a window that began before `since` begins anew.
///
/// # Errors
/// Whatever the engine says.
pub async fn count_try(tx: &mut Tx, key: &str, since: Timestamp, now: Timestamp) -> Result<()> {
    let held = tries(tx, key, since).await?;
    if held == 0 {
        tx.exec("DELETE FROM sign_in_try WHERE key = $1 OR window_start <= $2", &[&key, &At(since)]).await?;
        return tx
            .exec("INSERT INTO sign_in_try (key, count, window_start) VALUES ($1, 1, $2)", &[&key, &At(now)])
            .await
            .map(|_| ());
    }
    tx.exec("UPDATE sign_in_try SET count = count + 1 WHERE key = $1", &[&key]).await.map(|_| ())
}

/// Forgets the tries of somebody who signed in.
///
/// # Errors
/// Whatever the engine says.
pub async fn forget_tries(tx: &mut Tx, key: &str) -> Result<()> {
    tx.exec("DELETE FROM sign_in_try WHERE key = $1", &[&key]).await.map(|_| ())
}
