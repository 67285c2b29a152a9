"""Steps that ask several checks; ticks that are kept as they are made."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_newsroom")]

    operations = [
        migrations.AddField(
            model_name="reviewtask",
            name="asks",
            field=models.ManyToManyField(
                blank=True,
                help_text="The checks whose questions are answered in this very step.",
                related_name="asked_in",
                to="articles.checktask",
            ),
        ),
        migrations.AlterField(
            model_name="checktask",
            name="checklist",
            field=models.TextField(
                blank=True,
                help_text="One question on each line, three at most, then an empty line; what "
                "follows is shown as guidance and not ticked. A check is passed when each question "
                "is ticked, or has a note that says why it does not apply.",
            ),
        ),
        migrations.CreateModel(
            name="ChecklistTick",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("copy_edit", "Copy edit"),
                            ("fact_check", "Fact check"),
                            ("safety_review", "Safety review"),
                        ],
                        max_length=20,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("question", models.CharField(max_length=64, verbose_name="key of the question")),
                ("ticked", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ticks",
                        to="articles.articlepage",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "digest", "made_by", "kind", "question"),
                        name="one_tick_of_a_person",
                    )
                ],
            },
        ),
    ]
