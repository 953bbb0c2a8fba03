-- Calendars that members named. The address opens the calendar to whoever has it, so it stands here and nowhere else: in
-- no act, no event, no history and no export.
CREATE TABLE calendar_feed (
    workspace_id {id} NOT NULL REFERENCES workspace (workspace_id),
    member_id {id} NOT NULL,
    address {text} NOT NULL,
    -- When it was last tried; whoever moves it on is the one who fetches.
    tried_at {at},
    -- What the last good answer held, and how the last try ended.
    body {text} NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
){strict};
