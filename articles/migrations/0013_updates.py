"""A story knows when readers last got something new about it."""

from django.db import migrations, models
from django.db.models import Max


def fill_in(apps, schema_editor):
    """From what is known already: later versions, and corrections of every kind."""
    ArticlePage = apps.get_model("articles", "ArticlePage")
    last = {}
    later = apps.get_model("articles", "PublishedVersion").objects.filter(number__gt=1)
    corrections = apps.get_model("articles", "Correction").objects
    for rows, moment in ((later, "published_at"), (corrections, "issued_at")):
        for article, at in rows.order_by().values_list("article").annotate(last=Max(moment)):
            last[article] = max(at, last.get(article, at))
    for article, at in last.items():
        ArticlePage.objects.filter(pk=article).update(updated_at=at)


class Migration(migrations.Migration):

    dependencies = [("articles", "0012_public_changes")]

    operations = [
        migrations.AddField(
            model_name="articlepage",
            name="updated_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="articlepage",
            index=models.Index(
                condition=models.Q(("updated_at__isnull", False)),
                fields=["-updated_at", "-page_ptr"],
                name="article_last_updated_first",
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop, elidable=True),
    ]
