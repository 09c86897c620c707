"""demo: invented households, or a year that a county published."""

from typing import Any

import click

from web.cli.telling import as_json, fail, progress, tell
from web.operations.installation import office
from web.settings import settings

XICHUAN = "xichuan-2023"


@click.command()
@click.option("--households", default=120, show_default=True, help="How many households.")
@click.option("--county", default="411326", show_default=True, help="In which county.")
@click.option("--seed", default=1, show_default=True, help="Another seed, other people.")
@click.option("--years", default=2, show_default=True, help="How many years of contacts.")
@click.option(
    "--story", type=click.Choice([XICHUAN]), help="Instead: a county's published year, from its cases to its lists."
)
@as_json
def demo(households: int, county: str, seed: int, years: int, story: str | None, as_json: bool) -> None:
    """Load invented households through the ordinary commands. The same seed gives the same people.

    With --story xichuan-2023: 12,104 payees qualified, paid and settled as Xichuan published it; ends with 1 where a sum
    is another than the published one.
    """
    if story:
        _xichuan(as_json)
        return
    from web.demo.story import tell_story

    with office(settings()) as opened, progress("demo") as move:
        made = tell_story(opened, county, households, seed, years, move)
    tell({"households": made, "county": county, "seed": seed}, as_json, [f"{made} households in {county}"])


def _xichuan(as_json: bool) -> None:
    from web.demo.xichuan.story import COUNTY, tell_xichuan

    with office(settings()) as opened, progress(XICHUAN) as move:
        lists = tell_xichuan(opened, move)
    lines = [
        f"{each.scheme:<20} {each.persons:>6} persons {each.households:>6} households {yuan(each.amount_fen):>14} yuan"
        f"  settled {yuan(each.settled_fen):>14}  returned {yuan(each.returned_fen):>11}"
        f"  {'paid again' if each.reissued else 'as published' if each.as_published else 'NOT as published'}"
        for each in lists
    ]
    told: dict[str, Any] = {"county": COUNTY, "lists": [each._asdict() for each in lists]}
    if not all(each.as_published for each in lists):
        fail("not-as-published", "\n".join([*lines, "A sum is another than the published one."]), as_json, **told)
    tell(told, as_json, lines)


def yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02}"


COMMANDS = (demo,)
