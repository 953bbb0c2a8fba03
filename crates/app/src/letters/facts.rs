//! The closed list of fields that a text may use. A field that does not apply is empty, which a text can ask; a field
//! that is not in this list is a mistake in the text.

use serde::Serialize;

/// Everything a text may say. All of it is plain text on one line unless it says otherwise.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Facts {
    /// The first line: "Dear Maria,".
    pub greeting: String,
    /// The last lines: a wish and the name of the member, for formal letters the firm as well (several lines).
    pub closing: String,
    /// Whether the tone is formal.
    pub formal: bool,
    /// How the reader or readers are called; empty when no name is known.
    pub name: String,
    /// Whether several read it.
    pub readers_many: bool,
    /// The member who writes.
    pub member: String,
    /// The firm; the member where it has no name.
    pub firm: String,
    /// Member and firm, as one says it on the telephone.
    pub sender: String,
    /// Where the firm can be reached: postal address, mail, telephone, as far as known, parted by commas.
    pub firm_reach: String,
    /// What the firm does, as a sentence.
    pub what_we_do: String,
    /// Lines about the firm that a friend can pass on.
    pub pass_on: String,
    /// What the reader is to us: client, past_client, partner, friend, other.
    pub standing: &'static str,
    /// Whether the line that people they send us are welcome may be said this time (P45).
    pub welcome: bool,

    /// Whom it is about, the whole name or names; "your friend" when no name may be said.
    pub friend: String,
    /// The same as it stands after "with" and "to", where a language says that differently.
    pub friend_dative: String,
    /// How they are called after the first time.
    pub friend_called: String,
    /// Whether `friend` is a name.
    pub friend_named: bool,
    /// Whether `friend` are several.
    pub friends_many: bool,
    /// Whom the reader offered to introduce: "Jonas Bauer and somebody else", "two people".
    pub whom: String,
    /// The day they had in mind: "Friday, 3 April".
    pub by: String,
    /// Whether some of several introductions came already.
    pub some_came: bool,
    /// How and when they thought of doing it, in the member's words.
    pub plan: String,
    /// What was offered to the reader and to their friend, as one phrase.
    pub offer: String,
    /// What was offered to the friend, in a letter to the friend.
    pub offer_friend: String,
    /// What the reader may hear of it: thanks, touch, outcome.
    pub may_hear: &'static str,
    /// How far it came: named, not_yet, in_touch; empty where that may not be heard.
    pub stage: &'static str,
    /// The end in kind words, as a clause: "the timing was not right".
    pub outcome: String,

    /// Who brought us together, in a letter to the person introduced; "a friend of yours" when no name may be said.
    pub introducer: String,
    /// The same as it stands after "from" and "by", where a language says that differently.
    pub introducer_dative: String,
    /// What they did: "introduced us", "told me about you".
    pub how: String,
    /// What they thought, as a clause: "a conversation could be useful to you".
    pub thought: String,
    /// Whether this letter has to say where we have their data from (P73).
    pub say_where_from: bool,
    /// The day agreed for the next step: "on Tuesday, 3 March".
    pub agreed: String,
    /// The day of the last word: "on 3 March".
    pub last: String,

    /// What the ask is for: client, speaking, partner, organization, hire.
    pub wish: &'static str,
    /// Whether it is about somebody whom the firm's work could help.
    pub helps: bool,
    /// What is asked, as a question.
    pub question: String,
    /// Whom we look for: "owners who are about to hand over".
    pub ideal: String,
    /// The same, said so that a face comes to mind, as a sentence.
    pub ideal_words: String,
    /// What somebody says when the moment is there.
    pub listen_for: String,
    /// The action asked for: "write them two lines and copy me".
    pub action: String,
    /// What made one think of it: "our meeting"; empty when nothing special did.
    pub moment: String,
    /// Whether they said something nice about the work.
    pub praised: bool,
    /// Whether a word about the work is asked for along with it.
    pub testimonial: bool,

    /// What is given: "dinner for two".
    pub gift: String,
    /// What the day is, in words, for a day of the member's own naming.
    pub day: String,
    /// When the day is: "today", "on Sunday".
    pub when: String,
    /// Whether the day is today.
    pub is_today: bool,
    /// Whether the day is over.
    pub late: bool,
    /// How many years ago it began: "three years"; empty when unknown.
    pub years: String,
    /// The same as it stands after "ago" and "since", where a language says that differently.
    pub years_dative: String,
    /// What went wrong, in their words.
    pub trouble: String,
    /// When the meeting is: "today at 10:30".
    pub meeting: String,
    /// Where and what about, as typed.
    pub meeting_words: String,
    /// What to bring up when we meet, one line each.
    pub points: Vec<String>,
}

/// Whether a field is there to be asked in a condition, not to be said: it is a yes or no, or one of a few words.
pub fn is_asked(field: &str) -> bool {
    let choices = ["standing", "may_hear", "stage", "wish"];
    let facts = serde_json::to_value(Facts::default()).unwrap_or_default();
    choices.contains(&field) || facts.get(field).is_some_and(serde_json::Value::is_boolean)
}

/// The names of all fields, in the order of the list above.
pub fn fields() -> Vec<String> {
    match serde_json::to_value(Facts::default()) {
        Ok(serde_json::Value::Object(fields)) => fields.into_iter().map(|(name, _)| name).collect(),
        _ => Vec::new(),
    }
}
