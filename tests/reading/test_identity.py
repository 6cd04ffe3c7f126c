"""Guests, their devices, and what becomes of them."""

from datetime import timedelta

import msgspec
import pytest

from lavh.formats.rwpm import Locator
from lavh.kernel.errors import Refused
from lavh.reading.actions import adopting, ereading, forgetting, identity, moving, noting, shelving
from lavh.reading.actions.moving import Move, Told
from lavh.reading.models import Device, Place, Reader, Shelf, Title
from lavh.reading.queries import everything, notes, places, shelves
from lavh.reading.queries.identity import device_of, devices
from lavh.reading.rules.notes import Annotation
from tests.reading.histories import at

pytestmark = pytest.mark.django_db


def told(*moves: Move, sent: int = 1_000, log: str = "") -> Told:
    return Told(list(moves), sent, log)


def refusal(deed) -> str:
    with pytest.raises(Refused) as error:
        deed()
    return error.value.code


def test_a_key_is_kept_as_its_fingerprint_only(phone):
    device, key = phone
    assert key not in str(list(Device.objects.values()))
    assert device_of(key).pk == device.pk


@pytest.mark.parametrize("key", ["", "x", "y" * 500])
def test_other_keys_let_nobody_in(phone, key):
    assert refusal(lambda: device_of(key)) == "signed-out"


def test_a_signed_out_device_stays_out_and_what_it_wrote_stays(phone, now):
    device, key = phone
    moving.note_moves(key=key, told=told(Move(7, 1, 1, at(0.5))), now=now)
    assert identity.sign_out(reader=device.reader_id, device=device.pk)
    assert refusal(lambda: device_of(key)) == "signed-out"
    assert [each.publication for each in places.places(device.reader_id)] == [7]


def test_nobody_signs_out_the_devices_of_others(phone, now):
    other, _ = identity.begin(now=now)
    assert not identity.sign_out(reader=other.reader_id, device=phone[0].pk)


def test_a_code_joins_two_phones_once_and_nothing_is_lost(phone, now):
    first, first_key = phone
    second, second_key = identity.begin(log="log-of-tablet", name="Tablet", now=now)
    moving.note_moves(key=first_key, told=told(Move(7, 1, 1, at(0.5))), now=now)
    moving.note_moves(key=second_key, told=told(Move(7, 1, 1, at(0.2)), Move(8, 2, 2, at(0.9))), now=now)
    code = identity.offer_code(device=first, now=now)
    joined, key = identity.join(code=code, mine=second, now=now)
    assert (joined.reader_id, joined.log) == (first.reader_id, "log-of-tablet")
    assert refusal(lambda: device_of(second_key)) == "signed-out"
    assert device_of(key).reader_id == first.reader_id
    assert {(each.publication, each.name) for each in places.places(first.reader_id)} == {
        (7, "Phone"),
        (7, "Tablet"),
        (8, "Tablet"),
    }
    assert Reader.objects.count() == 1
    assert refusal(lambda: identity.join(code=code, mine=None, now=now)) == "no-such-code"


def test_a_code_ends_after_ten_minutes_and_an_older_one_counts_no_more(phone, now):
    older = identity.offer_code(device=phone[0], now=now)
    newer = identity.offer_code(device=phone[0], now=now)
    later = now + timedelta(minutes=10)
    assert refusal(lambda: identity.join(code=older, mine=None, now=now)) == "no-such-code"
    assert refusal(lambda: identity.join(code=newer, mine=None, now=later)) == "no-such-code"


def test_a_phone_whose_storage_was_emptied_begins_a_new_log_and_the_old_place_is_offered(phone, now):
    device, key = phone
    moving.note_moves(key=key, told=told(Move(7, 900, 1, at(0.5)), log="log-of-phone"), now=now)
    moving.note_moves(key=key, told=told(Move(7, 1, 1, at(0.0)), log="a new log"), now=now)
    assert {(each.device, each.standing.latest.locator) for each in places.places(device.reader_id)} == {
        ("log-of-phone", at(0.5)),
        ("a new log", at(0.0)),
    }
    assert [each.log for each in devices(device.reader_id)] == ["a new log"]


def test_moves_may_be_told_twice_and_in_any_order(phone, now):
    device, key = phone
    moves = [Move(7, each, each, at(each / 10)) for each in (3, 1, 2)]
    for some in (moves, moves[::-1], moves[:1]):
        moving.note_moves(key=key, told=told(*some), now=now)
    [found] = places.places(device.reader_id)
    assert (found.standing.latest.sequence, Place.objects.count()) == (3, 1)


def test_a_copy_of_a_log_under_another_reader_is_joined_when_they_meet(phone, now):
    first, key = phone
    second, second_key = identity.begin(log="log-of-phone", now=now)
    moving.note_moves(key=key, told=told(Move(7, 1, 1, at(0.9))), now=now)
    moving.note_moves(key=second_key, told=told(Move(7, 2, 2, at(0.1)), Move(9, 3, 3, at(0.3))), now=now)
    adopting.take_over(second.reader, into=first.reader)
    found = {each.publication: each.standing for each in places.places(first.reader_id)}
    assert (found[7].latest.locator, found[7].furthest.locator, found[9].latest.locator) == (at(0.1), at(0.9), at(0.3))
    assert device_of(key).pk == first.pk


def test_taking_over_brings_notes_shelves_and_settings(phone, now):
    first, second = phone[0].reader, identity.begin(now=now)[0].reader
    for number, reader in enumerate((first, second)):
        noting.take_notes(reader=reader, notes=[Annotation(f"n{number}", 7, "bookmark", at(0.1), 1, 1)])
        noting.keep_setting(reader=reader, name="appearance", value={"size": number}, now=now)
        shelving.put(shelf=shelving.make_shelf(reader=reader, name="Sea"), work=number + 1, now=now)
        shelving.put(shelf=shelving.shelf_of(reader=reader, kind="now"), work=number + 5, now=now)
    shelving.put(shelf=shelving.shelf_of(reader=second, kind="done"), work=5, now=now)  # the other one reads it still
    adopting.take_over(second, into=first)
    kept = [(each.shelf.kind, each.shelf.name, each.titles) for each in shelves.shelves(first.pk)]
    assert kept == [("now", "", 2), ("done", "", 0), ("own", "Sea", 2)]
    assert [each.id for each in notes.notes(first.pk)] == ["n0", "n1"]
    assert [each.id for each in notes.changes(first.pk, 1, 10).notes] == ["n1"]
    assert notes.settings(first.pk) == {"appearance": {"size": 0}}


def test_forgetting_leaves_a_receipt_and_tells_the_other_devices(phone, now):
    device, key = phone
    other = identity.join(code=identity.offer_code(device=device, now=now), mine=None, now=now)[1]
    moving.note_moves(key=key, told=told(Move(7, 1, 1, at(0.5))), now=now)
    noting.take_notes(reader=device.reader, notes=[Annotation("n", 7, "bookmark", at(0.1), 1, 1)])
    shelving.put(shelf=shelving.shelf_of(reader=device.reader, kind="now"), work=1, now=now)
    receipt = forgetting.forget(reader=device.reader, now=now)
    assert receipt == forgetting.Receipt(now, devices=2, places=1, notes=1, shelves=1, titles=1, days=0)
    assert [refusal(lambda each=each: device_of(each)) for each in (key, other)] == ["forgotten", "forgotten"]
    assert (Reader.objects.count(), Place.objects.count(), Shelf.objects.count(), Title.objects.count()) == (0, 0, 0, 0)


def test_history_is_written_only_where_it_is_wanted_and_goes_when_it_is_not(phone, now):
    device, key = phone
    moving.note_moves(key=key, told=told(Move(7, 1, 1, at(0.5))), now=now)
    assert places.days(device.reader_id) == []
    forgetting.keep_history(reader=device.reader, on=True)
    moving.note_moves(key=key, told=told(Move(7, 2, 1_000, at(0.6)), Move(8, 3, 1_000, at(0.6))), now=now)
    assert places.days(device.reader_id) == [("2026-11-26", 7), ("2026-11-26", 8)]
    forgetting.keep_history(reader=device.reader, on=False)
    assert places.days(device.reader_id) == []


def test_guests_who_never_come_back_are_forgotten_after_a_year(phone, now):
    assert forgetting.tidy(now=now + timedelta(days=399)) == 0
    assert forgetting.tidy(now=now + timedelta(days=401)) == 1


def test_everything_can_be_taken_away(phone, now):
    device, key = phone
    moving.note_moves(key=key, told=told(Move(7, 1, 1, at(0.5))), now=now)
    noting.keep_setting(reader=device.reader, name="appearance", value={"size": 2}, now=now)
    found = msgspec.json.decode(msgspec.json.encode(everything.everything(device.reader)))
    assert [each["name"] for each in found["devices"]] == ["Phone"]
    assert found["places"][0]["latest"]["locator"] == msgspec.to_builtins(at(0.5))
    assert found["settings"] == {"appearance": {"size": 2}}


def test_an_e_reader_shares_the_place_once_its_file_is_known(phone, now):
    device, _ = phone
    login = ereading.register(login="somebody", password="md5", reader=device.reader, now=now)
    reading = ereading.Reading("d1", "/body/DocFragment[2]/body/p[3]/text().0", 0.4, "unit-1", "Kobo")
    ereading.note_progress(device=login, reading=reading, order=[], now=now)
    assert places.places(device.reader_id) == []
    ereading.recognise(digest="d1", publication=7)
    ereading.note_progress(device=login, reading=reading, order=["a.xhtml", "b.xhtml"], now=now)
    [found] = places.places(device.reader_id)
    assert (found.name, found.standing.latest.locator.href) == ("Kobo", "b.xhtml")
    assert refusal(lambda: ereading.register(login="somebody", password="x", now=now)) == "login-taken"


def test_a_note_that_is_taken_away_leaves_a_gap_without_words(phone, now):
    reader = phone[0].reader
    locator = Locator("a", text=None)
    made = Annotation("n", 7, "highlight", locator, 1, 1, text="secret")
    noting.take_notes(reader=reader, notes=[made])
    [gap] = noting.take_notes(reader=reader, notes=[msgspec.structs.replace(made, version=1, deleted=True)])
    assert (gap.deleted, gap.text, notes.notes(reader.pk)) == (True, "", [])
    assert "secret" not in str(list(reader.notes.values()))
