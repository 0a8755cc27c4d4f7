-- Partners' own SFTP servers, to which we are the client. Passwords and keys are files, never here.
create table remote_server (
  id             varchar(64)  not null primary key,
  partner_id     varchar(40)  not null references partner (id),
  host           varchar(255) not null,
  port           integer      not null,
  login          varchar(64)  not null,
  authentication varchar(8)   not null,
  via_id         varchar(64)  references remote_server (id),
  host_key       varchar(3000),
  pinned_at      timestamp(3) with time zone,
  pinned_by      varchar(64),
  created_at     timestamp(3) with time zone not null
);

-- How it went lately. The log keeps what was; this is what is.
create table remote_server_state (
  server_id    varchar(64) not null primary key references remote_server (id),
  offered_key  varchar(3000),
  offered_at   timestamp(3) with time zone,
  failures     integer     not null,
  open_until   timestamp(3) with time zone,
  succeeded_at timestamp(3) with time zone,
  failed_at    timestamp(3) with time zone,
  failure      varchar(2000)
);

-- An interface whose files are fetched from such a server, or brought there.
create table remote_binding (
  interface_id   varchar(64)   not null primary key references partner_interface (id),
  server_id      varchar(64)   not null references remote_server (id),
  directory      varchar(3000) not null,
  schedule       varchar(200)  not null,
  stable_seconds integer       not null,
  habit          varchar(8)    not null,
  habit_detail   varchar(3000),
  part_name      varchar(100)  not null,
  retry_seconds  integer       not null,
  retry_limit    integer       not null
);

-- Whose turn it is, and where the work has come to. next_index: documents from this leaf on are not in the queue yet.
create table remote_binding_state (
  interface_id varchar(64) not null primary key references remote_binding (interface_id),
  holder       varchar(36),
  held_until   timestamp(3) with time zone,
  next_at      timestamp(3) with time zone not null,
  ran_at       timestamp(3) with time zone,
  result       varchar(2000),
  listed_index bigint,
  next_index   bigint      not null
);

-- What was seen in a remote directory, and which leaf brought it here.
create table remote_file (
  interface_id varchar(64) not null references partner_interface (id),
  name         bytea       not null,
  size         bigint      not null,
  modified     bigint      not null,
  seen_at      timestamp(3) with time zone not null,
  gone_at      timestamp(3) with time zone,
  idx          bigint,
  sha256       bytea,
  is_current   boolean     not null,
  is_settled   boolean     not null,
  failure      varchar(2000),
  primary key (interface_id, name)
);

-- What is to be brought to a remote server. Delivered documents leave; the log says that they were.
create table remote_push (
  log_id       varchar(64) not null,
  idx          bigint      not null,
  interface_id varchar(64) not null references partner_interface (id),
  name         bytea       not null,
  attempts     integer     not null,
  next_at      timestamp(3) with time zone not null,
  has_begun    boolean     not null,
  gave_up      boolean     not null,
  failure      varchar(2000),
  primary key (log_id, idx),
  foreign key (log_id, idx) references document (log_id, idx)
);
create index remote_push_due on remote_push (interface_id, gave_up, next_at);
