"""Names of service projects and of the lines of their checklists, in the reader's language."""

from casework.projects.catalogue import projects
from web.language.i18n import current_language


def project_name(code: str) -> str:
    project = projects()[code]
    return project.en if current_language() == "en" else project.zh


def item_name(project: str, code: str) -> str:
    """A line of a checklist; the code itself where the line is not known any more."""
    found = (item for item in projects()[project].checklist if item.item == code)
    return next((item.en if current_language() == "en" else item.zh for item in found), code)


def project_options() -> list[tuple[str, str]]:
    return [(code, project_name(code)) for code in projects()]


def item_options(project: str, prefix: str) -> list[tuple[str, str]]:
    return [(prefix + item.item, item_name(project, item.item)) for item in projects()[project].checklist]
