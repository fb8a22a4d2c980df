"""Looks after making: banner on every page and sheet and in the metadata, names of the expected values in the file's text,
and no notice of a fictitious body that seeks a US chip, cloud or model. Needs poppler-utils."""

import json
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True

import docx
import openpyxl

import paper

HERE = pathlib.Path(__file__).resolve().parent.parent
US = re.compile(r"nvidia|amd-|intel|google|aws|azure|gcp|oracle|ibm|claude|openai|gemini|amazon|unnamed-foreign")


def fold(text):
    return re.sub(r"\s", "", text)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def text_of(path, banner):
    """The folded text of a file; stops where the banner is missing."""
    if path.suffix == ".pdf":
        text = run("pdftotext", path, "-")
        assert all(fold(page).count(banner) == 2 for page in text.split("\f")[:-1]), path
        assert banner in fold(run("pdfinfo", path)), path
    elif path.suffix == ".docx":
        file = docx.Document(path)
        for place in (file.sections[0].header, file.sections[0].footer):
            assert banner in fold(place.paragraphs[0].text), path
        assert banner in fold(file.core_properties.title) and banner in fold(file.core_properties.subject), path
        cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        text = "".join([p.text for p in file.paragraphs] + cells)
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        assert all(fold(sheet["A1"].value) == banner for sheet in book), path
        assert banner in fold(book.properties.title) and banner in fold(book.properties.subject), path
        text = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    else:
        data = path.read_bytes()
        text = data.decode("gb18030" if b"gb18030" in data else "utf-8")
        assert fold(text).count(banner) >= 4, path
    return fold(text)


def main():
    wrong = 0
    for folder in (HERE, HERE / "investigation"):
        for entry in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
            real = entry.get("entity_sought") or entry["file"].startswith("cases/")
            text = text_of(folder / entry["file"], fold(paper.REBUILT if real else paper.FICTITIOUS))
            names = entry["buyers"] + entry["agencies"] + [s["name"] for s in entry["suppliers"]]
            names += [entry["project_name"] or "", entry.get("project_number", "")]
            missing = [name for name in names if fold(name) not in text]
            things = entry["chips"] + entry["cloud_providers"] + entry["ai_services"]
            seeks = [t["id"] for t in things if t["stance"] == "sought" and US.match(t["id"]) and not real]
            if missing or seeks:
                wrong += 1
                print(entry["file"], missing, seeks)
    print("all as it should be" if not wrong else f"{wrong} entries are wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
