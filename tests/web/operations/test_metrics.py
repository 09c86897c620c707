"""/metrics: what a Prometheus reads of the site, and who may."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from litestar.testing import TestClient

from tests.support.world import TODAY, Client, World
from web.app import create_app
from web.cli.health import doctor
from web.settings import settings


def watcher(world: World) -> Client:
    client = world.api(world.caller("administrator")).alone()
    assert client.get("/metrics").status_code == 200
    return client


def test_requests_are_counted_by_kind_and_status_with_the_time_they_took(world: World) -> None:
    client = watcher(world)
    client.get("/api/v1/staff?division=411326")
    client.get("/api/v1/coverage?division=411326")
    client.get("/nowhere")
    text = client.get("/metrics").text
    assert 'casework_requests_total{kind="read",status="200",surface="api"} 1.0' in text
    assert 'casework_requests_total{kind="read",status="403",surface="api"} 1.0' in text
    assert re.search(r'casework_requests_total{kind="\w+",status="404",surface="page"} 1.0', text)
    assert 'casework_request_seconds_count{kind="read",surface="api"} 2.0' in text


def test_it_says_how_far_the_follower_is_and_how_connections_are_used(world: World) -> None:
    client = watcher(world)
    household_id, _ = world.household()
    assert "casework_follower_ledgers_behind 1.0" in client.get("/metrics").text
    world.follow()
    world.contact(household_id, TODAY)
    with world.office.database.single():
        text = client.get("/metrics").text
    assert "casework_follower_events_behind 1.0" in text
    assert float(re.findall(r"^casework_follower_seconds_behind (\S+)", text, re.M)[0]) >= 0
    assert re.search(r'casework_connections_used{pool="write"} [1-9]', text)
    assert re.search(r'casework_connections_open{pool="read"} [0-9]', text)


@pytest.mark.parametrize("role", ["supervisor", "auditor", "contact_person"])
def test_other_roles_may_not(world: World, role: str) -> None:
    assert world.api(world.caller(role)).get("/metrics").status_code == 403  # type: ignore[arg-type]


def test_strangers_and_cookies_may_not(world: World) -> None:
    answer = world.visitor().get("/metrics")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="casework"')
    assert world.browser(world.caller("administrator")).get("/metrics").status_code == 401


def test_an_address_that_was_named_may(world: World) -> None:
    for named, status in (("10.0.0.7, testclient", 200), ("10.0.0.7", 401)):  # the client's own address
        app = create_app(world.office, settings({"CASEWORK_METRICS_FROM": named}))
        with TestClient(app) as client:
            assert client.get("/metrics").status_code == status


def test_nobody_is_named_in_it(world: World) -> None:
    client = watcher(world)
    household_id, _ = world.household(household_no="X4711")
    client.get(f"/api/v1/households/{household_id}")
    client.get("/api/v1/households?division=411326&q=X4711")
    text = client.get("/metrics").text
    assert str(household_id) not in text
    assert "X4711" not in text


@pytest.mark.usefixtures("command_line")
def test_the_doctor_says_when_nobody_follows(world: World) -> None:
    world.household()
    told = json.loads(CliRunner().invoke(doctor, ["--json"]).output)
    assert not [each for each in told["findings"] if "follow" in each]
    assert told["follower"]["behind"] == 1
    with world.owner() as owner:  # as if it had been recorded some minutes ago
        owner.execute("alter table ledger.events disable trigger only_grows")
        long_ago = datetime.now(UTC) - timedelta(minutes=7)
        owner.execute("update ledger.events set recorded_at = %s", (long_ago,))
    answer = CliRunner().invoke(doctor, ["--json"])
    assert answer.exit_code == 1
    assert [each for each in json.loads(answer.output)["findings"] if "`casework follow`: 1 ledgers" in each]
