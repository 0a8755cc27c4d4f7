create index directory_entry_waits on directory_entry (waits, log_id, from_idx);
