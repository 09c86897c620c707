"""Why an application, or a step of it, is refused. Each docstring is the sentence the user reads, and its key for translation."""

from casework.common.refusals import Conflict, NotThere, Refused

# What stands in the way of a confirmation.


class VillageDidNotAgree(Conflict):
    """The village has not reviewed this and agreed."""


class TownshipDidNotAgree(Conflict):
    """The township has not checked this and agreed."""


class VillageNoticeMissing(Conflict):
    """This has to be on notice in the village for %(days)s days first."""


class TownshipNoticeMissing(Conflict):
    """This has to be on notice in the township for %(days)s days first."""


class NoticeStillRunning(Conflict):
    """This is on notice until %(until_on)s; it is decided afterwards."""


class NoticeTooShort(Refused):
    """A notice stands for at least %(days)s days here."""


class ObjectionOpen(Conflict):
    """There is an objection that has not been resolved."""


class ObjectionUpheld(Conflict):
    """An objection was right: this cannot be confirmed."""


class ConditionNotMet(Refused):
    """This condition is not met: %(condition)s."""


class DecidedTooEarly(Refused):
    """The county decides after what it decides on: not before %(day)s."""


class SameOfficer(Refused):
    """Whoever reviewed this in the village or checked it in the township cannot decide on it for the county."""


# What does not fit with what was recorded.


class AlreadyApplied(Conflict):
    """There is a running application of this person for this scheme, of %(submitted_on)s, in %(place)s."""


class AlreadyAppliedElsewhere(Conflict):
    """There is a running application of this person for this scheme in another county."""


class SchemesExcludeEachOther(Conflict):
    """This cannot be drawn together with: %(scheme)s."""


class AnotherSchemeConfirmed(Conflict):
    """This person has just been confirmed for a scheme that may not be drawn beside this one."""


class ConfirmedBesideMeanwhile(Conflict):
    """This person has just been confirmed for another scheme: look again, and write why the county confirms both."""


class ReasonForBoth(Refused):
    """This is drawn beside %(scheme)s: write why the county confirms both."""


class ApplicationNotRunning(Conflict):
    """This application no longer runs: it was refused or withdrawn, or it has ended."""


class ApplicationDecided(Conflict):
    """The county has decided on this. First its decision is withdrawn."""


class ApplicationNotDecided(Conflict):
    """The county has not decided on this."""


class ApplicationNotConfirmed(Conflict):
    """The county has not confirmed this."""


class ApplicationEnded(Conflict):
    """This has ended. First the exit is withdrawn."""


class ApplicationNotEnded(Conflict):
    """This has not ended."""


class ObjectionAlreadyResolved(Conflict):
    """This objection has been resolved."""


# Stays and costs.


class CostMissing(Refused):
    """Say how much the family itself bore."""


class MoreThanReported(Refused):
    """More is accepted than was reported."""


class StaysOverlap(Conflict):
    """A stay from %(from_on)s until %(until_on)s is paid already: days are paid once."""


class OccasionDecidedByReporter(Refused):
    """Whoever reported or corrected this cannot decide on it."""


# What is not known.


class OccasionNotThere(NotThere):
    """This stay or cost is not known for the application."""


class SchemeNotInForce(Refused):
    """This scheme is not paid there on that day."""


class ApplicationNotThere(NotThere):
    """This application is not known."""


class NoticeNotThere(NotThere):
    """This notice is not known for the application."""


class ObjectionNotThere(NotThere):
    """This objection is not known for the application."""


class StepNotThere(NotThere):
    """This step is not known for the application."""
