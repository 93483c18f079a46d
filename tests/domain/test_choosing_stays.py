"""What goes along in a part is what its pages tell: nothing of the trash, nothing by its id, nothing of what was noted."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import activities, chosen
from lobdossier.domain.experience import Experience
from lobdossier.domain.package import for_receiver
from lobdossier.domain.people import Contact, ContactMoment
from lobdossier.domain.portrait import Comparison, Motive, MotiveOrder, RankedMotive, WorkImage
from lobdossier.domain.shape import plain
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence

DOSSIER = Snapshot.of(
    [
        SchoolPeriod(id="p", school="De Spaander", guide="GEHEIM begeleider", help_desk="GEHEIM loket"),
        Motive(id="m1", title="Bouwen"),
        MotiveOrder(
            id="o",
            motives=(
                RankedMotive(motive_id="m1", title="Bouwen"),
                RankedMotive(motive_id="m2", title="GEHEIM weg", sentence="GEHEIM weg"),
            ),
        ),
        WorkImage(id="w", title="Maker", comparisons=(Comparison(about_id="q9", because="GEHEIM weg"),)),
        Contact(id="c", name="Saskia", opening="GEHEIM zin", via="GEHEIM", moments=(ContactMoment(what="GEHEIM"),)),
        Experience(id="e1", title="Mee"),
        Experience(id="e2", title="Thuis", story="GEHEIM verhaal", unknown={"nieuw": "GEHEIM"}),
        Experience(id="e3", title="GEHEIM weg", deleted=datetime(2026, 1, 1, tzinfo=UTC)),
        Feedback(id="f", agreed=True, target_kind="experience", target_id="e2", competence=Competence.NETWERKEN),
    ]
)
DOCUMENT = CareerDocument(
    experience_ids=("e1", "e3"), work_image_ids=("w",), contact_ids=("c",), said=True, consent_by="GEHEIM ouder",
    consent_on=date(2026, 1, 1), why="Omdat",
)  # fmt: skip


def test_nothing_that_no_page_tells_goes_along() -> None:
    part = chosen(DOSSIER, DOCUMENT)
    told = [*(record for group in part.records.values() for record in group), *activities(DOSSIER)]

    written = json.dumps([plain(each) for each in [*told, for_receiver(DOCUMENT, part)]])

    assert "GEHEIM" not in written
    assert "De Spaander" in written
    assert "Omdat" in written


@pytest.mark.parametrize("left", ["m2", "q9", "e3"])
def test_no_id_of_what_stays_at_home_goes_along(left: str) -> None:
    part = chosen(DOSSIER, DOCUMENT)

    written = json.dumps(
        [plain(r) for group in part.records.values() for r in group] + [plain(for_receiver(DOCUMENT, part))]
    )

    assert f'"{left}"' not in written
    assert '"e2"' not in written
