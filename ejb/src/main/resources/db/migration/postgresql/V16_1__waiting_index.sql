create index directory_entry_waits on directory_entry (log_id, from_idx) where waits;
