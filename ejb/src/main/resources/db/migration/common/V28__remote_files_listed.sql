-- A look at a partner's directory costs what is listed there, not what was ever seen there.
create index remote_file_listed on remote_file (interface_id, gone_at);
