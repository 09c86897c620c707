"""Which texts stand elsewhere than in calls of gettext: the docstrings of refusals, each the sentence a user reads."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

Extracted = tuple[int, str, str, list[str]]


def refusals(
    file: BinaryIO, keywords: Sequence[str], comment_tags: Sequence[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """For Babel (babel.cfg): the docstring of every class in a file that is a refusal."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & KINDS:
            yield node.lineno, "gettext", ast.get_docstring(node) or "", []


KINDS = {"Exception", "Refused", "Conflict", "NotThere"}
