"""Writes testdata/files: small Word, sheet, web, CSV and archive files of fictitious bodies, by the standard library alone.

Run it from the project's root: python3 testdata/make/files.py
list.xls is list.xlsx saved by LibreOffice: soffice --headless --convert-to xls --outdir testdata/files testdata/files/list.xlsx
The times inside the zip files are fixed, so the same script gives the same bytes.
"""
import io
import pathlib
import zipfile

OUT = pathlib.Path("testdata/files")
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
TYPES = f'<?xml version="1.0"?><Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>'


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2026, 11, 23, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def relations(*entries):
    body = "".join(f'<Relationship Id="{i}" Type="{REL}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'<Relationships xmlns="{PKG}/relationships">{body}</Relationships>'


def xlsx(sheets, formats):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    override = '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    tabs = "".join(f'<sheet name="{name}" sheetId="{i}" state="{state}" r:id="rId{i}"/>' for i, (name, state, _) in enumerate(sheets, 1))
    codes = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(formats))
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(formats)))
    parts = [
        ("[Content_Types].xml", TYPES % override),
        ("_rels/.rels", relations(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{REL}"><sheets>{tabs}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", relations(*[(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)], ("rId99", "styles", "styles.xml"))),
        ("xl/styles.xml", f'<styleSheet xmlns="{main}"><numFmts count="{len(formats)}">{codes}</numFmts><cellXfs count="{len(formats) + 1}">{styles}</cellXfs></styleSheet>'),
    ]
    for i, (_, _, body) in enumerate(sheets, 1):
        parts.append((f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}">{body}</worksheet>'))
    return zipped(parts)


def text_cell(address, text):
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_file():
    rows = [
        f'<row r="2">{text_cell("B2", "青石市第一中学算力采购清单")}</row>',
        f'<row r="3">{text_cell("B3", "标的")}{text_cell("C3", "预算")}{text_cell("D3", "交货日期")}{text_cell("E3", "折扣")}</row>',
        f'<row r="4">{text_cell("B4", "GPU服务器")}<c r="C4" s="1"><v>235.8</v></c><c r="D4" s="2"><v>46099</v></c><c r="E4" s="3"><v>0.15</v></c></row>',
        f'<row r="5" hidden="1">{text_cell("B5", "内部备注")}<c r="C5" s="4"><v>2000000</v></c></row>',
        f'<row r="6">{text_cell("B6", "合计")}<c r="C6" s="5"><v>200000.03999999998</v></c><c r="D6"><f>C4*2</f><v></v></c></row>',
    ]
    first = f'<sheetData>{"".join(rows)}</sheetData><mergeCells count="1"><mergeCell ref="B2:E2"/></mergeCells>'
    second = f'<sheetData><row r="1">{text_cell("A1", "最高限价")}<c r="B1"><v>2358000</v></c></row></sheetData>'
    formats = ["0.00&quot;万元&quot;", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "0.0%", "0!.0,&quot;万元&quot;", "\\¥#,##0.00"]
    return xlsx([("采购清单", "visible", first), ("控制价", "hidden", second)], formats)


def paragraph(inside, style=""):
    return f'<w:p>{f"<w:pPr>{style}</w:pPr>" if style else ""}{inside}</w:p>'


def run(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inside, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def word_file():
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    spaces = f'xmlns:w="{w}" xmlns:mc="{mc}"'
    box = paragraph(run("文本框：仅供示例"))
    table = "<w:tbl>" + "".join([
        "<w:tr>" + cell(paragraph(run("采购人信息")), '<w:gridSpan w:val="2"/>') + cell(paragraph(run("备注")), '<w:vMerge w:val="restart"/>') + "</w:tr>",
        "<w:tr>" + cell(paragraph(run("名称：青石市第一中学")) + paragraph(run("地址：人民路1号"))) + cell(paragraph(run("电话")) + "<w:tbl><w:tr>" + cell(paragraph(run("区号"))) + cell(paragraph(run("0000"))) + "</w:tr></w:tbl>" + paragraph("")) + cell(paragraph(""), "<w:vMerge/>") + "</w:tr>",
    ]) + "</w:tbl>"
    body = "".join([
        paragraph(run("青石市第一中学算力服务成交公告"), '<w:pStyle w:val="1"/>'),
        paragraph(run("供应商：") + f'<w:ins w:id="1" w:author="a">{run("白沙科技有限公司")}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧供应商</w:delText></w:r></w:del>'),
        paragraph('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + run("是 ") + '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run("否") + run("£", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>') + run("其他")),
        paragraph(run("可见") + run("不可见", "<w:vanish/>") + "<w:r><w:tab/></w:r>" + run("A&amp;B") + "<w:r><w:br/></w:r>" + run("第二行")),
        paragraph(run("带框的段落") + f"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>{box}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
        table,
        paragraph(run("表后的段落")),
    ])
    override = '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    return zipped([
        ("[Content_Types].xml", TYPES % override),
        ("_rels/.rels", relations(("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>"),
        ("word/styles.xml", f'<w:styles {spaces}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'),
        ("word/header1.xml", f"<w:hdr {spaces}>{paragraph(run('示例文件页眉'))}</w:hdr>"),
        ("word/footer1.xml", f"<w:ftr {spaces}>{paragraph(run('第1页'))}</w:ftr>"),
        ("word/footnotes.xml", f"<w:footnotes {spaces}><w:footnote w:id=\"2\">{paragraph(run('脚注：含税'))}</w:footnote></w:footnotes>"),
    ])


PAGE = """<!DOCTYPE html>
<!-- saved from url=(0031)https://example.org/notice.html -->
<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"><title>成交公告</title><script>var x = "采购人：假";</script></head>
<body><h2>青石市第一中学成交公告</h2><p>供应商名称：<u>白沙<span>科技</span></u>有限公司<br>地址：滨河路2号</p>
<blockquote style="display: none">0</blockquote>
<table><tr><th rowspan="2">包号</th><th colspan="2">成交</th></tr><tr><th>供应商</th><th>金额（元）</th></tr>
<tr><td>1</td><td>白沙科技有限公司</td><td>￥200,000.00</td></tr></table></body></html>
"""

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="清单"><table:table-column table:number-columns-repeated="3"/>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>标的</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>预算</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>GPU<text:s text:c="2"/>服务器</text:p><text:p>八卡</text:p></table:table-cell><table:table-cell table:formula="of:=1+1"/><table:table-cell office:value-type="float" office:value="235.8"><text:p>235.80万元</text:p></table:table-cell></table:table-row>
</table:table><table:table table:name="藏" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>内部</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>
"""


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    table = "包号,标的名称,金额\r\n1,\"GPU服务器，含税\",￥860000\r\n2,㎡与存储,１２３\r\n"
    inner = zipped([("成交公告.txt", "采购人：青石市第一中学\n")])
    files = {
        "list.xlsx": sheet_file(),
        "notice.docx": word_file(),
        "notice.html": (PAGE % "utf-8").encode(),
        "notice-gb2312.html": (PAGE % "gb2312").encode("gb18030"),
        "web-named.xls": ("\ufeff" + PAGE % "utf-8").encode(),
        "list.csv": table.encode("gb18030"),
        "list.ods": zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ODS)]),
        "attachments.zip": zipped([("附件/list.csv", table.encode()), ("inner.zip", inner), (".DS_Store", b"x")]),
        "notice.txt": "# 青石市第一中学成交公告\n# URL: https://example.org/notice.html\n# Fetched: 2026-11-01\n\n供应商：白沙科技有限公司\n成交金额：200000元\n".encode("utf-16"),
    }
    for name, data in files.items():
        (OUT / name).write_bytes(data)


if __name__ == "__main__":
    main()
