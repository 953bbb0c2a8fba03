ALTER TABLE wording ENABLE ROW LEVEL SECURITY;
ALTER TABLE wording FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON wording USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);
