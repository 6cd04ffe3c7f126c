"""Lists from elsewhere."""

import pytest

from lavh.formats.booklist import Listed, read, table
from lavh.kernel.errors import Unreadable

GOODREADS = '''Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,Binding,Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies
1,"Dune (Dune, #1)",Frank Herbert,"Herbert, Frank","A, B","=""0441013597""","=""9780441013593""",5,4.27,Ace,Hardcover,658,2019,1965,2020/03/09,2020/03/01,"sea, favourites","sea (#1)",read,"A ""great"" book<br/>indeed",,,1,0
2,Oʻtkan kunlar,Abdulla Qodiriy,,,"=""""","=""""",0,4.5,,,,,,,2021/01/01,to-read,,to-read,,,,0,0
3,,,,,,,,,,,,,,,,,,,,,,,
'''
LIBRARY_THING = """Book Id\tTitle\tSort Character\tPrimary Author\tPrimary Author Role\tSecondary Author\tPublication\tDate\tRating\tTags\tCollections\tLanguages\tISBN\tISBNs\tEntry Date
7\tDune\t1\tHerbert, Frank\tAuthor\t\tAce (1990), 535 pages\t1990\t4.5\tsand, sea\tYour library, Currently reading\tEnglish\t[0441013597]\t0441013597, 9780441013593\t2020-01-01
"""
LIBBY = """cover,title,author,publisher,isbn,timestamp,activity,details,library
https://x/y.jpg,Dune,Frank Herbert,Ace,9780441013593,"March 21, 2020 10:00",Returned,,Somewhere
https://x/y.jpg,Dune,Frank Herbert,Ace,9780441013593,"March 01, 2020 10:00",Borrowed,14 days,Somewhere
"""
BIBTEX = r"""
@book{dune, title = {{Dune} \& after}, author = "Herbert, Frank and Anderson, Kevin J.", year = 1965, isbn = {0-441-01359-7}}
@comment{x, title={no}}
@article{b, author = {Somebody}, title = "On {S}and"}
"""
OPDS = """{"metadata":{"title":"A shelf"},"publications":[{"metadata":{"title":{"en":"Dune"},"author":[{"name":"Frank Herbert"}],"identifier":"urn:isbn:9780441013593"},"links":[]},{"metadata":{}}, 5]}"""
SHELF = """{"metadata":{"title":"A shelf"},"links":[],"navigation":[{"title":"Dune / Herbert, Frank","type":"text/html","href":"https://x/w/1"},{"title":"A door","type":"application/opds+json","href":"https://x"}]}"""
JSON = """{"1":{"title":"Dune","primaryauthor":"Herbert, Frank","isbn":{"0":"0441013597"},"collections":["To read","Sand"],"entrydate":"2020-01-01"},"2":[]}"""
NUMBER = ("9780441013593",)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GOODREADS, [Listed("Dune (Dune, #1)", "Frank Herbert", NUMBER, "done", ("sea", "favourites"), "2020/03/01"), Listed("Oʻtkan kunlar", "Abdulla Qodiriy", (), "next", (), "2021/01/01")]),
        (LIBRARY_THING, [Listed("Dune", "Herbert, Frank", NUMBER, "now", ("sand", "sea"), "2020-01-01")]),
        (LIBBY, [Listed("Dune", "Frank Herbert", NUMBER, "done", (), "March 21, 2020 10:00")]),
        (BIBTEX, [Listed("Dune & after", "Herbert, Frank; Anderson, Kevin J.", NUMBER), Listed("On Sand", "Somebody")]),
        (OPDS, [Listed("Dune", "Frank Herbert", NUMBER)]),
        (SHELF, [Listed("Dune", "Herbert, Frank")]),
        (JSON, [Listed("Dune", "Herbert, Frank", NUMBER, "next", ("Sand",), "2020-01-01")]),
    ],
    ids=["Goodreads", "LibraryThing", "Libby", "BibTeX", "OPDS 2", "a shelf of ours", "LibraryThing JSON"],
)  # fmt: skip
def test_lists_are_read(content, expected):
    assert read(content.encode()) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_in_any_encoding(encoding):
    assert read("Title;Author\nАлпомиш;Фозил\n".encode(encoding)) == [Listed("Алпомиш", "Фозил")]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"hello", b'{"a": 1', b"\x89PNG"])
def test_what_is_no_list_is_said_to_be_none(content):
    with pytest.raises(Unreadable) as error:
        read(content)
    assert error.value.code == "not-a-list"


@pytest.mark.parametrize(
    "content", [b"@book{a,", b"Title\n", b"@book{a, title = {", b'{"publications": [1]}', b'{"a": {"title": 1}}']
)
def test_lists_with_nothing_in_them(content):
    assert read(content) == []


def test_what_leaves_comes_back_and_is_no_formula():
    listed = [Listed("=1+1", "Somebody", NUMBER, "now", ("Sea",), "2020/01/01"), Listed("Dune", standing="done")]
    written = table(listed)
    assert "'=1+1" in written
    assert read(written.encode())[1] == listed[1]
