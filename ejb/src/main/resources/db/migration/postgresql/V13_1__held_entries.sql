create index directory_entry_shows on directory_entry (shows, to_idx) where shows <> 'DOCUMENT';
