-- Whether a held file still waits for something: a sidecar, a marker, its file. What is found to be done with waits no longer.
alter table directory_entry add column waits boolean default false not null;
update directory_entry set waits = true where shows = 'HELD' and to_idx = 9223372036854775807;
drop index directory_entry_shows;
