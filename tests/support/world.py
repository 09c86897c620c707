"""An office for tests: callers of every role, households, staff, and clients that ask as they would."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
import psycopg
from litestar import Litestar

from casework.common.confidentiality import Grant
from casework.common.id_number import check_digit
from casework.common.roles import Role
from casework.households.commands.alerts import Overdue, ReviewAlerts
from casework.ledger.envelope import CLOCK, Request
from casework.policies import Edition, preset
from projections.oversight.rollup.follower import follow
from tests.support.site import Client
from web.access import sessions, tokens, users
from web.access.caller import Caller
from web.app import create_app
from web.care import doctor_actions, green_channel_actions
from web.contacts import actions as contacts
from web.embedded.server import Server
from web.hospitals import actions as hospitals
from web.households import assignment_actions as assignments
from web.households import registration
from web.http.action import Action, Asking, WriteResult, act
from web.needs import help_actions, help_plan_actions, measure_actions
from web.office import Office
from web.petitions import actions as petitions
from web.policies import actions as policies
from web.settings import Settings, settings
from web.staff import actions as staff

COUNTY = "411326"
VILLAGE = "411326301220"  # 淅川县 西簧乡 七棵树
OTHER_VILLAGE = "411326104236"  # 淅川县 厚坡镇 李寨
NEXT_COUNTY = "411327"  # 社旗县
NINE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # nine o'clock in the office
TODAY = date(2026, 11, 20)
PASSWORD = "four unrelated words"


@dataclass
class Clock:
    now: datetime = NINE

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class World:
    office: Office
    server: Server
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    _site: Litestar | None = None

    @property
    def clock(self) -> Clock:
        assert isinstance(self.office.clock, Clock)
        return self.office.clock

    @property
    def settings(self) -> Settings:
        return settings({})

    # people

    def caller(
        self,
        role: Role = "supervisor",
        division: str = COUNTY,
        staff_id: UUID | None = None,
        grants: tuple[Grant, ...] = (),
    ) -> Caller:
        """A new user, as the edge would know them."""
        name = f"{role}{next(self.numbers)}"
        with self.office.database.write() as connection:
            users.add(
                connection,
                name,
                role,
                division,
                staff_id,
                shown_name=f"测试{role}",
                password=PASSWORD,
                must_change=False,
                now=self.clock(),
                grants=grants,
            )
            user = users.find(connection, name)
        assert user is not None
        return Caller(
            user.id,
            name,
            user.shown_name,
            role,
            division,
            staff_id,
            "zh-Hans",
            "standard",
            "session",
            "desktop",
            grants=grants,
        )

    def give(self, caller: Caller, *grants: Grant) -> Caller:
        """The caller, who from now on may also read this."""
        with self.office.database.write() as connection:
            connection.execute(
                "update access.users set grants = %(grants)s where id = %(id)s",
                {"grants": list(grants), "id": caller.user_id},
            )
        return replace(caller, grants=grants)

    @property
    def site(self) -> Litestar:
        """An application of this world alone, until it is restarted."""
        if self._site is None:
            self._site = create_app(self.office, self.settings)
        return self._site

    def restart(self) -> None:
        self._site = None

    def visitor(self) -> Client:
        return Client(self)

    def browser(self, caller: Caller) -> Client:
        """A client in which the caller is signed in, without the half second that proving a password takes."""
        client = self.visitor()
        client.cookies.set("sid", self.session(caller), domain="casework.test")
        return client

    def session(self, caller: Caller) -> str:
        """What the cookie `sid` holds while the caller is signed in."""
        with self.office.database.write() as connection:
            return sessions.start(connection, caller.user_id, caller.role, self.clock())

    def api(self, caller: Caller) -> Client:
        """A client with the caller's API token."""
        client = self.visitor()
        client.headers["authorization"] = f"Bearer {self.token(caller)[0]}"
        return client

    def token(self, caller: Caller) -> tuple[str, UUID]:
        """An API token of the caller, and its id."""
        with self.office.database.write() as connection:
            token, made = tokens.create(connection, caller.name, self.clock())
        return token, made.id

    # what there is to look after

    def alert(self, household_id: UUID, duty: str, due_on: date = date(2026, 11, 1), on: date | None = None) -> UUID:
        """The clock finds something overdue on a day (today) and nothing else; answers the alert."""
        alert_id = uuid4()
        item = Overdue(alert_id=alert_id, duty=duty, due_on=due_on)
        review = ReviewAlerts(household_id=household_id, on=on or self.office.today(), overdue=(item,))
        ledger = self.office.ledger_of(self.caller(), household_id)
        self.office.casework.handle(
            review, ledger=ledger, stream=household_id, by=CLOCK, request=Request.new(), today=self.office.today()
        )
        return alert_id

    def id_number(self, born_on: date = date(1960, 5, 17), county: str = COUNTY) -> str:
        """A number nobody has: sequence numbers 900 to 999 are not given out."""
        number = next(self.numbers)
        body = f"{county[:3]}{number // 100:03d}{born_on:%Y%m%d}9{number % 100:02d}"
        return body + check_digit(body)

    def ask(self, action: Action, by: Caller | None = None, /, **said: Any) -> WriteResult:
        """Asks for something as page and API do. What the address names is told apart by the action's path."""
        ids = {name: said.pop(name) for name in re.findall(r"{(\w+):uuid}", action.path)}
        body = msgspec.convert(said, action.shape)
        return act(action, Asking(self.office, by or self.caller(), ids, body, Request(uuid4())))

    def household(self, by: Caller | None = None, **wishes: Any) -> tuple[UUID, list[UUID]]:
        """A household of two; `born_on` and what RegisterHousehold says may be wished for. Its id and its members'."""
        born_on = wishes.pop("born_on", date(1960, 5, 17))
        numbers = [self.id_number(born_on), self.id_number(born_on)]  # one after the other: a man's and a woman's
        two = tuple(
            {
                "name": name, "id_number": number, "relation": relation, "phone": "13800001111",
                "payment_account": f"622848{next(self.numbers):013}",
            }
            for number, name, relation in zip(numbers, ("张建国", "李秀英"), ("father", "mother"), strict=True)
        )  # fmt: skip
        body = {
            "residence_division": VILLAGE,
            "category": "child_deceased",
            "registered_on": date(2026, 1, 1),
            "members": two,
            **wishes,
        }
        answer = self.ask(registration.REGISTER, by, **body)
        return answer.id, [member["id"] for member in answer.more["members"]]

    def staff(self, level: str = "village", division: str = VILLAGE, from_on: date = date(2026, 1, 1)) -> UUID:
        post = {"level": level, "division": division, "from_on": from_on}
        return self.ask(staff.REGISTER_STAFF, name="丁青珍", phone="13900002222", posts=[post]).id

    def assign(
        self, household_id: UUID, staff_id: UUID, level: str = "village", from_on: date = date(2026, 1, 1)
    ) -> UUID:
        return self.ask(
            assignments.ASSIGN, household_id=household_id, level=level, staff_id=staff_id, from_on=from_on
        ).id

    def contact(self, household_id: UUID, occurred_on: date, by: Caller | None = None, **wishes: Any) -> UUID:
        said = {"channel": "phone", "outcome": "reached", "occurred_on": occurred_on, **wishes}
        return self.ask(contacts.LOG_CONTACT, by, household_id=household_id, **said).id

    def help(self, household_id: UUID, help_category: str = "regular", from_on: date = date(2026, 11, 1)) -> UUID:
        """In a category of help. The county adopts the default edition, with the categories of the example."""
        self.adopt(msgspec.structs.replace(preset("default"), help_categories=preset("categorised").help_categories))
        said = {"help_category": help_category, "from_on": from_on, "reason": "需要多走访"}
        return self.ask(help_actions.ASSIGN_HELP, household_id=household_id, **said).id

    def help_plan(self, household_id: UUID, review_on: date = date(2026, 12, 1)) -> dict[str, UUID]:
        """A plan that was looked at once: their ids by their names in paths."""
        home, days = {"household_id": household_id}, {"from_on": date(2026, 11, 1), "review_on": date(2026, 11, 10)}
        plan_id = self.ask(help_plan_actions.SET, **home, goals="能自己去镇上看病", steps="每月陪诊一次", **days).id
        found = {"on": date(2026, 11, 10), "finding": "已陪诊一次", "next_review_on": review_on}
        review_id = self.ask(help_plan_actions.REVIEW, **home, plan_id=plan_id, **found).id
        return {"plan_id": plan_id, "review_id": review_id}

    def measure(self, household_id: UUID) -> UUID:
        said = {"domain": "living", "on": date(2026, 11, 3), "measure": "帮忙修好了灶台", "organisation": "县残联"}
        return self.ask(measure_actions.RECORD, household_id=household_id, **said).id

    def priority(self, household_id: UUID, by: Caller | None = None) -> UUID:
        said = {"from_on": date(2026, 11, 1), "reason": "重病"}
        return self.ask(measure_actions.GIVE_PRIORITY, by, household_id=household_id, **said).id

    def adopt(self, edition: Edition, from_on: date = date(2026, 1, 1)) -> None:
        said = {
            "edition": msgspec.to_builtins(edition),
            "from_on": from_on,
            "document_number": "淅卫〔2026〕1号",
            "division": COUNTY,
        }
        self.ask(policies.ADOPT, **said)

    def petition(self, household_id: UUID, by: Caller | None = None, **wishes: Any) -> UUID:
        said = {
            "received_on": date(2026, 11, 2), "matter": "低保没有批下来", "unit": "西簧乡人民政府",
            "due_on": date(2026, 12, 31), **wishes,
        }  # fmt: skip
        return self.ask(petitions.RECORD, by or self.caller(grants=("petition",)), household_id=household_id, **said).id

    def doctor(self, member_id: UUID, from_on: date, until_on: date, kind: str = "family") -> UUID:
        said = {
            "kind": kind,
            "from_on": from_on,
            "until_on": until_on,
            "institution": "西簧乡卫生院",
            "doctor": "王大夫",
        }
        return self.ask(doctor_actions.SIGN_CONTRACT, member_id=member_id, **said).id

    def service(self, member_id: UUID, on: date, by: Caller | None = None, **wishes: Any) -> UUID:
        said = {"on": on, "service": "量血压", **wishes}
        return self.ask(doctor_actions.RECORD_SERVICE, by, member_id=member_id, **said).id

    def green_pass(self, member_id: UUID, from_on: date, until_on: date | None = None) -> UUID:
        said = {"number": "LT00001", "from_on": from_on, "until_on": until_on}
        return self.ask(green_channel_actions.ISSUE_PASS, member_id=member_id, **said).id

    def hospital(self, by: Caller | None = None, **wishes: Any) -> UUID:
        said = {
            "name": "淅川县人民医院", "division": COUNTY, "from_on": date(2026, 1, 1), "department": "医务科",
            "responsible_person": "周敏", "phone": "0377-69210000", "pathway": ("挂号", "就诊"), **wishes,
        }  # fmt: skip
        return self.ask(hospitals.DESIGNATE, by, **said).id

    def follow(self, ledger: str = COUNTY) -> None:
        """The follower comes by and tells of everything."""
        while not follow(self.office.database, ledger, TODAY):
            pass

    def state(self) -> Any:
        """What no refused request may change: ledgers, claims, users, the log of administration."""
        with self.office.database.single() as connection:
            return connection.execute(
                """
                select (select array_agg((h.ledger, h.position)::text order by h.ledger) from ledger.heads h),
                       (select count(*) from ledger.claims), (select position from access.administration_head),
                       (select md5(string_agg(u::text, '' order by u.id)) from access.users u)
                """
            ).fetchone()

    def data_directory(self) -> Path:
        """Where the server keeps its files."""
        with psycopg.connect(self.server.superuser_dsn) as superuser:
            (folder,) = superuser.execute("show data_directory").fetchone() or ("",)
        return Path(folder)

    def owner(self) -> psycopg.Connection[Any]:
        """A connection as the owner of the database, for those who tamper and rebuild."""
        connection = psycopg.connect(self.server.owner_dsn, autocommit=True)
        connection.execute("set role casework_owner")
        return connection
