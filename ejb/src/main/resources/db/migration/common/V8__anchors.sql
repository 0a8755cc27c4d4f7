-- Which leaf of a log names which token: what comes after it was written after `not_earlier`. A view of the leaves.
create table token_leaf (
  log_id      varchar(64) not null,
  idx         bigint      not null,
  sha256      bytea       not null,
  not_earlier timestamp(3) with time zone not null,
  primary key (log_id, idx)
);
create index token_leaf_time on token_leaf (log_id, not_earlier, idx);
create index token_leaf_down on token_leaf (log_id desc, idx desc);

create index time_token_down on time_token (anchor_size desc);
create index time_token_time on time_token (time desc, anchor_size desc);
create index anchored_checkpoint_down on anchored_checkpoint (log_id desc, anchor_idx desc);
create index signed_checkpoint_down on signed_checkpoint (log_id desc, size desc);
create index head_down on head (log_id desc, idx desc);
create index head_at_down on head (log_id desc, at desc, idx desc);

-- Every key that has signed a log, by its era: from which size on. The private halves are files.
create table log_key (
  log_id   varchar(64)  not null,
  since    bigint       not null,
  key_id   varchar(8)   not null,
  vkey     varchar(400) not null,
  primary key (log_id, since),
  unique (log_id, key_id)
);
