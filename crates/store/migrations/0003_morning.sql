-- What every page of the morning asks for, kept so that it need not be counted or sorted out of the whole book.

-- How many people the book holds, and how many of them the sorting round has still to see. Without a row they are
-- counted; the next change of the book makes the row.
CREATE TABLE book_size (
    workspace_id {id} NOT NULL PRIMARY KEY REFERENCES workspace (workspace_id),
    people {whole} NOT NULL,
    unsorted {whole} NOT NULL
){strict};

-- Whom a member could ask, the best first. Most people can never be asked and are not in it.
CREATE INDEX person_by_promise ON person (workspace_id, owner, expectation DESC, id) WHERE ready_on IS NOT NULL;
DROP INDEX person_by_ready;

-- Occasions that may have passed: asked for by every Today, and few among all that is overdue.
CREATE INDEX duty_of_occasions ON duty (workspace_id, due_on) WHERE rule = 'P46';
