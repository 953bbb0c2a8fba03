-- PostgreSQL only: row policies. A transaction names its workspace in goodturn.workspace; every row of another one is
-- hidden, and cannot be written. FORCE binds the owner of the tables too. A transaction without a workspace sees nothing.

CREATE FUNCTION rarray(ids uuid[]) RETURNS TABLE (value uuid) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT unnest(ids)';

-- The house may look up which workspaces there are, and nothing in them.
ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON workspace USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);
CREATE POLICY house_looks_up ON workspace FOR SELECT USING (current_setting('goodturn.house', true) = 'on');

ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON member USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON person USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE person_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON person_key USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE person_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_word FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON person_word USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE person_alias ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_alias FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON person_alias USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE matter ENABLE ROW LEVEL SECURITY;
ALTER TABLE matter FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON matter USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE matter_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE matter_person FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON matter_person USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON duty USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE tie ENABLE ROW LEVEL SECURITY;
ALTER TABLE tie FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON tie USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE ideal ENABLE ROW LEVEL SECURITY;
ALTER TABLE ideal FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON ideal USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE touch ENABLE ROW LEVEL SECURITY;
ALTER TABLE touch FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON touch USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON proposal USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE act ENABLE ROW LEVEL SECURITY;
ALTER TABLE act FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON act USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE act_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE act_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON act_key USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON event USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE event_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_person FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON event_person USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE before_image ENABLE ROW LEVEL SECURITY;
ALTER TABLE before_image FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON before_image USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE import_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_batch FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON import_batch USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE import_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_line FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON import_line USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON outbox USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);
