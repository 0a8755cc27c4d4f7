grant select, insert, update on account_authority to ${appUser};
grant select, insert on revoked_certificate to ${appUser};
grant select, insert, update, delete on address_ban to ${appUser};
