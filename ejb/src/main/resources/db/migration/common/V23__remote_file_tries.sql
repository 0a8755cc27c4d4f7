-- Files of partners' servers that could not be fetched, or not dealt with there afterwards: how often that was tried, and when it is tried again.
alter table remote_file add column attempts integer default 0 not null;
alter table remote_file add column next_at timestamp(3) with time zone;
alter table remote_file add column gave_up boolean default false not null;
create index remote_file_failed on remote_file (attempts);
