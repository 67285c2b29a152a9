"""Places are searched too. What may stand in a column is no part of either database: the tables, and
the triggers on them, stay as they are. `rebuild_search` finds the places that there are already.
"""

from django.db import migrations, models

KINDS = [
    ('story', 'Story'),
    ('quote', 'Quote'),
    ('person', 'Person'),
    ('organization', 'Organization'),
    ('document', 'Document'),
    ('event', 'Event'),
    ('topic', 'Topic'),
    ('place', 'Place'),
]


class Migration(migrations.Migration):
    dependencies = [('articles', '0020_topic_lead_story')]

    operations = [
        migrations.AlterField(
            model_name=name,
            name='kind',
            field=models.CharField(choices=KINDS, max_length=20),
        )
        for name in ('searchentry', 'searchfacet')
    ]
