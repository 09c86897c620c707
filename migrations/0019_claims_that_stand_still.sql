-- A difference is what is due less what stands on lists. What stood there when it was computed has to stand there still when it is
-- claimed: each claim counts its turns, a part says how many it has seen (`seen`), and where another list or the bank's answer came
-- between, the batch is computed again. Run as casework_owner.

alter table ledger.payment_claims add column turn bigint not null default 1; -- how often it was claimed and given back

drop function ledger.payment_bits(json);
create function ledger.payment_bits(data json)
returns table (number int, subject_id uuid, scheme text, component text, year int, months int, paid_as text, seen bigint)
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select l.number, coalesce(l.subject_id, l.person_id), b.scheme,
         case when p.supplement > 0 then q.paid_as || '+' || p.supplement else q.paid_as end, m.year, m.months,
         q.paid_as, coalesce(p.seen, 0)
    from json_to_record(data) as b(scheme text, lines json),
         json_to_recordset(b.lines) as l(number int, subject_id uuid, person_id uuid, parts json),
         json_to_recordset(l.parts) as p(component text, per text, months int[], supplement int, occasion_id uuid, seen bigint),
         lateral (select p.component || coalesce('@' || p.occasion_id, '') as paid_as) q,
         lateral (select case when p.per in ('once', 'day', 'cost') then 0 else month / 12 end as year,
                         bit_or(case when p.per in ('once', 'day', 'cost') then 1 << 13
                                     when p.per = 'year' then 1 << 12 else 1 << (month % 12) end) as months
                    from unnest(p.months) month group by 1) m
$$;

-- CW002: a month is paid for already, or twice here, or its claims have had another turn since; detail: the person, hint: component,
-- constraint: year. CW003: the list takes no lines any more. The caller's append holds the ledger's head, so that no batch comes to a
-- list that is just discarded. Keys in ascending order, so that two ledgers never wait for each other.
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
    select b.subject_id, b.scheme, b.component, b.year, bit_or(b.months) as months, sum(b.months) = bit_or(b.months) as once
      from bits b group by 1, 2, 3, 4
  ), claimed as (
    insert into ledger.payment_claims as c (subject_id, scheme, component, year, months, ledger)
    select w.subject_id, w.scheme, w.component, w.year, w.months, in_ledger from wanted w where w.once order by 1, 2, 3, 4
    on conflict (subject_id, scheme, component, year) do update
       set months = c.months | excluded.months, ledger = excluded.ledger, turn = c.turn + 1
     where c.months & excluded.months = 0
    returning c.subject_id, c.scheme, c.component, c.year
  )
  select w.* into refused from wanted w left join claimed d using (subject_id, scheme, component, year) where d.subject_id is null limit 1;
  if found then
    raise exception using errcode = 'CW002', message = 'paid already', detail = refused.subject_id::text,
      hint = refused.component, constraint = refused.year::text;
  end if;
end $$;

-- Of a batch's differences those whose claims are not as they were seen. First all rows are locked that the batch will touch.
create function ledger.turned(in_ledger text, batch uuid)
returns table (subject_id uuid, component text, year int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform from ledger.events e where e.ledger = in_ledger and e.stream_id = batch and e.data::text like '%"seen":%';
  if not found then return; end if; -- it is left out of a part that pays for months that no list has
  perform from ledger.payment_claims c
    join (select distinct b.subject_id, b.scheme, b.paid_as, b.year from ledger.events e, ledger.payment_bits(e.data) b
           where e.ledger = in_ledger and e.stream_id = batch) k
      on c.subject_id = k.subject_id and c.scheme = k.scheme and c.year = k.year
     and c.component >= k.paid_as collate "C" and c.component < (k.paid_as || ',') collate "C"
   order by c.subject_id, c.scheme, c.component, c.year for update of c;
  return query
    select b.subject_id, b.component, b.year from ledger.events e, ledger.payment_bits(e.data) b
     where e.ledger = in_ledger and e.stream_id = batch and b.seen > 0
       and b.seen <> (select coalesce(sum(c.turn), 0) from ledger.payment_claims c
                       where c.subject_id = b.subject_id and c.scheme = b.scheme and c.year = b.year
                         and c.component >= b.paid_as collate "C" and c.component < (b.paid_as || ',') collate "C");
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
  ), given_back as (
    update ledger.payment_claims c set months = c.months & ~h.months, ledger = in_ledger, turn = c.turn + 1 from held h
     where (c.subject_id, c.scheme, c.component, c.year) = (h.subject_id, h.scheme, h.component, h.year)
       and c.months & h.months = h.months
    returning 1
  )
  select (select count(*) from freed) <> (select count(*) from given_back) into unfounded;
  if unfounded then
    raise exception using errcode = 'CW002', message = 'not paid for';
  end if;
end $$;

revoke all on function ledger.payment_bits, ledger.turned from public;
grant execute on function ledger.payment_bits, ledger.turned to casework_write;
