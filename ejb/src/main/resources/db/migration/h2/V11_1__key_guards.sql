create trigger key_change_immutable before update, delete on key_change for each row call 'org.tallystick.platform.RefuseChange';
