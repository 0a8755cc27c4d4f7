grant select, insert on content_checksum to ${appUser};
