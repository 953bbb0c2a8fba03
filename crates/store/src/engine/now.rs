//! Futures of SQLite never wait: they are done when they are first looked at.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::error::{Result, StoreError};

/// Drives a job to its end on this thread.
///
/// # Errors
/// [`StoreError::Waited`] when the job waits for anything: a timer, a channel, the network. While it waited it
/// would hold everybody else's writes up, so it is not allowed to.
pub(crate) fn run_now<F: Future>(job: F) -> Result<F::Output> {
    match pin!(job).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Ok(answer),
        Poll::Pending => Err(StoreError::Waited),
    }
}
