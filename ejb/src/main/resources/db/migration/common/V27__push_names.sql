create index remote_push_name on remote_push (interface_id, name, idx);
