"""A feedback file: what is written comes back, what a file may not decide does not, and what is no such file is refused."""

from __future__ import annotations

import io
import json
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import FeedbackRefused, OpenError, TargetTaken, TooMuchToExport
from lobdossier.domain.guide import FeedbackFile, bare
from lobdossier.domain.ids import new_id
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, FeedbackSort
from lobdossier.exchange.feedback_file import HEAD, LISTS, read_feedback, write_feedback
from lobdossier.paths import resource
from tests.exchange.dossiers import JSON_VALUES, MOMENTS, TEXTS, records
from tests.factories import AWKWARD

DOSSIER = new_id()


def manifest(**more: Any) -> dict[str, Any]:
    """The least that a file says."""
    return {"format": "lobfeedback", "version": "1.0", "dossier": {"id": DOSSIER}, **more}


def zipped(path: Path, obj: object) -> Path:
    """A feedback file by another program."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", obj if isinstance(obj, bytes) else json.dumps(obj))
    return path


def view_or_not(remark: Record) -> Record:
    """A view is on a competence."""
    assert isinstance(remark, Feedback)
    return replace(remark, competence=remark.competence or Competence.NETWERKEN)


@st.composite
def files(draw: st.DrawFn) -> FeedbackFile:
    """Any file."""
    some = {kind: tuple(draw(st.lists(records(kind), max_size=3))) for kind in (Feedback, Conversation)}
    talks: Any = some[Conversation]
    ids = st.sampled_from([talk.id for talk in talks])
    around = {
        kind: tuple(replace(each, conversation_id=draw(ids)) for each in draw(st.lists(records(kind), max_size=2 if talks else 0)))
        for kind in (Participant, Agreement)
    }  # type: ignore[var-annotated]  # fmt: skip
    unknown = st.dictionaries(TEXTS.filter(lambda name: name not in (*HEAD, *LISTS)), JSON_VALUES, max_size=2)
    return FeedbackFile(
        dossier_id=new_id(), student=draw(TEXTS), guide=draw(TEXTS), role=draw(TEXTS), made_on=draw(MOMENTS),
        made_with=draw(TEXTS), feedback=tuple(map(view_or_not, some[Feedback])), conversations=talks,
        participants=around[Participant], agreements=around[Agreement], unknown=draw(unknown),
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_what_is_written_comes_back(tmp_path: Path, file: FeedbackFile) -> None:
    """Every text letter by letter, unknown fields too; but nothing that is the student's to say."""
    path = tmp_path / "x.lobfeedback"
    write_feedback(file, path)
    first = path.read_bytes()

    found = read_feedback(path)

    assert found == replace(file, feedback=tuple(map(bare, file.feedback)))
    assert found.unchanged is True
    write_feedback(found, path)
    assert path.read_bytes() == first


@pytest.mark.parametrize("text", AWKWARD)
def test_every_text_comes_back_to_the_byte(text: str, tmp_path: Path) -> None:
    remark = Feedback(id="f", text=text, quote=text)
    write_feedback(FeedbackFile(dossier_id=DOSSIER, feedback=(remark,)), tmp_path / "x.lobfeedback")

    (found,) = read_feedback(tmp_path / "x.lobfeedback").feedback

    assert (found.text.encode(), found.quote.encode()) == (text.encode(), text.encode())


def test_it_is_a_zip_with_one_readable_manifest(tmp_path: Path) -> None:
    """Without the date or the computer of who made it: the same file is the same bytes."""
    path = tmp_path / "x.lobfeedback"
    write_feedback(FeedbackFile(dossier_id=DOSSIER, guide="Saskia"), path)

    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["manifest.json"]
        found = json.loads(archive.read("manifest.json"))
    assert list(found) == [*HEAD, *LISTS]
    assert (found["format"], found["version"], found["dossier"]) == ("lobfeedback", "1.0", {"id": DOSSIER})


def test_no_field_of_a_file_decides(tmp_path: Path) -> None:
    """What is the student's is ignored, what is not known here is kept and means nothing."""
    said = {"id": "f", "text": "Goed", "agreed": True, "handled": True, "refused": True, "reply": "Eens",
            "deleted": "2026-01-01T00:00:00.000000Z", "approved": True, "shared": ["iedereen"]}  # fmt: skip
    path = zipped(tmp_path / "x.lobfeedback", manifest(feedback=[said], rights={"all": True}))

    found = read_feedback(path)

    unknown = {"approved": True, "shared": ["iedereen"]}
    assert found.feedback == (Feedback(id="f", text="Goed", unknown=unknown),)
    assert found.unknown == {"rights": {"all": True}}


def test_an_older_version_is_read_and_a_newer_one_is_not(tmp_path: Path) -> None:
    older = zipped(tmp_path / "old.lobfeedback", manifest(version="0.9", feedback=[{"id": "f"}]))
    newer = zipped(tmp_path / "new.lobfeedback", manifest(version="1.1"))

    assert read_feedback(older).feedback == (Feedback(id="f"),)
    assert read_feedback(older).unchanged is None
    assert refused(newer).rule == "newer"


def test_a_change_by_another_hand_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "x.lobfeedback"
    write_feedback(FeedbackFile(dossier_id=DOSSIER, feedback=(Feedback(id="f", text="Goed"),)), path)
    with zipfile.ZipFile(path) as archive:
        data = archive.read("manifest.json").replace(b"Goed", b"Fout")
    zipped(path, data)

    assert read_feedback(path).unchanged is False


def refused(path: Path) -> FeedbackRefused:
    """How the file is refused."""
    with pytest.raises(FeedbackRefused) as found:
        read_feedback(path)
    return found.value


REMARK = {"id": "f", "text": "Goed"}


@pytest.mark.parametrize(
    ("more", "rule", "where"),
    [
        ({"dossier": {}}, "unbound", ""),
        ({"dossier": {"id": "../x"}}, "value", "dossier"),
        ({"student": 3}, "type", "student"),
        ({"guide": "x" * 201}, "length", "guide"),
        ({"format": "lobdossier"}, "value", "format"),
        ({"version": "een"}, "version", "version"),
        ({"feedback": {}}, "type", "feedback.feedback"),
        ({"feedback": [3]}, "type", "feedback"),
        ({"feedback": [REMARK, REMARK]}, "duplicate", "feedback.id"),
        ({"feedback": [REMARK], "conversations": [{"id": "f"}]}, "duplicate", "conversation.id"),
        ({"feedback": [{"id": ""}]}, "value", "feedback.id"),
        ({"feedback": [{**REMARK, "sort": "approve"}]}, "value", "feedback.sort"),
        ({"feedback": [{**REMARK, "text": "x" * 100_001}]}, "length", "feedback.text"),
        ({"feedback": [{**REMARK, "on": "2026-02-30"}]}, "value", "feedback.on"),
        ({"feedback": [{**REMARK, "step": 5}]}, "range", "feedback.step"),
        ({"feedback": [{**REMARK, "agreed": "ja"}]}, "type", "feedback.agreed"),
        ({"feedback": [{**REMARK, "sort": "view", "step": 2}]}, "missing", "feedback.competence"),
        ({"feedback": [{"id": str(n)} for n in range(limits.FEEDBACK + 1)]}, "items", "feedback"),
        ({"participants": [{"id": "p", "conversation_id": "c"}]}, "reference", "participant.conversation_id"),
        ({"agreements": [{"id": "a", "conversation_id": "c"}]}, "reference", "agreement.conversation_id"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_refused_whole(more: dict[str, Any], rule: str, where: str, tmp_path: Path) -> None:
    error = refused(zipped(tmp_path / "x.lobfeedback", manifest(**more)))

    assert (error.rule, error.where) == (rule, where)


def test_other_zips_are_refused(tmp_path: Path) -> None:
    """Something beside the list, no list, a package, a folder."""
    more = io.BytesIO()
    with zipfile.ZipFile(more, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest()))
        archive.writestr("foto.jpg", b"x")
    (tmp_path / "more").write_bytes(more.getvalue())
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        archive.writestr("foto.jpg", b"x")

    assert (refused(tmp_path / "more").rule, refused(tmp_path / "more").where) == ("files", "foto.jpg")
    assert refused(tmp_path / "zip").rule == "is zip"
    with pytest.raises(OpenError):
        read_feedback(tmp_path / "weg.lobfeedback")


def test_ten_thousand_remarks_are_read_within_two_seconds(tmp_path: Path) -> None:
    """Each of a hundred words, with a quote."""
    words = "Je bleef rustig toen de klant boos werd, en je vroeg door. " * 10
    many = tuple(
        Feedback(id=new_id(), sort=FeedbackSort.SAW, target_kind="experience", target_id=new_id(), quote=words[:120],
                 path="story", seen="0" * 64, who="Saskia de Boer", role="slb’er", text=words)
        for _ in range(limits.FEEDBACK)
    )  # fmt: skip
    path = tmp_path / "x.lobfeedback"
    write_feedback(FeedbackFile(dossier_id=DOSSIER, feedback=many), path)

    began = time.process_time()
    found = read_feedback(path)
    took = time.process_time() - began

    assert len(found.feedback) == limits.FEEDBACK
    assert took < 2


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "x.lobfeedback"
    write_feedback(FeedbackFile(dossier_id=DOSSIER), path)
    before = path.read_bytes()
    many = tuple(Feedback(id=str(number)) for number in range(limits.FEEDBACK + 1))
    long = tuple(Feedback(id=str(number), text="x" * 100_000) for number in range(400))

    for feedback, what in ((many, "feedback"), (long, "texts")):
        with pytest.raises(TooMuchToExport) as found:
            write_feedback(FeedbackFile(dossier_id=DOSSIER, feedback=feedback), path)
        assert found.value.what == what
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_nothing_else_is_written_over(tmp_path: Path) -> None:
    """No dossier, no photo, and no package even if its name says that it is feedback elsewhere."""
    file = FeedbackFile(dossier_id=DOSSIER, made_on=datetime(2026, 1, 1, tzinfo=UTC))
    photo, package = tmp_path / "foto.lobfeedback", tmp_path / "x.lobpakket"
    photo.write_bytes(b"\xff\xd8\xff")
    zipped(package, manifest())

    for path in (photo, package):
        before = path.read_bytes()
        with pytest.raises(TargetTaken):
            write_feedback(file, path)
        assert path.read_bytes() == before


def test_the_example_on_its_page_is_read(tmp_path: Path) -> None:
    """And the page names every key of the head, every sort, and the limits."""
    page = resource().parent.joinpath("docs", "feedback-form.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]

    found = read_feedback(zipped(tmp_path / "x.lobfeedback", example.encode()))

    assert [each.sort for each in found.feedback] == [FeedbackSort.SAW, FeedbackSort.VIEW]
    assert not any(each.unknown for each in found.feedback)
    for word in (*HEAD, *LISTS, *(sort.value for sort in FeedbackSort)):
        assert f"`{word}`" in page
    for most in (limits.FEEDBACK, limits.GUIDE_CONVERSATIONS, limits.LINE):
        assert f"{most:,}" in page
    assert f"{limits.FEEDBACK_BYTES // 2**20} MiB" in page
