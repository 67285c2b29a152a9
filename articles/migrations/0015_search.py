"""The search of the public site: entries, their facets, the vocabulary, the full-text index.

pg_trgm is a trusted extension: whoever may create objects in the database may create it. Where the
host of the database forbids even that, the search works without it and finds words with one or two
errors by their beginnings and ends; "manage.py rebuild_search" uses it once it is there.
"""

import django.db.models.deletion
from django.db import DatabaseError, migrations, models, transaction

COLUMNS = "title_words, text_words"
SQLITE = (
    # "ascii" splits at spaces and takes any other character as a letter: the words are ready made.
    f"""CREATE VIRTUAL TABLE articles_searchindex USING fts5(
        {COLUMNS}, content='articles_searchentry', content_rowid='id',
        tokenize='ascii', prefix='2 3')""",
    f"""CREATE TRIGGER articles_searchindex_insert AFTER INSERT ON articles_searchentry BEGIN
        INSERT INTO articles_searchindex(rowid, {COLUMNS})
        VALUES (new.id, new.title_words, new.text_words);
        END""",
    f"""CREATE TRIGGER articles_searchindex_delete AFTER DELETE ON articles_searchentry BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, {COLUMNS})
        VALUES ('delete', old.id, old.title_words, old.text_words);
        END""",
    f"""CREATE TRIGGER articles_searchindex_update
        AFTER UPDATE OF {COLUMNS} ON articles_searchentry BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, {COLUMNS})
        VALUES ('delete', old.id, old.title_words, old.text_words);
        INSERT INTO articles_searchindex(rowid, {COLUMNS})
        VALUES (new.id, new.title_words, new.text_words);
        END""",
)
POSTGRESQL = (
    """ALTER TABLE articles_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('pg_catalog.simple', title_words), 'A') ||
        setweight(to_tsvector('pg_catalog.simple', text_words), 'D')) STORED""",
    "CREATE INDEX search_entry_vector ON articles_searchentry USING gin (vector)",
)
TRIGRAMS = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX search_word_trigrams ON articles_searchword USING gin (word gin_trgm_ops)",
)


def make_index(apps, schema_editor):
    if schema_editor.connection.vendor == 'sqlite':
        for statement in SQLITE:
            schema_editor.execute(statement, params=None)
        return
    for statement in POSTGRESQL:
        schema_editor.execute(statement, params=None)
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            for statement in TRIGRAMS:
                schema_editor.execute(statement, params=None)
    except DatabaseError:
        pass  # Not allowed here: see above.


def drop_index(apps, schema_editor):
    """On PostgreSQL it goes with the tables; the extension may be somebody else's as well."""
    if schema_editor.connection.vendor == 'sqlite':
        for name in ('insert', 'delete', 'update'):
            schema_editor.execute(f'DROP TRIGGER articles_searchindex_{name}', params=None)
        schema_editor.execute('DROP TABLE articles_searchindex', params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_sign_in_turn'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=64, unique=True)),
                ('stem', models.CharField(db_index=True, max_length=64)),
                ('backwards', models.CharField(db_index=True, max_length=64)),
                ('length', models.PositiveSmallIntegerField()),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('story', 'Story'), ('quote', 'Quote'), ('person', 'Person'), ('organization', 'Organization'), ('document', 'Document'), ('event', 'Event'), ('topic', 'Topic')], max_length=20)),
                ('record_key', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(null=True)),
                ('person_key', models.BigIntegerField(null=True)),
                ('section_key', models.BigIntegerField(null=True)),
                ('address', models.CharField(blank=True, max_length=400)),
                ('title', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('title_words', models.TextField()),
                ('text_words', models.TextField(blank=True)),
                ('dated_on', models.DateField(null=True)),
                ('story', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='search_entries', to='articles.articlepage')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SearchFacet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('story', 'Story'), ('quote', 'Quote'), ('person', 'Person'), ('organization', 'Organization'), ('document', 'Document'), ('event', 'Event'), ('topic', 'Topic')], max_length=20)),
                ('record_key', models.BigIntegerField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facets', to='articles.searchentry')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['person_key'], name='search_entry_person'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ('story', 'quote')), _negated=True), fields=('kind', 'record_key'), name='unique_search_entry_of_record'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'story')), fields=('story',), name='unique_search_entry_of_story'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'quote')), fields=('story', 'uid'), name='unique_search_entry_of_quote'),
        ),
        migrations.AddIndex(
            model_name='searchfacet',
            index=models.Index(fields=['kind', 'record_key', 'entry'], name='search_facet_record'),
        ),
        migrations.AddConstraint(
            model_name='searchfacet',
            constraint=models.UniqueConstraint(fields=('entry', 'kind', 'record_key'), name='unique_search_facet_of_entry'),
        ),
        migrations.RunPython(make_index, drop_index),
    ]
