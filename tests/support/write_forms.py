"""For each form of a page: the write that it is, and what is typed so that it fits."""

import re
from collections.abc import Callable
from typing import Final
from uuid import UUID

from tests.api.case import Case, bodies
from tests.support.paid import OWN_LAYOUT
from tests.support.world import COUNTY, PASSWORD, VILLAGE, World
from tests.support.write_rights import TOWN
from web.actions import ACTIONS
from web.payments.layout_form import as_typed

Ids = dict[str, UUID]
Typed = dict[str, str]
H = "/households/{household_id}"


def number_of(world: World, household_id: UUID) -> str:
    with world.office.database.single() as connection:
        row = connection.execute(
            "select household_no from read.registration where household_id = %s limit 1", (household_id,)
        ).fetchone()
    return str(row[0]) if row else ""


FUNDS: Final[Typed] = {
    "year": "2026", "payer": "province", "amount": "50,000.00", "received_on": "2026-09-20", "document_number": "豫财社〔2026〕12号",
}  # fmt: skip
LAYOUT: Final[Typed] = {**as_typed(OWN_LAYOUT), "name": "rural_bank", "division": COUNTY}
# Forms whose fields are not those of the API, and what is no action; all else is typed as the API has it.
FORMS: Final[dict[str, tuple[str, Callable[[World, Ids], Typed]]]] = {
    "/households": ("RegisterHousehold", lambda world, ids: {
        "residence_division": VILLAGE, "category": "child_deceased", "registered_on": "2026-11-01",
        "members.0.name": "王秀兰", "members.0.id_number": world.id_number(), "members.0.relation": "mother"}),
    "/households/search": ("SearchHouseholds", lambda world, ids: {"text": "张建国"}),
    f"{H}/contacts": ("LogContact", lambda world, ids: {
        "channel": "phone", "outcome": "reached", "day": "2026-11-19"}),
    f"{H}/contacts/{{contact_id}}/correction": ("CorrectContact", lambda world, ids: {
        "occurred_on": "2026-11-01", "channel": "video", "outcome": "reached", "reason": "记错了", "step": "confirm"}),
    f"{H}/assignments/{{assignment_id}}/correction": ("CorrectAssignment", lambda world, ids: {
        "post": f"village:{ids['staff_id']}", "from_on": "2026-01-02", "reason": "日期记错"}),
    f"{H}/assignments/{{assignment_id}}/hand-over": ("HandOverHousehold", lambda world, ids: {
        "post": f"county:{ids['staff_id']}", "from_on": "2026-11-18", "reason": "轮岗"}),
    f"{H}/life-events/{{life_event_id}}/correction": ("CorrectLifeEvent", lambda world, ids: {
        "occurred_on": "2026-11-02", "source": "村里", "reason": "日子记错了"}),
    f"{H}/correction": ("CorrectHousehold", lambda world, ids: {
        "address": "七棵树 5 组", "household_no": f"改 {next(world.numbers)}", "residence_division": VILLAGE,
        "category": "child_deceased", "registered_on": "2026-01-01", "reason": "写错了组", "step": "confirm"}),
    f"{H}/closure": ("CloseHousehold", lambda world, ids: {
        "on": "2026-11-20", "cause": "moved_away", "reason": "迁往外地"}),
    f"{H}/merging": ("MergeHousehold", lambda world, ids: {
        "right_household_no": number_of(world, ids["right_household_id"]), "reason": "重复登记"}),
    f"{H}/child/correction": ("CorrectChild", lambda world, ids: {
        "name": f"张小明{next(world.numbers)}", "reason": "按证件更正", "step": "confirm"}),
    f"{H}/pauses/{{pause_id}}/correction": ("CorrectPause", lambda world, ids: {
        "from_on": "2026-04-01", "until_on": f"2026-04-{10 + next(world.numbers) % 9}", "reason": "写错了", "step": "confirm"}),
    f"{H}/living-alone": ("RecordLivingAlone", lambda world, ids: {"lives_alone": "yes", "from_on": "2026-11-01"}),
    "/members/{member_id}/correction": ("CorrectMember", lambda world, ids: {
        "name": f"张建国{next(world.numbers)}", "relation": "father", "from_on": "2026-01-01", "reason": "换了电话",
        "step": "confirm"}),
    f"{H}/assignments": ("AssignContactPerson", lambda world, ids: {
        "post": f"township:{ids['staff_id']}", "from_on": "2026-11-01"}),
    "/hospitals/{hospital_id}/test-calls": ("MakeTestCall", lambda world, ids: {"on": "2026-11-02", "reached": "yes"}),
    "/hospitals/{hospital_id}/test-calls/{test_call_id}/correction": ("CorrectTestCall", lambda world, ids: {
        "on": "2026-10-02", "reached": "no", "reason": "日期写错"}),
    "/members/{member_id}/green-channel-uses/{use_id}/correction": ("CorrectGreenChannelUse", lambda world, ids: {
        "hospital_id": str(ids["hospital_id"]), "on": "2026-03-03", "medicine": "given", "reason": "日期写错"}),
    "/green-channel-uses/{use_id}/feedback": ("RateGreenChannelUse", lambda world, ids: {
        "as_promised": "yes", "content": "no"}),
    "/members/{member_id}/signature-authorisations": ("AuthoriseSignature", lambda world, ids: {
        "signer": "张小军", "relation": "侄子", "admission": "yes", "from_on": "2026-03-01", "until_on": "2027-03-01",
        "document": "授权委托书"}),
    "/members/{member_id}/signature-authorisations/{authorisation_id}/correction": (
        "CorrectSignatureAuthorisation", lambda world, ids: {
            "signer": "张小民", "relation": "侄子", "surgery": "yes", "from_on": "2026-03-01", "until_on": "2027-03-01",
            "document": "授权委托书", "reason": "名字写错"}),
    "/members/{member_id}/green-channel-uses": ("UseGreenChannel", lambda world, ids: {
        "hospital_id": str(ids["hospital_id"]), "on": "2026-11-03", "registration": "yes"}),
    f"{H}/supporters/{{supporter_id}}/correction": ("CorrectSupporter", lambda world, ids: {
        "role": "volunteer", "from_on": "2026-01-02", "name": "何青", "name_before": "何青", "reason": "写错了"}),
    "/staff/{staff_id}/hand-overs": ("HandOverHouseholds", lambda world, ids: {
        "level": "county", "from_on": "2026-11-20", "reason": "退休", "to": str(ids["receiver_id"])}),
    "/staff/{staff_id}/hand-overs/{hand_over_id}/continuation": ("ContinueHandOver", lambda world, ids: {}),
    "/staff/{staff_id}/correction": ("CorrectStaff", lambda world, ids: {
        "name": "丁青", "phone": "13700003333", "reason": "号码变了"}),
    "/staff/{staff_id}/posts/{post_id}/correction": ("CorrectPost", lambda world, ids: {
        "level": "village", "division": TOWN, "from_on": "2026-11-01", "reason": "日期记错"}),
    f"{H}/service-deliveries/{{delivery_id}}/acceptance": ("AcceptDelivery", lambda world, ids: {
        "accepted": "yes", "on": "2026-11-20"}),
    "/staff/{staff_id}/posts": ("TakePost", lambda world, ids: {
        "level": "county", "division": TOWN, "from_on": "2026-11-02"}),  # the API takes the other one
    "/staff": ("RegisterStaff", lambda world, ids: {
        "name": "李红", "level": "township", "division": TOWN, "from_on": "2026-11-02"}),
    "/funds-received": ("RecordFunds", lambda world, ids: {**FUNDS, "division": COUNTY}),
    "/funds-received/{received_id}/correction": ("CorrectFunds", lambda world, ids: {
        **FUNDS, "amount": f"{next(world.numbers)}", "reason": "看错了"}),
    "/bank-layouts": ("AdoptBankLayout", lambda world, ids: LAYOUT),
    "/bank-layouts/preview": ("PreviewBankLayout", lambda world, ids: LAYOUT),
    "/bank-layouts/reading": ("ReadBankLayout", lambda world, ids: {"division": COUNTY}),
    "/payment-lists/{list_id}/approval": ("ApprovePaymentList", lambda world, ids: {"password": PASSWORD}),
    "/payment-lists/{list_id}/bank-returns": ("RecordBankReturn", lambda world, ids: {}),
    "/payment-lists/{list_id}/computing": ("ContinuePaymentList", lambda world, ids: {}),
    "/recoveries/looking": ("LookForOverpayments", lambda world, ids: {}),
    **{f"/recoveries/{{recovery_id}}/{path}": (name, lambda world, ids, said=said: said) for path, name, said in (
        ("instalments", "AgreeInstalments", {"parts": "1", "first_on": "2026-12-01", "outstanding": "295000"}),
        ("offset-agreements", "AgreeOffset", {"amount_fen": "500"}),
        ("receipts", "ReceiveRecovery", {"amount_fen": "1"}),
        ("receipts/{entry_id}/correction", "CorrectReceipt", {"amount_fen": "590", "number": "收8", "reason": "写错了"}),
        ("waiver", "WaiveRecovery", {"amount_fen": "1", "reason": "家中困难"}),
        ("refunds", "RefundRecovery", {"amount_fen": "1"}),
    )},
    "/exports": ("ExportList", lambda world, ids: {
        "of": "households", "format": "csv", "reason": "季度上报", "division": COUNTY}),
    "/applications/{application_id}/occasions/{occasion_id}/decision": (
        "DecideOccasion", lambda world, ids: {"accepted": "yes", "days": "9"}),
    "/applications/decisions": ("ConfirmSeveral", lambda world, ids: {}),
    "/applications/annual-reviews": ("ReviewSeveral", lambda world, ids: {}),
    "/policies/preview": ("PreviewAdoption", lambda world, ids: {
        "edition": "beijing", "from_on": "2026-11-20", "document_number": "x", "division": COUNTY, "so_far": ""}),
    "/schemes": ("AdoptScheme", lambda world, ids: {
        "scheme": "special_support", "edition": "special_support-henan", "from_on": "2026-11-20", "document_number": "x",
        "division": COUNTY}),
    "/schemes/preview": ("PreviewScheme", lambda world, ids: {
        "scheme": "special_support", "edition": "special_support-henan", "from_on": "2026-11-20", "document_number": "x",
        "division": COUNTY}),
    "/policies/simulation": ("SimulatePolicy", lambda world, ids: {
        "division": COUNTY, "base": "beijing", "days_any_contact": "20", "so_far": ""}),
    "/imports": ("ImportLedger", lambda world, ids: {"division": COUNTY, "what": "check"}),
    "/applications/imports": ("ImportApplications", lambda world, ids: {"division": COUNTY, "what": "check"}),
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
NAMES: Final = {re.sub(r":\w+", "", action.path): action.name for action in ACTIONS}


def write_of(path: str) -> str | None:
    """The name of the write that a form is."""
    return FORMS[path][0] if path in FORMS else NAMES.get(path)


def typed(path: str, here: Case) -> Typed:
    """What is typed into a form; nothing where nobody has said."""
    if path in FORMS:
        return FORMS[path][1](here.world, here.ids)
    _, body = bodies(here).get(NAMES.get(path, ""), ("", {}))
    return {name: str(value) for name, value in body.items()}
