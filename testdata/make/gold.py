"""Expected values: short strings that a person wrote beside each text, spread out to the JSON that the tests read.

    suppliers  "NAME role [lot=1] [rank=2] [lead|member]"
    amounts    "role value [USD] [lot=1] [basis=unit]"
    clouds, chips, ai   "id stance [lot=1] [vendor=NVIDIA] [4000gpu=500server*8gpu_per_server]"
    lots       "id status"
"""

import json
import re

QUANTITY = re.compile(r"^(\d+(?:\.\d+)?)([a-z_-]+)$")


def number(text):
    return float(text) if "." in text else int(text)


def amount_of(line):
    role, value, *rest = line.split()
    entry = {"role": role, "value": f"{value}.00" if "." not in value else value, "currency": "CNY"}
    for word in rest:
        if "=" in word:
            key, value = word.split("=")
            entry[key] = value
        else:
            entry["currency"] = word
    return entry


def supplier_of(line):
    name, role, *rest = line.split()
    entry = {"name": name, "role": role}
    for word in rest:
        if word in ("lead", "member"):
            entry["consortium"] = word
        else:
            key, value = word.split("=")
            entry[key] = int(value) if key == "rank" else value
    return entry


def thing_of(line, quantities=True):
    name, stance, *rest = line.split()
    entry = {"id": name, "stance": stance}
    if quantities:
        entry["quantities"] = []
    for word in rest:
        head, _, tail = word.partition("=")
        if head in ("lot", "vendor", "class"):
            entry[head] = tail
            continue
        value, unit = QUANTITY.match(head).groups()
        quantity = {"value": number(value), "unit": unit}
        if tail:
            quantity["factors"] = [{"value": number(v), "unit": u} for v, u in (QUANTITY.match(f).groups() for f in tail.split("*"))]
        entry["quantities"].append(quantity)
    return entry


def listed(value):
    return [value] if isinstance(value, str) else list(value or [])


def spread(gold):
    """The entry of one record, without its file."""
    out = {"kind": gold["kind"], "stage": gold["stage"]}
    for key in ("published", "award_date", "entity_sought"):
        if key in gold:
            out[key] = gold[key]
    out["project_name"] = gold.get("name")
    if "number" in gold:
        out["project_number"] = gold["number"]
    out["buyers"] = listed(gold.get("buyers"))
    out["agencies"] = listed(gold.get("agencies"))
    out["suppliers"] = [supplier_of(s) for s in listed(gold.get("suppliers"))]
    out["amounts"] = [amount_of(a) for a in listed(gold.get("amounts"))]
    out["cloud_providers"] = [thing_of(c, False) for c in listed(gold.get("clouds"))]
    out["chips"] = [thing_of(c) for c in listed(gold.get("chips"))]
    out["ai_services"] = [thing_of(a) for a in listed(gold.get("ai"))]
    out["lots"] = [dict(zip(("id", "status"), lot.split())) for lot in listed(gold.get("lots"))]
    if "rates" in gold:
        out["rates"] = [dict(zip(("kind", "percent", "lot"), rate.split())) for rate in listed(gold["rates"])]
    if "superseded" in gold:
        out["superseded"] = [amount_of(a) for a in listed(gold["superseded"])]
    return out


EXTENSION = {"office": ".pdf", "chromium": ".pdf", "gbk": ".html"}


def entries(notices, folder):
    out = []
    for notice in notices:
        first = folder + notice["stem"] + EXTENSION.get(notice["forms"][0], "." + notice["forms"][0])
        for form in notice["forms"]:
            file = folder + notice["stem"] + EXTENSION.get(form, "." + form)
            golds = notice["gold"] if isinstance(notice["gold"], list) else [notice["gold"]]
            for n, gold in enumerate(golds, 1):
                entry = {"file": file}
                if len(golds) > 1:
                    entry["record"] = n
                out.append(entry | spread(gold) | ({"copy_of": first} if file != first else {}))
    return out


def write(path, found):
    path.write_text("[\n" + ",\n".join(json.dumps(e, ensure_ascii=False) for e in found) + "\n]\n", encoding="utf-8")
