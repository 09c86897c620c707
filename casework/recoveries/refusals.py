"""Why something about a recovery is refused. Each docstring is the sentence the user reads, and its key for translation."""

from casework.common.refusals import Conflict, NotThere, Refused


class RecoveryNotThere(NotThere):
    """There is nothing here to be paid back."""


class RecoveryStepNotThere(NotThere):
    """This step is not known here."""


class NothingOutstanding(Conflict):
    """Nothing is outstanding any more."""


class NothingToGiveBack(Conflict):
    """Not more came back than was to be paid back."""


class MoreThanOutstanding(Refused):
    """This is more than what is outstanding."""


class InstalmentsDoNotAddUp(Refused):
    """The instalments do not add up to what is outstanding."""


class InstalmentsNotInOrder(Refused):
    """The days of the instalments are not in order."""


class OffsetByList(Conflict):
    """A payment list has set this off: it comes back only where the bank gives the line back."""


class WaivedByAnother(Conflict):
    """A waiver is withdrawn by somebody who may decide on one."""
