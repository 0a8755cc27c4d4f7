-- An order is to send files again that we sent (RESEND), or to have our application process files again that came (REPLAY).
alter table resend_order add column kind varchar(6) default 'RESEND' not null;
