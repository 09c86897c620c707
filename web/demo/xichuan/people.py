"""Invented people in large numbers: no two with the same identity number, none with one that somebody can have."""

from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Final

from casework.common.id_number import Sex, check_digit
from web.demo.people import People, Person

NO_COUNTY: Final = "99"  # of no county, so that nobody of the demo has the same number either
NOBODYS: Final = 100  # sequence numbers 900 to 999 are given to nobody
PARITY: Final[dict[Sex, int]] = {"female": 0, "male": 1}


class Invented:
    """Draws people born in a span of days, one after the other."""

    def __init__(self, random: Random, county: str) -> None:
        self._names, self._county = People(random, county), county[:4] + NO_COUNTY
        self._drawn = {sex: count() for sex in PARITY}

    def person(self, sex: Sex, first: date, last: date) -> Person:
        """Each birthday is taken by 50 of a sex before the next is."""
        turn, place = divmod(next(self._drawn[sex]), NOBODYS // 2)
        born = first + timedelta(days=turn * 7 % ((last - first).days + 1))
        sequence = 999 - NOBODYS + 1 + 2 * place + PARITY[sex]
        body = f"{self._county}{born:%Y%m%d}{sequence:03d}"
        return Person(self._names.name(), body + check_digit(body), self._names.phone())
