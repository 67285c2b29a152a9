"""Corrections, what is planned to be told, and the versions that readers saw."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_record'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('published_at', models.DateTimeField()),
                ('revision_id', models.BigIntegerField(blank=True, null=True)),
                ('digest', models.CharField(max_length=64)),
                ('content', models.JSONField()),
                ('withheld_at', models.DateTimeField(blank=True, null=True)),
                ('withheld_reason', models.TextField(blank=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='published_versions', to='articles.articlepage')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withheld_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('correction', 'Correction'), ('clarification', 'Clarification'), ('update', 'Update'), ('editors_note', "Editor's note"), ('retraction', 'Retraction')], max_length=20)),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(2000)])),
                ('headline', models.CharField(max_length=255)),
                ('issued_at', models.DateTimeField()),
                ('quote_uid', models.UUIDField(blank=True, help_text='The quote that it is about.', null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='articles.articlepage')),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='superseded_by', to='articles.correction')),
                ('version_after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.publishedversion')),
                ('version_before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.publishedversion')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PlannedCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('correction', 'Correction'), ('clarification', 'Clarification'), ('update', 'Update'), ('editors_note', "Editor's note"), ('minor', 'Minor: no reader needs to know')], max_length=20)),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(2000)])),
                ('quote_uid', models.UUIDField(blank=True, null=True)),
                ('revision_id', models.BigIntegerField()),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('planned_at', models.DateTimeField()),
                ('report_id', models.BigIntegerField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned_corrections', to='articles.articlepage')),
                ('correction', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='articles.correction')),
                ('planned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['article', 'revision_id'], name='planned_for_revision')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['correction', 'clarification', 'update', 'editors_note', 'minor'])), name='planned_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'minor'), _negated=True), models.Q(('digest', ''), _negated=True), _connector='OR'), name='minor_mark_has_a_digest'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='planned_has_text')],
            },
        ),
        migrations.AddConstraint(
            model_name='publishedversion',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='unique_version_number'),
        ),
        migrations.AddConstraint(
            model_name='publishedversion',
            constraint=models.CheckConstraint(condition=models.Q(('withheld_at__isnull', True), models.Q(('withheld_reason', ''), _negated=True), _connector='OR'), name='withheld_version_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['correction', 'clarification', 'update', 'editors_note', 'retraction'])), name='correction_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='correction_has_text'),
        ),
    ]
