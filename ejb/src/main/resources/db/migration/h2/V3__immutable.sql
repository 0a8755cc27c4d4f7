-- H2 guards against mistakes: its administrator could drop these triggers.
create user if not exists ${appUser} password '${appPassword}';
create role if not exists tallystick_eraser;

create trigger leaf_immutable before update, delete on leaf for each row call 'org.tallystick.platform.RefuseChange';
create trigger event_document_immutable before update, delete on event_document for each row call 'org.tallystick.platform.RefuseChange';
create trigger event_bytes_immutable before update, delete on event_bytes for each row call 'org.tallystick.platform.RefuseUnlessErased';
create trigger content_immutable before update, delete on content for each row call 'org.tallystick.platform.RefuseChange';
create trigger content_bytes_immutable before update, delete on content_bytes for each row call 'org.tallystick.platform.RefuseUnlessErased';
create trigger document_immutable before update, delete on document for each row call 'org.tallystick.platform.RefuseChange';
create trigger document_name_immutable before update, delete on document_name for each row call 'org.tallystick.platform.RefuseUnlessErased';
create trigger erasure_immutable before update, delete on erasure for each row call 'org.tallystick.platform.RefuseChange';
create trigger business_document_immutable before update, delete on business_document for each row call 'org.tallystick.platform.RefuseChange';
create trigger business_line_immutable before update, delete on business_line for each row call 'org.tallystick.platform.RefuseChange';
create trigger link_immutable before update, delete on link for each row call 'org.tallystick.platform.RefuseChange';

grant select on erasure to tallystick_eraser;
grant select, delete on event_bytes to tallystick_eraser;
grant select, delete on content_bytes to tallystick_eraser;
grant select, delete on document_name to tallystick_eraser;
