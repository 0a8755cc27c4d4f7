-- What became of what was sent, and of what was sent again later.
create or replace view exchange_delivery as
  select o.id as outbox_id, e.type as event, e.at, e.log_id, e.idx, e.document_idx
    from exchange_outbox o join event_document e on e.log_id = o.log_id and e.document_idx = o.idx
   where e.type in ('file.read', 'file.delivered', 'file.acknowledged', 'file.removed', 'delivery.attempted', 'delivery.failed')
  union all
  select o.id, e.type, e.at, e.log_id, e.idx, e.document_idx
    from exchange_outbox o
    join resent r on r.log_id = o.log_id and r.original_idx = o.idx
    join event_document e on e.log_id = r.log_id and e.document_idx = r.idx
   where e.type in ('file.placed', 'file.read', 'file.delivered', 'file.acknowledged', 'file.removed', 'delivery.attempted', 'delivery.failed');
