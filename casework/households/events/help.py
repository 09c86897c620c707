"""Categorised help (分类帮扶): the category a family is given from a day on."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class HelpCategoryAssigned(Event, frozen=True, kw_only=True):
    """One of the categories that the county's edition names, from a day on, until one said of a later day. `title`, and in
    English `title_en`: what the county called it then."""

    thing = "help_id"
    day_field = "from_on"
    theme = "decision"

    help_id: UUID
    help_category: str
    from_on: date
    reason: Private
    title: str = ""
    title_en: str = ""


class HelpCategoryCorrected(Event, frozen=True, kw_only=True):
    """The whole as it reads after the correction; its end is told by `HelpCategoryEnded`."""

    thing = "help_id"
    corrects = HelpCategoryAssigned
    day_field = "from_on"
    theme = "decision"

    help_id: UUID
    help_category: str
    from_on: date
    reason: Private
    title: str = ""
    title_en: str = ""


class HelpCategoryEnded(Event, frozen=True, kw_only=True):
    """From `until_on` on the family is in no category of its own, if it still is in this one."""

    thing = "help_id"
    day_field = "until_on"
    theme = "decision"

    help_id: UUID
    until_on: date
    reason: Private


class HelpCategoryWithdrawn(Event, frozen=True, kw_only=True):
    """It was given by mistake: the family was never in it."""

    thing = "help_id"
    withdraws = True
    theme = "decision"

    help_id: UUID
    reason: Private


HelpEvent = HelpCategoryAssigned | HelpCategoryCorrected | HelpCategoryEnded | HelpCategoryWithdrawn
