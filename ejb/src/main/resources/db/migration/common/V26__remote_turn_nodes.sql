-- Which server, by the identity of its data directory, has the turn: when it starts again, it has none any more.
alter table remote_binding_state add column node varchar(36);
