//! The program from outside, as scripts and people at a terminal use it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

mod contract;
mod firm;
mod story;
