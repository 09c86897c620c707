-- A month that was paid at too low a rate is paid the difference: claimed beside the month itself, as component+1, component+2 …,
-- so that each difference, too, is paid once. What is paid for a stay or a cost is claimed once, as component@occasion. Read by json_to_record, which costs a fifth of jsonb_array_elements. Run as casework_owner.

create or replace function ledger.payment_bits(data json)
returns table (number int, subject_id uuid, scheme text, component text, year int, months int)
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select l.number, coalesce(l.subject_id, l.person_id), b.scheme,
         case when p.supplement > 0 then q.paid_as || '+' || p.supplement else q.paid_as end, m.year, m.months
    from json_to_record(data) as b(scheme text, lines json),
         json_to_recordset(b.lines) as l(number int, subject_id uuid, person_id uuid, parts json),
         json_to_recordset(l.parts) as p(component text, per text, months int[], supplement int, occasion_id uuid),
         lateral (select p.component || coalesce('@' || p.occasion_id, '') as paid_as) q,
         lateral (select case when p.per in ('once', 'day', 'cost') then 0 else month / 12 end as year,
                         bit_or(case when p.per in ('once', 'day', 'cost') then 1 << 13 when p.per = 'year' then 1 << 12 else 1 << (month % 12) end) as months
                    from unnest(p.months) month group by 1) m
$$;
