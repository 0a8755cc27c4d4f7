do $$
declare t text;
begin
  foreach t in array array['directory_secret', 'signed_checkpoint', 'time_token', 'anchored_checkpoint'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_immutable', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_not_truncated', t);
    execute format('alter table %I enable always trigger %I', t, t || '_immutable');
    execute format('alter table %I enable always trigger %I', t, t || '_not_truncated');
  end loop;
end $$;
