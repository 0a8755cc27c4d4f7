grant select, insert, update, delete on remote_server to ${appUser};
grant select, insert, update, delete on remote_server_state to ${appUser};
grant select, insert, update, delete on remote_binding to ${appUser};
grant select, insert, update, delete on remote_binding_state to ${appUser};
grant select, insert, update, delete on remote_file to ${appUser};
grant select, insert, update, delete on remote_push to ${appUser};
