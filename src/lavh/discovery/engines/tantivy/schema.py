"""`discovery.fields` as a Tantivy schema. Tokens are made in Python, so the engine's tokenizers are "whitespace" and "raw" only."""

from functools import cache

import tantivy

from lavh.discovery import fields


@cache
def schema() -> tantivy.Schema:
    """The schema of `fields.VERSION`."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for name, option in fields.TEXT.items():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in fields.RAW:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for number in fields.NUMBERS:
        builder.add_unsigned_field(number, indexed=True, fast=True)
    builder.add_unsigned_field("newest", fast=True)
    builder.add_unsigned_field("oldest", fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()
