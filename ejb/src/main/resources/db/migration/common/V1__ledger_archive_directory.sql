-- The ledger: one append-only log per partner, and `system`. size and last_at move; everything a leaf says does not.
create table transparency_log (
  id         varchar(64)  not null primary key,
  origin     varchar(255) not null unique,
  size       bigint       not null,
  last_at    timestamp(3) with time zone not null
);

create table leaf (
  log_id varchar(64) not null references transparency_log (id),
  idx    bigint      not null,
  bytes  bytea       not null,
  hash   bytea       not null,
  primary key (log_id, idx)
);

-- What happened. The bytes the leaf's `doc` hashes are in event_bytes, which alone can be erased.
create table event_document (
  log_id       varchar(64) not null,
  idx          bigint      not null,
  at           timestamp(3) with time zone not null,
  type         varchar(40) not null,
  sha256       bytea       not null,
  account_id   varchar(64),
  session_id   varchar(36),
  upload_id    varchar(36),
  document_idx bigint,
  primary key (log_id, idx),
  foreign key (log_id, idx) references leaf (log_id, idx)
);
-- Indexes that give an order go down, as the screens read: H2 cannot walk an index backwards.
create index event_document_at on event_document (at desc, log_id desc, idx desc);
create index event_document_by_log on event_document (log_id desc, idx desc);
create index event_document_type on event_document (type desc, at desc, log_id desc, idx desc);
create index event_document_session on event_document (session_id);
create index event_document_upload on event_document (upload_id);
create index event_document_about on event_document (log_id, document_idx);

create table event_bytes (
  log_id varchar(64) not null,
  idx    bigint      not null,
  bytes  bytea       not null,
  primary key (log_id, idx),
  foreign key (log_id, idx) references event_document (log_id, idx)
);

-- Content is stored once: inline bytes in content_bytes, larger content in the content store under its digest.
create table content (
  sha256    bytea   not null primary key,
  size      bigint  not null,
  is_inline boolean not null
);

create table content_bytes (
  sha256 bytea not null primary key references content (sha256),
  bytes  bytea not null
);

-- A document is identified by the leaf that brought it.
create table document (
  log_id       varchar(64) not null,
  idx          bigint      not null,
  direction    varchar(8)  not null,
  interface_id varchar(64),
  account_id   varchar(64),
  session_id   varchar(36),
  upload_id    varchar(36),
  sha256       bytea       not null references content (sha256),
  size         bigint      not null,
  archived_at  timestamp(3) with time zone not null,
  primary key (log_id, idx),
  foreign key (log_id, idx) references leaf (log_id, idx)
);
create index document_archived_at on document (archived_at desc, log_id desc, idx desc);
create index document_by_log on document (log_id desc, archived_at desc, idx desc);
create index document_sha256 on document (sha256);

create table document_name (
  log_id    varchar(64)   not null,
  idx       bigint        not null,
  path      bytea         not null,
  name_text varchar(1024) not null,
  name_key  varchar(1024) not null,
  primary key (log_id, idx),
  foreign key (log_id, idx) references document (log_id, idx)
);
create index document_name_key on document_name (name_key);

-- The directory tree: a view of the ledger with validity intervals [from_idx, to_idx). 9223372036854775807 = still valid.
create table directory_entry (
  log_id       varchar(64) not null references transparency_log (id),
  dir_key      bytea       not null,
  name         bytea       not null,
  from_idx     bigint      not null,
  to_idx       bigint      not null,
  dir_path     bytea       not null,
  is_directory boolean     not null,
  document_idx bigint,
  sha256       bytea,
  size         bigint      not null,
  modified_at  bigint      not null,
  permissions  integer     not null,
  primary key (log_id, dir_key, name, from_idx),
  unique (log_id, dir_key, to_idx, name)
);
create index directory_entry_document on directory_entry (log_id, document_idx);

-- Follow-up work restarts from here; the search index keeps its own cursor beside itself.
create table follower_cursor (
  name   varchar(64) not null,
  log_id varchar(64) not null,
  next   bigint      not null,
  primary key (name, log_id)
);

-- Uploads whose session died before the close: to be resumed by the same account or discarded.
create table interrupted_upload (
  id             varchar(36) not null primary key,
  log_id         varchar(64) not null,
  account_id     varchar(64) not null,
  path_key       bytea       not null,
  path           bytea       not null,
  size           bigint      not null,
  opened_at      timestamp(3) with time zone not null,
  interrupted_at timestamp(3) with time zone not null,
  unique (log_id, account_id, path_key)
);

-- An erasure is permitted only for what a committed `erased` leaf names.
create table erasure (
  log_id     varchar(64) not null,
  idx        bigint      not null,
  kind       varchar(8)  not null,
  sha256     bytea,
  target_log varchar(64),
  target_idx bigint,
  primary key (log_id, idx),
  foreign key (log_id, idx) references leaf (log_id, idx)
);
