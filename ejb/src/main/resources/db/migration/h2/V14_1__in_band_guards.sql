create trigger resent_immutable before update, delete on resent for each row call 'org.tallystick.platform.RefuseChange';
create trigger dropped_file_immutable before update, delete on dropped_file for each row call 'org.tallystick.platform.RefuseChange';
create trigger manifest_comparison_immutable before update, delete on manifest_comparison for each row call 'org.tallystick.platform.RefuseChange';
