//! What is open with somebody, a line each.

use goodturn_app::words::Words;
use goodturn_practice::complaint::ComplaintState;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::matter::{Body, Matter};

/// One line about an open matter, for whoever is about to meet its person.
pub(super) fn brief(matter: &Matter, dossier: &Dossier, words: Words) -> Option<String> {
    match &matter.body {
        Body::Promise(promise) if promise.is_open() => Some(words.tell(
            "matters-brief-promise",
            [
                ("name", dossier.name(promise.source).into()),
                ("count", promise.count.into()),
                ("kept", promise.kept.into()),
            ],
        )),
        Body::Ask(ask) if ask.is_open() => {
            Some(words.tell1("matters-brief-ask", "name", dossier.name(ask.source)))
        }
        Body::Referral(referral) if referral.is_open() => {
            let sources: Vec<&str> = referral.sources.iter().map(|id| dossier.name(*id)).collect();
            let name = ("name", dossier.name(referral.person));
            Some(words.tell2("matters-brief-referral", name, ("names", words.list(&sources))))
        }
        Body::Complaint(complaint) => {
            let open =
                matches!(complaint.state, ComplaintState::Raised { .. } | ComplaintState::Answered { .. });
            open.then(|| words.tell1("matters-brief-complaint", "name", dossier.name(complaint.person)))
        }
        Body::News(news) if news.unthanked.is_some() => Some(words.tell2(
            "matters-brief-news",
            ("name", dossier.name(news.source)),
            ("about", dossier.name(news.about)),
        )),
        _ => None,
    }
}
