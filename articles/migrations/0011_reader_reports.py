"""Readers' reports, notes on them, canned replies."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_workflow'),
    ]

    operations = [
        migrations.CreateModel(
            name='CannedReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(help_text='For the newsroom alone.', max_length=100, unique=True)),
                ('text', models.TextField(help_text='It is put into the answer, where it can be changed before a reader sees it.', validators=[django.core.validators.MaxLengthValidator(5000)])),
            ],
            options={
                'verbose_name': 'canned reply',
                'verbose_name_plural': 'canned replies',
                'ordering': ['title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReaderReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote_uid', models.UUIDField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('error', 'Something is wrong'), ('safety', 'Somebody is in danger'), ('privacy', 'It says too much about a person'), ('other', 'Something else')], max_length=20)),
                ('text', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)])),
                ('is_danger', models.BooleanField(default=False, verbose_name='danger')),
                ('state', models.CharField(choices=[('new', 'New'), ('assigned', 'Somebody looks at it'), ('answered', 'Answered, still open'), ('closed_changed', 'Closed: something was changed'), ('closed_no_change', 'Closed: nothing was changed'), ('duplicate', 'The same as another report')], default='new', max_length=20)),
                ('answer', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)])),
                ('code_digest', models.CharField(max_length=64, unique=True)),
                ('received_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reader_reports', to='articles.articlepage')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assigned_reports', to=settings.AUTH_USER_MODEL)),
                ('duplicate_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='duplicates', to='articles.readerreport')),
            ],
            options={
                'verbose_name': 'report from a reader',
                'verbose_name_plural': 'reports from readers',
                'ordering': ['-received_at', '-pk'],
                'default_permissions': ('change', 'view'),
            },
        ),
        migrations.CreateModel(
            name='ReportNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(5000)])),
                ('written_at', models.DateTimeField()),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='articles.readerreport')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['written_at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='readerreport',
            index=models.Index(fields=['state', 'received_at'], name='report_state_received'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['error', 'safety', 'privacy', 'other'])), name='report_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'assigned', 'answered', 'closed_changed', 'closed_no_change', 'duplicate'])), name='report_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('duplicate_of__isnull', True), ('state', 'duplicate'), _connector='OR'), name='report_doubles_when_duplicate'),
        ),
    ]
