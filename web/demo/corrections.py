"""What was recorded wrong and put right: a contact, an address, a telephone, and a visit that was another family's."""

from typing import Any

from casework.common.command import Command
from casework.households.commands.contacts import CorrectContact, LogContact, WithdrawContact
from casework.households.commands.members import CorrectMember
from casework.households.commands.registration import CorrectHousehold
from web.demo.telling import Teller, Told


class Corrections(Teller):
    def of_contacts(self, family: Told) -> list[Command]:
        contact, mistaken = self.id(), self.id()
        by: dict[str, Any] = {"staff_id": family.village_staff, "level": "village"} if family.village_staff else {}
        return [
            LogContact(
                **family.of, contact_id=contact, channel="home_visit", outcome="reached", occurred_on=self.ago(7), **by,
                note="送去春联，身体还好",
            ),
            CorrectContact(
                **family.of, contact_id=contact, channel="phone", occurred_on=self.ago(8), note="电话里聊了近况，身体还好",
                reason="当天是打电话，日期也记错了",
            ),
            LogContact(
                **family.of, contact_id=mistaken, channel="home_visit", outcome="reached", occurred_on=self.ago(4), **by,
                note="帮忙修好了水龙头",
            ),
            WithdrawContact(**family.of, contact_id=mistaken, reason="记到了别家名下，已在那一户重新登记"),
        ]  # fmt: skip

    def of_the_record(self, family: Told) -> list[Command]:
        return [
            CorrectHousehold(**family.of, address="村委会东侧第二排 3 号", reason="登记时写成了老宅，核查时更正"),
            CorrectMember(
                **family.of, member_id=family.members[0], phone="13900010002", reason="号码抄错一位，本人核对"
            ),
        ]
