grant select, insert, update, delete on account_allowance to ${appUser};
grant select, insert, update, delete on account_use to ${appUser};
