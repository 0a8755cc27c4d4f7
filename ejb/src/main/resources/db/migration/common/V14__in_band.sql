-- What partners ask below /.exchange, and what became of it. Every row goes with a leaf of the partner's log.

-- A placed document that makes the bytes of an earlier one available again.
create table resent (
  log_id       varchar(64) not null,
  idx          bigint      not null,
  original_idx bigint      not null,
  request_idx  bigint      not null,
  at           timestamp(3) with time zone not null,
  primary key (log_id, idx),
  foreign key (log_id, idx) references document (log_id, idx),
  foreign key (log_id, original_idx) references document (log_id, idx),
  foreign key (log_id, request_idx) references leaf (log_id, idx)
);
create index resent_original on resent (log_id, original_idx, idx);
create index resent_at on resent (log_id, at);

-- What a partner dropped and what it was answered, each under its name in its folder; of one name the newest is shown.
create table dropped_file (
  log_id     varchar(64)  not null,
  account_id varchar(64)  not null,
  folder     varchar(12)  not null,
  name       bytea        not null,
  idx        bigint       not null,
  at         timestamp(3) with time zone not null,
  sha256     bytea        not null references content (sha256),
  size       bigint       not null,
  primary key (log_id, account_id, folder, name, idx),
  foreign key (log_id, idx) references leaf (log_id, idx)
);
create index dropped_file_idx on dropped_file (log_id, account_id, folder, idx);

create table manifest_comparison (
  log_id      varchar(64)   not null,
  idx         bigint        not null,
  at          timestamp(3) with time zone not null,
  account_id  varchar(64)   not null,
  name        varchar(1024) not null,
  list_day    varchar(10)   not null,
  seen        bigint        not null,
  line_count  bigint        not null,
  identical   bigint        not null,
  only_ours   bigint        not null,
  only_theirs bigint        not null,
  different   bigint        not null,
  not_taken   bigint        not null,
  sha256      bytea         not null references content (sha256),
  size        bigint        not null,
  differences_sha256 bytea  not null references content (sha256),
  differences_size   bigint not null,
  primary key (log_id, idx),
  foreign key (log_id, idx) references leaf (log_id, idx)
);
create index manifest_comparison_at on manifest_comparison (at desc, log_id desc, idx desc);

-- Until when a day of a partner goes, from the day `since` on. Without a row it ends at 24:00 UTC.
create table manifest_cut_off (
  partner_id varchar(40) not null references partner (id),
  since      date        not null,
  cut_minute integer     not null,
  zone       varchar(64) not null,
  primary key (partner_id, since)
);

-- A table that is referenced cannot be truncated, on any database.
create table in_band_guard (
  log_id     varchar(64),
  idx        bigint,
  account_id varchar(64),
  folder     varchar(12),
  name       bytea,
  foreign key (log_id, idx) references resent (log_id, idx),
  foreign key (log_id, idx) references manifest_comparison (log_id, idx),
  foreign key (log_id, account_id, folder, name, idx) references dropped_file (log_id, account_id, folder, name, idx)
);
