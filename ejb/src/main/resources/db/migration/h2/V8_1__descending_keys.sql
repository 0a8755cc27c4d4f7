-- H2 cannot walk an index backwards, and what is looked for is the newest version that is not younger.
alter table subject_version drop primary key;
create unique index subject_version_key on subject_version (log_id desc, subject_key desc, head_idx desc);
alter table map_slot_version drop primary key;
create unique index map_slot_version_key on map_slot_version (log_id desc, prefix desc, place desc, head_idx desc);

create trigger log_key_immutable before update, delete on log_key for each row call 'org.tallystick.platform.RefuseChange';
