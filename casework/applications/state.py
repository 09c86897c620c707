"""What the decisions about an application read, and how each event changes it."""

from collections.abc import Mapping
from typing import Final, Literal, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.applications.events import (
    AnnualReviewed,
    ApplicationCorrected,
    ApplicationEvent,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    ContinuationDecided,
    CountyDecided,
    EvidenceAdded,
    ExitDecided,
    ExitWithdrawn,
    FiledUpward,
    NoticeCorrected,
    NoticePosted,
    NoticeWithdrawn,
    ObjectionRaised,
    ObjectionResolved,
    OccasionCorrected,
    OccasionDecided,
    OccasionReported,
    OccasionWithdrawn,
    StepWithdrawn,
    TownshipChecked,
    VillageReviewed,
)

Status = Literal[
    "submitted", "village_reviewed", "on_notice", "township_checked", "confirmed", "refused", "exited", "withdrawn"
]
T = TypeVar("T")
STEPS: Final = (
    ApplicationWithdrawn, EvidenceAdded, VillageReviewed, TownshipChecked, CountyDecided, FiledUpward, AnnualReviewed,
    ContinuationDecided, ExitDecided,
)  # fmt: skip
Told = ApplicationSubmitted | ApplicationCorrected
Notice = NoticePosted | NoticeCorrected
Occasion = OccasionReported | OccasionCorrected


class Application(Struct, frozen=True, kw_only=True):
    """`told`: the event that last told it whole. What was withdrawn is in `withdrawn` alone, with its id. `excludes`: the schemes not
    to be drawn beside it, while it is drawn, `needs_reason_beside` those to be drawn beside it only for a reason.
    `occasions_told_by`: all who reported or corrected one.
    """

    told: Told | None = None
    steps: Mapping[UUID, ApplicationEvent] = {}
    notices: Mapping[UUID, Notice] = {}
    objections: Mapping[UUID, ObjectionRaised] = {}
    resolved: Mapping[UUID, ObjectionResolved] = {}
    occasions: Mapping[UUID, Occasion] = {}
    occasions_told_by: Mapping[UUID, frozenset[UUID]] = {}
    occasions_decided: Mapping[UUID, OccasionDecided] = {}
    withdrawn: frozenset[UUID] = frozenset()
    excludes: tuple[str, ...] = ()
    needs_reason_beside: tuple[str, ...] = ()

    @property
    def review(self) -> VillageReviewed | None:
        return self._last(VillageReviewed)

    @property
    def check(self) -> TownshipChecked | None:
        return self._last(TownshipChecked)

    @property
    def decision(self) -> CountyDecided | None:
        return self._last(CountyDecided)

    @property
    def exit(self) -> ExitDecided | None:
        return self._last(ExitDecided)

    @property
    def given_up(self) -> ApplicationWithdrawn | None:
        return self._last(ApplicationWithdrawn)

    @property
    def is_confirmed(self) -> bool:
        return self.decision is not None and self.decision.decision == "confirmed"

    @property
    def runs(self) -> bool:
        """Whether it keeps the person's place in the scheme: neither refused, withdrawn nor ended."""
        refused = self.decision is not None and self.decision.decision == "refused"
        return self.told is not None and not (refused or self.exit or self.given_up)

    def open_objections(self) -> list[ObjectionRaised]:
        return [each for id_, each in self.objections.items() if id_ not in self.resolved]

    def _last(self, kind: type[T]) -> T | None:
        return next((each for each in reversed(list(self.steps.values())) if isinstance(each, kind)), None)


NEW = Application()


def evolve(state: Application, event: ApplicationEvent) -> Application:
    """The application after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case ApplicationSubmitted() | ApplicationCorrected():
            return replace(state, told=event)
        case NoticePosted() | NoticeCorrected():
            return replace(state, notices={**state.notices, event.notice_id: event})
        case ObjectionRaised():
            return replace(state, objections={**state.objections, event.objection_id: event})
        case ObjectionResolved():
            return replace(state, resolved={**state.resolved, event.objection_id: event})
        case OccasionReported() | OccasionCorrected():
            return _with_occasion(state, event)
        case OccasionDecided():
            return replace(state, occasions_decided={**state.occasions_decided, event.occasion_id: event})
        case NoticeWithdrawn():
            return _without(state, event.notice_id)
        case OccasionWithdrawn():
            return _without(state, event.occasion_id)
        case StepWithdrawn():
            return _without(state, event.step_id)
        case ExitWithdrawn():
            return _beside(_without(state, event.step_id), event)
        case CountyDecided():
            return _beside(replace(state, steps={**state.steps, event.step_id: event}), event)
        case _ if isinstance(event, STEPS):
            return replace(state, steps={**state.steps, event.step_id: event})
    return state


def _beside(state: Application, event: CountyDecided | ExitWithdrawn) -> Application:
    return replace(state, excludes=event.excludes, needs_reason_beside=event.needs_reason_beside)


def _with_occasion(state: Application, event: Occasion) -> Application:
    by = event.corrected_by if isinstance(event, OccasionCorrected) else event.by
    told_by = state.occasions_told_by.get(event.occasion_id, frozenset()) | ({by} if by else frozenset())
    return replace(
        state,
        occasions={**state.occasions, event.occasion_id: event},
        occasions_told_by={**state.occasions_told_by, event.occasion_id: told_by},
    )


def _without(state: Application, gone: UUID) -> Application:
    return replace(
        state,
        steps={id_: each for id_, each in state.steps.items() if id_ != gone},
        notices={id_: each for id_, each in state.notices.items() if id_ != gone},
        objections={id_: each for id_, each in state.objections.items() if id_ != gone},
        occasions={id_: each for id_, each in state.occasions.items() if id_ != gone},
        withdrawn=state.withdrawn | {gone},
    )
