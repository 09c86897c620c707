"""Funds for tests: money received, and an annual form that is issued before anybody is paid, so that it can be restated."""

from contextlib import suppress
from uuid import UUID

from casework.common.refusals import FormAlreadyIssued
from tests.support.world import COUNTY, TODAY, World
from web.access.caller import Caller
from web.funds import actions as funds

SCHEME = "rural_reward"


def received(world: World, clerk: Caller, **said: object) -> UUID:
    told = {
        "year": TODAY.year,
        "payer": "central",
        "amount_fen": 100_000_00,
        "received_on": TODAY,
        "document_number": "宛财社〔2026〕3号",
    }
    return world.ask(funds.RECORD, clerk, **told | said).id


def fund_ids(world: World) -> dict[str, UUID]:
    clerk = world.caller("payment_clerk")
    with suppress(FormAlreadyIssued):  # for another household
        world.ask(funds.ISSUE, clerk, scheme=SCHEME, year=TODAY.year, division=COUNTY)
    return {"received_id": received(world, clerk), "form_id": funds.form_stream(COUNTY, SCHEME, TODAY.year)}
