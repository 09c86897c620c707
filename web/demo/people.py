"""Invented people: common names, identity numbers that nobody can have (sequence numbers 900 to 999)."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from casework.common.id_number import check_digit

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马胡朱郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
GIVEN = "建国志明秀英桂兰玉珍国强海燕春梅爱华文军永福翠莲金凤长生素云德才瑞霞"
FIRST_BIRTH, BIRTH_DAYS = date(1938, 1, 1), 36 * 365


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    id_number: str
    phone: str


class People:
    """Draws people one after the other."""

    def __init__(self, random: Random, county: str) -> None:
        self._random, self._county, self._sequence = random, county, count()

    def parent(self, female: bool) -> Person:
        born = FIRST_BIRTH + timedelta(days=self._random.randrange(BIRTH_DAYS))
        number = 900 + next(self._sequence) % 100
        number = number - number % 2 + (0 if female else 1)
        body = f"{self._county}{born:%Y%m%d}{min(number, 999):03d}"
        return Person(self.name(), body + check_digit(body), self.phone())

    def name(self) -> str:
        length = self._random.choice((1, 2, 2, 2))
        return self._random.choice(SURNAMES) + "".join(self._random.choice(GIVEN) for _ in range(length))

    def phone(self) -> str:
        return f"1{self._random.choice('3579')}{self._random.randrange(10**9):09d}"
