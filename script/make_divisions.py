"""Writes casework/divisions/data/divisions.zip, a part a prefecture, from casework/divisions/data/divisions.csv.xz."""

import csv
import lzma
import zipfile
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parent.parent / "casework" / "divisions" / "data"
DIGITS = {1: 2, 2: 4, 3: 6, 4: 9, 5: 12}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    with zipfile.ZipFile(DATA / "divisions.zip", "w") as archive:
        for name, lines in sorted(parts().items()):
            # One fixed time, so that the same divisions give the same bytes.
            entry = zipfile.ZipInfo(name, LONG_AGO)
            archive.writestr(entry, "\n".join(lines), zipfile.ZIP_LZMA)


def parts() -> dict[str, list[str]]:
    """`upper` holds provinces, prefectures and counties; `4113` the towns and villages of that prefecture.

    A line is code, name and, for a division that began or ended, the days: tab-separated.
    """
    found: dict[str, list[str]] = defaultdict(list)
    with lzma.open(DATA / "divisions.csv.xz", "rt", encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            level = int(row["level"])
            code = row["code"][: DIGITS[level]]
            days = [row.get("from_on") or "", row.get("until_on") or ""]
            line = "\t".join([code, row["name"].strip(), *(days if any(days) else [])])
            found["upper" if level <= 3 else code[:4]].append(line)
    return found


if __name__ == "__main__":
    main()
