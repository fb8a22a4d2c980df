"""Makes testdata again: python3 make.py [cases|notices|investigation] [stems…]; `--expected` writes only the JSON."""

import pathlib
import sys

sys.dont_write_bytecode = True

import cases
import gold
import investigation
import notices
import paper

HERE = pathlib.Path(__file__).resolve().parent.parent


def main(words):
    only_json = "--expected" in words
    words = [w for w in words if not w.startswith("--")]
    sets = {"cases": cases.NOTICES, "notices": notices.NOTICES, "investigation": investigation.NOTICES}
    wanted = words[:1] if words and words[0] in sets else list(sets)
    for name in wanted:
        if not only_json:
            paper.render(sets[name], HERE / name, words[1:])
    gold.write(HERE / "expected.json", gold.entries(cases.NOTICES, "cases/") + gold.entries(notices.NOTICES, "notices/"))
    gold.write(HERE / "investigation" / "expected.json", gold.entries(investigation.NOTICES, ""))


if __name__ == "__main__":
    main(sys.argv[1:])
