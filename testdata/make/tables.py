"""Makes testdata/tables: ruled tables of invented bodies from five producers, and the cells that must come out.

Needs Debian's chromium and libreoffice-writer, fonts-arphic-uming, and from PyPI reportlab, weasyprint, typst.
Run it from anywhere: python3 testdata/make/tables.py
"""
import html
import json
import pathlib
import subprocess
import tempfile

OUT = pathlib.Path(__file__).resolve().parent.parent / "tables"
FONT = "AR PL UMing CN"

# A cell is its text or (text, rows, columns); None stands under a cell that spans.
AWARD = {
    "widths": [10, 45, 45, 30],
    "head": 1,
    "rows": [
        ["序号", "中标供应商名称", "供应商地址", "中标金额（万元）"],
        ["1", "甲乙丙丁（示例）信息技术服务股份有限公司", "示例省样本市试验区一号路100号虚构大厦A座12层", "235.80"],
        ["2", "虚构云计算有限公司", "示例省样本市二号路8号", "1,020.00"],
        ["3", "样本智能科技（示例）集团有限责任公司", "样本市", "87.5"],
    ],
}
MERGED = {
    "widths": [20, 40, 40, 30],
    "head": 1,
    "rows": [
        ["采购包", "标的名称", "规格型号", "总价（元）"],
        [("采购包1", 2, 1), "GPU服务器", "示例A型，8卡", "860,000.00"],
        [None, "全闪存储系统（含三年质保和现场服务）", "≥100TB，NVMe", "438,000.00"],
        ["采购包2", ("云服务资源，规格型号详见附件", 1, 2), None, "200,000.00"],
        [("合计", 1, 3), None, None, "1,498,000.00"],
    ],
}
NESTED = {
    "widths": [36, 24, 24, 24, 24],
    "head": 2,
    "rows": [
        [("供应商名称", 2, 1), ("报价", 1, 2), None, ("评审得分", 1, 2), None],
        [None, "单价（元）", "总价（元）", "技术", "商务"],
        ["虚构甲科技有限公司", "16,666.67", "200,000.00", "55.2", "30"],
        ["样本乙信息产业（示例）有限公司", "15,000.00", "180,000.00", "48", "28.5"],
    ],
}
LONG = {
    "widths": [12, 50, 68],
    "head": 1,
    "rows": [["序号", "条款名称", "编列内容"]]
    + [
        [
            str(i),
            f"第{i}项条款",
            f"第{i}项的内容：投标人须在规定时间内递交示例材料第{i}册，并对其真实性负责；"
            + ("逾期递交的材料不予受理，由此产生的后果由投标人自行承担。" if i % 3 == 0 else "") ,
        ]
        for i in range(1, 46)
    ],
}
TABLES = {"award": AWARD, "merged": MERGED, "nested": NESTED, "long": LONG}


def cells(table):
    for r, row in enumerate(table["rows"]):
        for c, cell in enumerate(row):
            if cell is not None:
                text, rows, columns = cell if isinstance(cell, tuple) else (cell, 1, 1)
                yield r, c, rows, columns, text


def web(table, size):
    total = sum(table["widths"])
    out = [
        f"<!DOCTYPE html><html lang=zh><meta charset=utf-8><style>@page{{size:A4;margin:20mm}}"
        f"body{{font-family:'{FONT}';font-size:{size}pt}}table{{border-collapse:collapse;width:100%;table-layout:fixed}}"
        "td,th{border:1px solid #000;padding:3px;font-weight:normal;text-align:left}</style>"
        "<p>示例文件，机构均为虚构。</p><table border=1 cellspacing=0>"
    ]
    out += [f"<col style='width:{100 * w / total:.2f}%'>" for w in table["widths"]]
    for r in range(len(table["rows"])):
        out.append("<thead>" if r == 0 else "<tbody>" if r == table["head"] else "")
        out.append("<tr>")
        for _, _, rows, columns, text in (x for x in cells(table) if x[0] == r):
            tag = "th" if r < table["head"] else "td"
            out.append(f"<{tag} rowspan={rows} colspan={columns}>{html.escape(text)}</{tag}>")
        out.append("</tr>" + ("</thead>" if r == table["head"] - 1 else ""))
    return "".join(out) + "</tbody></table><p>表后说明文字。</p></html>"


def chromium(name, table, target, work):
    page = work / f"{name}.html"
    page.write_text(web(table, 11), encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--no-pdf-header-footer", f"--user-data-dir={work}/profile",
         f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True, timeout=120)


def weasy(name, table, target, work):
    from weasyprint import HTML
    HTML(string=web(table, 10)).write_pdf(target)


def office(name, table, target, work):
    page = work / f"{target.stem}.html"
    page.write_text(web(table, 10), encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--writer", "--convert-to",
         "pdf:writer_web_pdf_Export", "--outdir", str(target.parent), str(page)], check=True, capture_output=True, timeout=240)


def lab(name, table, target, work):
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")
    rows = [[Paragraph("", style) for _ in row] for row in table["rows"]]
    marks = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for r, c, rowspan, columns, text in cells(table):
        rows[r][c] = Paragraph(html.escape(text), style)
        if (rowspan, columns) != (1, 1):
            marks.append(("SPAN", (c, r), (c + columns - 1, r + rowspan - 1)))
    body = Table(rows, colWidths=[w * 3.4 for w in table["widths"]], repeatRows=table["head"], style=marks)
    note = Paragraph("示例文件，机构均为虚构。", style)
    SimpleDocTemplate(str(target), pagesize=A4, invariant=1).build([note, body, Paragraph("表后说明文字。", style)])


def typst_(name, table, target, work):
    import typst
    quote = lambda text: json.dumps(text, ensure_ascii=False)
    parts = []
    for r, c, rows, columns, text in cells(table):
        parts.append((r, f"table.cell(x: {c}, y: {r}, rowspan: {rows}, colspan: {columns})[#{quote(text)}]"))
    head = ", ".join(p for r, p in parts if r < table["head"])
    body = ",\n".join(p for r, p in parts if r >= table["head"])
    widths = ", ".join(f"{w}fr" for w in table["widths"])
    source = work / f"{name}.typ"
    source.write_text(
        f'#set text(font: "{FONT}", size: 10pt, lang: "zh")\n#set page(paper: "a4", margin: 2cm)\n示例文件，机构均为虚构。\n'
        f"#table(columns: ({widths}), table.header({head}),\n{body})\n表后说明文字。\n", encoding="utf-8")
    typst.compile(str(source), output=str(target))


def main():
    OUT.mkdir(exist_ok=True)
    makers = {"chromium": chromium, "weasyprint": weasy, "libreoffice": office, "reportlab": lab, "typst": typst_}
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for name, table in TABLES.items():
            lines = ["row\tcolumn\trows\tcolumns\ttext"]
            lines += ["\t".join(map(str, cell)) for cell in cells(table)]
            (OUT / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
            for producer, make in makers.items():
                make(name, table, OUT / f"{name}-{producer}.pdf", work)


main()
