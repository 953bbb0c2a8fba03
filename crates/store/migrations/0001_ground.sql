-- The ground: what every workspace keeps. Every key and every foreign key starts with workspace_id, so that the
-- database itself refuses a row that points into another workspace, and the same tables can be spread over machines.
-- Words in braces are filled in per engine (src/engine/migrate.rs). One statement ends where a line ends with a semicolon.
-- body: the record itself as JSON text. The columns beside it are what statements look for.

CREATE TABLE schema_migration (
    number {whole} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    hash {text} NOT NULL
){strict};

CREATE TABLE workspace (
    workspace_id {id} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    zone {text} NOT NULL,
    -- The last number given to an act. Order is this number, never a time.
    seq {whole} NOT NULL,
    -- Goes up when rhythm, zone or holidays change; duties remember the one they were made with.
    revision {whole} NOT NULL,
    -- The last moment an act happened at; NULL before the first one.
    clock {at},
    -- Whether acts may say which time it is.
    test_clock {flag} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL
){strict};
CREATE INDEX workspace_by_name ON workspace (name);

CREATE TABLE member (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    id {id} NOT NULL,
    user_id {id},
    role {text} NOT NULL,
    active {flag} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, id)
){strict};
CREATE INDEX member_by_user ON member (workspace_id, user_id);

CREATE TABLE person (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    id {id} NOT NULL,
    kind {text} NOT NULL,
    sort_name {text} NOT NULL,
    -- Roles as bits: client, past client, prospect, partner, source, friend.
    roles {whole} NOT NULL,
    circle {text},
    leave_alone {flag} NOT NULL,
    gone {flag} NOT NULL,
    sorted {flag} NOT NULL,
    owner {id},
    ready_on {day},
    expectation {real},
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner) REFERENCES member (workspace_id, id)
){strict};
CREATE INDEX person_by_name ON person (workspace_id, sort_name, id);
CREATE INDEX person_by_ready ON person (workspace_id, ready_on, expectation);
CREATE INDEX person_by_sorted ON person (workspace_id, sorted, sort_name, id);
CREATE INDEX person_by_owner ON person (workspace_id, owner);

-- Mail addresses and phone numbers in the form in which they are compared.
CREATE TABLE person_key (
    workspace_id {id} NOT NULL,
    key {text} NOT NULL,
    person_id {id} NOT NULL,
    PRIMARY KEY (workspace_id, key, person_id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
){keyed};
CREATE INDEX person_key_by_person ON person_key (workspace_id, person_id);

-- The search index: every folded word of a person. A word is found by its beginning: word >= $2 AND word < $3.
-- An ordinary table, so that erasing a person overwrites their words like any other row, so that row policies let
-- PostgreSQL use its index (operators of trigrams and text search are not leakproof, so they would scan), and so
-- that one statement means the same on both engines.
CREATE TABLE person_word (
    workspace_id {id} NOT NULL,
    word {text} NOT NULL,
    person_id {id} NOT NULL,
    PRIMARY KEY (workspace_id, word, person_id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
){keyed};
CREATE INDEX person_word_by_person ON person_word (workspace_id, person_id, word);

-- Merged people: rows keep the person they were filed under, reads go to the holder.
CREATE TABLE person_alias (
    workspace_id {id} NOT NULL,
    filed {id} NOT NULL,
    holder {id} NOT NULL,
    seq {whole} NOT NULL,
    PRIMARY KEY (workspace_id, filed),
    FOREIGN KEY (workspace_id, filed) REFERENCES person (workspace_id, id),
    FOREIGN KEY (workspace_id, holder) REFERENCES person (workspace_id, id)
){keyed};
CREATE INDEX person_alias_by_holder ON person_alias (workspace_id, holder);

CREATE TABLE matter (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    id {id} NOT NULL,
    kind {text} NOT NULL,
    open {flag} NOT NULL,
    -- The act that changed it last.
    seq {whole} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, id)
){strict};
CREATE INDEX matter_by_kind ON matter (workspace_id, kind, open, seq);
CREATE INDEX matter_by_open ON matter (workspace_id, open, id);

CREATE TABLE matter_person (
    workspace_id {id} NOT NULL,
    matter_id {id} NOT NULL,
    person_id {id} NOT NULL,
    -- source, referred, receiver, ...
    part {text} NOT NULL,
    PRIMARY KEY (workspace_id, matter_id, person_id, part),
    FOREIGN KEY (workspace_id, matter_id) REFERENCES matter (workspace_id, id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
){keyed};
CREATE INDEX matter_person_by_person ON matter_person (workspace_id, person_id, matter_id);

-- The one next thing to do about an open matter.
CREATE TABLE duty (
    workspace_id {id} NOT NULL,
    id {id} NOT NULL,
    matter_id {id} NOT NULL,
    rule {text} NOT NULL,
    person_id {id},
    owner {id} NOT NULL,
    due_on {day} NOT NULL,
    -- Only where hours count.
    due_at {at},
    -- Put off until.
    from_on {day},
    group_rank {whole} NOT NULL,
    -- Of the rhythm it was made with.
    revision {whole} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, matter_id),
    FOREIGN KEY (workspace_id, matter_id) REFERENCES matter (workspace_id, id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id),
    FOREIGN KEY (workspace_id, owner) REFERENCES member (workspace_id, id)
){strict};
CREATE INDEX duty_by_owner ON duty (workspace_id, owner, due_on);
CREATE INDEX duty_by_due ON duty (workspace_id, due_on);
CREATE INDEX duty_by_person ON duty (workspace_id, person_id);
CREATE INDEX duty_by_revision ON duty (workspace_id, revision, id);

CREATE TABLE tie (
    workspace_id {id} NOT NULL,
    id {id} NOT NULL,
    a {id} NOT NULL,
    b {id} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, a) REFERENCES person (workspace_id, id),
    FOREIGN KEY (workspace_id, b) REFERENCES person (workspace_id, id)
){strict};
CREATE INDEX tie_by_a ON tie (workspace_id, a, b);
CREATE INDEX tie_by_b ON tie (workspace_id, b, a);

CREATE TABLE ideal (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    id {id} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, id)
){strict};

CREATE TABLE touch (
    workspace_id {id} NOT NULL,
    id {id} NOT NULL,
    person_id {id} NOT NULL,
    on_day {day} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id)
){strict};
CREATE INDEX touch_by_person ON touch (workspace_id, person_id, on_day);

-- Proposals that were taken, put off or handed over; all others are computed for the day.
CREATE TABLE proposal (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    kind {text} NOT NULL,
    subject {text} NOT NULL,
    period {text} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, kind, subject, period)
){strict};

CREATE TABLE act (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    seq {whole} NOT NULL,
    name {text} NOT NULL,
    -- NULL when the clock acted.
    member {id},
    door {text} NOT NULL,
    -- SHA-256 of the act as it was sent.
    hash {bytes} NOT NULL,
    answer {text} NOT NULL,
    happened_on {day},
    at {at} NOT NULL,
    recorded_at {at} NOT NULL,
    undone_by {whole},
    undoes {whole},
    PRIMARY KEY (workspace_id, seq),
    FOREIGN KEY (workspace_id, member) REFERENCES member (workspace_id, id)
){strict};

-- Keys that acts were sent with: the same key with the same act gives the first answer.
CREATE TABLE act_key (
    workspace_id {id} NOT NULL,
    key {text} NOT NULL,
    hash {bytes} NOT NULL,
    seq {whole} NOT NULL,
    PRIMARY KEY (workspace_id, key),
    FOREIGN KEY (workspace_id, seq) REFERENCES act (workspace_id, seq)
){strict};

-- What an act made happen. Ids and enums only, no words about people: seq is the act's, nr counts within it.
CREATE TABLE event (
    workspace_id {id} NOT NULL,
    seq {whole} NOT NULL,
    nr {whole} NOT NULL,
    kind {text} NOT NULL,
    member {id},
    door {text} NOT NULL,
    happened_on {day},
    at {at} NOT NULL,
    recorded_at {at} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (workspace_id, seq, nr),
    FOREIGN KEY (workspace_id, seq) REFERENCES act (workspace_id, seq)
){strict};

-- Whose timeline an event is on. No foreign key to the person: history is kept when a person is erased.
CREATE TABLE event_person (
    workspace_id {id} NOT NULL,
    person_id {id} NOT NULL,
    seq {whole} NOT NULL,
    nr {whole} NOT NULL,
    PRIMARY KEY (workspace_id, person_id, seq, nr),
    FOREIGN KEY (workspace_id, seq, nr) REFERENCES event (workspace_id, seq, nr)
){keyed};
CREATE INDEX event_person_by_event ON event_person (workspace_id, seq, nr);

-- What a record was before an act, for undo. body_before is the record as JSON; NULL: it was not there.
CREATE TABLE before_image (
    workspace_id {id} NOT NULL,
    seq {whole} NOT NULL,
    nr {whole} NOT NULL,
    table_name {text} NOT NULL,
    row_id {text} NOT NULL,
    body_before {text},
    PRIMARY KEY (workspace_id, seq, nr),
    FOREIGN KEY (workspace_id, seq) REFERENCES act (workspace_id, seq)
){strict};
CREATE INDEX before_image_by_row ON before_image (workspace_id, table_name, row_id, seq);

CREATE TABLE import_batch (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    id {id} NOT NULL,
    seq_from {whole} NOT NULL,
    seq_to {whole} NOT NULL,
    file_name {text} NOT NULL,
    file_hash {bytes} NOT NULL,
    counts {text} NOT NULL,
    at {at} NOT NULL,
    undone_by {whole},
    PRIMARY KEY (workspace_id, id)
){strict};
CREATE INDEX import_batch_by_seq ON import_batch (workspace_id, seq_from);

CREATE TABLE import_line (
    workspace_id {id} NOT NULL,
    import_id {id} NOT NULL,
    nr {whole} NOT NULL,
    line {whole} NOT NULL,
    outcome {text} NOT NULL,
    person_id {id},
    reason {text},
    -- SHA-256 of what the record said: the same record again brings nothing new.
    hash {bytes},
    PRIMARY KEY (workspace_id, import_id, nr),
    FOREIGN KEY (workspace_id, import_id) REFERENCES import_batch (workspace_id, id)
){strict};
CREATE INDEX import_line_by_person ON import_line (workspace_id, person_id);
CREATE INDEX import_line_by_hash ON import_line (workspace_id, hash);

-- Letters and calls that are to go out. They live with the workspace; wake says when somebody should look.
CREATE TABLE outbox (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    id {id} NOT NULL,
    kind {text} NOT NULL,
    body {text} NOT NULL,
    due_at {at} NOT NULL,
    tries {whole} NOT NULL,
    -- sent, failed, cancelled; NULL while it waits.
    outcome {text},
    done_at {at},
    PRIMARY KEY (workspace_id, id)
){strict};
CREATE INDEX outbox_by_due ON outbox (workspace_id, outcome, due_at);
