"""How long a session lives, used and unused, by the role of its user."""

from datetime import timedelta

from casework.common.roles import Role

IDLE, IDLE_ON_ROUNDS = timedelta(minutes=30), timedelta(hours=12)
ABSOLUTE, ABSOLUTE_ON_ROUNDS = timedelta(hours=12), timedelta(days=7)
ABSOLUTE_OF_OVERSIGHT = timedelta(hours=8)  # who administers or reads everything signs in again each day


def idle_limit(role: Role) -> timedelta:
    return IDLE_ON_ROUNDS if role == "contact_person" else IDLE


def longest_life(role: Role) -> timedelta:
    lives = {
        "contact_person": ABSOLUTE_ON_ROUNDS,
        "auditor": ABSOLUTE_OF_OVERSIGHT,
        "administrator": ABSOLUTE_OF_OVERSIGHT,
    }
    return lives.get(role, ABSOLUTE)
