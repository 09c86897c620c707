"""A household with everything in it, and for each path of the API the ids and the body that fit it."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from casework.common.refusals import PeriodAlreadyClosed
from tests.api.case_care import care_bodies, care_ids, hospital_bodies, hospital_ids
from tests.support.applying import application_bodies, application_ids, more_applications
from tests.support.funded import fund_ids
from tests.support.ordered import ordered
from tests.support.paid import OWN_LAYOUT as LAYOUT
from tests.support.paid import lists_in_every_state
from tests.support.recovering import recovery_bodies, recovery_ids
from tests.support.supervised import supervised
from tests.support.world import COUNTY, OTHER_VILLAGE, VILLAGE, Client, World
from web.authenticity import actions as authenticity
from web.households import actions as households
from web.households import closure_actions as closure
from web.households import preference_actions as preferences
from web.households import supporter_actions as supporters
from web.needs import actions as needs
from web.periods import actions as periods
from web.staff import actions as staff
from web.staff import hand_over_actions as hand_overs

V1 = "/api/v1"
Body = dict[str, Any]


@dataclass
class Case:
    """Ids by the names they have in paths."""

    world: World
    ids: dict[str, UUID] = field(default_factory=dict)

    def with_others(self) -> "Case":
        """Two more households: one that is closed, and one to be merged into."""
        if "closed_household_id" not in self.ids:
            closed, right = (self.world.household()[0] for _ in range(2))
            self.world.ask(closure.CLOSE, household_id=closed, on=date(2026, 6, 1), reason="迁往外地")
            self.ids |= {"closed_household_id": closed, "right_household_id": right}
        return self

    def with_applications(self) -> "Case":
        """More applications of the same person, one for each write that ends something."""
        if "left_application_id" not in self.ids:
            self.ids |= more_applications(self.world, self.ids["member_id"])
        return self

    def path(self, template: str) -> str:
        """`/households/{household_id}` with this case's ids."""
        return V1 + template.format_map(self.ids)

    def post(self, client: Client, template: str, body: Body | None = None, **headers: str) -> Any:
        return client.post(self.path(template), json=body, headers=headers)

    def get(self, client: Client, template: str, **query: Any) -> Any:
        return client.get(self.path(template), params=query)


def preference_ids(world: World, household_id: UUID, member_id: UUID) -> dict[str, UUID]:
    """A wish of the household, and a birthday on which they agreed to be thought of."""
    home: dict[str, Any] = {"household_id": household_id}
    wish = world.ask(preferences.NOTE_PREFERENCE, **home, kind="avoid", text="孩子的事")
    day = world.ask(
        preferences.NOTE_PERSONAL_DAY, **home, kind="birthday", member_id=member_id, agreed_on=date(2026, 11, 1)
    )
    return {"preference_id": wish.id, "personal_day_id": day.id}


def case(world: World) -> Case:
    """A household of 2026 with a contact person, a contact, a need, a reported move, and a hospital."""
    supervisor = world.caller()
    household_id, members = world.household()
    staff_id = world.staff()
    need = world.ask(
        needs.OPEN_NEED,
        supervisor,
        household_id=household_id,
        domain="living",
        summary="灶台坏了",
        emergency="accident",
    )
    event = world.ask(
        households.REPORT_LIFE_EVENT, supervisor, household_id=household_id, kind="moved", subject=str(members[0]),
        occurred_on=date(2026, 11, 1), source="村里来电", residence_division=OTHER_VILLAGE,
    )  # fmt: skip
    ids = {
        "household_id": household_id,
        "member_id": members[0],
        "staff_id": staff_id,
        "assignment_id": world.assign(household_id, staff_id),
        "supporter_id": _supporter(world, household_id),
        "hand_over_id": _hand_over(world, household_id),
        "contract_id": world.doctor(members[0], date(2026, 1, 1), date(2027, 1, 1), "tcm"),
        **care_ids(world, members[0]),
        "contact_id": world.contact(household_id, date(2026, 11, 1)),
        "alert_id": world.alert(household_id, "home_visit"),
        "need_id": need.id,
        "petition_id": world.petition(household_id),
        **application_ids(world, members[0]),
        "help_id": world.help(household_id),
        **world.help_plan(household_id),
        "measure_id": world.measure(household_id),
        "priority_id": world.priority(household_id),
        "life_event_id": event.id,
        **preference_ids(world, household_id, members[0]),
        "hospital_id": (hospital_id := world.hospital()),
        **hospital_ids(world, hospital_id),
        "post_id": _post_of(world, staff_id),
        "pause_id": _pause(world, household_id),
        "period_close_id": periods.period_stream(COUNTY, "2026-10"),
        "wrong_post_id": _wrong_post_of(world, staff_id),
        "handed_assignment_id": world.assign(household_id, world.staff("county", COUNTY), "county"),
        "receiver_id": world.staff("county", COUNTY),
        "busy_staff_id": _busy(world, household_id),
        "wrong_assignment_id": world.assign(household_id, world.staff("county", COUNTY), "county"),
    }
    with suppress(PeriodAlreadyClosed):  # for another household
        world.ask(periods.CLOSE, supervisor, period="2026-10")
    ids["spot_check_id"] = _drawn(world)
    ids |= supervised(world, supervisor, household_id)
    ids |= ordered(world, supervisor, household_id)
    ids |= fund_ids(world)
    ids |= lists_in_every_state(world, household_id, members[0])
    ids |= recovery_ids(world, household_id, members[0])
    return Case(world, ids)


def _drawn(world: World) -> UUID:
    """A contact of the household's village that a family is to be asked about."""
    world.ask(
        authenticity.DRAW, world.caller(), division=VILLAGE, from_on=date(2026, 10, 1), until_on=date(2026, 11, 20)
    )
    with world.office.open_snapshot(world.caller()) as snapshot:
        found: UUID = snapshot.value("select spot_check_id from read.spot_check limit 1")
    return found


def _pause(world: World, household_id: UUID) -> UUID:
    days = {"from_on": date(2026, 4, 1), "until_on": date(2026, 4, 20)}
    return world.ask(households.PAUSE, household_id=household_id, reason="外出", **days).id


def _post_of(world: World, staff_id: UUID) -> UUID:
    with world.office.open_snapshot(world.caller()) as snapshot:
        found: UUID = snapshot.value("select post_id from read.post where staff_id = %(staff)s", staff=staff_id)
    return found


def _wrong_post_of(world: World, staff_id: UUID) -> UUID:
    """One that was never held."""
    post = {"level": "township", "division": OTHER_VILLAGE[:9], "from_on": date(2026, 1, 1)}
    return world.ask(staff.TAKE_POST, staff_id=staff_id, **post).id


def _busy(world: World, household_id: UUID) -> UUID:
    """Somebody of the county who looks after the household as well."""
    busy = world.staff("county", COUNTY)
    world.assign(household_id, busy, "county")
    return busy


def _supporter(world: World, household_id: UUID) -> UUID:
    said = {"role": "association", "name": "何青", "organisation": "县计生协", "from_on": date(2026, 1, 1)}
    return world.ask(supporters.NAME_SUPPORTER, household_id=household_id, **said).id


def _hand_over(world: World, household_id: UUID) -> UUID:
    """Of what somebody of the county looked after until yesterday."""
    busy, receiver = world.staff("county", COUNTY), world.staff("county", COUNTY)
    world.assign(household_id, busy, "county")
    to = [{"staff_id": receiver}]
    return world.ask(
        hand_overs.HAND_OVER, staff_id=busy, level="county", from_on=date(2026, 11, 19), reason="退休", to=to
    ).id


def household_body(world: World, **changes: Any) -> Body:
    """A household of one that nobody registered yet."""
    return {
        "residence_division": VILLAGE,
        "category": "child_deceased",
        "registered_on": "2026-11-01",
        "members": [{"name": "王秀兰", "id_number": world.id_number(), "relation": "mother"}],
        **changes,
    }


def contact_body(**changes: Any) -> Body:
    return {"channel": "phone", "outcome": "reached", "occurred_on": "2026-11-19", **changes}


# Reads whose question stands in a body, so that it stands in no address.
READS: Final[dict[str, Body]] = {
    "SearchHouseholds": {"name": "张建国"},
    "ExportList": {"of": "households", "format": "csv", "reason": "季度上报", "division": COUNTY},
    "PreviewPolicy": {"edition": "beijing", "from_on": "2026-11-20", "division": COUNTY},
    "PreviewScheme": {"edition": "special_support-henan", "from_on": "2026-11-20", "division": COUNTY},
    "Plausibility": {"scheme": "rural_reward", "headcount": 3, "amount_fen": 288_000, "year": 2023, "division": COUNTY},
    "SimulatePolicy": {"edition": "beijing", "division": COUNTY, "days": ["2026-10-31"]},
}


FUNDS: dict[str, Any] = {
    "year": 2026, "payer": "province", "amount_fen": 5_000_000, "received_on": "2026-09-20", "document_number": "豫财社〔2026〕12号",
}  # fmt: skip


def bodies(case: Case) -> dict[str, tuple[str, Body]]:
    """For each write: its path and a body that fits, in an order in which all succeed on one household."""
    ids = {name: str(id) for name, id in case.with_others().with_applications().ids.items()}
    h, m = "/households/{household_id}", "/members/{member_id}"
    post = {"level": "township", "division": "411326301", "from_on": "2026-01-01"}
    return {
        "RegisterHousehold": ("/households", household_body(case.world)),
        "LogContact": (f"{h}/contacts", contact_body(note="家里都好")),
        "OpenNeed": (f"{h}/needs", {"domain": "medical", "summary": "想配助听器"}),
        "AssignContactPerson": (
            f"{h}/assignments",
            {"level": "township", "staff_id": ids["staff_id"], "from_on": "2026-11-01"},
        ),
        "ReportLifeEvent": (
            f"{h}/life-events",
            {"kind": "death", "subject": ids["member_id"], "occurred_on": "2026-11-10", "source": "派出所"},
        ),
        "CorrectContact": ("/contacts/{contact_id}/correction", {"reason": "记错了", "channel": "video"}),
        "WithdrawContact": ("/contacts/{contact_id}/withdrawal", {"reason": "不是这一户"}),
        "CorrectNeed": (
            "/needs/{need_id}/correction",
            {"reason": "听错了", "domain": "elder_care", "summary": "灶台不好用", "emergency": "disaster"},
        ),
        "AssignNeed": ("/needs/{need_id}/assignment", {"staff_id": ids["staff_id"], "organisation": "县残联"}),
        "AcknowledgeNeed": ("/needs/{need_id}/acknowledgement", {}),
        "AnswerNeed": ("/needs/{need_id}/answer", {"answer": "已联系社区维修"}),
        "CloseNeed": ("/needs/{need_id}/closure", {"outcome": "met"}),
        "ReopenNeed": ("/needs/{need_id}/reopening", {"reason": "又坏了"}),
        "WithdrawNeed": ("/needs/{need_id}/withdrawal", {"reason": "不是这一户"}),
        "AssignHelpCategory": (
            f"{h}/help-categories",
            {"help_category": "intensive", "from_on": "2026-11-02", "reason": "独居，行动不便"},
        ),
        "EndHelpCategory": (
            f"{h}/help-categories/{{help_id}}/ending",
            {"until_on": "2026-11-20", "reason": "女儿搬来同住"},
        ),
        "CorrectHelpCategory": (
            f"{h}/help-categories/{{help_id}}/correction",
            {"help_category": "intensive", "from_on": "2026-11-03", "reason": "类别写错了"},
        ),
        "WithdrawHelpCategory": (f"{h}/help-categories/{{help_id}}/withdrawal", {"reason": "不是这一户"}),
        "SetHelpPlan": (
            f"{h}/help-plans",
            {"goals": "能自己去镇上看病", "steps": "每月陪诊一次", "from_on": "2026-11-01", "review_on": "2027-02-01"},
        ),
        "CorrectHelpPlan": (
            f"{h}/help-plans/{{plan_id}}/correction",
            {
                "goals": "能自己去县里看病",
                "steps": "每月陪诊两次",
                "from_on": "2026-11-02",
                "review_on": "2027-01-01",
                "reason": "写错了",
            },
        ),
        "ReviewHelpPlan": (
            f"{h}/help-plans/{{plan_id}}/reviews",
            {"on": "2026-11-19", "finding": "已陪诊一次", "next_review_on": "2027-02-01"},
        ),
        "CorrectHelpPlanReview": (
            f"{h}/help-plan-reviews/{{review_id}}/correction",
            {"on": "2026-11-18", "finding": "已陪诊两次", "next_review_on": "2027-01-15", "reason": "写错了"},
        ),
        "WithdrawHelpPlanReview": (f"{h}/help-plan-reviews/{{review_id}}/withdrawal", {"reason": "没有回看"}),
        "EndHelpPlan": (f"{h}/help-plans/{{plan_id}}/ending", {"until_on": "2026-11-20", "reason": "已达到"}),
        "WithdrawHelpPlan": (f"{h}/help-plans/{{plan_id}}/withdrawal", {"reason": "不是这一户"}),
        "RecordMeasure": (
            f"{h}/measures",
            {"domain": "living", "on": "2026-11-05", "measure": "送去棉被", "need_id": ids["need_id"]},
        ),
        "CorrectMeasure": (
            f"{h}/measures/{{measure_id}}/correction",
            {"reason": "日子写错了", "on": "2026-11-04", "domain": "living", "measure": "送去两床棉被"},
        ),
        "WithdrawMeasure": (f"{h}/measures/{{measure_id}}/withdrawal", {"reason": "不是这一户"}),
        "GivePriority": (f"{h}/priorities", {"from_on": "2026-11-01", "reason": "重病，独居"}),
        "EndPriority": (f"{h}/priorities/{{priority_id}}/ending", {"until_on": "2026-11-20", "reason": "已好转"}),
        "WithdrawPriority": (f"{h}/priorities/{{priority_id}}/withdrawal", {"reason": "不是这一户"}),
        **application_bodies(),
        **recovery_bodies(),
        "RecordPetition": (
            f"{h}/petitions",
            {"received_on": "2026-11-03", "matter": "低保没有批下来", "unit": "县民政局", "due_on": "2026-12-31"},
        ),
        "AnswerPetition": ("/petitions/{petition_id}/answer", {"result": "已补发"}),
        "CorrectPetition": (
            "/petitions/{petition_id}/correction",
            {
                "reason": "单位写错了",
                "unit": "县民政局",
                "matter": "低保迟发",
                "received_on": "2026-11-02",
                "due_on": "2026-12-30",
            },
        ),
        "WithdrawPetition": ("/petitions/{petition_id}/withdrawal", {"reason": "不是这一户"}),
        "CorrectLifeEvent": (
            "/life-events/{life_event_id}/correction",
            {"reason": "日子记错了", "occurred_on": "2026-11-02"},
        ),
        "NotePreference": (f"{h}/preferences", {"kind": "hours", "text": "上午九点以后"}),
        "CorrectPreference": (f"{h}/preferences/{{preference_id}}/correction", {"text": "下午", "reason": "改了"}),
        "WithdrawPreference": (f"{h}/preferences/{{preference_id}}/withdrawal", {"reason": "不再需要"}),
        "NotePersonalDay": (f"{h}/personal-days", {"kind": "own", "day": "05-12", "agreed_on": "2026-11-02"}),
        "CorrectPersonalDay": (
            f"{h}/personal-days/{{personal_day_id}}/correction",
            {"day": "05-13", "agreed_on": "2026-11-03", "reason": "记错了"},
        ),
        "WithdrawPersonalDay": (f"{h}/personal-days/{{personal_day_id}}/withdrawal", {"reason": "不愿再提"}),
        "VerifyLifeEvent": ("/life-events/{life_event_id}/verification", {}),
        "RejectLifeEvent": ("/life-events/{life_event_id}/rejection", {"reason": "不属实"}),
        "FollowUpLifeEvent": ("/life-events/{life_event_id}/follow-ups", {"done": "doctor"}),
        "SeeLifeEventOutcome": ("/life-events/{life_event_id}/outcome", {}),
        "WithdrawLifeEvent": ("/life-events/{life_event_id}/withdrawal", {"reason": "不是这一户"}),
        **care_bodies(ids["hospital_id"]),
        "ChangeCategory": (f"{h}/category", {"category": "child_disabled", "from_on": "2026-11-15"}),
        "PauseHousehold": (f"{h}/pause", {"until_on": "2026-12-20", "reason": "外出探亲"}),
        "NameSupporter": (
            f"{h}/supporters",
            {"role": "volunteer", "name": "何青", "phone": "13700004444", "from_on": "2026-11-01"},
        ),
        "CorrectSupporter": (
            f"{h}/supporters/{{supporter_id}}/correction",
            {"reason": "写错了", "organisation": "县红十字会"},
        ),
        "EndSupporter": (f"{h}/supporters/{{supporter_id}}/ending", {"until_on": "2026-11-19", "reason": "外出务工"}),
        "WithdrawSupporter": (f"{h}/supporters/{{supporter_id}}/withdrawal", {"reason": "不是这一户"}),
        "CorrectAssignment": (
            "/assignments/{assignment_id}/correction",
            {"reason": "日期记错", "from_on": "2026-01-02"},
        ),
        "AcceptHandOver": ("/assignments/{assignment_id}/acceptance", {}),
        "QueryHandOver": ("/assignments/{assignment_id}/question", {"question": "约定的助听器办了吗"}),
        "HandOverHousehold": (
            "/assignments/{handed_assignment_id}/hand-over",
            {"staff_id": ids["staff_id"], "from_on": "2026-11-18", "reason": "轮岗", "handover_note": "上午方便"},
        ),
        "WithdrawAssignment": ("/assignments/{wrong_assignment_id}/withdrawal", {"reason": "登记错户"}),
        "HandOverHouseholds": (
            "/staff/{busy_staff_id}/hand-overs",
            {"level": "county", "from_on": "2026-11-20", "reason": "退休", "to": [{"staff_id": ids["receiver_id"]}]},
        ),
        "EndAssignment": (
            "/assignments/{assignment_id}/ending",
            {"until_on": "2026-11-19", "reason": "轮岗"},
        ),
        "AcknowledgeAlert": (f"{h}/alerts/{{alert_id}}/acknowledgement", {"plan": "周五电话联系"}),
        "SnoozeAlert": (f"{h}/alerts/{{alert_id}}/snooze", {"until_on": "2026-12-01", "reason": "外出探亲，月底回来"}),
        "OrderService": (
            f"{h}/service-orders",
            {"project": "home_safety", "provider_id": ids["provider_id"], "from_on": "2026-11-01", "quantity": 1},
        ),
        "CorrectServiceOrder": (
            f"{h}/service-orders/{{order_id}}/correction",
            {"quantity": 24, "reason": "次数写少了"},
        ),
        "RecordDelivery": (
            f"{h}/service-orders/{{order_id}}/deliveries",
            {"on": "2026-11-10", "quantity": 2, "done": ["health_asked", "shopping"]},
        ),
        "CorrectDelivery": (f"{h}/service-deliveries/{{delivery_id}}/correction", {"quantity": 3, "reason": "记少了"}),
        "AcceptDelivery": (
            f"{h}/service-deliveries/{{delivery_id}}/acceptance",
            {"accepted": True, "on": "2026-11-20", "remark": "来过，帮了忙"},
        ),
        "NoteCounselling": (f"{h}/service-orders/{{counselling_order_id}}/notes", {"note": "愿意继续谈"}),
        "WithdrawDelivery": (f"{h}/service-deliveries/{{delivery_id}}/withdrawal", {"reason": "不是这一户"}),
        "EndServiceOrder": (
            f"{h}/service-orders/{{order_id}}/ending",
            {"until_on": "2026-11-20", "reason": "家人不再需要"},
        ),
        "WithdrawServiceOrder": (f"{h}/service-orders/{{counselling_order_id}}/withdrawal", {"reason": "订错了"}),
        "RegisterProvider": (
            "/providers",
            {"division": VILLAGE, "name": "村志愿服务队", "kind": "volunteer_group", "from_on": "2026-01-01"},
        ),
        "CorrectProvider": ("/providers/{provider_id}/correction", {"name": "康乐中心", "reason": "改名"}),
        "RecordActivity": (
            "/activities",
            {"division": VILLAGE, "on": "2026-11-02", "title": "义诊", "programme": "health_talk", "persons": 20},
        ),
        "CorrectActivity": ("/activities/{activity_id}/correction", {"persons": 30, "reason": "数错了"}),
        "WithdrawActivity": ("/activities/{activity_id}/withdrawal", {"reason": "重复登记"}),
        "EndProvider": ("/providers/{provider_id}/ending", {"until_on": "2026-11-20", "reason": "合同到期"}),
        "RecordTraining": (
            "/trainings",
            {"division": VILLAGE, "on": "2026-11-02", "topic": "信息录入", "audience": "hospitals", "persons": 12},
        ),
        "CorrectTraining": ("/trainings/{training_id}/correction", {"persons": 80, "reason": "漏数五人"}),
        "OpenTask": ("/tasks", {"division": VILLAGE, "title": "补齐照片以外的材料", "on": "2026-11-02"}),
        "ReportOnTask": ("/tasks/{task_id}/reports", {"step": "result", "report": "已完成八成"}),
        "CloseTask": ("/tasks/{task_id}/closure", {"reason": "抽看属实", "on": "2026-11-20"}),
        "ReopenTask": ("/tasks/{task_id}/reopening", {"reason": "又发现两户"}),
        "CorrectTask": ("/tasks/{task_id}/correction", {"title": "补齐全部电话", "reason": "范围写窄了"}),
        "OpenInspection": ("/inspections", {"division": VILLAGE, "matter": "家庭医生签约", "size": 1}),
        "RecordFinding": ("/inspections/{inspection_id}/findings", {"finding": "签约书未留存", "due_on": "2026-12-20"}),
        "RectifyFinding": (
            "/inspections/{inspection_id}/findings/{finding_id}/rectification",
            {"rectification": "已补签"},
        ),
        "CloseFinding": ("/inspections/{inspection_id}/findings/{finding_id}/closure", {"reason": "复查属实"}),
        "OpenCampaign": (
            "/campaigns",
            {"division": VILLAGE, "title": "秋季核查", "from_on": "2026-10-01", "until_on": "2026-12-01"},
        ),
        "CorrectCampaign": (
            "/campaigns/{campaign_id}/correction",
            {"from_on": "2026-10-01", "until_on": "2026-12-20", "reason": "延长"},
        ),
        "CheckRecord": (f"{h}/checks", {"way": "home_visit", "result": "put_right", "note": "更正了门牌"}),
        "WithdrawRecordCheck": (f"{h}/checks/{{check_id}}/withdrawal", {"reason": "核错了户"}),
        "WithdrawExternalNumber": (f"{h}/external-numbers/{{external_number_id}}/withdrawal", {"reason": "编号有误"}),
        "RecordExternalNumber": (f"{h}/external-numbers", {"system": "province", "number": "HN-7"}),
        "WithdrawTraining": ("/trainings/{training_id}/withdrawal", {"reason": "重复登记"}),
        "WithdrawTask": ("/tasks/{task_id}/withdrawal", {"reason": "不再需要"}),
        "WithdrawFinding": (
            "/inspections/{inspection_id}/findings/{finding_id}/withdrawal",
            {"reason": "看错了"},
        ),
        "CloseInspection": ("/inspections/{quiet_inspection_id}/closure", {"conclusion": "没有发现问题"}),
        "WithdrawCampaign": ("/campaigns/{campaign_id}/withdrawal", {"reason": "并入上级行动"}),
        "DrawSample": ("/spot-checks", {"division": COUNTY, "from_on": "2026-10-01", "until_on": "2026-11-20"}),
        "AnswerSpotCheck": ("/spot-checks/{spot_check_id}/result", {"result": "confirmed", "on": "2026-11-20"}),
        "CorrectSpotCheck": ("/spot-checks/{spot_check_id}/correction", {"reason": "听错了", "result": "not_reached"}),
        "CorrectHousehold": (f"{h}/correction", {"address": "七棵树 5 组", "reason": "写错了组"}),
        "RecordLivingAlone": (f"{h}/living-alone", {"lives_alone": True, "from_on": "2026-11-01"}),
        "CorrectPause": ("/pauses/{pause_id}/correction", {"until_on": "2026-04-18", "reason": "写错了日期"}),
        "EndPause": ("/pauses/{pause_id}/ending", {"until_on": "2026-04-10", "reason": "提前回来"}),
        "WithdrawPause": ("/pauses/{pause_id}/withdrawal", {"reason": "不是这一户"}),
        "RecordChild": (f"{h}/child", {"name": "张小明", "disability_level": 2}),
        "CorrectChild": (f"{h}/child/correction", {"disability_level": 1, "reason": "按证件更正"}),
        "WithdrawChild": (f"{h}/child/withdrawal", {"reason": "不是这一家的"}),
        "AddMember": (
            f"{h}/members",
            {"name": "王秀兰", "id_number": case.world.id_number(), "relation": "mother", "from_on": "2026-11-02"},
        ),
        "CorrectMember": (f"{m}/correction", {"phone": "0377-69210001-8", "reason": "换了电话"}),
        "RecordLeaving": (f"{m}/leaving", {"from_on": "2026-11-05", "cause": "moved_out", "reason": "随女方居住"}),
        "CorrectLeaving": (
            f"{m}/leaving/correction",
            {"from_on": "2026-11-06", "cause": "divorced", "reason": "日子记错"},
        ),
        "WithdrawLeaving": (f"{m}/leaving/withdrawal", {"reason": "没有搬走"}),
        "WithdrawMember": (f"{m}/withdrawal", {"reason": "登记错了人"}),
        "ReopenHousehold": (
            "/households/{closed_household_id}/reopening",
            {"from_on": "2026-11-01", "reason": "又搬回来了"},
        ),
        "MergeHousehold": (
            f"{h}/merging",
            {"right_household_id": ids["right_household_id"], "reason": "重复登记"},
        ),
        "UndoMerging": (f"{h}/merging/undoing", {"reason": "是两户"}),
        "CloseHousehold": (f"{h}/closure", {"on": "2026-11-20", "reason": "迁往外地"}),
        "WithdrawClosure": (f"{h}/closure/withdrawal", {"reason": "结错了户"}),
        "DesignateHospital": (
            "/hospitals",
            {"name": "县中医院", "division": COUNTY, "from_on": "2026-01-01"},
        ),
        **hospital_bodies(),
        "AdoptBankLayout": ("/bank-layouts", {"name": "rural_bank", "division": COUNTY, "layout": LAYOUT}),
        "PreparePaymentList": (
            "/payment-lists",
            {"scheme": "rural_reward", "division": COUNTY, "period": "2026-09"},
        ),
        "ExcludePaymentLine": ("/payment-lists/{draft_list_id}/exclusions", {"number": 1, "reason": "要再核实"}),
        "DiscardPaymentList": ("/payment-lists/{discarded_list_id}/discarding", {"reason": "编错了"}),
        "FreezePaymentList": ("/payment-lists/{draft_to_freeze_list_id}/freezing", {}),
        "ThawPaymentList": ("/payment-lists/{thawed_list_id}/thawing", {"reason": "金额要再看"}),
        "ApprovePaymentList": ("/payment-lists/{frozen_list_id}/approval", {}),
        "SendPaymentList": ("/payment-lists/{approved_list_id}/sending", {"layout": "table", "despite": "已逐条核实"}),
        "RecordBankReturn": ("/payment-lists/{sent_list_id}/bank-returns", {}),
        "ContinuePaymentList": ("/payment-lists/{settled_list_id}/computing", {}),
        "ClosePaymentList": ("/payment-lists/{settled_list_id}/closing", {}),
        "RecordFunds": ("/funds-received", {"division": COUNTY, **FUNDS}),
        "CorrectFunds": ("/funds-received/{received_id}/correction", {**FUNDS, "amount_fen": 7, "reason": "看错了"}),
        "WithdrawFunds": ("/funds-received/{received_id}/withdrawal", {"reason": "没有到账"}),
        "IssueForm": ("/annual-forms", {"division": COUNTY, "scheme": "special_support", "year": 2027}),
        "RestateForm": ("/annual-forms/{form_id}/restatement", {"reason": "又有人领取"}),
        "RegisterStaff": ("/staff", {"name": "李红", "phone": "13700001111", "posts": [post]}),
        "TakePost": ("/staff/{staff_id}/posts", post),
        "CorrectStaff": ("/staff/{staff_id}/correction", {"reason": "号码变了", "phone": "13700002222"}),
        "CorrectPost": (
            "/staff/{staff_id}/posts/{post_id}/correction",
            {"reason": "日期记错", "from_on": "2026-01-02"},
        ),
        "WithdrawPost": ("/staff/{staff_id}/posts/{wrong_post_id}/withdrawal", {"reason": "没有任过"}),
        "EndPost": ("/staff/{staff_id}/posts/{post_id}/ending", {"until_on": "2026-11-20"}),
        "ClosePeriod": ("/period-closes", {"period": "2026-09", "division": COUNTY}),
        "RestatePeriod": (
            "/period-closes/{period_close_id}/restatement",
            {"reason": "签约补录"},  # which was told above
        ),
        "ReopenPeriod": ("/period-closes/{period_close_id}/reopening", {"reason": "口径有误"}),
        "AdoptScheme": (
            "/schemes",
            {
                "edition": "special_support-henan",
                "from_on": "2026-11-20",
                "document_number": "x",
                "division": COUNTY,
            },
        ),
        "EndScheme": (
            "/schemes/ending",
            {"scheme": "study_aid", "from_on": "2026-11-20", "document_number": "x", "division": COUNTY},
        ),
        "AdoptPolicy": (
            "/policies",
            {"edition": "beijing", "from_on": "2026-11-20", "document_number": "x", "division": COUNTY},
        ),
    }
