-- What pictures are drawn from.

-- The day on which the duty was due that an event is the doing of; NULL where it is of none.
ALTER TABLE event ADD COLUMN due_on {day};
CREATE INDEX event_of_duties ON event (workspace_id, happened_on) WHERE due_on IS NOT NULL;

-- What the picture of a month shows; an address book of any size taken in on a day is not in it.
CREATE INDEX event_of_month ON event (workspace_id, happened_on, seq) WHERE kind IN ('ask.made', 'promise.made',
'referral.introduced', 'referral.name_allowed', 'promise.thanked', 'news.thanked', 'news.told', 'news.outcome_told',
'reward.given', 'touch.noted', 'meeting.held');

-- Introductions that wait for us, the longest over its time first.
CREATE INDEX duty_of_introductions ON duty (workspace_id, due_on, due_at, id) WHERE rule = 'P33';

-- The household or organization somebody is counted with.
ALTER TABLE person ADD COLUMN part_of {id};
CREATE INDEX person_by_unit ON person (workspace_id, part_of, id) WHERE part_of IS NOT NULL;
