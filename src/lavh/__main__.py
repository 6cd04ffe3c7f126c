"""`python -m lavh` is the command `lavh`."""

import sys

from lavh.console.main import main

sys.exit(main())
