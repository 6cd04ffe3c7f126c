"""Settings as a production instance has them: what `check --deploy` judges."""

import os

os.environ["LAVH_URL"] = "https://lavh.example"
os.environ["LAVH_HOSTS"] = "lavh.example"
os.environ["LAVH_DEBUG"] = "0"
os.environ["LAVH_SECRET_KEY"] = "a-key-for-this-check-only-" + "0123456789" * 5

from lavh.config.settings import *  # noqa: F403
