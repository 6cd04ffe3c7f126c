"""Readium Web Publication Manifest: the one shape that every publication has inside the house, whatever file it came in.

<https://github.com/readium/webpub-manifest>, <https://readium.org/architecture/models/locators/>. Wire types: they encode to the norm's JSON as they are.
"""

from lavh.formats.rwpm.guided import Guidance, Guided
from lavh.formats.rwpm.locator import Locations, Locator, Text
from lavh.formats.rwpm.manifest import (
    Accessibility,
    Belongs,
    Certification,
    Collection,
    Contributor,
    Link,
    Manifest,
    Metadata,
    Presentation,
    Properties,
    Subject,
)

__all__ = [
    "Accessibility",
    "Belongs",
    "Certification",
    "Collection",
    "Contributor",
    "Guidance",
    "Guided",
    "Link",
    "Locations",
    "Locator",
    "Manifest",
    "Metadata",
    "Presentation",
    "Properties",
    "Subject",
    "Text",
]
