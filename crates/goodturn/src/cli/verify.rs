//! `goodturn verify`: checks that everything is as it must be.

use super::{Line, Stop, place, say};
use goodturn_store::rows;
use serde_json::json;
use std::process::ExitCode;

pub(super) async fn run(line: &Line) -> Result<ExitCode, Stop> {
    let place = place(line).await?;
    let firm = place.firm;
    let today = firm.rhythm.calendar().day_of(goodturn_app::wall::now());
    let id = firm.id.0;
    let (checked, faults) =
        place.store.read_long(id, move |tx| Box::pin(rows::verify(tx, firm, today))).await?;
    let listed: Vec<_> =
        faults.iter().map(|fault| json!({"what": fault.what, "where": fault.matter})).collect();
    if line.json {
        say::document(
            &json!({"schema": 1, "ok": faults.is_empty(), "checked": {"matters": checked}, "faults": listed}),
        );
    } else if faults.is_empty() {
        say::line(&format!("All {checked} matters are as they must be."));
    } else {
        faults.iter().for_each(|fault| say::line(&format!("{}: {}", fault.matter, fault.what)));
    }
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}
