"""Who removes events, claims or keys is found by what else remembers them, even where the chain has been made to hold again."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from psycopg import Connection

from casework.ledger.traces import traces
from casework.ledger.verify import Break, verify
from tests.api.case import V1, household_body
from tests.casework.ledger.test_chain import grown
from tests.support.world import COUNTY, World
from web.cli import main

pytestmark = pytest.mark.usefixtures("command_line")

NOBODY = "00000000-0000-0000-0000-00000000000f"
WHOLE = {"ok": True}


def verified(*options: str) -> Any:
    done = CliRunner().invoke(main, ["verify", *options, "--json"])
    answer = json.loads(done.stdout)
    assert done.exit_code == (0 if answer == WHOLE else 1)
    return answer


def missing(position: int) -> dict[str, object]:
    return {"ledger": COUNTY, "position": position, "kind": "missing"}


def cut(owner: Connection[Any], head: int) -> None:
    """Takes what came after a position away and sets the head back, as the owner of the tables can."""
    owner.execute("alter table ledger.events disable trigger user")
    owner.execute("delete from ledger.events where position > %(head)s", {"head": head})
    owner.execute(
        """
        update ledger.heads h set position = e.position, hash = e.hash, recorded_at = e.recorded_at
          from ledger.events e where e.position = %(head)s
        """,
        {"head": head},
    )
    assert verify(owner, COUNTY) == head


def test_the_last_events_removed_with_the_head_set_back(world: World) -> None:
    """The tables of the screens know what they were told."""
    grown(world)
    assert verified() == WHOLE
    with world.owner() as owner:
        cut(owner, 5)
        assert verified() == missing(6)
        cut(owner, 3)
        assert verified() == missing(4)


def test_a_whole_ledger_gone_is_remembered_by_claims_and_by_tables(world: World) -> None:
    grown(world)
    with world.owner() as owner:
        owner.execute("alter table ledger.events disable trigger user")
        owner.execute("delete from ledger.events")
        owner.execute("delete from ledger.heads")
        assert verified() == missing(1)
        owner.execute("delete from ledger.claims")
        assert verified() == missing(1)


def test_what_only_a_copy_elsewhere_can_show(world: World) -> None:
    """The promise ends here (docs/promises.md): whoever changes every table alike is not found from inside."""
    grown(world)
    with world.owner() as owner:
        cut(owner, 3)
        owner.execute("truncate read.contact, read.reach, read.standing")
    assert verified() == WHOLE


TAMPERED = [
    ("delete from ledger.claims where kind = 'household_no'", "claim_missing", 1),
    ("delete from ledger.claims where kind = 'person'", "claim_missing", 2),
    ("delete from ledger.claims where kind = 'household'", "claim_missing", 2),
    (f"update ledger.claims set holder = '{NOBODY}' where kind = 'household'", "claim_missing", 2),
    (f"insert into ledger.claims values ('person', 'x', '{NOBODY}', '411326', 3)", "claim_unfounded", 3),
    ("delete from keys.blind_index where kind = 'id_number'", "index_missing", 2),
    ("delete from keys.subject where subject in (select holder from ledger.claims where kind = 'person')", "key_missing", 2),
]  # fmt: skip


def test_claims_and_keys_belong_to_events(world: World) -> None:
    grown(world)
    with world.owner() as owner:
        owner.execute("create temp table claims as select * from ledger.claims")
        owner.execute("create temp table subjects as select * from keys.subject")
        owner.execute("create temp table indexes as select * from keys.blind_index")
        for statement, kind, position in TAMPERED:
            owner.execute(statement.encode())
            assert traces(owner, COUNTY) == Break(COUNTY, position, kind), statement  # type: ignore[arg-type]
            owner.execute("truncate ledger.claims, keys.subject, keys.blind_index")
            owner.execute("insert into ledger.claims select * from claims")
            owner.execute("insert into keys.subject select * from subjects")
            owner.execute("insert into keys.blind_index select * from indexes")
        assert traces(owner, COUNTY) is None


def test_a_claim_deleted_is_no_break_of_the_chain_but_asked_for_it_is_found(world: World) -> None:
    grown(world)
    with world.owner() as owner:
        owner.execute("delete from ledger.claims where kind = 'household_no'")
    assert verified() == WHOLE
    assert verified("--traces") == {"ledger": COUNTY, "position": 1, "kind": "claim_missing"}


def test_what_a_closure_gives_back_and_what_the_law_has_erased_is_no_fault(world: World) -> None:
    client, body = world.api(world.caller()), household_body(world)
    for _ in range(2):
        made = client.post(f"{V1}/households", json=body).json()
        closed = client.post(f"{V1}/households/{made['id']}/closure", json={"on": "2026-11-20", "reason": "迁走"})
        assert closed.status_code == 201
    assert client.post(f"{V1}/households", json=body).status_code == 201
    with world.owner() as owner:
        owner.execute("update keys.subject set wrapped = null, destroyed_at = now()")
    assert verified("--traces") == WHOLE
