grant select, insert, update on interface_cut_off to ${appUser};
