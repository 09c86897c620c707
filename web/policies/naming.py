"""What the third coverage is called where somebody works, by the edition in force today."""

from typing import Any

from projections.policies.label import labels_in
from web.language.third_coverage import Label
from web.office import Office


def named_in(office: Office, connection: Any, division: str) -> Label:
    labels = labels_in(connection, division, office.today())
    return Label(labels.third_coverage_zh, labels.third_coverage_en)
