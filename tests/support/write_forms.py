"""For each form of a page: the write that it is, and what is typed so that it fits."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from tests.support.world import COUNTY, VILLAGE, World
from tests.support.write_rights import TOWN

Ids = dict[str, UUID]
Typed = dict[str, str]
H, M, S = "/households/{household_id}", "/members/{member_id}", "/staff/{staff_id}/posts"
POST: Final[Typed] = {"level": "township", "division": TOWN, "from_on": "2026-11-02"}

FORMS: Final[dict[str, tuple[str, Callable[[World, Ids], Typed]]]] = {
    "/households": ("RegisterHousehold", lambda world, ids: {
        "residence_division": VILLAGE, "category": "child_deceased", "registered_on": "2026-11-01",
        "members.0.name": "王秀兰", "members.0.id_number": world.id_number(), "members.0.relation": "mother"}),
    "/households/search": ("SearchHouseholds", lambda world, ids: {"name": "张建国"}),
    f"{H}/contacts": ("LogContact", lambda world, ids: {
        "channel": "phone", "outcome": "reached", "day": "2026-11-19"}),
    f"{H}/contacts/{{contact_id}}/correction": ("CorrectContact", lambda world, ids: {
        "occurred_on": "2026-11-01", "channel": "video", "outcome": "reached", "reason": "记错了", "step": "confirm"}),
    f"{H}/contacts/{{contact_id}}/withdrawal": ("WithdrawContact", lambda world, ids: {"reason": "不是这一户"}),
    f"{H}/needs": ("OpenNeed", lambda world, ids: {"domain": "medical", "summary": "想配助听器"}),
    f"{H}/needs/{{need_id}}/answer": ("AnswerNeed", lambda world, ids: {"answer": "已联系社区维修"}),
    f"{H}/needs/{{need_id}}/closure": ("CloseNeed", lambda world, ids: {"reason": "已装好"}),
    f"{H}/life-events": ("ReportLifeEvent", lambda world, ids: {
        "kind": "marriage", "subject": str(ids["member_id"]), "occurred_on": "2026-11-10", "source": "村里"}),
    f"{H}/life-events/{{life_event_id}}/verification": ("VerifyLifeEvent", lambda world, ids: {}),
    f"{H}/life-events/{{life_event_id}}/rejection": ("RejectLifeEvent", lambda world, ids: {"reason": "不属实"}),
    f"{H}/assignments": ("AssignContactPerson", lambda world, ids: {
        "post": f"township:{ids['staff_id']}", "from_on": "2026-11-01"}),
    f"{H}/assignments/{{assignment_id}}/ending": ("EndAssignment", lambda world, ids: {
        "until_on": "2026-11-20", "reason": "轮岗"}),
    f"{H}/category": ("ChangeCategory", lambda world, ids: {
        "category": "child_disabled", "from_on": "2026-11-15", "reason": "核定"}),
    f"{H}/pause": ("PauseHousehold", lambda world, ids: {"until_on": "2026-12-20", "reason": "外出探亲"}),
    f"{H}/closure": ("CloseHousehold", lambda world, ids: {"on": "2026-11-20", "reason": "迁往外地"}),
    f"{M}/doctor-contracts": ("SignDoctorContract", lambda world, ids: {
        "kind": "family", "from_on": "2026-01-01", "until_on": "2027-01-01", "institution": "西簧乡卫生院",
        "doctor": "王大夫"}),
    f"{M}/doctor-contracts/{{contract_id}}/ending": ("EndDoctorContract", lambda world, ids: {
        "until_on": "2026-11-20", "reason": "换签外县医院"}),
    f"{M}/doctor-services": ("RecordDoctorService", lambda world, ids: {"on": "2026-11-02", "service": "量血压"}),
    f"{M}/green-channel-passes": ("IssueGreenChannelPass", lambda world, ids: {
        "number": "LT1", "from_on": "2026-01-01"}),
    f"{M}/green-channel-uses": ("UseGreenChannel", lambda world, ids: {
        "hospital_id": str(ids["hospital_id"]), "on": "2026-11-03", "registration": "yes"}),
    "/hospitals": ("DesignateHospital", lambda world, ids: {
        "name": "县中医院", "division": COUNTY, "from_on": "2026-01-01"}),
    "/hospitals/{hospital_id}/responsible": ("ChangeResponsible", lambda world, ids: {
        "from_on": "2026-11-02", "department": "医务科", "phone": "0377-69210001"}),
    "/hospitals/{hospital_id}/withdrawal": ("WithdrawHospital", lambda world, ids: {"on": "2026-11-20"}),
    "/staff": ("RegisterStaff", lambda world, ids: {"name": "李红", **POST}),
    S: ("TakePost", lambda world, ids: POST | {"level": "county"}),
    f"{S}/{{post_id}}/ending": ("EndPost", lambda world, ids: {"until_on": "2026-11-20"}),
    "/policies/preview": ("PreviewAdoption", lambda world, ids: {
        "edition": "beijing", "from_on": "2026-11-20", "document_number": "x", "division": COUNTY, "so_far": ""}),
    "/policies": ("AdoptPolicy", lambda world, ids: {
        "edition": "beijing", "from_on": "2026-11-20", "document_number": "x", "division": COUNTY}),
    "/imports": ("ImportLedger", lambda world, ids: {"division": COUNTY, "what": "check"}),
    "/imports/run/stopping": ("StopImport", lambda world, ids: {}),
    "/imports/run/taking": ("TakeChecked", lambda world, ids: {}),
    "/users": ("AddUser", lambda world, ids: {
        "name": f"u{next(world.numbers)}", "shown_name": "某人", "role": "auditor", "division": TOWN}),
    "/users/{user_id}/password": ("ReplacePassword", lambda world, ids: {}),
    "/users/{user_id}/disabling": ("DisableUser", lambda world, ids: {}),
    "/users/{user_id}/enabling": ("EnableUser", lambda world, ids: {}),
    "/users/{user_id}/change": ("ChangeUser", lambda world, ids: {"role": "auditor", "division": TOWN}),
    "/users/{user_id}/tokens/{token_id}/revocation": ("RevokeToken", lambda world, ids: {}),
    "/me": ("Preferences", lambda world, ids: {"language": "zh-Hans", "text_size": "standard"}),
    "/me/password": ("ChangePassword", lambda world, ids: {}),
    "/me/notices": ("ReadNotices", lambda world, ids: {}),
    "/me/tokens": ("MakeToken", lambda world, ids: {"password": "a wrong one"}),
    "/me/tokens/{token_id}/revocation": ("RevokeOwnToken", lambda world, ids: {}),
    "/me/sign-out-elsewhere": ("SignOutElsewhere", lambda world, ids: {}),
    "/sign-out": ("SignOut", lambda world, ids: {}),
}  # fmt: skip
