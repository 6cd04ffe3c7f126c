"""Alphabetical lists whose order is the table itself. They are made anew (`filing.VERSION`), so nothing is copied."""

from typing import Any

import lavh.catalog.models.field
import lavh.catalog.models.ordered
from django.db import migrations, models


def make(apps: Any, schema_editor: Any) -> None:
    """SQLite: a table that is the index of its key and nothing else."""
    filing = apps.get_model('discovery', 'Filing')
    if schema_editor.connection.vendor == 'sqlite':
        statement, _ = schema_editor.table_sql(filing)
        schema_editor.execute(f'{statement} WITHOUT ROWID')
    else:
        schema_editor.create_model(filing)


def drop(apps: Any, schema_editor: Any) -> None:
    """Back."""
    schema_editor.delete_model(apps.get_model('discovery', 'Filing'))


class Migration(migrations.Migration):

    dependencies = [
        ('discovery', '0002_byte_order'),
    ]

    operations = [
        migrations.DeleteModel(name='Filing'),
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.CreateModel(
                name='Filing',
                fields=[
                    ('pk', models.CompositePrimaryKey('list', 'alphabet', 'key', 'heading', blank=True, editable=False, primary_key=True, serialize=False)),
                    ('list', models.PositiveSmallIntegerField(choices=[(1, 'People'), (2, 'Bodies'), (3, 'Topics'), (4, 'Places'), (5, 'Periods'), (6, 'Genres'), (7, 'Titles')])),
                    ('alphabet', models.PositiveSmallIntegerField()),
                    ('key', lavh.catalog.models.ordered.SortKeyField(max_length=80)),
                    ('heading', models.BigIntegerField()),
                ],
            ),
        ]),
        migrations.RunPython(make, drop),
        migrations.CreateModel(
            name='Filed',
            fields=[
                ('id', lavh.catalog.models.field.KeyField(primary_key=True, serialize=False)),
                ('list', models.PositiveSmallIntegerField()),
                ('texts', models.TextField()),
            ],
        ),
    ]
