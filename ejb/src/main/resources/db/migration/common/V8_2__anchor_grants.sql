grant select, insert, update, delete on token_leaf to ${appUser};
grant select, insert on log_key to ${appUser};
