-- A line that came back is told to be paid after all: a bank's word is a fact, also where another list has paid the same months
-- meanwhile. How often a month is paid besides the first time is counted, so that what comes back again frees it only when no line pays
-- it any more. And what is paid by the year, where months of it are on lists, or the other way round, has to have seen them.
-- Run as casework_owner.

create table ledger.paid_again (
  subject_id uuid not null,
  scheme     text collate "C" not null,
  component  text collate "C" not null,
  year       integer not null,
  bit        integer not null,                  -- one of ledger.payment_claims.months
  times      integer not null check (times >= 0), -- lines that pay it besides the first
  primary key (subject_id, scheme, component, year, bit)
);

-- Of lines that were freed and are paid after all: nothing refuses it. The caller's append holds the ledger's head.
create function ledger.claim_again(in_ledger text, batches uuid[], numbers int[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  with wanted as materialized (
    select b.subject_id, b.scheme, b.component, b.year, bit_or(b.months) as months
      from ledger.events e, ledger.payment_bits(e.data) b
     where e.ledger = in_ledger and e.stream_id = any(batches) and b.number = any(numbers)
     group by 1, 2, 3, 4
  ), held as materialized (
    select w.*, c.months as had from ledger.payment_claims c join wanted w using (subject_id, scheme, component, year)
     order by 1, 2, 3, 4 for update of c
  ), claimed as (
    update ledger.payment_claims c set months = c.months | h.months, ledger = in_ledger, turn = c.turn + 1 from held h
     where (c.subject_id, c.scheme, c.component, c.year) = (h.subject_id, h.scheme, h.component, h.year)
  )
  insert into ledger.paid_again as p (subject_id, scheme, component, year, bit, times)
  select h.subject_id, h.scheme, h.component, h.year, 1 << n, 1 from held h, generate_series(0, 13) n where h.had & h.months & (1 << n) <> 0
  on conflict (subject_id, scheme, component, year, bit) do update set times = p.times + 1;
end $$;

create or replace function ledger.free_payments(in_ledger text, batches uuid[], numbers int[], kept_apart int[]) returns void
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
  ), still as materialized (
    update ledger.paid_again p set times = p.times - 1 from held h
     where (p.subject_id, p.scheme, p.component, p.year) = (h.subject_id, h.scheme, h.component, h.year)
       and h.months & p.bit <> 0 and p.times > 0
    returning p.subject_id, p.scheme, p.component, p.year, p.bit
  ), paid_still as (
    select subject_id, scheme, component, year, bit_or(bit) as months from still group by 1, 2, 3, 4
  ), given_back as (
    update ledger.payment_claims c set months = c.months & ~(h.months & ~coalesce(s.months, 0)), ledger = in_ledger, turn = c.turn + 1
      from held h left join paid_still s using (subject_id, scheme, component, year)
     where (c.subject_id, c.scheme, c.component, c.year) = (h.subject_id, h.scheme, h.component, h.year)
       and c.months & h.months = h.months
    returning 1
  )
  select (select count(*) from freed) <> (select count(*) from given_back) into unfounded;
  if unfounded then
    raise exception using errcode = 'CW002', message = 'not paid for';
  end if;
end $$;

-- As in 0019, and: a claim by the year beside one by the month of the same year, or the other way round, that has not seen it (`seen`).
create or replace function ledger.claim_payments(in_ledger text, list uuid, batch uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare refused record;
begin
  perform from ledger.events e where e.ledger = in_ledger and e.stream_id = list
     and e.name in ('PaymentListComputed', 'PaymentListDiscarded');
  if found then
    raise exception using errcode = 'CW003', message = 'the list takes no lines';
  end if;
  select s.* into refused from ledger.turned(in_ledger, batch) s limit 1;
  if found then
    raise exception using errcode = 'CW002', message = 'claimed meanwhile', detail = refused.subject_id::text,
      hint = refused.component, constraint = refused.year::text;
  end if;
  with bits as materialized (
    select b.* from ledger.events e, ledger.payment_bits(e.data) b where e.ledger = in_ledger and e.stream_id = batch
  ), wanted as materialized (
    select b.subject_id, b.scheme, b.component, b.year, bit_or(b.months) as months, sum(b.months) = bit_or(b.months) as once,
           bool_or(b.seen > 0) as seen
      from bits b group by 1, 2, 3, 4
  ), claimed as (
    insert into ledger.payment_claims as c (subject_id, scheme, component, year, months, ledger)
    select w.subject_id, w.scheme, w.component, w.year, w.months, in_ledger from wanted w where w.once order by 1, 2, 3, 4
    on conflict (subject_id, scheme, component, year) do update
       set months = c.months | excluded.months, ledger = excluded.ledger, turn = c.turn + 1
     where c.months & excluded.months = 0
    returning c.subject_id, c.scheme, c.component, c.year, c.months as has
  )
  select w.* into refused from wanted w left join claimed d using (subject_id, scheme, component, year)
   where d.subject_id is null
      or not w.seen and (w.months & 4095 <> 0 and d.has & ~w.months & 4096 <> 0 or w.months & 4096 <> 0 and d.has & ~w.months & 4095 <> 0)
   limit 1;
  if found then
    raise exception using errcode = 'CW002', message = 'paid already', detail = refused.subject_id::text,
      hint = refused.component, constraint = refused.year::text;
  end if;
end $$;

-- Of a batch's differences, and of what it pays in another form than lists have it, those whose claims are not as they were seen. First
-- all rows are locked that the batch will touch. What is paid once lies beside all years.
create or replace function ledger.turned(in_ledger text, batch uuid)
returns table (subject_id uuid, component text, year int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform from ledger.events e where e.ledger = in_ledger and e.stream_id = batch and e.data::text like '%"seen":%';
  if not found then return; end if; -- it is left out of a part that pays for months that no list has
  perform from ledger.payment_claims c
    join (select distinct b.subject_id, b.scheme, b.paid_as, b.year from ledger.events e, ledger.payment_bits(e.data) b
           where e.ledger = in_ledger and e.stream_id = batch) k
      on c.subject_id = k.subject_id and c.scheme = k.scheme and (c.year = k.year or 0 in (c.year, k.year))
     and c.component >= k.paid_as collate "C" and c.component < (k.paid_as || ',') collate "C"
   order by c.subject_id, c.scheme, c.component, c.year for update of c;
  return query
    select b.subject_id, b.component, b.year from ledger.events e, ledger.payment_bits(e.data) b
     where e.ledger = in_ledger and e.stream_id = batch and b.seen > 0
       and b.seen <> (select coalesce(sum(c.turn), 0) from ledger.payment_claims c
                       where c.subject_id = b.subject_id and c.scheme = b.scheme and (c.year = b.year or 0 in (c.year, b.year))
                         and c.component >= b.paid_as collate "C" and c.component < (b.paid_as || ',') collate "C");
end $$;

revoke all on function ledger.claim_again from public;
grant execute on function ledger.claim_again to casework_write;
