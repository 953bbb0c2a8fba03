-- The words of letters as firms say them themselves, in the place of those that came with the program.
CREATE TABLE wording (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    id {id} NOT NULL,
    body {text} NOT NULL,
    version {whole} NOT NULL,
    PRIMARY KEY (workspace_id, id)
){strict};
