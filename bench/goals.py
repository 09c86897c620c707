"""What is aimed at for each page, and whether it is met."""

from collections.abc import Sequence
from typing import Any, Final

Row = dict[str, Any]
OF_COUNTY: Final = ("household", "history", "worklist", "county coverage", "county list", "county overdue")
ABOVE: Final = ("prefecture", "province")
FLAT, AT_MOST, ABOVE_COUNTY = 1.5, 5.0, 3.0  # ratios
ANY_MS = 300.0


def judged(rows: Sequence[Row], small: Sequence[Row]) -> list[Row]:
    """The rows with their ratios to `select 1` and to the small country, and the goals they miss."""
    one = next(row["p50_ms"] for row in rows if row["page"] == "select 1")
    before = {(row["page"], row["via"]): row["p50_ms"] for row in small}
    here = {(row["page"], row["via"]): row["p50_ms"] for row in rows}
    found = []
    for row in rows:
        key = (row["page"], row["via"])
        to_small = round(row["p50_ms"] / before[key], 2) if before.get(key) else None
        found.append({**row, "to_select_1": round(row["p50_ms"] / one, 1), "to_small": to_small, "missed": ""})
        found[-1]["missed"] = ", ".join(_missed(found[-1], here))
    return found


def _missed(row: Row, here: dict[tuple[str, str], float]) -> list[str]:
    name, via, p50 = row["page"], row["via"], row["p50_ms"]
    goals = []
    if name in OF_COUNTY:
        goals.append((f"<= {FLAT} x small", row["to_small"] is None or row["to_small"] <= FLAT))
        goals.append((f"<= {AT_MOST:.0f} x household", p50 <= AT_MOST * here["household", via]))
    level, _, question = name.partition(" ")
    if level in ABOVE and question in ("coverage", "coverage, a day gone by"):
        goals.append((f"<= {ABOVE_COUNTY:.0f} x county", p50 <= ABOVE_COUNTY * here["county coverage", via]))
    if level in (*ABOVE, "nation") and question == "overdue":
        goals.append((f"<= {ABOVE_COUNTY:.0f} x county", p50 <= ABOVE_COUNTY * here["county overdue", via]))
    if level in (*ABOVE, "nation") and question.startswith("coverage"):
        goals.append((f"<= {ANY_MS:.0f} ms", p50 <= ANY_MS))
    return [goal for goal, met in goals if not met]
