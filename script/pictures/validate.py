"""What the Nu HTML checker says of every kind of public page."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from addresses import addresses
from newsroom import newsroom


def main() -> None:
    with newsroom() as base, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = addresses()
        for page, path in pages.items():
            (folder / f"{page}.html").write_bytes(read(f"{base}{path}"))
        checked = subprocess.run(
            ["java", "-jar", os.environ["VNU_JAR"], "--errors-only", *folder.glob("*.html")],
            capture_output=True,
            text=True,
            check=False,
        )
    print(checked.stderr.replace(f'"file:{folder}/', '"'), end="")
    print(f"{len(pages)} pages: " + ", ".join(sorted(pages)))
    print(f"{checked.stderr.count(': error:')} errors")
    sys.exit(checked.returncode)


def read(address: str) -> bytes:
    """The page, whatever its status: those for errors are checked too."""
    try:
        with urlopen(address) as response:  # noqa: S310 - our own server
            return bytes(response.read())
    except HTTPError as error:
        return bytes(error.read())


if __name__ == "__main__":
    main()
