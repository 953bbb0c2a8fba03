-- Names in their order for many people at a time, without reading their entries: a beginning of a word can fit thousands.
CREATE INDEX person_to_list ON person (workspace_id, id, sort_name, roles);
