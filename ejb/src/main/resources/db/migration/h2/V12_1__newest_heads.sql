-- H2 cannot walk an index backwards, and the head before a leaf or an instant is the newest of many.
create index head_newest on head (log_id desc, idx desc);
create index head_newest_at on head (log_id desc, at desc, idx desc);
