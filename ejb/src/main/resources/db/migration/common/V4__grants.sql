grant select, insert on leaf to ${appUser};
grant select, insert on event_document to ${appUser};
grant select, insert on event_bytes to ${appUser};
grant select, insert on content to ${appUser};
grant select, insert on content_bytes to ${appUser};
grant select, insert on document to ${appUser};
grant select, insert on document_name to ${appUser};
grant select, insert on erasure to ${appUser};
grant select, insert on business_document to ${appUser};
grant select, insert on business_line to ${appUser};
grant select, insert on link to ${appUser};

grant select, insert, update on transparency_log to ${appUser};
grant select, insert, update, delete on directory_entry to ${appUser};
grant select, insert, update, delete on follower_cursor to ${appUser};
grant select, insert, update, delete on interrupted_upload to ${appUser};

grant select, insert, update on partner to ${appUser};
grant select, insert, update on account to ${appUser};
grant select, insert, update on account_key to ${appUser};
grant select, insert, update on partner_interface to ${appUser};
grant select, insert, update, delete on account_interface to ${appUser};
grant select, insert, update on web_user to ${appUser};
grant select, insert, update on api_key to ${appUser};
