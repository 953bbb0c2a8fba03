//! Many at once on one open store, as the members of a firm are: every line that comes in is performed as soon as it is
//! read, next to all others, and answered with its key once it is done. For tests of durability; `goodturn act` takes
//! one line after the other.

use goodturn_app::envelope::{Envelope, Labels};
use goodturn_app::perform::perform;
use goodturn_app::words::{Refused, Words};
use goodturn_store::{OpenOptions, Store, rows};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let store = Store::open(&address()?.parse()?, OpenOptions::default()).await?;
    let firms = store.house_read(|tx| Box::pin(rows::only_workspace(tx))).await?;
    let firm = firms.first().ok_or("nothing is founded here")?.0;
    let mut all = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let envelope =
            Envelope::read(&line?, &Labels::new()).map_err(|refusal| Words::ENGLISH.refusal(&refusal))?;
        let store = store.clone();
        all.push(tokio::spawn(async move {
            let key = envelope.key.clone();
            answer(&match perform(&store, firm, None, "act", envelope).await {
                Ok(Ok(done)) => {
                    json!({"key": key, "ok": true, "seq": done.seq, "ids": done.ids, "events": done.events, "today_changed": done.today_changed})
                }
                Ok(Err(refusal)) => json!({"key": key, "ok": false, "refusal": Refused::from(&refusal)}),
                Err(error) => json!({"key": key, "ok": false, "error": error.to_string()}),
            });
        }));
    }
    for one in all {
        one.await?;
    }
    Ok(())
}

#[allow(
    clippy::disallowed_methods,
    reason = "a program for tests is told where the store is by the environment"
)]
fn address() -> Result<String, std::env::VarError> {
    std::env::var("GOODTURN_STORE")
}

fn answer(value: &Value) {
    let mut out = std::io::stdout().lock();
    // Whoever listens may be gone: there is nobody to tell then.
    let _ = writeln!(out, "{value}").and_then(|()| out.flush());
}
