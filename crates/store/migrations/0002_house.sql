-- The house: users, sessions, sign-in and wake. They belong to no workspace and are reached by house() alone.
-- membership and wake name workspaces, but ask no workspace's leave: they are how one is found.

CREATE TABLE user_account (
    id {id} NOT NULL PRIMARY KEY,
    -- Folded to lower case.
    mail {text} NOT NULL UNIQUE,
    -- NULL: signs in by link alone.
    password_hash {text},
    created_at {at} NOT NULL,
    ended_at {at},
    body {text} NOT NULL,
    version {whole} NOT NULL
){strict};

CREATE TABLE membership (
    user_id {id} NOT NULL REFERENCES user_account (id),
    workspace_id {id} NOT NULL,
    member_id {id} NOT NULL,
    role {text} NOT NULL,
    PRIMARY KEY (user_id, workspace_id)
){keyed};
CREATE INDEX membership_by_workspace ON membership (workspace_id, member_id);

-- SHA-256 of the cookie's token: the file alone signs nobody in.
CREATE TABLE session (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    user_id {id} NOT NULL REFERENCES user_account (id),
    created_at {at} NOT NULL,
    seen_at {at} NOT NULL,
    expires_at {at} NOT NULL,
    agent {text} NOT NULL,
    ended_at {at}
){strict};
CREATE INDEX session_by_user ON session (user_id, created_at);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE sign_in_link (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    user_id {id} NOT NULL REFERENCES user_account (id),
    expires_at {at} NOT NULL,
    used_at {at}
){strict};
CREATE INDEX sign_in_link_by_user ON sign_in_link (user_id);
CREATE INDEX sign_in_link_by_expiry ON sign_in_link (expires_at);

-- How often somebody tried; key is a hash of mail or address, so that the table names nobody.
CREATE TABLE sign_in_try (
    key {text} NOT NULL PRIMARY KEY,
    count {whole} NOT NULL,
    window_start {at} NOT NULL
){strict};
CREATE INDEX sign_in_try_by_window ON sign_in_try (window_start);

-- When to look into a workspace next. May be lost: a sweep makes it anew.
CREATE TABLE wake (
    workspace_id {id} NOT NULL PRIMARY KEY,
    next_at {at} NOT NULL
){strict};
CREATE INDEX wake_by_next ON wake (next_at);

CREATE TABLE setting (
    key {text} NOT NULL PRIMARY KEY,
    value {text} NOT NULL
){strict};
