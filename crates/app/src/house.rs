//! Signing in: accounts, sessions, links that are good once, and limits on tries that cannot lock an owner out.
//!
//! A password is kept as argon2id, everything else that opens a door as SHA-256: whoever has the file can sign nobody
//! in. All times here are the wall's; the clock that a test moves never touches them.

use crate::wall;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use goodturn_practice::id::MemberId;
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use goodturn_practice::workspace::Firm;
use goodturn_store::rows::house::{self, Account, Session};
use goodturn_store::{Result, Store, StoreError, rows};
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use uuid::Uuid;

/// How many slow hashes are worked out at a time: more would only take the memory of everything else.
static HASHING: Semaphore = Semaphore::const_new(2);
/// How many wait for that; further ones are told to come back.
const WAITING: usize = 16;
static QUEUE: Semaphore = Semaphore::const_new(WAITING);

/// How long a session lasts without being used, in days.
const SESSION_DAYS: i64 = 30;
/// How long a link is good, in minutes.
const LINK_MINUTES: i64 = 15;
/// The window in which tries are counted, in minutes.
const WINDOW_MINUTES: i64 = 15;
/// Tries of one address for one account in a window.
const TRIES_FOR_ACCOUNT: i64 = 10;
/// Tries of one address for any account in a window.
const TRIES_FROM_ADDRESS: i64 = 60;
/// The shortest password, in letters.
pub const SHORTEST: usize = 10;
/// The longest password, in letters: nobody is to make the reckoning of a hash long.
const LONGEST: usize = 200;

/// Somebody signed in to a workspace.
#[derive(Debug, Clone)]
pub struct Guest {
    /// The account.
    pub user: Uuid,
    /// The workspace.
    pub workspace: Uuid,
    /// The member they are there.
    pub member: MemberId,
    /// SHA-256 of their session's token.
    pub token_hash: Vec<u8>,
}

/// How signing in ended.
#[derive(Debug)]
pub enum SignIn {
    /// They are in; the token goes into the cookie.
    In(String),
    /// Mail and password do not fit.
    Wrong,
    /// Too many tries from there; minutes to wait.
    Wait(i64),
    /// Too many are signing in just now.
    Busy,
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

fn after(now: Timestamp, minutes: i64) -> Timestamp {
    now.checked_add(minutes.minutes()).unwrap_or(now)
}

fn since(now: Timestamp) -> Timestamp {
    now.checked_sub(WINDOW_MINUTES.minutes()).unwrap_or(now)
}

#[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn drawn(error: std::io::Error) -> StoreError {
    StoreError::refused(error.to_string())
}

/// Lets every member of a firm sign in by their mail address.
///
/// # Errors
/// Whatever the store says.
pub async fn let_members_in(store: &Store, firm: &Firm) -> Result<()> {
    let members: Vec<(String, Uuid, &'static str)> = firm
        .members
        .iter()
        .filter(|member| member.active)
        .map(|member| (member.mail.clone(), member.id.0, member.role.word()))
        .collect();
    let workspace = firm.id.0;
    let now = wall::now();
    let mut fresh = goodturn_practice::id::Fresh::new(now, wall::seed().map_err(drawn)?);
    let ids: Vec<Uuid> = members.iter().map(|_| fresh.uuid()).collect();
    store
        .house(move |tx| {
            Box::pin(async move {
                for ((mail, member, role), id) in members.into_iter().zip(ids) {
                    let user = match house::account_by_mail(tx, &mail).await? {
                        Some(account) => account.id,
                        None => {
                            house::put_account(tx, &Account { id, mail, password_hash: None }, now).await?;
                            id
                        }
                    };
                    house::put_membership(tx, user, workspace, member, role).await?;
                }
                Ok(())
            })
        })
        .await
}

/// A link's secret for the account with that mail address; good once, for a quarter of an hour.
///
/// # Errors
/// Whatever the store says; `None` when there is no such account.
pub async fn link(store: &Store, mail: &str) -> Result<Option<String>> {
    let secret = wall::secret().map_err(drawn)?;
    let (mail, hashed) = (mail.to_lowercase(), hash(&secret));
    let expires = after(wall::now(), LINK_MINUTES);
    let known = store
        .house(move |tx| {
            Box::pin(async move {
                let Some(account) = house::account_by_mail(tx, &mail).await? else { return Ok(false) };
                house::put_link(tx, &hashed, account.id, expires).await?;
                Ok(true)
            })
        })
        .await?;
    Ok(known.then_some(secret))
}

/// Uses a link up and begins a session.
///
/// # Errors
/// Whatever the store says; `None` when the link is not good any more.
pub async fn enter(store: &Store, secret: &str, agent: &str) -> Result<Option<String>> {
    let hashed = hash(secret);
    let now = wall::now();
    let user =
        store.house(move |tx| Box::pin(async move { house::use_link(tx, &hashed, now).await })).await?;
    match user {
        Some(user) => begin(store, user, agent).await.map(Some),
        None => Ok(None),
    }
}

/// Begins a session of somebody; gives the token for the cookie, which is always a new one.
///
/// # Errors
/// Whatever the store says.
pub async fn begin(store: &Store, user: Uuid, agent: &str) -> Result<String> {
    let token = wall::secret().map_err(drawn)?;
    let now = wall::now();
    let session = Session {
        token_hash: hash(&token),
        user,
        created_at: now,
        seen_at: now,
        expires_at: after(now, SESSION_DAYS * 24 * 60),
        agent: agent.chars().filter(|c| !c.is_control()).take(200).collect(),
    };
    store.house(move |tx| Box::pin(async move { house::put_session(tx, &session).await })).await?;
    Ok(token)
}

/// Signs in by mail and password. `address` is where the request came from.
///
/// # Errors
/// Whatever the store says.
pub async fn sign_in(
    store: &Store,
    mail: &str,
    password: &str,
    address: &str,
    agent: &str,
) -> Result<SignIn> {
    let Ok(_place) = QUEUE.try_acquire() else { return Ok(SignIn::Busy) };
    let mail = mail.trim().to_lowercase();
    // The keys name nobody: they are hashes.
    let hex = |text: String| hash(&text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (for_account, from_address) = (hex(format!("{mail} {address}")), hex(format!("from {address}")));
    let now = wall::now();
    let (account_key, address_key, wanted) = (for_account.clone(), from_address.clone(), mail.clone());
    let (tried, from, account) = store
        .house_read(|tx| {
            Box::pin(async move {
                Ok((
                    house::tries(tx, &account_key, since(now)).await?,
                    house::tries(tx, &address_key, since(now)).await?,
                    house::account_by_mail(tx, &wanted).await?,
                ))
            })
        })
        .await?;
    if tried >= TRIES_FOR_ACCOUNT || from >= TRIES_FROM_ADDRESS {
        return Ok(SignIn::Wait(WINDOW_MINUTES));
    }
    let held = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = verified(password.to_owned(), held).await?;
    match account.filter(|_| fits) {
        Some(account) => {
            store
                .house(move |tx| Box::pin(async move { house::forget_tries(tx, &for_account).await }))
                .await?;
            Ok(SignIn::In(begin(store, account.id, agent).await?))
        }
        None => {
            store
                .house(move |tx| {
                    Box::pin(async move {
                        house::count_try(tx, &for_account, since(now), now).await?;
                        house::count_try(tx, &from_address, since(now), now).await
                    })
                })
                .await?;
            Ok(SignIn::Wrong)
        }
    }
}

/// Whether a password fits its hash. Without a hash the same work is done, so that nobody learns who has an account.
async fn verified(password: String, held: Option<String>) -> Result<bool> {
    let _one = HASHING.acquire().await.map_err(|error| StoreError::refused(error.to_string()))?;
    let work = move || match held.as_deref().map(PasswordHash::new) {
        Some(Ok(hash)) => Argon2::default().verify_password(password.as_bytes(), &hash).is_ok(),
        _ => {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::refused(error.to_string()))
}

/// Sets somebody's password. Every other session of theirs ends.
///
/// # Errors
/// Whatever the store says; the inner result refuses a password that is too short or too long.
pub async fn set_password(
    store: &Store,
    user: Uuid,
    password: &str,
    but: &[u8],
) -> Result<std::result::Result<(), Refusal>> {
    let letters = password.chars().count();
    if letters < SHORTEST {
        return Ok(Err(Refusal::value("password", say("refusal-password-short").with("letters", SHORTEST))));
    }
    if letters > LONGEST {
        return Ok(Err(Refusal::value("password", say("refusal-password-long").with("letters", LONGEST))));
    }
    let _one = HASHING.acquire().await.map_err(|error| StoreError::refused(error.to_string()))?;
    let password = password.to_owned();
    let work = move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string());
    let hashed = tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| StoreError::refused(error.to_string()))?
        .map_err(|error| StoreError::refused(error.to_string()))?;
    let (but, now) = (but.to_vec(), wall::now());
    store
        .house(move |tx| {
            Box::pin(async move {
                house::set_password(tx, user, &hashed).await?;
                house::end_other_sessions(tx, user, &but, now).await
            })
        })
        .await?;
    Ok(Ok(()))
}

/// Whose cookie it is, and all workspaces that are open to them.
///
/// # Errors
/// Whatever the store says; `None` when the session is over.
pub async fn guest(store: &Store, token: &str) -> Result<Option<(Session, Vec<(Uuid, Uuid)>)>> {
    let (hashed, now) = (hash(token), wall::now());
    let found = store
        .house_read(|tx| {
            Box::pin(async move {
                let Some(session) = house::session(tx, &hashed, now).await? else { return Ok(None) };
                let memberships = house::memberships(tx, session.user).await?;
                Ok(Some((session, memberships)))
            })
        })
        .await?;
    if let Some((session, _)) = &found
        && after(session.seen_at, 10) < now
    {
        let hashed = session.token_hash.clone();
        store.house(move |tx| Box::pin(async move { house::session_seen(tx, &hashed, now).await })).await?;
    }
    Ok(found)
}

/// Where somebody is signed in.
///
/// # Errors
/// Whatever the store says.
pub async fn sessions(store: &Store, user: Uuid) -> Result<Vec<Session>> {
    let now = wall::now();
    store.house_read(|tx| Box::pin(async move { house::sessions_of(tx, user, now).await })).await
}

/// Ends one session of somebody.
///
/// # Errors
/// Whatever the store says.
pub async fn end_session(store: &Store, user: Uuid, token_hash: Vec<u8>) -> Result<()> {
    let now = wall::now();
    store.house(move |tx| Box::pin(async move { house::end_session(tx, user, &token_hash, now).await })).await
}

/// Whether there is any workspace here yet.
///
/// # Errors
/// Whatever the store says.
pub async fn is_empty(store: &Store) -> Result<bool> {
    let all = store.house_read(|tx| Box::pin(rows::only_workspace(tx))).await?;
    Ok(all.is_empty())
}
