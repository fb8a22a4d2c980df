"""Turns a notice in a small markup into docx, PDF, xlsx and html, with the banner on every page and sheet.

The markup, a line each:
    # title      ## heading     = centred     > right aligned     %% page break
    | a | b |    a table; the first row is its head (a line ":plain" before it: no head row);
                 a cell "^" belongs to the cell above, "<" to the cell on its left, "//" breaks the line
    anything else is a paragraph
"""

import datetime
import html
import os
import pathlib
import shutil
import subprocess
import tempfile

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties

REBUILT = "示例文件，据报道重构，非真实公告 / REBUILT EXAMPLE, NOT A REAL NOTICE"
FICTITIOUS = "示例文件，虚构单位 / EXAMPLE, FICTITIOUS BODIES"
MADE = datetime.datetime(2026, 11, 23, 12, 0, 0)
FONTS = ["Noto Serif CJK SC", "WenQuanYi Zen Hei", "Noto Sans CJK SC", "AR PL UMing CN"]


def parse(text):
    """Gives a list of (kind, value); a table's value is (has_head, rows)."""
    out, plain = [], False
    for line in text.strip().split("\n"):
        line = line.rstrip()
        if not line:
            continue
        if line == ":plain":
            plain = True
        elif line.startswith("|"):
            cells = [c.strip().replace("//", "\n") for c in line.strip("|").split("|")]
            if out and out[-1][0] == "table" and not plain:
                out[-1][1][1].append(cells)
            else:
                out.append(("table", (not plain, [cells])))
                plain = False
        elif line.startswith("## "):
            out.append(("heading", line[3:]))
        elif line.startswith("# "):
            out.append(("title", line[2:]))
        elif line.startswith("= "):
            out.append(("centre", line[2:]))
        elif line.startswith("> "):
            out.append(("right", line[2:]))
        elif line == "%%":
            out.append(("page", ""))
        elif line == "--":
            out.append(("gap", ""))
        else:
            out.append(("paragraph", line))
    return out


def title_of(text):
    return next((value for kind, value in parse(text) if kind in ("title", "centre")), "")


def spans(rows):
    """Where each cell that is printed stands and how far it goes: {(row, column): (rows, columns)}."""
    found = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell in ("^", "<"):
                continue
            down, right = 1, 1
            while r + down < len(rows) and c < len(rows[r + down]) and rows[r + down][c] == "^":
                down += 1
            while c + right < len(row) and row[c + right] == "<":
                right += 1
            found[r, c] = (down, right)
    return found


def shares(rows, width):
    """The part of the line that each column gets: by its longest cell, between three and eighteen signs."""
    longest = [max([len(part) for r in rows if c < len(r) for part in r[c].split("\n")] + [1]) for c in range(width)]
    wanted = [min(max(n, 3), 18) + 1 for n in longest]
    return [n / sum(wanted) for n in wanted]


def font_of(run_or_style, name, size=None, bold=None, colour=None):
    run_or_style.font.name = name
    run_or_style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    if size:
        run_or_style.font.size = Pt(size)
    if bold is not None:
        run_or_style.font.bold = bold
    if colour:
        run_or_style.font.color.rgb = RGBColor(*colour)


def page_number(paragraph):
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)


def write_docx(text, path, banner, font=FONTS[0], size=10.5):
    paper = docx.Document()
    core = paper.core_properties
    core.title, core.subject = f"{title_of(text)}（{banner}）", banner
    core.author, core.comments, core.keywords = "tenderlens testdata", banner, "example"
    core.created = core.modified = MADE
    font_of(paper.styles["Normal"], font, size)
    paper.styles["Normal"].paragraph_format.space_after = Pt(3)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    for place in (section.header, section.footer):
        line = place.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        font_of(line.add_run(banner + ("  — " if place is section.footer else "")), font, 8, colour=(170, 30, 30))
        if place is section.footer:
            page_number(line)
            line.add_run(" —")
    align = {"title": WD_ALIGN_PARAGRAPH.CENTER, "centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    for kind, value in parse(text):
        if kind == "table":
            _, rows = value
            width = max(len(r) for r in rows)
            table = paper.add_table(len(rows), width, style="Table Grid")
            table.autofit = False
            for column, share in zip(table.columns, shares(rows, width)):
                column.width = Mm(160 * share)
                for cell in column.cells:
                    cell.width = Mm(160 * share)
            for (r, c), (down, right) in spans(rows).items():
                cell = table.cell(r, c)
                if (down, right) != (1, 1):
                    cell = cell.merge(table.cell(r + down - 1, c + right - 1))
                cell.text = rows[r][c]
                for line in cell.paragraphs:
                    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1.5)
            paper.add_paragraph()
        elif kind == "page":
            paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            line = paper.add_paragraph()
            line.alignment = align.get(kind)
            run = line.add_run(value)
            if kind == "title":
                font_of(run, font, 16, True)
            elif kind == "heading":
                font_of(run, font, size + 1, True)
            elif kind == "paragraph" and len(value) > 45:
                line.paragraph_format.first_line_indent = Pt(size * 2)
    paper.save(path)


def body_html(text):
    out = []
    for kind, value in parse(text):
        if kind == "table":
            has_head, rows = value
            where, lines = spans(rows), []
            for r, row in enumerate(rows):
                cells = []
                for c, cell in enumerate(row):
                    if (r, c) in where:
                        down, right = where[r, c]
                        extra = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")
                        tag = "th" if has_head and r == 0 else "td"
                        cells.append(f"<{tag}{extra}>{html.escape(cell).replace(chr(10), '<br>')}</{tag}>")
                lines.append("<tr>" + "".join(cells) + "</tr>")
            out.append("<table>\n" + "\n".join(lines) + "\n</table>")
        elif kind == "page":
            out.append('<div style="break-after: page"></div>')
        elif kind == "gap":
            out.append("<p>&nbsp;</p>")
        else:
            tag = {"title": "h1", "heading": "h3"}.get(kind, "p")
            style = {"centre": ' style="text-align:center"', "right": ' style="text-align:right"'}.get(kind, "")
            out.append(f"<{tag}{style}>{html.escape(value)}</{tag}>")
    return "\n".join(out)


def page_html(text, banner, font, size=10.5):
    """A page for Chromium to print: the banner stands in the margin boxes of every sheet."""
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title_of(text))}（{banner}）</title>
<meta name="description" content="{banner}"><style>
@page {{ size: A4; margin: 24mm 22mm; @top-center {{ content: "{banner}"; font: 8pt "{font}"; color: #a22; }}
  @bottom-center {{ content: "{banner}  — " counter(page) " —"; font: 8pt "{font}"; color: #a22; }} }}
body {{ font: {size}pt/1.7 "{font}"; margin: 0; }} h1 {{ font-size: 16pt; text-align: center; }} h3 {{ font-size: {size + 1}pt; margin: 7pt 0 3pt; }}
p {{ margin: 2pt 0; }} table {{ border-collapse: collapse; width: calc(100% - 2pt); margin: 4pt 1pt; }} td, th {{ border: 0.7pt solid #000; padding: 2pt 4pt; }}
</style></head><body>
{body_html(text)}
</body></html>
"""


def write_html(text, path, banner, encoding="utf-8", raw=None):
    """A saved web page as portals have them: site chrome, a body, a footer; the banner above and below.

    `raw` is a body in HTML that takes the place of the text; its title is still the text's.
    """
    title = html.escape(title_of(text))
    page = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{encoding}"><title>{title}（{banner}）</title>
<meta name="description" content="{banner}"><style>td,th{{border:1px solid #999;padding:4px}}table{{border-collapse:collapse}}</style></head>
<body><div class="banner">{banner}</div>
<div class="nav"><a href="#">首页</a> &gt; <a href="#">信息公开</a> &gt; <a href="#">采购信息</a></div>
<div class="detail_content">
{raw or body_html(text)}
</div>
<div class="footer"><p>示例网站 版权所有 技术支持：示例网络中心</p><div class="banner">{banner}</div></div>
</body></html>
"""
    pathlib.Path(path).write_bytes(page.encode(encoding))


def write_xlsx(sheets, path, banner, title):
    """sheets: [(name, rows, options)]; a row is a list of cells or, for a markup text, what `sheet_of` gives.

    Options: `merge` [A1 ranges], `widths` {column: width}, `formats` {cell: number format}, `ruled` (first, last row).
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, options in sheets:
        sheet = book.create_sheet(name)
        sheet.append([banner])
        sheet["A1"].font = Font(color="AA2222", bold=True)
        for row in rows:
            sheet.append(row)
        for area in options.get("merge", []):
            sheet.merge_cells(area)
        for column, width in options.get("widths", {}).items():
            sheet.column_dimensions[column].width = width
        for cell, form in options.get("formats", {}).items():
            sheet[cell].number_format = form
        thin = Side(style="thin")
        first, last = options.get("ruled", (2, len(rows) + 1))
        for row in sheet.iter_rows(min_row=first, max_row=last):
            for cell in row:
                cell.border = Border(thin, thin, thin, thin)
                cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
        sheet.oddHeader.center.text = sheet.oddFooter.center.text = banner.replace("&", "&&")
    book.properties.title, book.properties.subject = f"{title}（{banner}）", banner
    book.properties.creator, book.properties.description = "tenderlens testdata", banner
    book.properties.created = book.properties.modified = MADE
    book.save(path)


def sheet_of(text):
    """A markup text as rows: 'label：value' goes to two cells, tables keep their columns."""
    rows = []
    for kind, value in parse(text):
        if kind == "table":
            rows += [["" if c in ("^", "<") else c for c in row] for row in value[1]]
        elif kind == "paragraph" and 0 < value.find("：") <= 18 and not value.endswith("："):
            rows.append(list(value.split("：", 1)))
        elif kind not in ("page", "gap"):
            rows.append([value])
    return rows


def print_with_office(jobs, folder):
    """jobs: [(docx path, pdf path)]; one call of LibreOffice prints them all."""
    if not jobs:
        return
    folder = pathlib.Path(folder)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder / "printed"), *[str(source) for source, _ in jobs]],
        check=True, timeout=600, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for source, target in jobs:
        shutil.move(folder / "printed" / (source.stem + ".pdf"), target)


def print_with_chromium(source, target, folder):
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         f"--user-data-dir={folder}/chromium", "--no-pdf-header-footer", f"--print-to-pdf={target}", f"file://{source}"],
        check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def render(notices, out, only=()):
    """Writes every notice in its formats below `out`; `only`: stems to make again."""
    os.makedirs(out, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        folder, office, web = pathlib.Path(folder), [], []
        for n, notice in enumerate(notices):
            if only and notice["stem"] not in only:
                continue
            for form in notice["forms"]:
                # Chromium embeds the other fonts as outlines or whole (200 KB and more); this one stays small.
                font = notice.get("font") or (FONTS[1] if form == "chromium" else FONTS[n % len(FONTS)])
                text, banner, stem = notice["text"], notice["banner"], notice["stem"]
                target = pathlib.Path(out).resolve() / (stem + {"office": ".pdf", "chromium": ".pdf", "gbk": ".html"}.get(form, "." + form))
                if form == "office":
                    write_docx(text, folder / f"{stem}.docx", banner, font)
                    office.append((folder / f"{stem}.docx", target))
                elif form == "chromium":
                    (folder / f"{stem}.html").write_text(page_html(text, banner, font), encoding="utf-8")
                    web.append((folder / f"{stem}.html", target))
                elif form == "docx":
                    write_docx(text, target, banner, "宋体")
                elif form in ("html", "gbk"):
                    write_html(text, target, banner, "gb18030" if form == "gbk" else "utf-8", notice.get("raw"))
                elif notice.get("sheets"):
                    write_xlsx(notice["sheets"], target, banner, notice["title"])
                else:
                    rows = sheet_of(text)
                    options = {"widths": {"A": 26, "B": 46, "C": 16, "D": 16, "E": 16},
                               "merge": [f"{'AB'[len(row) - 1]}{r}:E{r}" for r, row in enumerate(rows, 2) if len(row) < 3]}
                    write_xlsx([("公告", rows, options)], target, banner, title_of(text))
        print_with_office(office, folder)
        for source, target in web:
            print_with_chromium(source, target, folder)
