-- Until when a day of one interface goes, from the day `since` on, where it has a cut-off of its own. Without minute and zone it has none any more from that day on.
create table interface_cut_off (
  interface_id varchar(64) not null references partner_interface (id),
  since        date        not null,
  cut_minute   integer,
  zone         varchar(64),
  primary key (interface_id, since)
);

-- The interface a manifest was about; none when it was about all of the partner's.
alter table manifest_comparison add column interface_id varchar(64);
