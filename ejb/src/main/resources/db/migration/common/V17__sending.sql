-- What we send. What is to be done with a document that was sent by the same interface before: REFUSE, ASK or ALLOW.
alter table partner_interface add column duplicates varchar(6) default 'ASK' not null;

-- The keys callers gave so that an attempt they repeat is not a second sending, and what each became. Kept for a while.
create table sending_key (
  caller   varchar(80)  not null,
  key_text varchar(255) not null,
  log_id   varchar(64)  not null,
  idx      bigint       not null,
  at       timestamp(3) with time zone not null,
  primary key (caller, key_text),
  foreign key (log_id, idx) references document (log_id, idx)
);
create index sending_key_at on sending_key (at);

alter table api_key alter column scopes set data type varchar(1000);
