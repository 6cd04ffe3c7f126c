"""The JSON API, version 1. Fields are added to answers, never taken away or changed in meaning."""
