"""Publications as files: /p/N and what is below it. Inert, in ranges, cached, without cookies."""
