"""Makes testdata/layouts: one page or more of each layout that tenders use, all bodies invented.

Needs fonts-arphic-uming and from PyPI weasyprint. The .txt beside each file says what must come out, checked by
eye. Run it from anywhere: python3 testdata/make/layouts.py
"""
import pathlib

from weasyprint import HTML

OUT = pathlib.Path(__file__).resolve().parent.parent / "layouts"
STYLE = "@page{size:A4;margin:25mm}body{font-family:'AR PL UMing CN';font-size:11pt;line-height:1.6}p{margin:0}"
PARA = (
    "本项目采购人为示例大学，采购代理机构为虚构招标代理有限公司，现就高性能计算云服务项目进行公开招标，"
    "欢迎合格的供应商参加投标，投标文件应当在截止时间之前送达指定地点。"
)
ROWS = [
    ["序号", "供应商名称", "金额（元）"],
    ["1", "甲乙丙丁信息技术股份有限公司", "200,000.00"],
    ["2", "虚构云计算有限公司", "180,000.00"],
    ["3", "样本智能科技集团有限责任公司", "95,000.00"],
]


def table(rows, style="width:100%"):
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table cellspacing=0 style='border-collapse:collapse;{style}'>{cells}</table>"


LAYOUTS = {
    "pairs": (
        "",
        "<h2 style='text-align:center'>示例中标公告</h2>"
        "<p>招标人：示例大学　　　　　　　　　　　代理机构：虚构招标代理有限公司</p>"
        "<p>地　址：样本市一号路1号　　　　　　　地　　址：样本市二号路2号</p>"
        "<p>联系人：张三　　　　　　　　　　　　联 系 人：李四</p><p>特此公告。</p>",
    ),
    "wrapped-pairs": (
        "td{width:48%;vertical-align:top;padding-right:8mm}",
        "<p>以下为联系方式：</p>"
        + table(
            [
                ["招 标 人：示例省样本市示例大学信息化建设与管理办公室（国资处）",
                 "招标代理机构：虚构国际工程项目管理咨询招标代理有限公司样本分公司"],
                ["地址：样本市一号路1号", "地址：样本市二号路2号虚构大厦A座1201室招标三部（电梯厅左侧）"],
                ["联系人：张三", "联系人：李四"],
            ]
        )
        + "<p>特此公告。</p>",
    ),
    "running": (
        "@page{@top-center{content:'示例大学高性能计算云服务项目招标文件'}"
        "@bottom-center{content:'第 ' counter(page) ' 页 共 ' counter(pages) ' 页'}}",
        "".join(f"<p style='text-indent:2em'>{PARA * 2}</p>" for _ in range(13)),
    ),
    "watermark": (
        "",
        "<div style='position:fixed;top:90mm;left:20mm;font-size:40pt;color:#ccc;transform:rotate(-35deg)'>示例文件</div>"
        + "".join(f"<p style='text-indent:2em'>{PARA}</p>" for _ in range(3)),
    ),
    "title": (
        "",
        "<h1 style='text-align:center;font-size:22pt'>示例省样本市示例大学高性能计算与人工智能云服务平台采购项目中标结果公告</h1>"
        "<p>一、项目编号：SL-2026-001</p><p>二、项目名称：示例大学云服务采购项目</p>"
        "<p style='letter-spacing:1em'>采购人：示例大学</p>",
    ),
    "three-lines": (
        "tr:first-child td{border-bottom:1px solid #000}td{padding:3px}",
        "<p>中标结果：</p>" + table(ROWS, "width:100%;border-top:2px solid;border-bottom:2px solid") + "<p>特此公告。</p>",
    ),
    "open-sides": (
        "td{border-bottom:1px solid #000;border-top:1px solid #000;border-left:1px solid #000;padding:3px}"
        "td:first-child{border-left:0}",
        "<p>中标结果：</p>" + table(ROWS) + "<p>特此公告。</p>",
    ),
    "no-lines": (
        "td{padding:3px;width:50%}",
        "<p>项目信息</p>"
        + table([["项目名称", "示例大学高性能计算云服务采购项目"], ["项目编号", "SL-2026-001"], ["采购人", "示例大学"],
                 ["预算金额", "200000元"], ["中标供应商", "甲乙丙丁信息技术股份有限公司"]])
        + "<p>特此公告。</p>",
    ),
}

OUT.mkdir(exist_ok=True)
for name, (style, body) in LAYOUTS.items():
    page = f"<!DOCTYPE html><html lang=zh><meta charset=utf-8><style>{STYLE}{style}</style><body>{body}</body></html>"
    HTML(string=page).write_pdf(OUT / f"{name}.pdf")
