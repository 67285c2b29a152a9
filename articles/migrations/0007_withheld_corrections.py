"""The words of a replaced notice can be withheld, with a reason."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_verifications'),
    ]

    operations = [
        migrations.AddField(
            model_name='correction',
            name='withheld_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='correction',
            name='withheld_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='withheld_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('withheld_at__isnull', True), models.Q(('withheld_reason', ''), _negated=True), _connector='OR'), name='withheld_correction_has_a_reason'),
        ),
    ]
