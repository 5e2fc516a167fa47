"""How right and how complete extraction is on the gold set, per relation and document, and what its confidence is worth.

Run `python benchmarks/extraction.py [FOLDER]`; the folder holds gold.csv (doc, subject, relation, object, role, certain) and
the documents, or the folders `tuned/` and `untuned/` with them. Without one it is tests/gold. `--wrong` lists what differs.
"""

import csv
import sys
import time
from collections import defaultdict
from pathlib import Path

from loaders.documents import read
from loaders.extraction import candidates
from loaders.extraction.naming import Names
from loaders.tables import Tables, shipped

PARTS = ("tuned", "untuned")
KINDS = (".txt", ".md", ".html", ".docx", ".pdf")
PAGE = 2_500
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def known_bodies():
    """All that the shipped facts know by name; the stand-in of the tests where loaders.names.identity is not there."""
    facts = Tables(shipped()).read()
    try:
        from loaders.names.identity import Known
    except ImportError:
        from tests.known import Known
    return Known.of(facts)


def gold_of(folder):
    found = defaultdict(lambda: {"certain": set(), "other": set()})
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["subject"], row["relation"], row["object"], row["role"])
            found[row["doc"]]["certain" if row["certain"] == "yes" else "other"].add(key)
    return found


def keys_of(candidate):
    """A candidate as the gold has it: by id, or by name where nobody is known."""
    end = candidate.to_id or candidate.to_name
    if candidate.relation == "STATES":
        return (end, "STATES", candidate.value, candidate.term)
    return (candidate.from_id or candidate.from_name, candidate.relation, end, candidate.role)


def share(part, whole):
    return part / whole if whole else None


def shown(value):
    return "   -" if value is None else f"{value:.2f}"


def measure(folder):
    gold, known = gold_of(folder), known_bodies()
    names = Names(known.nodes.values())
    results = []
    parts = [folder / part for part in PARTS if (folder / part).is_dir()] or [folder]
    for file in sorted(f for part in parts for f in part.iterdir() if f.suffix in KINDS):
        started = time.perf_counter()
        document = read(file)
        reading = time.perf_counter() - started
        proposed = candidates(document, known, source="doc", names=names)
        found = {keys_of(c): c for c in proposed if c.decision != "ask"}
        whole = time.perf_counter() - started
        letters = sum(len(passage.text) for passage in document.passages)
        results.append((file, gold[file.name], found, reading, whole, letters))
    return results


def report(results, *, wrong=False):
    for part in dict.fromkeys(r[0].parent.name for r in results):
        chosen = [r for r in results if r[0].parent.name == part]
        print(
            f"\n{part}: {len(chosen)} documents\n{'document':28} {'precision':>9} {'recall':>7} {'found':>6} {'gold':>5}"
        )
        precisions, recalls = [], []
        relations = defaultdict(lambda: [0, 0, 0, 0])
        for file, gold, found, *_ in chosen:
            right = [k for k in found if k in gold["certain"] | gold["other"]]
            met = [k for k in gold["certain"] if k in found]
            precision, recall = share(len(right), len(found)), share(len(met), len(gold["certain"]))
            precisions += [precision] * (precision is not None)
            recalls += [recall] * (recall is not None)
            print(
                f"{file.name:28} {shown(precision):>9} {shown(recall):>7} {len(found):6} {len(gold['certain']):5}"
            )
            for key in found:
                relations[key[1]][0] += key in gold["certain"] | gold["other"]
                relations[key[1]][1] += 1
            for key in gold["certain"]:
                relations[key[1]][2] += key in found
                relations[key[1]][3] += 1
            if wrong:
                for key in sorted(set(found) - gold["certain"] - gold["other"], key=str):
                    print(f"    wrong  {key}  [{found[key].rule}] {found[key].says[:110]}")
                for key in sorted(gold["certain"] - set(found), key=str):
                    print(f"    missed {key}")
        if precisions and recalls:
            print(f"{'macro':28} {sum(precisions) / len(precisions):9.3f} {sum(recalls) / len(recalls):7.3f}")
        for relation, (right, found_count, met_count, gold_count) in sorted(relations.items()):
            print(
                f"  {relation:26} {shown(share(right, found_count)):>9} {shown(share(met_count, gold_count)):>7}"
            )
    calibration(results)
    by_rule(results)
    speed(results)


def calibration(results):
    """Of the candidates given a confidence, which share is right."""
    print(f"\n{'confidence':12} {'right':>6} {'of':>5} {'share':>6}")
    for band, (right, count) in tally(results, lambda c: min(int(c.confidence * 20), 19) / 20):
        print(f"{band:.2f} - {band + 0.05:.2f}  {right:6} {count:5} {right / count:6.2f}")


def by_rule(results):
    """What each rule found, beside the mean confidence that it gave."""
    given = defaultdict(list)
    for _, _, found, *_ in results:
        for candidate in found.values():
            given[candidate.rule].append(candidate.confidence)
    print(f"\n{'rule':34} {'right':>6} {'of':>5} {'share':>6} {'given':>6}")
    for rule, (right, count) in tally(results, lambda c: c.rule):
        print(f"{rule:34} {right:6} {count:5} {right / count:6.2f} {sum(given[rule]) / count:6.2f}")


def tally(results, key):
    counts = defaultdict(lambda: [0, 0])
    for _, gold, found, *_ in results:
        for fact, candidate in found.items():
            counts[key(candidate)][0] += fact in gold["certain"] | gold["other"]
            counts[key(candidate)][1] += 1
    return sorted(counts.items())


def speed(results):
    """Pages a second for the text alone, and with what is read from it."""
    pages = sum(r[5] for r in results) / PAGE
    text, whole = sum(r[3] for r in results), sum(r[4] for r in results)
    print(
        f"\n{pages:.1f} pages of {PAGE:,} letters: {pages / text:,.0f} pages a second for the text alone, "
        f"{pages / whole:,.0f} with extraction ({text:.2f} s and {whole:.2f} s, {len(results)} documents)"
    )


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--wrong"]
    report(measure(Path(arguments[0]) if arguments else ROOT / "tests" / "gold"), wrong="--wrong" in sys.argv)
