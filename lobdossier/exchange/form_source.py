"""Reading back a form that was filled in by whatever program: within bounds, and only what is ours.

Nothing in it is run. Fields that are not ours are ignored, whatever they are called; nothing in a file sets a right but
the one box to tick, and that with its own state alone. The pages are not looked at: a form that was printed or
flattened has no answers that can be told from its questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pikepdf

from lobdossier.domain import forms, limits
from lobdossier.domain.errors import NoFormInside, Refused
from lobdossier.domain.forms import FormKey, read_key, read_question
from lobdossier.exchange.pdf_opening import FAULTS, inflated, opened
from lobdossier.text.causes import FILE
from lobdossier.text.clean import storable

DAY_LENGTH: Final = 200
_NAME_BYTES: Final = 50_000
_DEEPEST: Final = 16
_PAGES: Final = 50
_LINE_ENDS: Final = re.compile("\r\n|[\r\u2029]")
_LANGUAGE: Final = re.compile("\x1b[A-Za-z-]{2,8}\x1b")
"""Marks of the language in a text (ISO 32000-1, 7.9.2.2); they are no part of it."""


@dataclass(frozen=True, slots=True)
class FormFields:
    """What a form holds.

    Attributes:
        key: whose it is.
        answers: what was written, by the id of the question; every one of its questions is in it.
        fields: the name of each of those fields, by the same id.
        may_show: whether the box was ticked.
        name, day: what was written there.
    """

    key: FormKey
    answers: Mapping[str, str]
    fields: Mapping[str, str]
    may_show: bool
    name: str
    day: str


def read_form(path: Path) -> FormFields:
    """The form at *path*.

    Raises:
        NoFormInside: there are no fields in it, or none of ours.
        Refused: it is too large, encrypted or damaged; a text is longer than a dossier keeps ("length", with the id of
            the question); a field holds no text, or two; it was made by a newer version ("newer").
        OSError: it cannot be read.
    """
    with closing(opened(path, limits.FORM_BYTES)) as pdf:
        try:
            values = _values(pdf)
            keys = {key for key in map(read_key, values) if key is not None}
            if not keys:
                raise NoFormInside(path, "other" if values else "printed")
            if len(keys) > 1:
                raise Refused(FILE, "", "duplicate")
            key = keys.pop()
            if key.version > forms.VERSION:
                raise Refused(FILE, "", "newer")
            return _ours(key, values)
        except FAULTS as error:
            raise Refused(FILE, "", "packing") from error


def is_form(path: Path) -> bool:
    """Whether the PDF at *path* is one of our forms; `read_form` says whether it can be read."""
    try:
        with closing(opened(path, limits.FORM_BYTES)) as pdf:
            return any(read_key(name) is not None for name in _values(pdf))
    except (Refused, *FAULTS):
        return False


def _ours(key: FormKey, values: Mapping[str, list[Any]]) -> FormFields:
    answers: dict[str, str] = {}
    fields: dict[str, str] = {}
    for name, found in values.items():
        question = read_question(name)
        if question is None:
            continue
        if question in fields:
            raise Refused(FILE, question, "duplicate")
        answers[question], fields[question] = _one(question, found, limits.PROSE), name
    return FormFields(
        key,
        answers,
        fields,
        may_show=_ticked(values.get(forms.MAY_SHOW, [])),
        name=_one("", values.get(forms.NAME, []), limits.TITLE),
        day=_one("", values.get(forms.DAY, []), DAY_LENGTH),
    )


# ---- fields ---------------------------------------------------------------------------------------------


def _values(pdf: pikepdf.Pdf) -> dict[str, list[Any]]:
    """The values of every field by its name, wherever the program that saved it keeps them."""
    found: dict[str, list[Any]] = {}
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Any, str, int]] = []
    for count, node in enumerate(_roots(pdf)):
        if count > limits.FORM_FIELDS:
            raise Refused(FILE, "", "items")
        waiting.append((node, "", 0))
    waiting.reverse()
    for _ in range(limits.FORM_FIELDS * 2 + 1):
        if not waiting:
            return found
        node, above, depth = waiting.pop()
        if (
            not isinstance(node, pikepdf.Dictionary)
            or depth > _DEEPEST
            or (node.objgen != (0, 0) and node.objgen in seen)
        ):
            continue
        seen.add(node.objgen)
        own = node.get("/T", None)
        name = _text("", own, _NAME_BYTES) if isinstance(own, pikepdf.String) else above
        if name:
            values = found.setdefault(name, [])
            if len(values) < limits.FORM_FIELDS:
                values.append(node.get("/V", None) if "/V" in node else node.get("/AS", None))
        kids = node.get("/Kids", None)
        if isinstance(kids, pikepdf.Array):
            if len(kids) > limits.FORM_FIELDS:
                raise Refused(FILE, "", "items")
            waiting += [(kid, name, depth + 1) for kid in kids]
    raise Refused(FILE, "", "items")


def _roots(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The fields that the form lists, and those that lie on a page although it forgot them."""
    form: Any = pdf.Root.get("/AcroForm", None)
    listed = form.get("/Fields", None) if isinstance(form, pikepdf.Dictionary) else None
    for nodes in chain([listed], _on_pages(pdf)):
        if isinstance(nodes, pikepdf.Array):
            yield from (nodes[place] for place in range(len(nodes)))


def _on_pages(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """What lies on the first pages. They are looked up here: qpdf would first put all of them in a row, however many."""
    waiting: list[Any] = [pdf.Root.get("/Pages", None)]
    for _ in range(_PAGES):
        node = waiting.pop() if waiting else None
        if isinstance(node, pikepdf.Dictionary):
            yield node.get("/Annots", None)
            kids = node.get("/Kids", None)
            if isinstance(kids, pikepdf.Array):
                waiting += [kids[place] for place in reversed(range(min(len(kids), _PAGES)))]


# ---- values ---------------------------------------------------------------------------------------------


def _one(where: str, found: list[Any], most: int) -> str:
    """The one text that a field holds: its parts may repeat it, but not say something else."""
    texts = {
        _text(where, value, most * 4 + 2)
        for value in found
        if value is not None and not isinstance(value, pikepdf.Name)
    }
    if any(isinstance(value, pikepdf.Name) for value in found):
        raise Refused(FILE, where, "type")
    texts.discard("")
    if len(texts) > 1:
        raise Refused(FILE, where, "duplicate")
    text = texts.pop() if texts else ""
    if len(text) > most:
        raise Refused(FILE, where, "length")
    return text


def _text(where: str, value: object, most: int) -> str:
    """A text string of a PDF (ISO 32000-1, 7.9.2.2, and UTF-8 as in ISO 32000-2), every end of a line as \\n."""
    if isinstance(value, pikepdf.Stream):
        data = inflated(where, value, most)
    elif isinstance(value, pikepdf.String):
        data = bytes(value)
    else:
        raise Refused(FILE, where, "type")
    if len(data) > most:
        raise Refused(FILE, where, "length")
    return storable(_LINE_ENDS.sub("\n", _decoded(data)))


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        if data.startswith(mark):
            return _LANGUAGE.sub("", data[2:].decode(encoding, "replace"))
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("pdfdoc", "replace")


def _ticked(found: list[Any]) -> bool:
    """Whether every part of the box says yes."""
    said = [value for value in found if value is not None]
    return bool(said) and all(isinstance(value, pikepdf.Name) and value == f"/{forms.YES}" for value in said)
