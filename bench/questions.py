"""The pages a bench asks for: at every level, of today, of a day gone by, and as it was known then."""

from typing import NamedTuple
from urllib.parse import urlencode

from bench.closing import closed_month
from bench.serving import SELECT_ONE
from bench.standing import AGO, Country
from casework.common import days
from casework.divisions.codes import range_of
from web.access import utc_now

OF_HOUSEHOLD = ("duties", "services", "record", "petitions", "comparison")
IN_COUNTY = (
    "/needs", "/needs?state=closed", "/needs/domains", "/petitions", "/life-events", "/life-events?verified=true", "/unreached",
    "/lapsing-contracts", "/checkups", "/corrections", "/hand-overs", "/scope-findings", "/coverage/contact-persons",
    "/coverage/gap-days", "/coverage/trends", "/coverage/comparison", "/period-closes", "/projects",
    "/projects/orders?project=home_visiting", "/activities", "/supervision", "/trainings", "/tasks", "/inspections",
    "/campaigns", "/quality", "/authenticity", "/spot-checks", "/alerts", "/staff", "/hospitals",
)  # fmt: skip
ABOVE = ("/needs/domains", "/needs", "/life-events", "/unreached", "/coverage/trends", "/period-closes", "/projects", "/supervision",
         "/campaigns", "/lapsing-contracts", "/checkups", "/corrections")  # fmt: skip
FEW = 200  # ledgers whose positions fit into an address


class Page(NamedTuple):
    name: str
    who: str
    path: str

    @property
    def via(self) -> str:
        return "api" if self.path.startswith("/api/") else "page"


def questions(country: Country) -> list[Page]:
    """In the order of the rows; the same names in every country."""
    county = country.filled.county
    levels = [("county", county), ("prefecture", county[:4]), ("province", county[:2]), ("nation", "")]
    if country.filled.large:
        levels.insert(1, ("large county", country.filled.large))
    return [Page("select 1", "county", SELECT_ONE), *_of_household(country), *(
        page for who, division in levels for page in _of_division(who, division, country)
    )]  # fmt: skip


def _of_household(country: Country) -> list[Page]:
    household = f"/households/{country.filled.household}"
    paths = [("household", household), ("history", household + "/history")]
    pages = [page for name, path in paths for page in _both(name, "county", path)]
    more = [Page(f"household {name}", "county", f"{household}/{name}") for name in OF_HOUSEHOLD]
    month = closed_month(country.filled.county, days.today(utc_now()))
    closed = Page("county closed period", "county", f"/period-closes/{month}")
    return [*pages, *more, closed, *_both("worklist", "contact person", "/worklist")]


def _of_division(who: str, division: str, country: Country) -> list[Page]:
    ago = (days.today(utc_now()) - AGO).isoformat()
    coverage, overdue, of_list = "/coverage", "/overdue", "/coverage/list"
    lacking = {"kind": "contact_effective", "covered": "false"}
    asked = [
        ("coverage", coverage, {}),
        ("coverage, a day gone by", coverage, {"on": ago}),
        ("coverage, as known then", coverage, {"on": ago, **_then(division, country)}),
        ("coverage today, as known then", coverage, _then(division, country)),
        ("list", of_list, lacking),
        ("overdue", overdue, {}),
        ("overdue, a day gone by", overdue, {"on": ago}),
        ("households", "/households", {}),
    ]
    return (
        [Page(f"{who} home", who, "/home")]
        + [
            page
            for name, path, query in asked
            for page in _both(f"{who} {name}", who, f"{path}?{urlencode({'division': division, **query})}")
        ]
        + [_in_area(who, division, path) for path in {"county": IN_COUNTY, "province": ABOVE}.get(who, ())]
    )


def _in_area(who: str, division: str, path: str) -> Page:
    return Page(f"{who} {path[1:]}", who, f"{path}{'&' if '?' in path else '?'}division={division}")


def _both(name: str, who: str, path: str) -> list[Page]:
    """As a person sees it, and as a program does."""
    return [Page(name, who, path), Page(name, who, "/api/v1" + path)]


def _then(division: str, country: Country) -> dict[str, str]:
    """What was known 60 days ago: by positions where they fit into an address, as pages write it themselves."""
    lowest, end = range_of(division)
    known = {ledger: at for ledger, at in country.then.items() if lowest[:6] <= ledger < end}
    if len(known) > FEW:
        return {"known_at": (utc_now() - AGO).isoformat(timespec="seconds")}
    return {"known_position": ",".join(f"{ledger}:{at}" for ledger, at in known.items())}
