-- What was once computed of a content besides SHA-256, for clients that compare with it. It can be made again; nothing is proved with it.
create table content_checksum (
  sha256    bytea      not null,
  algorithm varchar(8) not null,
  checksum  bytea      not null,
  primary key (sha256, algorithm)
);
