create table partner (
  id         varchar(40)  not null primary key,
  name       varchar(200) not null,
  created_at timestamp(3) with time zone not null
);

create table account (
  id            varchar(64)  not null primary key,
  partner_id    varchar(40)  not null references partner (id),
  login         varchar(64)  not null unique,
  password_hash varchar(400),
  disabled      boolean      not null,
  created_at    timestamp(3) with time zone not null
);

create table account_key (
  fingerprint varchar(64)  not null,
  account_id  varchar(64)  not null references account (id),
  algorithm   varchar(40)  not null,
  bits        integer      not null,
  key_blob    bytea        not null,
  label       varchar(200) not null,
  added_at    timestamp(3) with time zone not null,
  expires_at  timestamp(3) with time zone,
  removed_at  timestamp(3) with time zone,
  primary key (account_id, fingerprint)
);

create table partner_interface (
  id           varchar(64)  not null primary key,
  partner_id   varchar(40)  not null references partner (id),
  name         varchar(200) not null,
  direction    varchar(8)   not null,
  directory    bytea        not null,
  name_pattern varchar(255) not null
);

-- An account without rows here uses every directory of its partner's interfaces.
create table account_interface (
  account_id   varchar(64) not null references account (id),
  interface_id varchar(64) not null references partner_interface (id),
  primary key (account_id, interface_id)
);

create table web_user (
  name          varchar(64)  not null primary key,
  password_hash varchar(400) not null,
  roles         varchar(200) not null,
  disabled      boolean      not null,
  created_at    timestamp(3) with time zone not null
);

create table api_key (
  id          varchar(36)  not null primary key,
  user_name   varchar(64)  not null references web_user (name),
  label       varchar(200) not null,
  secret_hash bytea        not null unique,
  scopes      varchar(200) not null,
  created_at  timestamp(3) with time zone not null,
  expires_at  timestamp(3) with time zone,
  revoked_at  timestamp(3) with time zone
);

create table business_document (
  id         varchar(36)  not null primary key,
  partner_id varchar(40)  not null references partner (id),
  kind       varchar(40)  not null,
  number     varchar(100) not null,
  issued_on  date         not null,
  created_at timestamp(3) with time zone not null,
  created_by varchar(64)  not null,
  unique (partner_id, kind, number)
);
create index business_document_created on business_document (created_at desc, id desc);

create table business_line (
  business_document_id varchar(36)    not null references business_document (id),
  line_number          integer        not null,
  item                 varchar(200)   not null,
  description          varchar(500)   not null,
  quantity             numeric(20, 6) not null,
  unit                 varchar(20)    not null,
  primary key (business_document_id, line_number)
);

create table link (
  business_document_id varchar(36) not null references business_document (id),
  log_id               varchar(64) not null,
  idx                  bigint      not null,
  linked_at            timestamp(3) with time zone not null,
  linked_by            varchar(64) not null,
  primary key (business_document_id, log_id, idx),
  foreign key (log_id, idx) references document (log_id, idx)
);
create index link_document on link (log_id, idx);

-- Nothing references these but the guard: a table that is referenced cannot be truncated, on any database.
create table truncation_guard (
  log_id               varchar(64),
  idx                  bigint,
  business_document_id varchar(36),
  line_number          integer,
  sha256               bytea references content_bytes (sha256),
  foreign key (log_id, idx) references event_bytes (log_id, idx),
  foreign key (log_id, idx) references document_name (log_id, idx),
  foreign key (log_id, idx) references erasure (log_id, idx),
  foreign key (business_document_id, log_id, idx) references link (business_document_id, log_id, idx),
  foreign key (business_document_id, line_number) references business_line (business_document_id, line_number)
);
