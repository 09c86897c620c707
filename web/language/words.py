"""The office's words for what is stored as codes: the one place where a code gets its name on a screen."""

from web.language.i18n import N_, gettext

WORDS = {
    "category": {
        "child_deceased": N_("Special support (category one)"),
        "child_disabled": N_("Special support (category two)"),
        "surgery_complication": N_("Surgery complication"),
        "none": N_("Scheme recipient only"),
    },
    "level": {
        "village": N_("Village contact person"),
        "township": N_("Township contact person"),
        "county": N_("County contact person"),
    },
    "supporter": {
        "association": N_("Member of the Family Planning Association"),
        "doctor": N_("Doctor or nurse"),
        "social_worker": N_("Social worker"),
        "volunteer": N_("Volunteer"),
        "neighbour": N_("Neighbour or relative"),
        "other": N_("Another supporter"),
    },
    "life_event_status": {
        "reported": N_("To be verified"),
        "verified": N_("Verified"),
        "rejected": N_("Not confirmed"),
        "known": N_("Verified from another report"),
    },
    "post": {
        "held": N_("In the post"),
        "left": N_("Has left the post, to be assigned"),
        "elsewhere": N_("Not in this post here, to be assigned"),
    },
    "channel": {
        "home_visit": N_("Home visit"),
        "meeting": N_("Meeting"),
        "phone": N_("Phone call"),
        "message": N_("Message"),
        "video": N_("Video call"),
        "activity": N_("Activity"),
    },
    "outcome": {
        "reached": N_("Reached"),
        "not_reached": N_("Not reached yet"),
        "declined": N_("Preferred not to talk"),
    },
    "hindrance": {
        "no_answer": N_("Nobody answered"),
        "switched_off": N_("Phone switched off"),
        "wrong_number": N_("Wrong or dead number"),
        "inconvenient": N_("Not a good moment"),
        "relative_answered": N_("A relative answered"),
        "nobody_home": N_("Nobody at home"),
        "away": N_("Away from home"),
    },
    "topic": {
        "health": N_("Health"),
        "daily_life": N_("How life goes"),
        "comfort": N_("Comfort and company"),
        "policy_explained": N_("A policy was explained"),
        "doctor_and_hospital": N_("Doctor and hospital"),
    },
    "domain": {
        "living": N_("Daily life"),
        "elder_care": N_("Care in old age"),
        "medical": N_("Medical care"),
        "emotional": N_("Emotional support"),
    },
    "duty": {
        "any_contact": N_("Contact by any channel"),
        "face_to_face": N_("Face to face"),
        "home_visit": N_("Home visit"),
        "elderly_contact": N_("Monthly contact with the elderly"),
        "level:village": N_("Contact by the village contact person"),
        "level:township": N_("Contact by the township contact person"),
        "level:county": N_("Contact by the county contact person"),
    },
    "festival": {
        "spring": N_("Spring Festival %(year)s"),
        "dragon_boat": N_("Dragon Boat Festival %(year)s"),
        "mid_autumn": N_("Mid-Autumn Festival %(year)s"),
    },
    "relation": {
        "father": N_("Father"),
        "mother": N_("Mother"),
        "spouse": N_("Spouse"),
    },
    "yes_no": {"yes": N_("Yes"), "no": N_("No")},
    "status": {
        "open": N_("In care"),
        "paused": N_("Paused"),
        "closed": N_("Closed"),
        "to_close": N_("To close"),
        "not_yet": N_("Not yet registered"),
        "merged": N_("Merged"),
    },
    "emergency": {
        "accident": N_("Accident"),
        "serious_illness": N_("Serious illness"),
        "disaster": N_("Disaster"),
        "death": N_("Death in the family"),
    },
    "need_step": {
        "assignment": N_("To be given to somebody"),
        "feedback": N_("To tell the family how it stands"),
        "result": N_("To be answered"),
        "closing": N_("To be closed"),
    },
    "need_outcome": {
        "met": N_("Met"),
        "partly": N_("Met in part"),
        "not_possible": N_("Not possible"),
        "given_up": N_("The family needs it no longer"),
    },
    "closure_cause": {
        "nobody_left": N_("nobody of the family is left"),
        "moved_away": N_("moved away"),
        "no_longer_entitled": N_("no longer entitled"),
        "declined": N_("at the family's own wish"),
        "other": N_("other"),
    },
    "leaving_cause": {
        "divorced": N_("divorced"),
        "moved_out": N_("moved out"),
        "other": N_("other"),
    },
    "sex": {"male": N_("male"), "female": N_("female")},
    "need_status": {
        "open": N_("Open"),
        "answered": N_("Answered"),
        "closed": N_("Closed"),
    },
    "provider": {
        "company": N_("Company"),
        "association": N_("Family Planning Association"),
        "red_cross": N_("Red Cross"),
        "foundation": N_("Foundation"),
        "volunteer_group": N_("Volunteer group"),
        "site": N_("Warm Heart site"),
        "hospital": N_("Hospital"),
        "other": N_("Others"),
    },
    "programme": {
        "warm_heart": N_("Warm Heart"),
        "festival": N_("Festival"),
        "red_cross": N_("Red Cross"),
        "donated": N_("Donated"),
        "care_skills": N_("Care skills course"),
        "health_talk": N_("Health talk"),
        "other": N_("Others"),
    },
    "audience": {
        "contact_persons": N_("Contact persons"),
        "supervisors": N_("Supervisors"),
        "hospitals": N_("Hospital staff"),
        "doctors": N_("Family doctors"),
        "volunteers": N_("Volunteers"),
        "others": N_("Others"),
    },
    "task_step": {
        "passed_on": N_("Passed on to those who do it"),
        "first_report": N_("First report"),
        "result": N_("Result"),
        "done": N_("Done"),
    },
    "finding_state": {"open": N_("Open"), "rectified": N_("Put right, to be looked at"), "closed": N_("Closed")},
    "check_way": {"home_visit": N_("Home visit"), "phone": N_("Phone call"), "papers": N_("From papers")},
    "check_result": {
        "right": N_("Everything is right"),
        "put_right": N_("Something was put right"),
        "to_put_right": N_("Something is still to be put right"),
    },
    "system": {
        "national_archive": N_("National archive of special families"),
        "province": N_("The province's system"),
        "prefecture": N_("The city's system"),
        "disabled_federation": N_("Disabled Persons' Federation"),
        "other": N_("Another system"),
    },
    "hint": {
        "late_entry": N_("Mostly entered days later"),
        "burst": N_("Several visits entered within minutes"),
        "same_text": N_("The same note for several families"),
        "month_end": N_("Mostly in the last days of a month"),
        "impossible": N_("Hardly possible as recorded"),
    },
    "spot_check": {
        "confirmed": N_("The family confirmed it"),
        "not_confirmed": N_("The family did not confirm it"),
        "not_reached": N_("The family was not reached"),
        "declined": N_("The family preferred not to say"),
    },
    "contract": {"family": N_("Family doctor"), "tcm": N_("TCM doctor")},
    "checkup": {
        "missing": N_("Not offered yet"),
        "offered": N_("Offered"),
        "done": N_("Done"),
        "declined": N_("Preferred not to"),
    },
    "pass_ending": {
        "lost": N_("Lost"),
        "replaced": N_("Replaced by another"),
        "returned": N_("Given back"),
        "other": N_("For another reason"),
    },
    "matter": {
        "admission": N_("Being admitted"),
        "examination": N_("Examinations"),
        "surgery": N_("Surgery"),
        "anaesthesia": N_("Anaesthesia"),
        "discharge": N_("Being discharged"),
    },
    "step": {
        "registration": N_("Registration"),
        "consultation": N_("Consultation"),
        "referral": N_("Referral"),
        "medicine": N_("Medicine"),
        "cashier": N_("Cashier"),
        "admission": N_("Admission"),
        "emergency": N_("Emergency"),
    },
    "life_event": {
        "death": N_("Death"),
        "birth": N_("Birth"),
        "adoption": N_("Adoption"),
        "marriage": N_("Marriage"),
        "divorce": N_("Divorce"),
        "moved": N_("Moved"),
        "recovered": N_("Recovered"),
        "disability_level": N_("Disability level"),
    },
    "sort": {
        "last_contact": N_("Longest without contact first"),
    },
    "preference": {
        "not_before": N_("No visit before a day"),
        "hours": N_("Hours that suit"),
        "avoid": N_("Better left unspoken"),
        "channel": N_("How they like best to be in touch"),
    },
    "marital_status": {"married": N_("Married"), "divorced": N_("Divorced"), "widowed": N_("Widowed")},
    "personal_day": {"birthday": N_("Birthday"), "own": N_("A day of their own")},
    "follow_up": {
        "condolence": N_("Condolence first: be there for the family"),
        "contact_person": N_("Check who looks after the family now"),
        "doctor": N_("Check the family doctor's contract"),
        "account": N_("Check the account that is paid to"),
        "schemes": N_("Check which schemes the family takes part in"),
        "category": N_("Change the category, once the time is right"),
    },
    "role": {
        "contact_person": N_("Contact person"),
        "supervisor": N_("Supervisor"),
        "payment_clerk": N_("Payment clerk"),
        "approver": N_("Approver"),
        "auditor": N_("Auditor"),
        "administrator": N_("Administrator"),
        "system": N_("The system's clock"),
    },
    "grant": {
        "petition": N_("Petitions"),
        "professional": N_("Counselling records"),
    },
    "fact": {
        "contact": N_("Last contact"),
        "registered": N_("Registered"),
        "category_changed": N_("Category changed"),
        "duty_began": N_("The duty began"),
        "came_of_age": N_("A member reached the age"),
        "festival": N_("The days before the festival began"),
        "elderly_member": N_("A member of great age was entered"),
        "living_alone": N_("Registered as living alone"),
        "help_category": N_("Given a category of help"),
    },
    "duty_state": {
        "overdue": N_("Overdue"),
        "due": N_("Not due yet"),
        "resting": N_("Contacts rest"),
        "answered": N_("Contact made"),
        "not_owed": N_("Does not apply"),
    },
    "families": {
        "everyone": N_("All families"),
        "elderly": N_("With a member of great age"),
        "alone": N_("Living alone"),
        "elderly_or_alone": N_("With a member of great age, or living alone"),
        "elderly_and_alone": N_("With a member of great age, living alone"),
    },
    "festival_name": {
        "spring": N_("Spring Festival"),
        "dragon_boat": N_("Dragon Boat Festival"),
        "mid_autumn": N_("Mid-Autumn Festival"),
    },
    "quiet": {
        "qingming": N_("the Qingming Festival"),
        "mothers_day": N_("Mother's Day"),
        "childrens_day": N_("Children's Day"),
        "fathers_day": N_("Father's Day"),
    },
    "alert_stage": {
        "raised": N_("Raised"),
        "acknowledged": N_("Taken on"),
        "escalated": N_("Passed upwards"),
        "snoozed": N_("Resting"),
        "resolved": N_("Settled"),
    },
    "alert_cause": {
        "contact": N_("the family was contacted"),
        "no_longer_overdue": N_("nothing is overdue any more"),
    },
    "whose": {
        "village": N_("The village's"),
        "township": N_("The township's"),
        "county": N_("The county's"),
    },
    "actor": {
        "系统时钟": N_("System clock"),
        "命令行": N_("Command line"),
        "演示数据": N_("Demo data"),
    },
    "coverage": {
        "contact": N_("Contact persons assigned"),
        "contact_effective": N_("Contact persons assigned, nothing overdue"),
        "doctor": N_("Family doctor signed"),
        "doctor_served": N_("Family doctor signed and served"),
        "tcm": N_("TCM doctor signed"),
        "green_channel": N_("Green channel"),
        "green_channel_tested": N_("Green channel, tried within a quarter"),
        "all_three": N_("All three"),
    },
    "figure": {
        "households": N_("Number of households"),
        "members": N_("Persons"),
        "contact": N_("Contact persons assigned"),
        "contact_effective": N_("Contact persons assigned, nothing overdue"),
        "doctor": N_("Family doctor signed"),
        "doctor_served": N_("Family doctor signed and served"),
        "tcm": N_("TCM doctor signed"),
        "green_channel": N_("Green channel"),
        "green_channel_tested": N_("Green channel, tried within a quarter"),
        "all_three": N_("All three"),
        "overdue": N_("Overdue items"),
    },
    "period_state": {
        "running": N_("Not over yet"),
        "open": N_("Not closed yet"),
        "closed": N_("Figures closed"),
        "restated": N_("Restated"),
        "reopened": N_("Open again"),
    },
    "scope_side": {
        "enter": N_("Should be in care and is not"),
        "leave": N_("Should have left and has not"),
    },
    "finding": {
        "child_died": N_("The child is recorded as having died; the category says recipient only"),
        "child_disabled": N_("The child is recorded with disability level 1 to 3; the category says recipient only"),
        "closed_with_members": N_("Closed while members live, and nothing recorded says why"),
        "same_person": N_("Somebody of the same name and birth day belongs to another open household"),
        "nobody_living": N_("Nobody is left, and the household is not closed"),
        "death_reported": N_("The last member is reported to have died; it is not verified"),
        "recovered": N_("The child is said to have recovered; the category is as before"),
        "another_child": N_("A birth or an adoption is recorded; the category is as before"),
    },
    "finding_to_do": {
        "child_died": N_("Look at the documents; change the category."),
        "child_disabled": N_("Look at the certificate; change the category."),
        "closed_with_members": N_("Look at the reason of the closure; open it again if it was a mistake."),
        "same_person": N_("Compare both; merge them if they are one."),
        "nobody_living": N_("Close the household."),
        "death_reported": N_("Verify or reject the report."),
        "recovered": N_("Verify the report; change the category."),
        "another_child": N_("Verify the report; change the category."),
    },
    "export": {
        "coverage": N_("Three coverages"),
        "contact-persons": N_("Coverage by contact person"),
        "coverage-list": N_("Behind a figure"),
        "overdue": N_("Overdue contacts"),
        "households": N_("Households"),
    },
    "in_care": {
        "assigned": N_("Assigned"),
        "nominal": N_("In post"),
        "effective": N_("In post, nothing overdue"),
        "overdue": N_("Overdue"),
    },
    "about": {
        "post": N_("a post of the staff"),
        "hospital": N_("a hospital"),
        "policy": N_("the contact policy"),
    },
}

# What a choice means, where people of the office would hesitate; the categories as the Excel ledger calls them.
HINTS = {
    "preference": {
        "hours": N_("Such as: after nine in the morning"),
        "avoid": N_("What hurts; read before every contact"),
    },
    "category": {
        "child_deceased": N_("In the Excel ledger: the only child died"),
        "child_disabled": N_("In the Excel ledger: the only child is disabled"),
        "none": N_("Takes part in schemes; is not contacted or counted"),
    },
    "channel": {
        "meeting": N_("In person, not at their home"),
        "message": N_("A text or chat message"),
        "activity": N_("Seen among others"),
    },
    "outcome": {
        "reached": N_("Somebody of the family was met, answered or wrote back"),
        "not_reached": N_("Nobody was there, nobody answered"),
        "declined": N_("Somebody was there, and would rather not talk"),
    },
}


def word(kind: str, code: str | None) -> str:
    """The word for a code in the reader's language; an unknown code stays as it is."""
    if not code:
        return ""
    if kind == "duty" and code.startswith("festival:"):
        year, name = code.removeprefix("festival:").split("-", 1)
        return gettext(WORDS["festival"].get(name, name)) % {"year": year}
    return gettext(WORDS[kind].get(code, code))


def hints(kind: str) -> dict[str, str]:
    """What is said below the choices of a form, by code."""
    return {code: gettext(text) for code, text in HINTS[kind].items()}


def options(kind: str) -> list[tuple[str, str]]:
    """Codes with their words, for a form."""
    return [(code, gettext(text)) for code, text in WORDS[kind].items()]
