"""kill -9 of the server while officers pay over HTTP: nothing is lost, nobody is paid twice, and the bank's books say the same sum."""

from bench.drills import ONCE_EACH, Drill, at_random, named
from web.embedded.server import Server

BLOWS = 4


def test_money_survives_a_blow_at_each_step_of_a_list_and_some_at_random(fresh: Server) -> None:
    """Each drill ends with an error where anything does not hold: `casework bench drills` deals a thousand blows."""
    drill = Drill(fresh)
    rows = [named(drill, ONCE_EACH), at_random(drill, BLOWS)]
    assert [row["killed"] for row in rows] == [len(ONCE_EACH), BLOWS]
    assert all(row["asked_again"] and row["steps"] for row in rows)
    assert {(row["lost"], row["doubled"]) for row in rows} == {(0, 0)}
    assert rows[-1]["settled_fen"] > rows[0]["settled_fen"] > 0
