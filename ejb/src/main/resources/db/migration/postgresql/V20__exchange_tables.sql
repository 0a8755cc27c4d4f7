-- For ERPs that live in SQL: docs/exchange-tables.md. Their user gets its grants at start-up, when it is named.

create table exchange_outbox (
  id           bigint       generated always as identity primary key,
  interface_id varchar(64)  not null references partner_interface (id),
  name         text         not null,
  content      bytea,
  sha256       char(64),
  confirmed    boolean      not null default false,
  inserted_at  timestamp(3) with time zone not null default now(),
  inserted_by  name         not null default session_user,
  state        varchar(8)   not null default 'waiting',
  answered_at  timestamp(3) with time zone,
  reason       varchar(4000),
  log_id       varchar(64),
  idx          bigint,
  constraint exchange_outbox_state check (state in ('waiting', 'sent', 'refused')),
  constraint exchange_outbox_content check (content is not null or state <> 'waiting')
);
create index exchange_outbox_waiting on exchange_outbox (id) where state = 'waiting';
create index exchange_outbox_answered on exchange_outbox (answered_at);
create index exchange_outbox_document on exchange_outbox (log_id, idx);

create table exchange_inbox (
  id           bigint       generated always as identity primary key,
  partner_id   varchar(40)  not null,
  interface_id varchar(64)  not null,
  name         text         not null,
  name_bytes   bytea        not null,
  path         text         not null,
  size         bigint       not null,
  sha256       char(64)     not null,
  content      bytea,
  received_at  timestamp(3) with time zone not null,
  log_id       varchar(64)  not null,
  idx          bigint       not null,
  attempt      int          not null,
  constraint exchange_inbox_document unique (log_id, idx, attempt)
);

create table exchange_acknowledgement (
  inbox_id        bigint        not null primary key references exchange_inbox (id),
  reference       varchar(255),
  acknowledged_at timestamp(3) with time zone not null default now(),
  acknowledged_by name          not null default session_user,
  log_id          varchar(64),
  idx             bigint
);
create index exchange_acknowledgement_new on exchange_acknowledgement (inbox_id) where idx is null;
create index exchange_acknowledgement_old on exchange_acknowledgement (acknowledged_at) where idx is not null;

-- What became of what was sent.
create view exchange_delivery as
  select o.id as outbox_id, e.type as event, e.at, e.log_id, e.idx
    from exchange_outbox o join event_document e on e.log_id = o.log_id and e.document_idx = o.idx
   where e.type in ('file.read', 'file.delivered', 'file.acknowledged', 'file.removed', 'delivery.attempted', 'delivery.failed');

-- What can be said at once is said to whoever inserts, in its own transaction.
create function exchange_outbox_check() returns trigger language plpgsql security definer set search_path from current as $$
declare
  goes varchar;
begin
  select direction into goes from partner_interface where id = new.interface_id;
  if goes is null then
    raise exception 'TLY-0940 exchange_outbox: interface %: there is none', new.interface_id
      using errcode = 'foreign_key_violation', hint = 'Expected the id of an outbound interface, for example acme.invoices.';
  end if;
  if goes <> 'OUTBOUND' then
    raise exception 'TLY-0941 exchange_outbox: interface % is inbound, the partner sends there', new.interface_id
      using errcode = 'check_violation', hint = 'Expected an outbound interface.';
  end if;
  if octet_length(convert_to(new.name, 'UTF8')) not between 1 and 255 or new.name in ('.', '..') or position('/' in new.name) > 0 then
    raise exception 'TLY-0942 exchange_outbox: name "%": cannot be a file''s', left(new.name, 300)
      using errcode = 'check_violation', hint = 'Expected 1 to 255 bytes of UTF-8 without a slash.';
  end if;
  if octet_length(new.content) > 67108864 then
    raise exception 'TLY-0943 exchange_outbox: % has % bytes, expected at most 64 MiB', new.name, octet_length(new.content)
      using errcode = 'check_violation', hint = 'Send larger files by the API or the folder.';
  end if;
  if new.sha256 is not null and lower(new.sha256) <> encode(sha256(new.content), 'hex') then
    raise exception 'TLY-0944 exchange_outbox: % has SHA-256 %, expected %', new.name, encode(sha256(new.content), 'hex'), new.sha256
      using errcode = 'check_violation', hint = 'The bytes are not the ones that were meant; insert them again.';
  end if;
  new.sha256 := encode(sha256(new.content), 'hex');
  return new;
end $$;
create trigger exchange_outbox_check before insert on exchange_outbox for each row execute function exchange_outbox_check();

grant select, update, delete on exchange_outbox to ${appUser};
grant select, insert, delete on exchange_inbox to ${appUser};
grant select, update, delete on exchange_acknowledgement to ${appUser};

-- What has to be erased goes from here too.
create or replace function erase_content(digest bytea) returns void language sql security definer set search_path from current as $$
  delete from content_bytes where sha256 = digest;
  update exchange_inbox set content = null where sha256 = encode(digest, 'hex');
  update exchange_outbox set content = null where sha256 = encode(digest, 'hex') and state <> 'waiting';
$$;
