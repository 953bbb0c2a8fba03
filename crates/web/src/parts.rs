//! Parts of an address: what is no id and no query of ours leads nowhere, and that is said on a page.

use crate::answer::Trouble;
use axum::extract::{FromRequestParts, Path as Named, Query as Asked};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// The parts of the path that a route leaves open.
pub(crate) struct Path<T>(pub(crate) T);

/// What stands behind the question mark.
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let found = Named::<T>::from_request_parts(parts, state).await;
        found.map(|Named(found)| Path(found)).map_err(|_| Trouble::nothing())
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Query<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let found = Asked::<T>::from_request_parts(parts, state).await;
        found.map(|Asked(found)| Query(found)).map_err(|_| Trouble::nothing())
    }
}
