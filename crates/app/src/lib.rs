//! The one way anything changes, and what is shown.
