"""A rule put together on a screen reads like one of a document."""

import pytest
from msgspec.structs import replace

from casework.policies import Duty
from casework.policies.wording import rule_en, rule_zh

VISIT = Duty(duty="home_visit", satisfied_by="home_visit", every_days=60, rule_zh="", rule_en="")


@pytest.mark.parametrize(
    ("duty", "zh", "en"),
    [
        (VISIT, "至少每 60 天入户一次", "At least one home visit within 60 days"),
        (
            replace(VISIT, elderly_days=20, elderly_age=75, shorter_for="elderly"),
            "至少每 60 天入户一次；有 75 岁以上成员的家庭每 20 天一次",
            "At least one home visit within 60 days; within 20 days where a member is 75 or older",
        ),
        (
            replace(VISIT, duty="elderly_contact", satisfied_by="any", every_days=30, owed_to="elderly_and_alone"),
            "有 80 岁以上成员且独居的家庭至少每 30 天联系一次",
            "At least one contact within 30 days where a member is 80 or older and lives alone",
        ),
        (
            Duty(duty="level:county", satisfied_by="level", level="county", every_days=180, rule_zh="", rule_en=""),
            "至少每 180 天由县级联系人联系一次",
            "At least one contact by the county's contact person within 180 days",
        ),
    ],
)
def test_it_says_how_often_what_and_for_whom(duty, zh, en):
    assert (rule_zh(duty), rule_en(duty)) == (zh, en)
