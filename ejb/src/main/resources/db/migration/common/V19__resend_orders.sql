-- Resends of many files, as one of our people ordered them, and what became of each file.
create table resend_order (
  id                varchar(36)  not null primary key,
  ordered_by        varchar(64)  not null,
  ordered_at        timestamp(3) with time zone not null,
  reason            varchar(500) not null,
  files             int          not null,
  needs_approval    boolean      not null,
  approved_by       varchar(64),
  approved_at       timestamp(3) with time zone,
  stopped_by        varchar(64),
  stopped_at        timestamp(3) with time zone
);
create index resend_order_at on resend_order (ordered_at desc, id desc);

create table resend_line (
  order_id    varchar(36) not null references resend_order (id),
  log_id      varchar(64) not null,
  idx         bigint      not null,
  outcome     varchar(8)  not null,
  new_idx     bigint,
  why         varchar(1000),
  primary key (order_id, log_id, idx),
  foreign key (log_id, idx) references document (log_id, idx)
);
create index resend_line_outcome on resend_line (order_id, outcome, log_id, idx);

-- Whether one of our people had it sent again; the partner's own requests count for its daily limit, ours do not.
alter table resent add column ours boolean default false not null;
