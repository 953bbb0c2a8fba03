ALTER TABLE book_size ENABLE ROW LEVEL SECURITY;
ALTER TABLE book_size FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON book_size USING (workspace_id = nullif(current_setting('goodturn.workspace', true), '')::uuid);
