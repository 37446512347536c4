"""The figures of the gold set: `python -m tests.read.gold [LANG...] [--rules-only] [--misses]`."""

from __future__ import annotations

import sys

from monitor_tui.dossier import find, load
from monitor_tui.names import Names
from monitor_tui.read.tagger.model import SHIPPED
from tests.read.gold.scoring import FOLDER, Score, samples, score


def line(name: str, found: Score) -> str:
    """One row of the table."""
    precision, recall, f1 = found.f1(found.speaker)
    stance, lenient = (count / found.speaker if found.speaker else 0.0 for count in (found.stance, found.lenient))
    camp = found.f1(found.camp)[2]
    speaker = f"{precision:.2f} | {recall:.2f} | {f1:.2f}"
    return f"| {name} | {found.gold} | {found.read} | {speaker} | {camp:.2f} | {stance:.2f} | {lenient:.2f} |"


def main(words: list[str]) -> None:
    """Print the table, and where it is asked for every claim that was missed or wrong."""
    loaded = load(find("belarus"))
    names = Names(loaded)
    models = None if "--rules-only" in words else SHIPPED
    wanted = [word for word in words if not word.startswith("--")]
    whole = Score()
    print("| language | gold | read | speaker P | R | F1 | camp F1 | stance | lenient |", "|---" * 9 + "|", sep="\n")
    for lang in wanted or sorted(path.stem for path in FOLDER.glob("*.txt")):
        found = Score()
        for sample in samples(lang):
            found.add(score(sample, names, loaded, models))
        whole.add(found)
        print(line(lang, found))
    print(line("all", whole))
    if "--misses" in words:
        print("", *(f"missed {one}" for one in whole.missed), *(f"wrong {one}" for one in whole.wrong), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
