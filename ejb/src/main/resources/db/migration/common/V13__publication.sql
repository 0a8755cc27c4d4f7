-- When a partner's file is published, and what is agreed about the files we send. Null means what is usual.
alter table partner_interface add column publication varchar(16) default 'ON_CLOSE' not null;
alter table partner_interface add column part_names varchar(5200);
alter table partner_interface add column sidecar_kinds varchar(200);
alter table partner_interface add column ready_markers varchar(1600);
alter table partner_interface add column places_sidecars boolean default false not null;
alter table partner_interface add column taken_suffixes varchar(700);
alter table partner_interface add column taken_directories varchar(5200);
alter table partner_interface add column removal_acknowledges boolean default true not null;
alter table partner_interface add column erases_after_download boolean default false not null;

-- What the file of an entry is to the archive: DOCUMENT, HELD or SIDECAR; null for a directory.
alter table directory_entry add column shows varchar(8);
update directory_entry set shows = 'DOCUMENT' where is_directory = false;

-- The name without case and Unicode form, in eight bytes, to find names that are easily mistaken for each other.
alter table directory_entry add column fold_key bigint default 0 not null;
create index directory_entry_fold on directory_entry (log_id, dir_key, fold_key, to_idx);
