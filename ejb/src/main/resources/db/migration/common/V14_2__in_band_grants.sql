grant select, insert on resent to ${appUser};
grant select, insert on dropped_file to ${appUser};
grant select, insert on manifest_comparison to ${appUser};
grant select, insert, update on manifest_cut_off to ${appUser};
