create trigger log_key_immutable before update or delete on log_key for each row execute function refuse_change();
create trigger log_key_not_truncated before truncate on log_key for each statement execute function refuse_change();
alter table log_key enable always trigger log_key_immutable;
alter table log_key enable always trigger log_key_not_truncated;
