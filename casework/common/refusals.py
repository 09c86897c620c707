"""Why the rules said no. Each docstring is the sentence the user reads, and its key for translation."""

import re
from typing import ClassVar


class Refused(Exception):
    """This cannot be done."""

    status: ClassVar[int] = 422
    name: ClassVar[str] = "refused"

    def __init_subclass__(cls) -> None:
        if "name" not in vars(cls):
            cls.name = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, field: str | None = None, **values: object) -> None:
        """`field` is the JSON field at fault (`members.0.id_number`); `values` fill the sentence."""
        super().__init__()
        self.field = field
        self.values = values
        self.others: tuple[Refused, ...] = ()
        """What else is wrong, where something is refused as a whole."""

    @property
    def every(self) -> "tuple[Refused, ...]":
        """This reason and all others."""
        return self, *self.others

    @property
    def sentence(self) -> str:
        """The sentence before its values are filled in."""
        return self.__doc__ or ""

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


class Conflict(Refused):
    """This does not fit with what has been recorded meanwhile."""

    status = 409


class NotThere(Refused):
    """This is not known here."""

    status = 404


def by_name() -> dict[str, type[Refused]]:
    """Every refusal under its stable name."""
    kinds: list[type[Refused]] = [Refused, Conflict, NotThere]
    return {kind.name: kind for parent in kinds for kind in (parent, *parent.__subclasses__())}


# What is impossible or incomplete.


class TextMissing(Refused):
    """Something has to be written here."""


class BeginsAFormula(Refused):
    """This begins with = + - or @, as no name or account does: a spreadsheet would take it for a formula."""


class FormDoesNotFoot(Refused):
    """The form does not add up and is not issued: %(where)s says %(stated)s, its parts make %(sum)s."""


class DayInTheFuture(Refused):
    """This day has not come yet."""


class PeriodNotOver(Refused):
    """This period is not over until %(until_on)s has passed."""


class EndNotAfterStart(Refused):
    """The end has to be later than the beginning."""


class EndBeforeStart(Refused):
    """It cannot end before it began, on %(from_on)s."""


class BeforeBirth(Refused):
    """This day is before the person was born, on %(born_on)s."""


class BeforeRegistration(Refused):
    """This day is before the household was registered, on %(registered_on)s."""


class BeforeDesignation(Refused):
    """This day is before the hospital was designated, on %(from_on)s."""


class NoMembers(Refused):
    """A household has at least one member."""


class DuplicatePerson(Refused):
    """This person is entered twice."""


class UnknownSubject(Refused):
    """A life event is about a member of the household, or about the child."""


class DivisionMissing(Refused):
    """A move needs the division moved to."""


class DisabilityLevelMissing(Refused):
    """A disability level is a number from 1 to 4."""


class HouseholdMovedAway(Conflict):
    """The household has lived in another county since %(moved_on)s; this is decided there."""


class MovesToAnotherCounty(Refused):
    """This is a move to another county: withdraw what was recorded, and report it anew."""


class MovedBetweenCounties(Conflict):
    """This moved the household from one county to another. If that was wrong, the county where it lives now withdraws it."""


class MemberHasDied(Refused):
    """This member died on %(died_on)s."""


class OutsideTheCounty(Refused):
    """This place is in another county: a household comes there by moving."""


class MergedIntoItself(Refused):
    """This is the same household."""


class NoSuchEdition(Refused):
    """This is no edition: name a preset, or send one with all its duties."""

    name = "edition"


class NoSuchScheme(Refused):
    """This is no edition of a scheme: name a preset, or send one with all its terms."""


class SharesAboveTheWhole(Refused):
    """The shares of a component are more than 100 percent: somebody would pay what nobody is due."""


class ReachedAfterAll(Refused):
    """Somebody was reached: then there is no reason why nobody was."""


class RestsTooLong(Refused):
    """An alert rests for %(days)s days at most."""


class StepsMissing(Refused):
    """Name at least one step the green channel was used for."""


class NobodyNamed(Refused):
    """Name a member of staff, or an organisation."""


class ServesElsewhere(Refused):
    """A hospital serves counties of the prefecture or province that designates it; a county's hospital its own county."""


class StepNotUsed(Refused):
    """Priority can be said only of a step the green channel was used for."""


class PriorityBothWays(Refused):
    """The same step cannot have been with priority and without."""


class AuthorisationTooLong(Refused):
    """An authorisation to sign holds at most %(days)s days; then the family is asked again."""


class UnknownPackageItem(Refused):
    """A contract of this kind promises no such item."""


class BeforeOpening(Refused):
    """This day is before it was opened, on %(opened_on)s."""


class NoSuchProject(Refused):
    """This is none of the service projects."""


class NotOnChecklist(Refused):
    """This is on no line of the checklist of the service."""


class NotesAreTheCounsellors(Refused):
    """What was said is noted by the counsellor alone; here only that the session took place."""


class NotForNotes(Refused):
    """Only counselling has notes of its own."""


class ReviewTooEarly(Refused):
    """The plan is looked at next after %(before)s."""


class BeforeDelivery(Refused):
    """This day is before the service was delivered, on %(delivered_on)s."""


class NothingToDrawFrom(Refused):
    """No contact was recorded on these days, so there is nothing to ask about."""


# What does not fit with what has happened already.


class HouseholdClosed(Conflict):
    """This household was closed on %(closed_on)s."""


class HouseholdMerged(Conflict):
    """This household was merged into another one."""


class MemberHasLeft(Conflict):
    """This member has not belonged to the household since %(from_on)s."""


class ChildAlreadyRecorded(Conflict):
    """What is known of the child has been recorded: correct it."""


class ReopenedBeforeClosure(Refused):
    """It cannot be opened again before it was closed, on %(closed_on)s."""


class AlreadyAssigned(Conflict):
    """This person is already a contact person at this level, from %(from_on)s."""


class AssignmentAlreadyEnded(Conflict):
    """This assignment already ended on %(until_on)s."""


class AssignmentNotEnded(Refused):
    """This assignment has no end yet that could be corrected."""


class SupporterAlreadyEnded(Conflict):
    """This help already ended on %(until_on)s."""


class SupporterNotThere(NotThere):
    """This supporter is not known in the household."""


class NobodyTakesOver(Refused):
    """Say who takes the households over."""


class HandedToThemselves(Refused):
    """This person looks after the household already. Choose somebody else."""


class AlreadyWithdrawn(Conflict):
    """This has been withdrawn and counts no longer."""


class ContactAlreadyWithdrawn(Conflict):
    """This contact has been withdrawn."""


class NeedAlreadyClosed(Conflict):
    """This need is closed."""


class HelpPlanNotEnded(Conflict):
    """This help plan has no end yet that could be corrected."""


class HelpAlreadyEnded(Conflict):
    """This help already ended on %(until_on)s."""


class NeedNotClosed(Conflict):
    """This need is not closed."""


class NoEmergency(Conflict):
    """This need was not reported as an emergency."""


class AlreadyVerified(Conflict):
    """This life event has been verified."""


class AlreadyRejected(Conflict):
    """This life event has been rejected."""


class LifeEventAlreadyWithdrawn(Conflict):
    """This life event has been withdrawn."""


class NotYetDecided(Refused):
    """Nobody has verified or rejected this life event yet."""


class DeathAlreadyRecorded(Conflict):
    """This death has been recorded already."""


class PausesOverlap(Conflict):
    """The household is already paused on some of these days, from %(from_on)s."""


class MemberHasNotLeft(Conflict):
    """This member has not left the household."""


class NoChildRecorded(Conflict):
    """Nothing is recorded of a child."""


class HouseholdNotClosed(Conflict):
    """This household is not closed."""


class HouseholdNotMerged(Conflict):
    """This household is not merged into another."""


class PauseAlreadyWithdrawn(Conflict):
    """This pause has been withdrawn."""


class PauseAlreadyEnded(Conflict):
    """This pause already ended on %(until_on)s."""


class PauseEndsBefore(Conflict):
    """This pause ends before that day, on %(until_on)s."""


class ContractsOverlap(Conflict):
    """The member already has a contract of this kind on some of these days, from %(from_on)s."""


class ContractAlreadyEnded(Conflict):
    """This contract already ended on %(until_on)s."""


class ContractEndsBefore(Conflict):
    """This contract ends before that day, on %(until_on)s."""


class ContractNotEnded(Conflict):
    """This contract did not end early, so there is no such day to correct."""


class PassesOverlap(Conflict):
    """The member already has a pass on some of these days, from %(from_on)s."""


class PassAlreadyEnded(Conflict):
    """This pass already ended on %(until_on)s."""


class PassEndsBefore(Conflict):
    """This pass ends before that day, on %(until_on)s."""


class PassNotEnded(Conflict):
    """This pass did not end early, so there is no such day to correct."""


class AlreadyRevoked(Conflict):
    """This authorisation was already revoked, from %(revoked_on)s."""


class AuthorisationEndsBefore(Conflict):
    """This authorisation ends before that day, on %(until_on)s."""


class PostsOverlap(Conflict):
    """The same post is already held on some of these days, from %(from_on)s."""


class PostAlreadyEnded(Conflict):
    """This post already ended on %(until_on)s."""


class TrainingAlreadyWithdrawn(Conflict):
    """This training has been withdrawn."""


class TaskAlreadyClosed(Conflict):
    """This task was closed on %(closed_on)s."""


class TaskAlreadyWithdrawn(Conflict):
    """This task has been withdrawn."""


class TaskNotDone(Conflict):
    """Nobody has reported this task as done yet."""


class InspectionAlreadyClosed(Conflict):
    """This inspection was closed on %(closed_on)s."""


class FindingNotRectified(Conflict):
    """Nobody has reported yet that this was put right."""


class FindingsStillOpen(Conflict):
    """%(number)s findings are not closed yet."""


class FundsAlreadyWithdrawn(Conflict):
    """This record of funds received has been withdrawn."""


class FormAlreadyIssued(Conflict):
    """The form of this scheme and year has been issued already: what became known later is a restatement."""


class FormNotIssued(Conflict):
    """This form has not been issued yet."""


class CampaignAlreadyWithdrawn(Conflict):
    """This campaign has been withdrawn."""


class FindingAlreadyWithdrawn(Conflict):
    """This finding has been withdrawn."""


class RecordCheckAlreadyWithdrawn(Conflict):
    """This check has been withdrawn."""


class ExternalNumberAlreadyWithdrawn(Conflict):
    """This number has been withdrawn."""


class ExternalNumberStands(Conflict):
    """A number in this system stands already. Withdraw it first if it is wrong."""


class ServiceOrderAlreadyEnded(Conflict):
    """This order already ended on %(until_on)s."""


class ServiceOrderAlreadyWithdrawn(Conflict):
    """This order has been withdrawn."""


class ServiceWasDelivered(Conflict):
    """Something was delivered already. Withdraw that first, or end the order."""


class DeliveryAlreadyWithdrawn(Conflict):
    """This delivery has been withdrawn."""


class ProviderAlreadyEnded(Conflict):
    """This provider already ended on %(until_on)s."""


class ActivityAlreadyWithdrawn(Conflict):
    """This activity has been withdrawn."""


class SpotCheckAlreadyAnswered(Conflict):
    """This call-back was recorded already, on %(called_on)s. Correct it where it is wrong."""


class DepartmentAlreadyEnded(Conflict):
    """This department already ended on %(until_on)s."""


class HospitalAlreadyWithdrawn(Conflict):
    """This hospital is no longer designated from %(withdrawn_on)s on."""


class HospitalNotWithdrawn(Conflict):
    """This hospital was not withdrawn: there is nothing to undo."""


class PeriodAlreadyClosed(Conflict):
    """This period is closed already; what became known later is told by a restatement."""


class PeriodNotClosed(Conflict):
    """This period is not closed."""


class NothingToRestate(Conflict):
    """The figures are as they were told last: there is nothing to restate."""


# What is not known under the id given.


class HouseholdNotThere(NotThere):
    """This household is not known."""


class MemberNotThere(NotThere):
    """This member is not known in the household."""


class PauseNotThere(NotThere):
    """This pause is not known in the household."""


class AssignmentNotThere(NotThere):
    """This assignment is not known in the household."""


class ContractNotThere(NotThere):
    """This contract is not known for the person."""


class PassNotThere(NotThere):
    """This pass is not known for the person."""


class UseNotThere(NotThere):
    """This use of the green channel is not known."""


class CheckupNotThere(NotThere):
    """This check-up is not known for the person."""


class AuthorisationNotThere(NotThere):
    """This authorisation is not known for the person."""


class DoctorServiceNotThere(NotThere):
    """This service is not known for the person."""


class ContactNotThere(NotThere):
    """This contact is not known in the household."""


class PetitionNotThere(NotThere):
    """This petition is not known."""


class HelpNotThere(NotThere):
    """This help is not known in the household."""


class HelpPlanNotThere(NotThere):
    """This help plan, or what was found of it, is not known in the household."""


class MeasureNotThere(NotThere):
    """This measure is not known in the household."""


class NeedNotThere(NotThere):
    """This need is not known in the household."""


class PreferenceNotThere(NotThere):
    """This wish is not known in the household."""


class LifeEventNotThere(NotThere):
    """This life event is not known in the household."""


class AlertNotThere(NotThere):
    """This alert is not open in the household."""


class StaffNotThere(NotThere):
    """This staff member is not known."""


class PostNotThere(NotThere):
    """This post is not known for the staff member."""


class TrainingNotThere(NotThere):
    """This training is not known."""


class TaskNotThere(NotThere):
    """This task is not known."""


class InspectionNotThere(NotThere):
    """This inspection is not known."""


class FindingNotThere(NotThere):
    """This finding is not known in the inspection."""


class FundsNotThere(NotThere):
    """These funds are not known."""


class CampaignNotThere(NotThere):
    """This campaign is not known."""


class RecordCheckNotThere(NotThere):
    """This check is not known in the household."""


class ExternalNumberNotThere(NotThere):
    """This number is not known in the household."""


class ServiceOrderNotThere(NotThere):
    """This order is not known in the household."""


class DeliveryNotThere(NotThere):
    """This delivery is not known in the household."""


class ProviderNotThere(NotThere):
    """This provider is not known."""


class ActivityNotThere(NotThere):
    """This activity is not known."""


class SpotCheckNotThere(NotThere):
    """This call-back is not known."""


class DepartmentNotThere(NotThere):
    """This department is not known at the hospital."""


class TestCallNotThere(NotThere):
    """This test call is not known at the hospital."""


class HospitalNotThere(NotThere):
    """This hospital is not known."""


# Payment lists.


class PaymentListNotThere(NotThere):
    """There is no such payment list."""


class PaymentLineNotThere(NotThere):
    """The list has no such line."""


class PaymentListDiscarded(Conflict):
    """This list was discarded: nothing is paid by it."""


class PaymentListNotComputed(Conflict):
    """The lines of this list are not all computed yet: continue computing them first."""


class PaymentListTakesNoLines(Conflict):
    """This list takes no lines any more."""


class PaymentListIsFrozen(Conflict):
    """This list is frozen: it has to be sent back before it is changed."""


class PaymentLinesDoubtful(Refused):
    """Lines are not due any more, or wait for something reported: %(lines)s. Have the list sent back, or write why it is sent so."""


class PaymentListIsApproved(Conflict):
    """This list is approved: it is not changed any more."""


class PaymentListIsEmpty(Refused):
    """This list has no line that is to be paid."""


class PaymentListNotFrozen(Conflict):
    """This list is not frozen: only what cannot change any more is approved."""


class PaymentListHasChanged(Conflict):
    """This list is not the one that was frozen and looked at. Look at it again; it cannot be approved as it is."""


class ApprovedByWhoPrepared(Refused):
    """Whoever prepared or froze a list does not approve it: another person has to."""


class PaymentListNotApproved(Conflict):
    """This list is not approved: nothing is paid without that."""


class PaidByWhoApproved(Refused):
    """Whoever approved a list does not send it to the bank: another person has to."""


class PaymentListAlreadySent(Conflict):
    """This list was sent already, as another file: it is not sent twice."""


class PaymentListNotSent(Conflict):
    """This list has not been sent to the bank."""


class PaymentLinesOpen(Conflict):
    """The bank has not said yet what became of %(lines)s lines: a list is closed when all are paid or returned."""


class PaymentSumsDiffer(Conflict):
    """What was paid and returned is not what was approved: the sums differ."""


class PayeeHasChanged(Conflict):
    """Name or account of line %(number)s are not those the list was computed with. Nothing was written: prepare a new list."""


class BankRowOfNoLine(Refused):
    """Row %(row)s, column “%(column)s”: the list pays no line %(said)s; its lines are %(expected)s."""


class BankRowTwice(Refused):
    """Row %(row)s, column “%(column)s”: line %(said)s stands in this file already."""


class BankRowOfAnotherAmount(Refused):
    """Row %(row)s, column “%(column)s”: %(said)s is not the amount of line %(number)s; that is %(expected)s."""


class BankRowContradicts(Refused):
    """Row %(row)s, column “%(column)s”: “%(said)s”, but an earlier file has line %(number)s as not paid. If it was after all: `late`."""


class BankRowCameBack(Refused):
    """Row %(row)s, column “%(column)s”: by an earlier file line %(number)s was paid. If it came back since, say so (`late`)."""


class BankFileUnreadable(Refused):
    """This is not a return file of this bank: nothing of it can be read. Nothing was taken."""


class BankFileBroken(Refused):
    """Row %(row)s: these are not the characters of the bank's layout; the file is broken or in another encoding. Nothing was taken."""


class BankFileTooLong(Refused):
    """A return file has at most %(rows)s rows. Nothing was taken."""


class BankFileEmpty(Refused):
    """There is no row in this file."""


class BankColumnMissing(Refused):
    """Row 1: the column “%(column)s” is missing. Nothing was taken."""


class BankRowUnreadable(Refused):
    """Row %(row)s, column “%(column)s”: “%(said)s” is not what the bank's layout has there, such as %(expected)s."""


class BankWorkbookTooLarge(Refused):
    """This workbook is too large to be read (at most 10 MB and 30,000 rows). Save it as CSV, or ask the bank for its text file."""


class BankTextTooLong(Refused):
    """Line %(number)s: “%(column)s” is longer than the bank's layout allows. Nothing was written."""


class BankTextBeginsAFormula(Refused):
    """Line %(number)s: “%(column)s” begins a spreadsheet's formula (= + - @). Correct it, or take another layout. Nothing was written."""


class NotAsOf(Refused):
    """A bank file is made of the list as it was prepared: it is not asked for as of another moment."""


class NoSuchLayout(Refused):
    """There is no such layout of bank files here."""


class BankFileOfAnotherList(Refused):
    """Row %(row)s, column “%(column)s”: “%(said)s” is another payment list; this one is %(expected)s."""


class SchemeNotPaid(Refused):
    """Nothing is paid to anybody by this scheme here."""


class SchemeUnknown(Refused):
    """There is no such scheme."""


class PeriodUnknown(Refused):
    """A period is a year or a month, as 2023 or 2023-07."""


class PeriodTooFarAhead(Refused):
    """This period begins more than a year from now: nothing is paid so far ahead."""


class ListToReissueNotClosed(Conflict):
    """Nothing of this list was returned: there is nothing to pay again."""
