"""House limits that ruff has no rule for: lines of a file by its kind. `tools/check_sizes.py [ROOT]`."""

import sys
from pathlib import Path

LIMITS = (  # (pattern, lines)
    ("src/**/*.py", 400),
    ("tests/**/*.py", 400),
    ("bench/**/*.py", 400),
    ("tools/**/*.py", 400),
    ("frontend/src/controllers/**/*.ts", 120),
    ("frontend/src/**/*.ts", 250),
    ("frontend/src/**/*.css", 300),
    ("src/lavh/web/templates/**/*.jinja", 150),
)


def main() -> int:
    """Print every file that is too long; 1 if there is one."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = 0
    for pattern, limit in LIMITS:
        for file in sorted(root.glob(pattern)):
            lines = len(file.read_text(encoding="utf-8").splitlines())
            if lines > limit and "migrations" not in file.parts:
                print(f"{file}: {lines} lines, {limit} allowed")
                found = 1
    return found


if __name__ == "__main__":
    sys.exit(main())
