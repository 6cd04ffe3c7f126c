"""KOReader's progress sync, as its plugin speaks it, so that e-ink readers share the place.

<https://github.com/koreader/koreader-sync-server>: JSON, a user name and the MD5 of a password in two headers, the address of the server is `…/koreader`.
"""
