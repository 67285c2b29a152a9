"""The right to override is called so that the form of a group can print it: see the model."""

from django.db import migrations

OLD = "Publish by override, without an approval"
NEW = "Publish by override, though nobody has approved it"


def _call(apps, name):
    rights = apps.get_model("auth", "Permission").objects
    rights.filter(
        content_type__app_label="articles",
        content_type__model="approval",
        codename="override_approval",
    ).update(name=name)


def rename(apps, schema_editor):
    _call(apps, NEW)


def rename_back(apps, schema_editor):
    _call(apps, OLD)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0025_first_hand_words"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="approval",
            options={
                "ordering": ["-approved_at", "-pk"],
                "permissions": [("override_approval", NEW)],
            },
        ),
        migrations.RunPython(rename, rename_back),
    ]
