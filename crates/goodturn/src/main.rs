//! The roles of the one binary.

mod cli;
mod config;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    cli::run().await
}
