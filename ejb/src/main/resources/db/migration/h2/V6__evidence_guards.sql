create trigger directory_secret_immutable before update, delete on directory_secret for each row call 'org.tallystick.platform.RefuseChange';
create trigger signed_checkpoint_immutable before update, delete on signed_checkpoint for each row call 'org.tallystick.platform.RefuseChange';
create trigger time_token_immutable before update, delete on time_token for each row call 'org.tallystick.platform.RefuseChange';
create trigger anchored_checkpoint_immutable before update, delete on anchored_checkpoint for each row call 'org.tallystick.platform.RefuseChange';
