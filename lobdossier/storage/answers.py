"""The answers inside reflections, looked at where they lie: no record is made of what is only counted."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, TableValuedAlias, case, exists, func, literal, select

from lobdossier.domain.reflection import Reflection
from lobdossier.storage.tables import TABLES

_R = TABLES[Reflection].c
_BLANK: Final = " \t\r\n\u00a0"


def each_answer() -> TableValuedAlias:
    """The answers of a reflection, one a row; a cell that is damaged has none."""
    answers = case((func.json_valid(_R.answers) == 1, _R.answers), else_="[]")
    return func.json_each(answers).table_valued("value", name="answer")


def words_of(each: TableValuedAlias) -> ColumnElement[str]:
    """What was answered, without the blanks around it."""
    return func.trim(func.json_extract(each.c.value, "$.text"), _BLANK)


def has_words() -> ColumnElement[bool]:
    """Whether a reflection has an answer with words in it."""
    each = each_answer()
    return exists(select(literal(1)).select_from(each).where(words_of(each) != ""))
