"""Covers faces and plates in a picture that is kept, and forgets what was there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from articles.models import LeftFile, NewsImage
from articles.safety.covering import CoverMark, cover
from articles.services.killing.cached import purge
from articles.services.site.public_changes import purge_keys, record_public_change
from articles.syndication.cache_keys import FRAME, LISTS, MANY, RECORDS, key_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from articles.models import User

COVERED = "articles.picture_covered"


def can_cover(user: User, image: NewsImage) -> bool:
    """Whoever may change the picture."""
    policy = policy_registry.get_by_type(NewsImage)
    return bool(policy.user_has_permission_for_instance(user, "change", image))


@transaction.atomic
def cover_picture(
    *, image_id: int, marks: Sequence[CoverMark], by: User, now: datetime.datetime
) -> NewsImage:
    """Write the picture anew without what is under the marks. It is a safety act: no approval and
    no correction, also where readers see it; every other replacement stays refused.

    The new file has a new random address; the old one, and every size of it, answers 404 from then
    on, and its bytes are deleted. Raises PermissionDenied, UnsafePicture.
    """
    image = NewsImage.objects.select_for_update().get(pk=image_id)
    if not can_cover(by, image):
        raise PermissionDenied
    old = [str(image.file.name), *image.renditions.values_list("file", flat=True)]
    with image.file.storage.open(image.file.name) as file:
        data = file.read()
    made = cover(data, marks, max_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    name = default_storage.save(
        image.get_upload_to(f"picture.{made.ending}"), ContentFile(made.data)
    )
    # Past the signals, which refuse that somebody's other picture takes the place of a public one.
    NewsImage.objects.filter(pk=image.pk).update(
        file=name,
        width=made.width,
        height=made.height,
        file_size=len(made.data),
        file_hash=hashlib.sha1(made.data, usedforsecurity=False).hexdigest(),
    )
    image.renditions.all().delete()
    LeftFile.objects.bulk_create(LeftFile(name=one) for one in old)
    log(instance=image, action=COVERED, user=by, data={"marks": len(marks)})
    addresses = [f"{settings.MEDIA_URL}{one}" for one in old]
    # Whatever page shows the picture has the old addresses in it.
    record_public_change(keys={FRAME, LISTS, MANY, RECORDS, *map(key_of, addresses)}, now=now)
    transaction.on_commit(delete_left_files)
    return NewsImage.objects.get(pk=image.pk)


def delete_left_files() -> int:
    """Delete what was given up, and let caches forget its addresses; how many files. May be
    repeated."""
    rows = list(LeftFile.objects.order_by("pk"))
    for row in rows:
        # No error where there is none.
        default_storage.delete(row.name)
    if rows:
        addresses = [f"{settings.MEDIA_URL}{row.name}" for row in rows]
        purge(addresses)
        purge_keys({MANY, *map(key_of, addresses)})
        LeftFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
