//! What the firm says of itself, and whom it looks for.

use goodturn_practice::ideal::Ideal;
use goodturn_store::{Result, Store, rows};
use uuid::Uuid;

/// The ideals of a firm, in the order of their making.
///
/// # Errors
/// Whatever the store says.
pub async fn ideals(store: &Store, workspace: Uuid) -> Result<Vec<Ideal>> {
    store.read(workspace, move |tx| Box::pin(async move { rows::ideals(tx, workspace).await })).await
}
