-- What the key before says of the one that began an era (docs/evidence.md, section 2).
create table key_change (
  log_id   varchar(64) not null,
  since    bigint      not null,
  note     bytea       not null,
  primary key (log_id, since),
  foreign key (log_id, since) references log_key (log_id, since)
);

-- A table that is referenced cannot be truncated, on any database.
create table key_change_guard (
  log_id varchar(64),
  since  bigint,
  foreign key (log_id, since) references key_change (log_id, since)
);
