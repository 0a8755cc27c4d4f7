-- What an account may send; null means as much as there is room for.
create table account_allowance (
  account_id  varchar(64) not null primary key references account (id),
  total_bytes bigint,
  day_bytes   bigint,
  day_files   bigint
);

-- What an account has sent, by day (UTC): a sum over document that can be made again.
create table account_use (
  account_id varchar(64) not null,
  used_on    date        not null,
  bytes      bigint      not null,
  files      bigint      not null,
  primary key (account_id, used_on)
);

insert into account_use (account_id, used_on, bytes, files)
select account_id, cast(archived_at at time zone 'UTC' as date), sum(size), count(*)
from document
where account_id is not null
group by account_id, cast(archived_at at time zone 'UTC' as date);
