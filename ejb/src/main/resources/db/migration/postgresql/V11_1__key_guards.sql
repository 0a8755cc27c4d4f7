create trigger key_change_immutable before update or delete on key_change for each row execute function refuse_change();
create trigger key_change_not_truncated before truncate on key_change for each statement execute function refuse_change();
alter table key_change enable always trigger key_change_immutable;
alter table key_change enable always trigger key_change_not_truncated;
