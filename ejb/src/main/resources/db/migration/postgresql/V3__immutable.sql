create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'TLY-0200 table %: % refused: rows here are written once and never changed', tg_table_name, tg_op
    using errcode = 'restrict_violation';
end $$;

create function refuse_unless_erased() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if tg_table_name = 'content_bytes' then
      if exists (select 1 from erasure e where e.kind = 'content' and e.sha256 = old.sha256) then
        return old;
      end if;
    elsif exists (select 1 from erasure e
                  where e.kind = case tg_table_name when 'event_bytes' then 'event' else 'name' end
                    and e.target_log = old.log_id and e.target_idx = old.idx) then
      return old;
    end if;
  end if;
  raise exception 'TLY-0201 table %: % refused: bytes here go only after a committed erased event', tg_table_name, tg_op
    using errcode = 'restrict_violation';
end $$;

do $$
declare t text;
begin
  foreach t in array array['leaf', 'event_document', 'content', 'document', 'erasure', 'business_document', 'business_line', 'link'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_immutable', t);
  end loop;
  foreach t in array array['event_bytes', 'content_bytes', 'document_name'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_unless_erased()', t || '_immutable', t);
  end loop;
  foreach t in array array['leaf', 'event_document', 'event_bytes', 'content', 'content_bytes', 'document', 'document_name', 'erasure',
                           'business_document', 'business_line', 'link'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_not_truncated', t);
    execute format('alter table %I enable always trigger %I', t, t || '_immutable');
    execute format('alter table %I enable always trigger %I', t, t || '_not_truncated');
  end loop;
end $$;

-- The third role. An owner that may not create roles leaves it to the administrator; docs/configuration.md says how.
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'tallystick_eraser') then
    create role tallystick_eraser nologin;
  end if;
exception when insufficient_privilege then
  raise notice 'role tallystick_eraser was not created: this owner may not create roles';
end $$;

create function erase_content(digest bytea) returns void language sql security definer set search_path from current as
  $$ delete from content_bytes where sha256 = digest $$;
create function erase_event(log varchar, index bigint) returns void language sql security definer set search_path from current as
  $$ delete from event_bytes where log_id = log and idx = index $$;
create function erase_name(log varchar, index bigint) returns void language sql security definer set search_path from current as
  $$ delete from document_name where log_id = log and idx = index $$;
revoke all on function erase_content(bytea), erase_event(varchar, bigint), erase_name(varchar, bigint) from public;
do $$
begin
  grant execute on function erase_content(bytea), erase_event(varchar, bigint), erase_name(varchar, bigint) to tallystick_eraser;
exception when undefined_object then null;
end $$;
