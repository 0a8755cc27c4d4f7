grant select, insert, update on resend_order to ${appUser};
grant select, insert, update on resend_line to ${appUser};
