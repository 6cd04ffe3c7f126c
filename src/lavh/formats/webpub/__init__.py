"""Manifests of publications as records of the catalogue: a Readium Web Publication Manifest, with the description that its format made of it.

<https://readium.org/webpub-manifest/>. The member `description` is ours: the whole Description as a JSON array, so that nothing is lost that the
manifest has no word for.
"""

from lavh.formats.webpub.reader import WEBPUB, WebPub, record

__all__ = ["WEBPUB", "WebPub", "record"]
