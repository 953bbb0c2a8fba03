ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feed FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON calendar_feed USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);
