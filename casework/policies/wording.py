"""A rule in words, for an edition that was put together on a screen and has no document's own sentence."""

from collections.abc import Mapping
from typing import Final

from casework.policies.editions import Duty, Families

WHAT_ZH: Final[Mapping[str, str]] = {
    "any": "联系",
    "face_to_face": "见面",
    "home_visit": "入户",
    "level:village": "由村级联系人联系",
    "level:township": "由乡级联系人联系",
    "level:county": "由县级联系人联系",
}
WHAT_EN: Final[Mapping[str, str]] = {
    "any": "contact",
    "face_to_face": "meeting face to face",
    "home_visit": "home visit",
    "level:village": "contact by the village's contact person",
    "level:township": "contact by the township's contact person",
    "level:county": "contact by the county's contact person",
}
WHOM_ZH: Final[Mapping[Families, str]] = {
    "everyone": "",
    "elderly": "有 {age} 岁以上成员的家庭",
    "alone": "独居家庭",
    "elderly_or_alone": "有 {age} 岁以上或独居成员的家庭",
    "elderly_and_alone": "有 {age} 岁以上成员且独居的家庭",
}
WHOM_EN: Final[Mapping[Families, str]] = {
    "everyone": "",
    "elderly": "where a member is {age} or older",
    "alone": "for those who live alone",
    "elderly_or_alone": "where a member is {age} or older or lives alone",
    "elderly_and_alone": "where a member is {age} or older and lives alone",
}


def rule_zh(duty: Duty) -> str:
    whom = WHOM_ZH[duty.owed_to].format(age=duty.elderly_age)
    text = f"{whom}至少每 {duty.every_days} 天{WHAT_ZH[duty.kind]}一次"
    if duty.elderly_days is None:
        return text
    return f"{text}；{WHOM_ZH[duty.shorter_for].format(age=duty.elderly_age)}每 {duty.elderly_days} 天一次"


def rule_en(duty: Duty) -> str:
    whom = WHOM_EN[duty.owed_to].format(age=duty.elderly_age)
    text = f"At least one {WHAT_EN[duty.kind]} within {duty.every_days} days{whom and ' '}{whom}"
    if duty.elderly_days is None:
        return text
    return f"{text}; within {duty.elderly_days} days {WHOM_EN[duty.shorter_for].format(age=duty.elderly_age)}"
