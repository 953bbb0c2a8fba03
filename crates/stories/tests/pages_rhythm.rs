//! The rhythm on its page: everything that belongs together in one form, saved as one act or not at all.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_stories::pages::{BASE, Site};

const MAIL: &str = "bea@example.org";
const PAGE: &str = "/settings/rhythm";

#[tokio::test]
async fn what_belongs_together_is_saved_together_and_what_does_not_fit_is_named() {
    let site = Site::at(BASE).await;
    let firm = site.founds("Berger", MAIL, false).await;
    let mut bea = site.as_member(MAIL).await;
    let begun = site.print_of(&firm).await;
    // Nothing was changed: nothing happens.
    assert_eq!(bea.says(PAGE, &[("capacity", "8"), ("hours.opens", "09:00")]).await.status, 303);
    assert_eq!(site.print_of(&firm).await, begun);
    // A working day that no half of the change would leave.
    let evening = [
        ("hours.opens", "18:00"),
        ("hours.closes", "22:00"),
        ("hours.weekdays", ""),
        ("hours.weekdays", "2"),
        ("hours.weekdays", "4"),
        ("hours.holidays", "2026-12-24\r\n2026-12-31"),
        ("ask_policy", "every_meeting"),
        ("tries", "1, 3, 8"),
    ];
    assert_eq!(bea.says(PAGE, &evening).await.status, 303);
    let page = bea.get(PAGE).await.text;
    for seen in [
        "value=\"18:00\"",
        "value=\"22:00\"",
        "value=\"1, 3, 8\"",
        "2026-12-24\n2026-12-31",
        "value=\"2\" checked",
    ] {
        assert!(page.contains(seen), "{seen}");
    }
    assert!(!page.contains("value=\"1\" checked"));
    let kept = site.print_of(&firm).await;
    // What does not fit: nothing of it is kept, everything that was typed is there, the field says why.
    let wrong = bea.says(PAGE, &[("answer_days", "9"), ("remind_days", "0")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("name=\"answer_days\" value=\"9\""));
    assert!(wrong.text.contains("id=\"e-remind_days\""));
    assert_eq!(site.print_of(&firm).await, kept);
}
