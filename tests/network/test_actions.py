"""Making institutions known."""

from datetime import date

import pytest

from lavh.kernel.errors import Refused
from lavh.network.actions import BranchPlan, Hours, InstitutionPlan, NetworkPlan, Shut, describe, enrol, slug_of
from lavh.network.models import Branch, Institution, OpeningHours, Region

pytestmark = pytest.mark.django_db
READING_ROOM = BranchPlan(
    slug="main",
    name={"uz": "Bosh bino"},
    at=(41.3, 69.2),
    services=("wifi", "no-such-service"),
    main=True,
    hours=(Hours((0, 1), "09:00", "18:00"),),
    closed=(Shut(date(2027, 1, 1), date(2027, 1, 2), {"uz": "Yangi yil"}),),
)
LIBRARY = InstitutionPlan(
    slug="library",
    kind="public-library",
    name={"uz": "Kutubxona"},
    region="navoiy",
    codes=("UzTa",),
    branches=(READING_ROOM,),
)
PLAN = NetworkPlan({"buxoro": {"uz": "Buxoro"}, "navoiy": {"uz": "Navoiy"}}, (LIBRARY,))


def test_a_network_file_makes_regions_institutions_branches_and_hours() -> None:
    describe(PLAN)
    branch = Branch.objects.select_related("institution__region").get()
    assert [region.slug for region in Region.objects.all()] == ["buxoro", "navoiy"]
    assert (branch.institution.slug, branch.institution.region and branch.institution.region.slug) == (
        "library",
        "navoiy",
    )
    assert (branch.institution.codes, branch.services, branch.latitude) == (["UzTa"], ["wifi"], 41.3)
    assert [str(each) for each in branch.hours.all()] == ["0 09:00–18:00", "1 09:00–18:00"]
    assert [str(each) for each in branch.closures.all()] == ["2027-01-01–2027-01-02"]


def test_the_same_file_twice_changes_nothing_and_hours_are_replaced() -> None:
    describe(PLAN)
    describe(PLAN)
    assert (Institution.objects.count(), Branch.objects.count(), OpeningHours.objects.count()) == (1, 1, 2)


def test_what_a_file_does_not_name_is_left_alone() -> None:
    enrol(name="Another library")
    describe(PLAN)
    assert sorted(Institution.objects.values_list("slug", flat=True)) == ["another-library", "library"]


def test_a_kind_that_does_not_exist_is_refused_and_nothing_is_written() -> None:
    wrong = NetworkPlan({"buxoro": {"uz": "Buxoro"}}, (InstitutionPlan(slug="x", kind="bookshop", name={"uz": "X"}),))
    with pytest.raises(Refused, match="bookshop"):
        describe(wrong)
    assert (Region.objects.count(), Institution.objects.count()) == (0, 0)


def test_enrolling_twice_gives_the_same_institution() -> None:
    assert enrol(name="Demo library") == enrol(name="Demo  library!")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Alisher Navoiy nomidagi MK", "alisher-navoiy-nomidagi-mk"),
        ("Bibliothèque  nationale (Paris)", "bibliotheque-nationale-paris"),
        ("Ўзбекистон Миллий кутубхонаси", "ozbekiston-milliy-kutubxonasi"),
        ("المكتبة الوطنية", "i-9c6105a287"),
    ],
)
def test_short_names(name: str, slug: str) -> None:
    assert slug_of(name) == slug
