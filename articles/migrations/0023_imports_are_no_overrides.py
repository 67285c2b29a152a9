"""What is imported is approved by a kind of its own; an override lifts the approval alone."""

from django.db import migrations, models

KINDS = [
    ("review", "Approved in review"),
    ("minor_edit", "Minor edit, approved by a second person"),
    ("fast_lane", "Published fast, with checks to be done afterwards"),
    ("override", "Approved by override, with a reason"),
    ("import", "Imported without a review, with a reason"),
]


def tell_apart(apps, schema_editor):
    """Until now nobody in particular meant an import; the screen keeps who overrode."""
    approvals = apps.get_model("articles", "Approval").objects
    approvals.filter(kind="override", approved_by=None).update(kind="import")


def put_together(apps, schema_editor):
    apps.get_model("articles", "Approval").objects.filter(kind="import").update(kind="override")


class Migration(migrations.Migration):

    dependencies = [("articles", "0022_embargoed_records")]

    operations = [
        migrations.AlterModelOptions(
            name="approval",
            options={
                "ordering": ["-approved_at", "-pk"],
                "permissions": [("override_approval", "Publish by override, without an approval")],
            },
        ),
        migrations.RemoveConstraint(model_name="approval", name="override_has_a_reason"),
        migrations.RemoveConstraint(model_name="approval", name="approval_kind_is_known"),
        migrations.AlterField(
            model_name="approval",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20),
        ),
        migrations.RunPython(tell_apart, put_together, elidable=True),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["override", "import"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="override_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["review", "minor_edit", "fast_lane", "override", "import"])
                ),
                name="approval_kind_is_known",
            ),
        ),
    ]
