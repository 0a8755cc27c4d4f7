grant select, insert on key_change to ${appUser};
