from casework.common.refusals import AlreadyAssigned, NotThere, by_name

# Other programs know these: a name may be added, never changed.
NAMES = [
    "alert-not-there",
    "already-assigned",
    "already-rejected",
    "already-revoked",
    "already-verified",
    "already-withdrawn",
    "assignment-already-ended",
    "assignment-not-ended",
    "assignment-not-there",
    "authorisation-ends-before",
    "authorisation-not-there",
    "authorisation-too-long",
    "before-birth",
    "before-designation",
    "before-opening",
    "before-registration",
    "campaign-already-withdrawn",
    "campaign-not-there",
    "checkup-not-there",
    "child-already-recorded",
    "conflict",
    "contact-already-withdrawn",
    "contact-not-there",
    "contract-already-ended",
    "contract-ends-before",
    "contract-not-ended",
    "contract-not-there",
    "contracts-overlap",
    "day-in-the-future",
    "death-already-recorded",
    "disability-level-missing",
    "division-missing",
    "doctor-service-not-there",
    "duplicate-person",
    "edition",
    "end-before-start",
    "end-not-after-start",
    "external-number-already-withdrawn",
    "external-number-not-there",
    "external-number-stands",
    "finding-already-withdrawn",
    "finding-not-rectified",
    "finding-not-there",
    "findings-still-open",
    "handed-to-themselves",
    "help-already-ended",
    "help-not-there",
    "supporter-already-ended",
    "supporter-not-there",
    "hospital-already-withdrawn",
    "hospital-not-there",
    "household-closed",
    "household-merged",
    "household-moved-away",
    "household-not-closed",
    "household-not-merged",
    "household-not-there",
    "inspection-already-closed",
    "inspection-not-there",
    "life-event-already-withdrawn",
    "life-event-not-there",
    "member-has-died",
    "member-has-left",
    "member-has-not-left",
    "member-not-there",
    "merged-into-itself",
    "moved-between-counties",
    "moves-to-another-county",
    "need-already-closed",
    "need-not-closed",
    "need-not-there",
    "no-child-recorded",
    "no-emergency",
    "no-members",
    "nobody-takes-over",
    "nobody-named",
    "not-there",
    "not-yet-decided",
    "nothing-to-draw-from",
    "pass-already-ended",
    "pass-ends-before",
    "pass-not-ended",
    "pass-not-there",
    "nothing-to-restate",
    "outside-the-county",
    "passes-overlap",
    "pause-already-ended",
    "pause-already-withdrawn",
    "pause-ends-before",
    "pause-not-there",
    "pauses-overlap",
    "period-already-closed",
    "period-not-closed",
    "period-not-over",
    "petition-not-there",
    "post-already-ended",
    "post-not-there",
    "posts-overlap",
    "priority-both-ways",
    "reached-after-all",
    "record-check-already-withdrawn",
    "record-check-not-there",
    "refused",
    "reopened-before-closure",
    "rests-too-long",
    "spot-check-already-answered",
    "spot-check-not-there",
    "staff-not-there",
    "step-not-used",
    "steps-missing",
    "task-already-closed",
    "task-already-withdrawn",
    "task-not-done",
    "task-not-there",
    "text-missing",
    "training-already-withdrawn",
    "training-not-there",
    "unknown-package-item",
    "unknown-subject",
    "use-not-there",
]

# Other layers add refusals of their own.
OURS = {name: kind for name, kind in by_name().items() if kind.__module__ == "casework.common.refusals"}


def test_every_refusal_keeps_its_name():
    assert set(OURS) == set(NAMES)
    assert all(kind.name == name for name, kind in OURS.items())


def test_a_refusal_says_why_in_one_sentence():
    for refusal in OURS.values():
        assert refusal.__doc__, refusal
        assert "\n" not in refusal.__doc__
        assert refusal.__doc__.endswith(".")


def test_a_refusal_fills_in_what_it_knows():
    assert str(AlreadyAssigned(from_on="2026-01-10")).endswith("from 2026-01-10.")


def test_what_is_not_there_is_404():
    assert {kind.status for kind in OURS.values()} == {404, 409, 422}
    assert NotThere.name == "not-there"
