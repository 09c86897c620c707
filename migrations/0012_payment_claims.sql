-- What a person has been paid for: a bit a month of each component of a scheme, whichever list of whichever ledger pays it. A bit
-- that is set is not set again, so nobody is paid twice; it is set and cleared only by what a stored event says, within the
-- transaction that stores it. Run as casework_owner.

create table ledger.payment_claims (
  subject_id uuid not null,                     -- the person, for ever (not their number, which may be corrected); of what is for a child, the household
  scheme     text collate "C" not null,
  component  text collate "C" not null,
  year       integer not null,                  -- 0: what is paid once
  months     integer not null check (months between 0 and 16383), -- bits 0 … 11: months; 12: the year; 13: once
  ledger     text collate "C" not null,         -- that last changed it
  primary key (subject_id, scheme, component, year)
);
create index on ledger.payment_claims (ledger);

-- The bits that the lines of a stored batch are for.
create function ledger.payment_bits(data json)
returns table (number int, subject_id uuid, scheme text, component text, year int, months int)
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select (l.line ->> 'number')::int, coalesce(l.line ->> 'subject_id', l.line ->> 'person_id')::uuid, b.batch ->> 'scheme', p.part ->> 'component', m.year, bit_or(m.bit)
    from (select data::jsonb as batch) b,
         jsonb_array_elements(b.batch -> 'lines') l(line),
         jsonb_array_elements(l.line -> 'parts') p(part),
         lateral (select case p.part ->> 'per' when 'once' then 0 else month::int / 12 end as year,
                         case p.part ->> 'per' when 'once' then 1 << 13 when 'year' then 1 << 12 else 1 << (month::int % 12) end as bit
                    from jsonb_array_elements_text(p.part -> 'months') month) m
   group by 1, 2, 3, 4, 5, p.part
$$;

-- CW002: a month is paid for already, or twice here; detail: the person, hint: component, constraint: year. CW003: the list takes no lines any more.
-- The caller's append holds the ledger's head, so that no batch comes to a list that is just discarded. Keys in ascending order,
-- so that two ledgers never wait for each other.
create function ledger.claim_payments(in_ledger text, list uuid, batch uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare refused record;
begin
  perform from ledger.events e where e.ledger = in_ledger and e.stream_id = list
     and e.name in ('PaymentListComputed', 'PaymentListDiscarded');
  if found then
    raise exception using errcode = 'CW003', message = 'the list takes no lines';
  end if;
  with bits as materialized (
    select b.* from ledger.events e, ledger.payment_bits(e.data) b where e.ledger = in_ledger and e.stream_id = batch
  ), wanted as materialized (
    select b.subject_id, b.scheme, b.component, b.year, bit_or(b.months) as months, sum(b.months) = bit_or(b.months) as once
      from bits b group by 1, 2, 3, 4
  ), claimed as (
    insert into ledger.payment_claims as c (subject_id, scheme, component, year, months, ledger)
    select w.subject_id, w.scheme, w.component, w.year, w.months, in_ledger from wanted w where w.once order by 1, 2, 3, 4
    on conflict (subject_id, scheme, component, year) do update set months = c.months | excluded.months, ledger = excluded.ledger
     where c.months & excluded.months = 0
    returning c.subject_id, c.scheme, c.component, c.year
  )
  select w.* into refused from wanted w left join claimed d using (subject_id, scheme, component, year) where d.subject_id is null limit 1;
  if found then
    raise exception using errcode = 'CW002', message = 'paid already', detail = refused.subject_id::text,
      hint = refused.component, constraint = refused.year::text;
  end if;
end $$;

-- `numbers` null: all lines of the batches but those `kept_apart`, which were freed before and may be somebody else's by now.
create function ledger.free_payments(in_ledger text, batches uuid[], numbers int[], kept_apart int[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare unfounded boolean;
begin
  with freed as materialized (
    select b.subject_id, b.scheme, b.component, b.year, bit_or(b.months) as months
      from ledger.events e, ledger.payment_bits(e.data) b
     where e.ledger = in_ledger and e.stream_id = any(batches)
       and (numbers is null or b.number = any(numbers)) and not b.number = any(kept_apart)
     group by 1, 2, 3, 4
  ), held as materialized (
    select f.* from ledger.payment_claims c join freed f using (subject_id, scheme, component, year)
     order by 1, 2, 3, 4 for update of c
  ), given_back as (
    update ledger.payment_claims c set months = c.months & ~h.months, ledger = in_ledger from held h
     where (c.subject_id, c.scheme, c.component, c.year) = (h.subject_id, h.scheme, h.component, h.year)
       and c.months & h.months = h.months
    returning 1
  )
  select (select count(*) from freed) <> (select count(*) from given_back) into unfounded;
  if unfounded then
    raise exception using errcode = 'CW002', message = 'not paid for';
  end if;
end $$;

revoke all on function ledger.payment_bits, ledger.claim_payments, ledger.free_payments from public;
grant select on ledger.payment_claims to casework_write;
grant execute on function ledger.payment_bits, ledger.claim_payments, ledger.free_payments to casework_write;
