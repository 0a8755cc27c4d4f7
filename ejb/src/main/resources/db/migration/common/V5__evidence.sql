-- The follower that was planned keeps its cursor beside the search index.
drop table follower_cursor;

-- Views of the leaves that make proofs fast: the file system check compares them with the leaves and can make them again.

-- What a head leaf says, to find heads by time.
create table head (
  log_id   varchar(64) not null,
  idx      bigint      not null,
  at       timestamp(3) with time zone not null,
  map_root bytea       not null,
  subjects bigint      not null,
  primary key (log_id, idx)
);
create index head_at on head (log_id, at, idx);

-- The value of each subject at the newest head, and at every head that changed it.
create table subject (
  log_id      varchar(64) not null,
  subject_key bytea       not null,
  chain       bytea       not null,
  leaves      bigint      not null,
  last_idx    bigint      not null,
  state       bytea       not null,
  primary key (log_id, subject_key)
);
create table subject_version (
  log_id      varchar(64) not null,
  subject_key bytea       not null,
  head_idx    bigint      not null,
  chain       bytea       not null,
  leaves      bigint      not null,
  last_idx    bigint      not null,
  state       bytea       not null,
  primary key (log_id, subject_key, head_idx)
);
create index subject_version_head on subject_version (log_id, head_idx);

-- The subject map, eight levels to a group: at the newest head, and at every head that changed a place.
create table map_slot (
  log_id      varchar(64) not null,
  prefix      bytea       not null,
  place       integer     not null,
  subject_key bytea,
  hash        bytea       not null,
  primary key (log_id, prefix, place)
);
create table map_slot_version (
  log_id      varchar(64) not null,
  prefix      bytea       not null,
  place       integer     not null,
  head_idx    bigint      not null,
  subject_key bytea,
  hash        bytea       not null,
  primary key (log_id, prefix, place, head_idx)
);

-- Roots of perfect subtrees of 256, 65,536 … leaves.
create table subtree (
  log_id varchar(64) not null,
  level  integer     not null,
  idx    bigint      not null,
  hash   bytea       not null,
  primary key (log_id, level, idx)
);

-- Written once.

-- Salts the listings of one directory.
create table directory_secret (
  log_id  varchar(64) not null,
  dir_key bytea       not null,
  secret  bytea       not null,
  primary key (log_id, dir_key)
);

create table signed_checkpoint (
  log_id    varchar(64) not null,
  size      bigint      not null,
  note      bytea       not null,
  signed_at timestamp(3) with time zone not null,
  primary key (log_id, size)
);

-- A checkpoint of `anchor` that a time-stamping authority has seen.
create table time_token (
  anchor_size bigint       not null primary key,
  sha256      bytea        not null unique,
  der         bytea        not null,
  time        timestamp(3) with time zone not null,
  accuracy_ms bigint       not null,
  authority   varchar(255) not null
);

-- Which leaf of `anchor` is which signed checkpoint.
create table anchored_checkpoint (
  log_id     varchar(64) not null,
  size       bigint      not null,
  anchor_idx bigint      not null unique,
  primary key (log_id, size),
  foreign key (log_id, size) references signed_checkpoint (log_id, size)
);

-- A table that is referenced cannot be truncated, on any database.
create table evidence_guard (
  log_id      varchar(64),
  dir_key     bytea,
  size        bigint,
  anchor_size bigint references time_token (anchor_size),
  foreign key (log_id, dir_key) references directory_secret (log_id, dir_key),
  foreign key (log_id, size) references anchored_checkpoint (log_id, size)
);
