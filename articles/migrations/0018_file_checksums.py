"""Files have a SHA-256 checksum that readers can check."""

import hashlib

from django.db import migrations, models


def fill_in(apps, schema_editor):
    """Of the files that are there; one that is lost stays without."""
    NewsFile = apps.get_model("articles", "NewsFile")
    for row in NewsFile.objects.exclude(file="").only("pk", "file").iterator():
        try:
            with row.file.storage.open(row.file.name) as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError:
            continue
        NewsFile.objects.filter(pk=row.pk).update(sha256=digest)


class Migration(migrations.Migration):

    dependencies = [("articles", "0017_document_statuses")]

    operations = [
        migrations.AddField(
            model_name="newsfile",
            name="sha256",
            field=models.CharField(
                blank=True, editable=False, max_length=64, verbose_name="SHA-256"
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop, elidable=True),
    ]
