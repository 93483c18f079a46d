"""A form to fill in, and the programs that do that: Python's, Debian's, those of viewers."""

from __future__ import annotations

import ctypes
import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from lobdossier.domain import forms
from lobdossier.domain.conversation import Conversation, Participant, SharedQuestion
from lobdossier.services.workspace import Workspace
from tests.faults import ROOT

NODE_MODULES = ROOT / "build" / "node_modules"
"""Made by `npm install --prefix build pdf-lib pdfjs-dist`."""
ASKED = ("Wat zag je Zoë goed doen?", "Waar zag je groei?", "Wat is een goede volgende stap?", "Wat wil je vragen?")


@dataclass(frozen=True)
class Sent:
    """A dossier with a trialoog, and the form that went to Henk."""

    workspace: Workspace
    talk: Conversation
    henk: Participant
    form: Path

    def values(self, texts: Mapping[str, str], *, tick: bool = False, **more: str) -> dict[str, str]:
        """What is to be filled in, by the name of the field; *texts* by the id of the question."""
        found = {
            forms.question_name(question): texts[question.id]
            for question in self.talk.questions
            if question.id in texts
        }
        return {**found, **more, **({forms.MAY_SHOW: f"/{forms.YES}"} if tick else {})}

    @property
    def ids(self) -> list[str]:
        """Of the questions."""
        return [question.id for question in self.talk.questions]


def send(folder: Path, *, asked: tuple[str, ...] = ASKED) -> Sent:
    """Zoë's dossier in *folder*, with the form for Henk."""
    workspace = Workspace.create(folder / "Zoë.lobdossier", "Zoë Tahapary", data=folder / "data")
    questions = tuple(SharedQuestion(id=f"q.{n}_é", question=question) for n, question in enumerate(asked, 1))
    talk = workspace.records.add(Conversation(title="Trialoog", on=date(2027, 2, 1), questions=questions))
    henk = workspace.records.add(Participant(conversation_id=talk.id, name="Henk Brouwer", role="praktijkbegeleider"))
    workspace.records.add(Participant(conversation_id=talk.id, name="Marloes Vink", role="BPV-docent", order=1))
    workspace.forms.write(talk, henk, folder / "formulier.pdf")
    return Sent(workspace, talk, henk, folder / "formulier.pdf")


def by_pypdf(source: Path, target: Path, values: Mapping[str, str], *, anew: bool = False) -> None:
    """pypdf; *anew*: it leaves drawing the values to the viewer."""
    writer = pypdf.PdfWriter(clone_from=source)
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=anew)
    writer.write(target)


def by_pikepdf(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """The values alone, without anything drawn."""
    with pikepdf.open(source) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = values.get(str(field.T))
            if value is not None:
                field.V = pikepdf.Name(value) if str(field.T) == forms.MAY_SHOW else pikepdf.String(value)
        pdf.save(target)


def by_pdftk(source: Path, target: Path, values: Mapping[str, str], *how: str) -> None:
    """pdftk, from a file of form data as viewers export it."""
    _there("pdftk")
    rows = [f"<< /T <{_hex(name)}> /V {_fdf(value)} >>" for name, value in values.items()]
    data = "%FDF-1.2\n1 0 obj << /FDF << /Fields [\n{}\n] >> >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
    target.with_suffix(".fdf").write_text(data.format("\n".join(rows)), encoding="ascii")
    _run("pdftk", source, "fill_form", target.with_suffix(".fdf"), "output", target, *how)


def by_mupdf(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """MuPDF, as its viewer does it; it knows a field by what it says of itself."""
    _there("mutool")
    with pikepdf.open(source) as pdf:
        said = {str(field.TU): str(field.T) for field in pdf.Root.AcroForm.Fields}
    script = target.with_suffix(".js")
    script.write_text(
        f"var v = {_json(values)}, names = {_json(said)}, d = new PDFDocument({_json(str(source))}), w = d.loadPage(0).getWidgets();\n"
        "for (var i = 0; i < w.length; i++) { var x = v[names[w[i].getLabel()]]; if (!x) continue;\n"
        "  if (w[i].getFieldType() == 'checkbox') w[i].toggle(); else w[i].setTextValue(x); w[i].update(); }\n"
        f"d.save({_json(str(target))}, '');",
        encoding="utf-8",
    )
    _run("mutool", "run", script)


def by_poppler(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """Poppler, which is Evince (Debian: gir1.2-poppler-0.18, python3-gi)."""
    script = (
        "import gi, json, sys; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler\n"
        "values = json.loads(sys.argv[3]); d = Poppler.Document.new_from_file('file://' + sys.argv[1], None)\n"
        "for m in d.get_page(0).get_form_field_mapping():\n"
        "    x = values.get(m.field.get_name())\n"
        "    if x is not None and m.field.get_field_type() == Poppler.FormFieldType.BUTTON: m.field.button_set_state(True)\n"
        "    elif x is not None: m.field.text_set_text(x)\n"
        "d.save('file://' + sys.argv[2])"
    )
    there = "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"
    if subprocess.run(["/usr/bin/python3", "-c", there], capture_output=True, check=False).returncode:
        pytest.skip("poppler's bindings are not installed")
    _run("/usr/bin/python3", "-c", script, source, target, _json(values))


def by_pdfium(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """PDFium, which is Chrome: typed, and clicked."""
    pdf = pypdfium2.PdfDocument(source)
    try:
        pdf.init_forms()
        env = pdf.formenv
        page = pdf[0]
        for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, number)
            value = values.get(_name(env, annotation), "")
            if value.startswith("/"):
                box = pdfium.FS_RECTF()
                pdfium.FPDFAnnot_GetRect(annotation, box)
                middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
                pdfium.FORM_OnLButtonDown(env, page, 0, *middle)
                pdfium.FORM_OnLButtonUp(env, page, 0, *middle)
            elif value:
                typed = ctypes.create_string_buffer((value + "\0").encode("utf-16-le"))
                pdfium.FORM_SetFocusedAnnot(env, annotation)
                pdfium.FORM_SelectAllText(env, page)
                pdfium.FORM_ReplaceSelection(env, page, ctypes.cast(typed, ctypes.POINTER(ctypes.c_ushort)))
                pdfium.FORM_ForceToKillFocus(env)
            pdfium.FPDFPage_CloseAnnot(annotation)
        pdf.save(target)
    finally:
        pdf.close()


def by_pdfjs(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """pdf.js, which is Firefox."""
    script = """
        import fs from "fs";
        const [home, source, target, values] = process.argv.slice(-4), v = JSON.parse(values);
        const js = await import(home + "/pdfjs-dist/legacy/build/pdf.mjs");
        const d = await js.getDocument({data: new Uint8Array(fs.readFileSync(source)), verbosity: 0}).promise;
        for (const a of await (await d.getPage(1)).getAnnotations())
            if (a.fieldName in v) d.annotationStorage.setValue(a.id, {value: a.checkBox ? true : v[a.fieldName]});
        fs.writeFileSync(target, await d.saveDocument()); process.exit(0);
    """
    _there("node", NODE_MODULES / "pdfjs-dist")
    _run("node", "--input-type=module", "-e", script, NODE_MODULES, source, target, _json(values))


def by_pdf_lib(source: Path, target: Path, values: Mapping[str, str]) -> None:
    """pdf-lib; it draws with Helvetica, so it takes Western letters only."""
    script = """
        const [home, source, target, values] = process.argv.slice(-4), v = JSON.parse(values);
        const {PDFDocument} = require(home + "/pdf-lib"), fs = require("fs");
        PDFDocument.load(fs.readFileSync(source)).then(async d => {
            const f = d.getForm();
            for (const n in v) if (v[n][0] == "/") f.getCheckBox(n).check(); else f.getTextField(n).setText(v[n]);
            fs.writeFileSync(target, await d.save());
        });
    """
    _there("node", NODE_MODULES / "pdf-lib")
    _run("node", "-e", script, NODE_MODULES, source, target, _json(values))


Fill = Callable[[Path, Path, Mapping[str, str]], None]
FILLERS: Mapping[str, Fill] = {
    "pypdf": by_pypdf,
    "pypdf anew": lambda source, target, values: by_pypdf(source, target, values, anew=True),
    "pikepdf": by_pikepdf,
    "pdftk": by_pdftk,
    "pdftk anew": lambda source, target, values: by_pdftk(source, target, values, "need_appearances"),
    "mupdf": by_mupdf,
    "poppler": by_poppler,
    "pdfjs": by_pdfjs,
}
"""Those that keep any text."""
WESTERN: Mapping[str, Fill] = {**FILLERS, "pdfium": by_pdfium, "pdf-lib": by_pdf_lib}


def _there(program: str, beside: Path | None = None) -> None:
    if shutil.which(program) is None or (beside is not None and not beside.is_dir()):
        pytest.skip(f"{beside.name if beside else program} is not installed")


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()


def _json(value: object) -> str:
    return json.dumps(value)


def _hex(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex()


def _fdf(value: str) -> str:
    return value if value.startswith("/") else f"<{_hex(value)}>"


def _name(env: object, annotation: object) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldName(env, annotation, None, 0)
    buffer = ctypes.create_string_buffer(max(2, length))
    pdfium.FPDFAnnot_GetFormFieldName(env, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
