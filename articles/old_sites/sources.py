"""Files of an export: one file, a folder or a zip archive, each within limits."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

# In bytes. A WordPress export of twenty thousand stories has about 200 MB.
MAX_TEXT = 500_000_000
MAX_MEDIUM = 60_000_000
MAX_UNPACKED = 20_000_000_000
MAX_FILES = 500_000
# Text packs to a twentieth; what packs to less than a two-hundredth is made to fill a disk.
MAX_PACKED = 200
_FREE = 5_000_000


class SourceRefused(Exception):
    """The source cannot be read; the message says why, in the words of whoever gave it."""


class Source(Protocol):
    """Names are paths with "/", in order."""

    name: str

    def names(self) -> list[str]: ...

    def read(self, name: str, limit: int = MAX_TEXT) -> bytes: ...


class OneFile:
    """A file by itself, unpacked where it is gzip; what stands beside it is not looked at."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name

    def names(self) -> list[str]:
        return [self.path.name]

    def read(self, name: str, limit: int = MAX_TEXT) -> bytes:
        with self.path.open("rb") as file:
            if self.path.suffix != ".gz":
                return _within(file.read(limit + 1), name, limit)
            with gzip.open(file) as unpacked:
                return _within(unpacked.read(limit + 1), name, limit)


class Folder:
    """A folder and all below it. Links that lead out of it are not followed."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path.resolve(), path.resolve().name
        self._names = sorted(self._walk())
        if len(self._names) > MAX_FILES:
            raise SourceRefused(f"The folder has more than {MAX_FILES:,} files: is it one site?")

    def _walk(self) -> Iterator[str]:
        for path in self.path.rglob("*"):
            if path.is_file() and path.resolve().is_relative_to(self.path):
                yield path.relative_to(self.path).as_posix()

    def names(self) -> list[str]:
        return self._names

    def read(self, name: str, limit: int = MAX_TEXT) -> bytes:
        path = (self.path / name).resolve()
        if not path.is_relative_to(self.path):
            raise SourceRefused(f"“{name}” leads out of the folder.")
        with path.open("rb") as file:
            return _within(file.read(limit + 1), name, limit)


class Archive:
    """A zip archive, read in place: nothing of it is written to the disk."""

    def __init__(self, path: Path) -> None:
        self.name = path.name.removesuffix(".zip")
        try:
            self.file = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
            raise SourceRefused(f"{path.name} is not a zip archive, or is damaged.") from error
        members = [one for one in self.file.infolist() if not one.is_dir()]
        _check_members(members)
        # One folder around everything is that of the packer.
        tops = {PurePosixPath(one.filename).parts[0] for one in members}
        whole = len(tops) == 1 and all("/" in one.filename for one in members)
        self._cut = len(tops.pop()) + 1 if whole else 0
        self._members = {one.filename[self._cut :]: one for one in members}

    def names(self) -> list[str]:
        return sorted(name for name in self._members if not name.startswith("__MACOSX/"))

    def read(self, name: str, limit: int = MAX_TEXT) -> bytes:
        try:
            with self.file.open(self._members[name]) as file:
                return _within(file.read(limit + 1), name, limit)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
            raise SourceRefused(f"“{name}” in the archive cannot be unpacked.") from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if not members:
        raise SourceRefused("The archive is empty.")
    if len(members) > MAX_FILES:
        raise SourceRefused(f"The archive has more than {MAX_FILES:,} files: is it one site?")
    if sum(one.file_size for one in members) > MAX_UNPACKED:
        raise SourceRefused("Unpacked, the archive would have more than 20 GB. Unpack it yourself.")
    for one in members:
        path = PurePosixPath(one.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in one.filename:
            raise SourceRefused(f"“{one.filename}” would leave the archive's folder: refused.")
        if one.file_size > _FREE and one.file_size > MAX_PACKED * max(one.compress_size, 1):
            raise SourceRefused(
                f"“{one.filename}” is packed so tightly that it looks like a zip bomb: refused."
            )


def _within(data: bytes, name: str, limit: int) -> bytes:
    if len(data) > limit:
        raise SourceRefused(f"“{name}” has more than {limit // 1_000_000:,} MB: refused.")
    return data


def open_source(path: Path) -> Source:
    """Raises SourceRefused where there is nothing that can be read."""
    if path.is_dir():
        return Folder(path)
    if not path.is_file():
        raise SourceRefused(f"{path} is not there.")
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Archive(path)
    return OneFile(path)
