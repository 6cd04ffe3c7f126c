"""`lavh staff-link`: a link that lets a librarian in."""

import argparse
from datetime import timedelta

from django.conf import settings

from lavh.kernel import clock
from lavh.kernel.errors import Refused
from lavh.network.models import Institution


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--institution",
        default="",
        metavar="NAME",
        help="short name of the one institution whose publications may be handled (all of them)",
    )
    parser.add_argument(
        "--days",
        type=int,
        default=1,
        choices=range(1, 91),
        metavar="1–90",
        help="how long who used the link stays in (%(default)s)",
    )
    parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=[code for code, _ in settings.LANGUAGES])


def run(options: argparse.Namespace) -> None:
    """Print the link. It is to be used within the hour."""
    from lavh.access.passes import Pass, link_word

    house = Institution.objects.filter(slug=options.institution).first() if options.institution else None
    if options.institution and house is None:
        raise Refused("no-such-institution", institution=options.institution)
    word = link_word(Pass(house.pk if house else 0, clock.now() + timedelta(days=options.days)))
    print(f"{settings.PUBLIC_URL}/{options.language}/staff/enter?pass={word}")
