"""The green channel of one person: passes, each use, what the family said of it."""

from typing import Final

from casework.households.commands.green_channel import (
    CorrectGreenChannelPass,
    CorrectGreenChannelUse,
    EndGreenChannelPass,
    IssueGreenChannelPass,
    RateGreenChannelUse,
    UseGreenChannel,
    WithdrawGreenChannelPass,
    WithdrawGreenChannelUse,
)
from web.care.at_hospital import at_a_hospital
from web.http.action import Action
from web.http.reach import MEMBER, of_member, of_use
from web.language.i18n import N_

PASS: Final = MEMBER + "/green-channel-passes/{pass_id:uuid}"
USE: Final = MEMBER + "/green-channel-uses/{use_id:uuid}"

ISSUE_PASS: Final = Action(
    IssueGreenChannelPass, MEMBER + "/green-channel-passes", "pass_id", of_member, said=N_("The pass is recorded.")
)
END_PASS: Final = Action(
    EndGreenChannelPass,
    PASS + "/ending",
    "pass_id",
    of_member,
    tied_to_version=True,
    said=N_("The end of the pass is recorded."),
)
CORRECT_PASS: Final = Action(
    CorrectGreenChannelPass,
    PASS + "/correction",
    "pass_id",
    of_member,
    tied_to_version=True,
    said=N_("The pass is corrected. What it said before stays in the history."),
)
WITHDRAW_PASS: Final = Action(
    WithdrawGreenChannelPass,
    PASS + "/withdrawal",
    "pass_id",
    of_member,
    tied_to_version=True,
    said=N_("The pass is withdrawn. It stays in the history."),
)
USE_GREEN_CHANNEL: Final = Action(
    UseGreenChannel,
    MEMBER + "/green-channel-uses",
    "use_id",
    of_member,
    complete=at_a_hospital,
    said=N_("The use of the green channel is recorded."),
)
CORRECT_USE: Final = Action(
    CorrectGreenChannelUse,
    USE + "/correction",
    "use_id",
    of_member,
    complete=at_a_hospital,
    said=N_("The use is corrected. What it said before stays in the history."),
)
WITHDRAW_USE: Final = Action(
    WithdrawGreenChannelUse,
    USE + "/withdrawal",
    "use_id",
    of_member,
    said=N_("The use is withdrawn. It stays in the history."),
)
RATE_USE: Final = Action(
    RateGreenChannelUse,
    "/green-channel-uses/{use_id:uuid}/feedback",
    "use_id",
    of_use,
    said=N_("What the family said is recorded."),
)
ACTIONS: Final = (
    ISSUE_PASS, END_PASS, CORRECT_PASS, WITHDRAW_PASS, USE_GREEN_CHANNEL, CORRECT_USE, WITHDRAW_USE, RATE_USE,
)  # fmt: skip
