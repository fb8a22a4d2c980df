"""The words that ordinary notices share: a notice of fictitious bodies, its contact block, its boilerplate."""

from paper import FICTITIOUS

ALL = []
FORM = {"o": "office", "c": "chromium", "d": "docx", "x": "xlsx", "h": "html", "g": "gbk"}


def notice(stem, forms, kind, stage, text, **gold):
    """Adds one notice; `forms` are letters of FORM; `records` holds the values where a file has several notices."""
    entry = {"stem": stem, "forms": [FORM[f] for f in forms], "banner": FICTITIOUS, "text": text}
    for key in ("sheets", "title", "font", "raw"):
        if key in gold:
            entry[key] = gold.pop(key)
    both = {"kind": kind, "stage": stage}
    entry["gold"] = [both | r for r in gold.pop("records")] if "records" in gold else both | gold
    ALL.append(entry)


def ask(number, buyer, agency=None):
    """The contact block of the official forms."""
    text = f"""## {number}、凡对本次公告内容提出询问，请按以下方式联系。
1.采购人信息
名　　称：{buyer}
地　　址：示例市示例路1号
联系方式：示例老师 000-00000000
"""
    if agency:
        text += f"""2.采购代理机构信息
名　　称：{agency}
地　　址：示例市示例路88号3层
联系方式：000-00000001
3.项目联系方式
项目联系人：示例经理
电　　话：000-00000001
"""
    return text


QUALIFIED = """## 二、申请人的资格要求
1.满足《中华人民共和国政府采购法》第二十二条规定；
2.落实政府采购政策需满足的资格要求：无；
3.本项目不接受联合体投标。
"""
