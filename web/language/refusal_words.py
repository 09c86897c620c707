"""The refusals of the rules in the reader's language. A test keeps this list the same as theirs."""

from datetime import date

from casework.common.refusals import Refused
from web.language.i18n import N_, gettext, shown_day

SENTENCES = (
    N_("A disability level is a number from 1 to 4."),
    N_("A household has at least one member."),
    N_("A life event is about a member of the household, or about the child."),
    N_("A move needs the division moved to."),
    N_("It cannot end before it began, on %(from_on)s."),
    N_("Moving a household to another county is not possible yet."),
    N_("Name at least one step the green channel was used for."),
    N_("Somebody else changed this meanwhile. Look at it again, then decide."),
    N_("Something has to be written here."),
    N_("The end has to be later than the beginning."),
    N_("The household is already paused on some of these days, from %(from_on)s."),
    N_("The member already has a contract of this kind on some of these days, from %(from_on)s."),
    N_("The member already has a pass on some of these days, from %(from_on)s."),
    N_("The same post is already held on some of these days, from %(from_on)s."),
    N_("This assignment already ended on %(until_on)s."),
    N_("This assignment is not known in the household."),
    N_("This cannot be done."),
    N_("This contact has been withdrawn."),
    N_("This contact is not known in the household."),
    N_("This day has not come yet."),
    N_("This day is before the hospital was designated, on %(from_on)s."),
    N_("This day is before the household was registered, on %(registered_on)s."),
    N_("This day is before the person was born, on %(born_on)s."),
    N_("This death has been recorded already."),
    N_("This does not fit with what has been recorded meanwhile."),
    N_("This hospital is no longer designated from %(withdrawn_on)s on."),
    N_("This hospital is not known."),
    N_("This household is not known."),
    N_("This household was closed on %(closed_on)s."),
    N_("This is not known here."),
    N_("This life event has been rejected."),
    N_("This life event has been verified."),
    N_("This life event is not known in the household."),
    N_("This member died on %(died_on)s."),
    N_("This member is not known in the household."),
    N_("This is no edition: name a preset, or send one with all its duties."),
    N_("This need has been answered."),
    N_("This need is closed."),
    N_("This need is not known in the household."),
    N_("This person is already a contact person at this level, from %(from_on)s."),
    N_("This person is entered twice."),
    N_("This post already ended on %(until_on)s."),
    N_("This post is not known for the staff member."),
    N_("This staff member is not known."),
    N_("This person's data has been erased as the law provides; nothing about them can be written down again."),
)


def sentence_of(refused: Refused) -> str:
    """The refusal as the user reads it, with days written their way."""
    values = {name: shown_day(v) if isinstance(v, date) else v for name, v in refused.values.items()}
    return gettext(refused.sentence) % values
