"""Work done later, without a service: django-tasks' database queue with our own lease, reaper, retry and schedule."""
