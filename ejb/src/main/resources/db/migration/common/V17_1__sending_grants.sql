grant select, insert, delete on sending_key to ${appUser};
