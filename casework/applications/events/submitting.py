"""What is applied for, for whom, with which evidence; and that somebody applies no longer."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from casework.common.event import Event
from casework.common.private import Private


class Declared(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the person says of themselves for this scheme, where the register does not know it; None: nothing said.

    `grade`: of a surgery complication or of the scheme's own grading. `certificate`: whether they hold the only-child certificate.
    """

    residency: str | None = None
    grade: str | None = None
    child_born_on: date | None = None
    children: int | None = None
    only_girls: bool | None = None
    certificate: bool | None = None


class ApplicationSubmitted(Event, frozen=True, kw_only=True):
    """`division`: where the person's hukou is, or their home. `proposed`: the office proposed it from what it knew
    (免申即享); `assisted`: somebody of the office applied for them.
    """

    thing = "application_id"
    day_field = "submitted_on"
    theme = "decision"

    application_id: UUID
    person_id: UUID
    household_id: UUID
    scheme: str
    submitted_on: date
    division: str
    declared: Declared = Declared()
    proposed: bool = False
    assisted: bool = False


class ApplicationCorrected(Event, frozen=True, kw_only=True):
    """The whole application as it reads after the correction. Whose it is and for what never changes."""

    thing = "application_id"
    corrects = ApplicationSubmitted
    theme = "decision"

    application_id: UUID
    person_id: UUID
    household_id: UUID
    scheme: str
    submitted_on: date
    division: str
    reason: Private
    declared: Declared = Declared()
    proposed: bool = False
    assisted: bool = False


class ApplicationWithdrawn(Event, frozen=True, kw_only=True):
    """The person applies no longer, or it was entered by mistake. It stays in the lists as withdrawn."""

    thing = "step_id"
    day_field = "withdrawn_on"
    theme = "decision"

    step_id: UUID
    withdrawn_on: date
    reason: Private


class EvidenceAdded(Event, frozen=True, kw_only=True):
    """A paper that was shown (证明材料), or a signed commitment in its place (个人承诺)."""

    thing = "step_id"
    day_field = "added_on"
    theme = "decision"

    step_id: UUID
    kind: str
    added_on: date
    number: Private | None = None
