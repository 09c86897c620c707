"""What identifies somebody is in no file of the database: not in tables, not in the write-ahead log, not in its temporary files."""

import time
from datetime import date
from uuid import UUID

import psycopg

from tests.support.world import World

CANARIES = ("欧阳金丝雀", "15912345678", "金丝雀巷五十七号", "金丝雀想去看病")


def test_no_file_of_the_database_holds_a_private_text(world: World) -> None:
    begun = time.time() - 1
    caller = world.caller()
    name, phone, address, note = CANARIES
    members = [{"name": name, "id_number": world.id_number(), "relation": "mother", "phone": phone}]
    body = {
        "residence_division": "411326301220", "category": "child_deceased", "registered_on": "2026-01-01",
        "members": members, "address": address, "household_no": "canary-on-disk",
    }  # fmt: skip
    client = world.api(caller)
    made = client.post("/api/v1/households", json=body)
    assert made.status_code == 201
    world.contact(UUID(made.json()["id"]), date(2026, 11, 3), caller, note=note)
    with psycopg.connect(world.server.superuser_dsn, autocommit=True) as superuser:
        superuser.execute("checkpoint")
    files = [file for file in world.data_directory().rglob("*") if file.is_file() and file.stat().st_mtime >= begun]
    assert any("pg_wal" in file.parts for file in files)
    held = {
        text: [file for file in files if text.encode() in file.read_bytes()] for text in (*CANARIES, "canary-on-disk")
    }
    assert held.pop("canary-on-disk"), "the household is not in the files that were read"
    assert {text for text, where in held.items() if where} == set()
