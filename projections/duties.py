"""What is due with which household on a day: the one definition behind the overdue list, the worklist and coverage.

The rule is casework/policy/cadence.py (contract: "Meanings"); here it is asked of all households at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, LiteralString

from casework.policy.festivals import windows
from projections.policies import InForce

# The households in scope on the day, below the division asked about.
IN_SCOPE: Final[LiteralString] = """
with scope as (
  select h.ledger, h.household_id, h.household_no, h.division, h.category, h.entered_on, h.left_on, h.living_alone,
         exists (select from read.pause p
                  where p.household_id = h.household_id and p.known_from <= k.position and k.position < p.known_until
                    and p.from_on <= %(on)s and %(on)s < p.until_on) as paused
    from read.household h join known k on k.ledger = h.ledger
   where h.known_from <= k.position and k.position < h.known_until
     and h.division >= %(division_from)s and h.division < %(division_until)s
     and (%(only)s::uuid[] is null or h.household_id = any(%(only)s::uuid[]))
     and h.category <> 'none' and h.from_on <= %(on)s and %(on)s < h.until_on
     and h.entered_on <= %(on)s and %(on)s < h.left_on
)
"""

# For each household and duty: the day it counts from, and the day it is due. Answered festivals are left out.
DUE: Final[LiteralString] = """
, last_day as (
  select s.household_id,
         max(c.occurred_on) as any_contact,
         max(c.occurred_on) filter (where c.channel in ('home_visit', 'meeting')) as face_to_face,
         max(c.occurred_on) filter (where c.channel = 'home_visit') as home_visit,
         max(c.occurred_on) filter (where c.level = 'village') as village,
         max(c.occurred_on) filter (where c.level = 'township') as township,
         max(c.occurred_on) filter (where c.level = 'county') as county
    from scope s
    join known k on k.ledger = s.ledger
    join read.contact c on c.household_id = s.household_id
   where c.known_from <= k.position and k.position < c.known_until
     and c.outcome = 'reached' and c.occurred_on <= %(on)s
   group by s.household_id
)
, eldest as (
  select s.household_id, min(m.born_on) as born_on
    from scope s
    join known k on k.ledger = s.ledger
    join read.member m on m.household_id = s.household_id
   where m.known_from <= k.position and k.position < m.known_until
     and m.from_on <= %(on)s and %(on)s <= m.died_on
   group by s.household_id
)
, rule as (
  select * from unnest(%(rule_ledgers)s::text[], %(rule_duties)s::text[], %(rule_kinds)s::text[], %(rule_days)s::int[],
                       %(rule_elderly_days)s::int[], %(rule_elderly_ages)s::int[], %(rule_began)s::date[])
           as r(ledger, duty, kind, days, elderly_days, elderly_age, began)
)
, festival as (
  select * from unnest(%(festival_ledgers)s::text[], %(festival_keys)s::text[], %(festival_firsts)s::date[],
                       %(festival_days)s::date[]) as f(ledger, duty, first_on, due_on)
)
, due as (
  select s.ledger, s.household_id, s.household_no, s.division, s.paused, r.duty,
         x.last_on, coalesce(x.last_on, greatest(s.entered_on, r.began)) as base_on, x.days,
         coalesce(x.last_on, greatest(s.entered_on, r.began)) + x.days as due_on
    from scope s
    join rule r on r.ledger = s.ledger
    left join last_day l on l.household_id = s.household_id
    left join eldest e on e.household_id = s.household_id
    cross join lateral (
      select case r.kind when 'any' then l.any_contact when 'face_to_face' then l.face_to_face
                         when 'home_visit' then l.home_visit when 'level:village' then l.village
                         when 'level:township' then l.township when 'level:county' then l.county end as last_on,
             case when s.living_alone or (e.born_on + make_interval(years => r.elderly_age))::date <= %(on)s
                  then least(r.days, r.elderly_days) else r.days end as days
    ) x
  union all
  select s.ledger, s.household_id, s.household_no, s.division, s.paused, f.duty,
         l.any_contact, f.first_on, f.due_on - f.first_on, f.due_on
    from scope s
    join festival f on f.ledger = s.ledger and s.entered_on <= f.first_on and f.due_on < s.left_on
    left join last_day l on l.household_id = s.household_id
   where l.any_contact is null or l.any_contact < f.first_on
)
"""


def rules(policies: Mapping[str, InForce], on: Any) -> dict[str, Any]:
    """The parameters of DUE: each ledger's rules in force on the day, and its festivals so far."""
    duties = [(ledger, p.duty_began, duty) for ledger, p in policies.items() for duty in p.edition.duties]
    festivals = [
        (ledger, window)
        for ledger, p in policies.items()
        for window in windows(on, p.edition.festivals, p.edition.festival_days_before)
    ]
    return {
        "rule_ledgers": [ledger for ledger, _, _ in duties],
        "rule_duties": [duty.duty for _, _, duty in duties],
        "rule_kinds": [duty.kind for _, _, duty in duties],
        "rule_days": [duty.every_days for _, _, duty in duties],
        "rule_elderly_days": [duty.elderly_days for _, _, duty in duties],
        "rule_elderly_ages": [duty.elderly_age for _, _, duty in duties],
        "rule_began": [began.get(duty.duty) for _, began, duty in duties],
        "festival_ledgers": [ledger for ledger, _ in festivals],
        "festival_keys": [window.key for _, window in festivals],
        "festival_firsts": [window.first for _, window in festivals],
        "festival_days": [window.day for _, window in festivals],
    }


def area(lowest: str, end: str, only: Sequence[Any] | None = None) -> dict[str, Any]:
    """The parameters of IN_SCOPE: a range of division codes, or certain households in it."""
    return {"division_from": lowest, "division_until": end, "only": None if only is None else list(only)}
