-- What came to a directory between two log sizes; what left it is found by to_idx already.
create index directory_entry_from on directory_entry (log_id, dir_key, from_idx);
