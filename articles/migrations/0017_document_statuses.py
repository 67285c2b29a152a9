"""Dated steps of documents: sent, answered, passed."""

import articles.models.fuzzy_dates
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_event_order'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date_edtf', models.CharField(blank=True, help_text='A day (2017-06-27), a month (2017-05), a year (2016), a span (2017-07-01/2017-07-12) or one without an end (2017-03-01/..).', max_length=60, validators=[articles.models.fuzzy_dates.validate_edtf], verbose_name='date')),
                ('date_as_said', models.CharField(blank=True, help_text='“earlier this month”', max_length=120, verbose_name="date in the source's words")),
                ('date_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('date_latest', models.DateField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('sent', 'Sent'), ('received', 'Received'), ('introduced', 'Introduced'), ('in_committee', 'In committee'), ('deadline', 'Answer due by'), ('answered', 'Answered'), ('passed', 'Passed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], max_length=20, verbose_name='what happened')),
                ('note', models.CharField(blank=True, help_text='“by the House, without a dissenting vote”. Readers see it.', max_length=255, verbose_name='in words')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='where it says so')),
                ('document', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='statuses', to='articles.sourcedocument')),
            ],
            options={
                'verbose_name': 'status of a document',
                'verbose_name_plural': 'statuses of documents',
                'ordering': ['date_earliest', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('date_edtf', ''), _negated=True), name='document_status_has_a_date', violation_error_message='Say when: without a date nothing follows from it.')],
            },
        ),
    ]
