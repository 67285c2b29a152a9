"""Pictures of an old site: where they are, kept once each."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.contrib.contenttypes.models import ContentType

from articles.models import ImportedFrom, NewsImage
from articles.old_sites import OldMedium, SourceRefused
from articles.old_sites.addresses import absolute, exact_key, host_of, medium_key
from articles.old_sites.sources import MAX_MEDIUM
from articles.safety.pictures import UnsafePicture
from articles.services.importing.downloads import DownloadRefused, fetch_medium
from articles.services.records.pictures import add_picture

if TYPE_CHECKING:
    import datetime

    from articles.models import User
    from articles.old_sites import OldSite
    from articles.old_sites.sources import Source

_SCHEME = "picture"
_MAX_INLINE = 8_000_000


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture of the library, and what its export says of it."""

    pk: int
    medium: OldMedium


class PictureMissing(Exception):
    """There is no such picture; the message says why, for the report."""


class SiteMedia:
    """Finds the pictures of one site: in the export, in folders given along, on hosts that are
    allowed. `name` is that of the site: a picture is kept once for it, whoever shows it."""

    def __init__(
        self,
        site: OldSite,
        sources: list[Source],
        *,
        hosts: frozenset[str] = frozenset(),
        user: User | None = None,
    ) -> None:
        self.site, self.sources, self.hosts, self.user = site, sources, hosts, user
        self.kept_now = 0
        self._known: dict[str, OldMedium] = {}
        self._files: dict[str, list[tuple[Source, str]]] = defaultdict(list)
        for source in sources:
            for path in source.names():
                self._files[PurePosixPath(path).name.lower()].append((source, path))
        type_ = ContentType.objects.get_for_model(NewsImage)
        rows = ImportedFrom.objects.filter(scheme=_SCHEME, content_type=type_)
        keys = rows.filter(key__startswith=self._key("")).values_list("key", "object_id")
        images = set(NewsImage.objects.order_by().values_list("pk", flat=True))
        self._kept = {key: pk for key, pk in keys if pk in images}

    def known(self, address: str, base: str = "") -> OldMedium:
        """What the export says of the picture at `address`; else the address alone."""
        if address.startswith("data:"):
            return OldMedium(address)
        whole = absolute(address, base)
        medium = self.site.media.get(exact_key(whole)) or self.site.media.get(medium_key(whole))
        if medium is None or (host_of(whole) and not self._is_own(whole, medium)):
            return OldMedium(whole)
        return medium

    def _is_own(self, whole: str, medium: OldMedium) -> bool:
        """Whether an address on that host means this file: another site may have the same path."""
        hosts = {*self.site.hosts, host_of(medium.address), ""}
        return not self.site.hosts or host_of(whole) in hosts or "files.wordpress" in whole

    def where(self, medium: OldMedium) -> str:
        """Where the bytes would come from, for the preview; "" where they cannot be had."""
        if medium.data or medium.address.startswith("data:"):
            return "the text"
        if self._in_sources(medium):
            return "the files"
        return "download" if self._allowed(medium.address) else ""

    def keep(self, medium: OldMedium, *, now: datetime.datetime) -> KeptPicture:
        """The picture in the library, cleaned as an upload is. Raises PictureMissing."""
        key = self._key(self._name_of(medium))
        if key not in self._kept:
            data = self._bytes(medium)
            self._kept[key] = self._add(key, data, medium, now)
        return KeptPicture(self._kept[key], medium)

    def forget_new(self, before: dict[str, int]) -> None:
        """After a transaction that was taken back: what it kept is not there."""
        self._kept = before

    def kept_so_far(self) -> dict[str, int]:
        return dict(self._kept)

    def _add(self, key: str, data: bytes, medium: OldMedium, now: datetime.datetime) -> int:
        name = PurePosixPath(unquote(medium.address)).name if len(medium.address) < 500 else ""
        try:
            image = add_picture(
                data=data,
                title=(medium.title or medium.alt or PurePosixPath(name).stem or "Picture")[:255],
                alt_text=medium.alt[:255],
                credit=medium.credit[:255],
                uploaded_by=self.user,
            )
        except UnsafePicture as error:
            raise PictureMissing(f"{_short(medium.address)}: {error}") from error
        ImportedFrom.objects.update_or_create(
            scheme=_SCHEME,
            key=key,
            defaults={
                "digest": hashlib.sha256(data).hexdigest(),
                "content_type": ContentType.objects.get_for_model(NewsImage),
                "object_id": image.pk,
                "imported_at": now,
            },
        )
        self.kept_now += 1
        return int(image.pk)

    def _bytes(self, medium: OldMedium) -> bytes:
        if medium.data:
            return medium.data
        if medium.address.startswith("data:"):
            return _inline(medium.address)
        found = self._in_sources(medium)
        try:
            if found:
                return found[0].read(found[1], MAX_MEDIUM)
            if self._allowed(medium.address):
                return fetch_medium(medium.address, self.hosts)
        except (SourceRefused, DownloadRefused, OSError) as error:
            raise PictureMissing(f"{_short(medium.address)}: {error}") from error
        raise PictureMissing(f"{_short(medium.address)}: not in the files that were given")

    def _in_sources(self, medium: OldMedium) -> tuple[Source, str] | None:
        """By its path in the export; else the file whose path ends most alike."""
        if medium.path:
            return self.sources[0], medium.path
        wanted = [part.lower() for part in medium_key(medium.address).split("/") if part]
        if not wanted:
            return None
        exact = exact_key(medium.address).rpartition("/")[2].lower()
        found = self._files.get(wanted[-1]) or self._files.get(exact) or []
        return max(found, key=lambda one: _alike(wanted, one[1]), default=None)

    def _allowed(self, address: str) -> bool:
        return bool(self.hosts) and address.startswith("http") and _host(address) in self.hosts

    def _name_of(self, medium: OldMedium) -> str:
        """A long name, or one of no file, is known by its digest."""
        if medium.data:
            return hashlib.sha256(medium.data).hexdigest()
        key = medium.path or (medium.address if medium.address.startswith("data:") else "")
        key = key or f"{host_of(medium.address)}/{medium_key(medium.address)}"
        return key if len(key) < 120 else hashlib.sha256(key.encode()).hexdigest()

    def _key(self, name: str) -> str:
        return f"{self.site.name[:120]}|{name}"


def with_words(medium: OldMedium, *, alt: str, caption: str, credit: str) -> OldMedium:
    """The words of the text about a picture come before those of the export."""
    return replace(
        medium,
        alt=alt or medium.alt,
        caption=caption or medium.caption,
        credit=credit or medium.credit,
    )


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0].partition(":")[0].lower()


def _alike(wanted: list[str], path: str) -> int:
    parts = path.lower().split("/")
    return sum(
        1 for one, other in zip(reversed(wanted), reversed(parts), strict=False) if one == other
    )


def _inline(address: str) -> bytes:
    head, _, data = address.partition(",")
    if len(data) > _MAX_INLINE or ";base64" not in head:
        raise PictureMissing("a picture inside the text that is too large, or a drawing")
    try:
        return base64.b64decode(unquote(data))
    except (binascii.Error, ValueError) as error:
        raise PictureMissing("a damaged picture inside the text") from error


def _short(address: str) -> str:
    return address if len(address) <= 160 else f"{address[:150]}…"
