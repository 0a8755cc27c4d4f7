-- Where an account signs in from (null: anywhere), and until when it may use weak algorithms from there.
alter table account add column addresses varchar(4000);
alter table account add column weak_until timestamp(3) with time zone;

-- Whose user certificates an account signs in with.
create table account_authority (
  account_id  varchar(64)   not null references account (id),
  fingerprint varchar(64)   not null,
  algorithm   varchar(40)   not null,
  key_blob    bytea         not null,
  principals  varchar(2000) not null,
  added_at    timestamp(3) with time zone not null,
  removed_at  timestamp(3) with time zone,
  primary key (account_id, fingerprint)
);

-- Certificates that are no longer good, by authority and serial number or key id.
create table revoked_certificate (
  fingerprint varchar(64)  not null,
  named       varchar(300) not null,
  revoked_at  timestamp(3) with time zone not null,
  primary key (fingerprint, named)
);

-- Addresses the SFTP port is shut to. The log keeps what was; this is what is.
create table address_ban (
  address   varchar(50)  not null primary key,
  since     timestamp(3) with time zone not null,
  until     timestamp(3) with time zone not null,
  reason    varchar(500) not null,
  banned_by varchar(64)
);
