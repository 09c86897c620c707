"""The roles, logins and database that the embedded PostgreSQL starts with."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from web.embedded.files import password, password_file


@dataclass(frozen=True)
class Server:
    """Addresses (libpq URIs) for three logins: the application's, the migrations', the superuser's.

    They may be shown: the password is in the file that they name, which only the owner of the data may read.
    """

    app_dsn: str
    owner_dsn: str
    superuser_dsn: str


GROUPS = ("casework_owner", "casework_write", "casework_read")
LOGINS = {"casework_admin": "admin", "casework_app": "app"}

MEMBERS = """
    alter role casework_admin inherit;
    alter role casework_app noinherit;
    grant casework_owner to casework_admin with inherit true, set true;
    grant casework_write, casework_read to casework_app with inherit false, set true;
"""


def prepare(keys: Path, sockets: Path) -> Server:
    """Makes what is missing, safe to repeat; the password files are the truth."""
    passwords = password_file(keys, {**LOGINS, "postgres": "superuser"})
    with psycopg.connect(_address(sockets, "postgres", passwords, "postgres"), autocommit=True) as db:
        _roles(db, keys)
        _database(db)
    return Server(
        app_dsn=_address(sockets, "casework_app", passwords),
        owner_dsn=_address(sockets, "casework_admin", passwords),
        superuser_dsn=_address(sockets, "postgres", passwords),
    )


def _roles(db: psycopg.Connection, keys: Path) -> None:
    with db.transaction():
        known = {name for (name,) in db.execute("select rolname from pg_roles")}
        for role in (*GROUPS, *LOGINS):
            if role not in known:
                db.execute(sql.SQL("create role {}").format(sql.Identifier(role)))
        for login, file in LOGINS.items():
            change = sql.SQL("alter role {} login nosuperuser nobypassrls password {}")
            db.execute(change.format(sql.Identifier(login), sql.Literal(_sealed(db, login, password(keys, file)))))
        db.execute(MEMBERS)


def _database(db: psycopg.Connection) -> None:
    if db.execute("select 1 from pg_database where datname = 'casework'").fetchone() is None:
        db.execute("create database casework owner casework_owner")
    db.execute("grant connect, create on database casework to casework_admin")
    db.execute("grant connect on database casework to casework_app")


def _sealed(db: psycopg.Connection, login: str, secret: str) -> str:
    """What the server stores, computed here: the password itself crosses no statement."""
    return db.pgconn.encrypt_password(secret.encode(), login.encode(), b"scram-sha-256").decode()


def _address(sockets: Path, user: str, passwords: Path, database: str = "casework") -> str:
    host, passfile = quote(str(sockets), safe=""), quote(str(passwords), safe="")
    return f"postgresql://{user}@/{database}?host={host}&passfile={passfile}"
