"""Django settings, all from the environment (LAVH_…). `docs/operate.md` lists every variable; a test holds the list true."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from lavh.config import env, languages
from lavh.config.database import database
from lavh.config.secret import secret
from lavh.kernel import interface

PACKAGE = Path(__file__).resolve().parent.parent
HOME = env.home()

DEBUG = env.flag("LAVH_DEBUG")
SECRET_KEY = env.text("LAVH_SECRET_KEY") or secret(HOME)
PUBLIC_URL = env.address("LAVH_URL", "http://127.0.0.1:8000")  # as patrons reach us; made into permalinks
SECURE = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = [
    *env.words("LAVH_HOSTS"),
    urlsplit(PUBLIC_URL).hostname or "localhost",
    "localhost",
    "127.0.0.1",
    "[::1]",
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "lavh.outbox",
    "lavh.jobs",
    "lavh.network",
    "lavh.catalog",
    "lavh.harvest",
    "lavh.access",
    "lavh.reading",
    "lavh.discovery",
    "lavh.web",
    "lavh.api",
    "lavh.staff",
    "lavh.console",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lavh.api.doors.Doors",
    "lavh.web.compression.Compression",
    "lavh.web.policy.Policy",
    "lavh.web.context.Visiting",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lavh.web.reaching.Reaching",
]

ROOT_URLCONF = "lavh.config.urls"
WSGI_APPLICATION = "lavh.config.wsgi.application"
APPEND_SLASH = False

DATABASES = {"default": database(env.text("LAVH_DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "lavh.web.environment.environment", "auto_reload": DEBUG},
    }
]

languages.register()
LANGUAGE_CODE = "uz"
LANGUAGES = [(each.code, each.name) for each in interface.LANGUAGES]
REFORMED_LATIN = env.flag("LAVH_REFORMED_LATIN")
if REFORMED_LATIN:
    LANGUAGES.append((interface.REFORMED.code, interface.REFORMED.name))
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.time_zone("LAVH_TIME_ZONE", "Asia/Tashkent")

STATIC_URL = "/static/"
FRONT_END = PACKAGE / "web" / "dist"  # built by Vite; a wheel carries it
STATIC_ROOT = FRONT_END if FRONT_END.is_dir() else HOME / "static"  # as the build left it: named by content, compressed
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/assets/"
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = DEBUG

STORAGE_URL = env.text("LAVH_STORAGE_URL")  # where the bytes of publications are; "": LAVH_HOME/files
STORAGE_KEY, STORAGE_SECRET = env.text("LAVH_STORAGE_KEY"), env.text("LAVH_STORAGE_SECRET")
STREAMS = env.number("LAVH_STREAMS", 1)  # large files that one web process gives away whole at a time
SITE_NAME = env.text("LAVH_SITE_NAME", "Lavh")
ENGINE = env.one_of("LAVH_ENGINE", "tantivy", {"tantivy", "memory"})  # tantivy · memory
INDEX = HOME / "index"
INDEXER_INTERVAL = 0.5  # seconds between two looks at the outbox
CONTACT = env.text("LAVH_CONTACT")  # e-mail of the operator: OAI-PMH Identify, About
REPOSITORY = env.text(
    "LAVH_REPOSITORY"
)  # name in identifiers (oai:NAME:1), kept when the site moves; "": the host of LAVH_URL
API_RATE = env.number(
    "LAVH_API_RATE", 1200
)  # requests a minute that one address may make at each web process; 0: any number
API_BURST = env.number("LAVH_API_BURST", 300)  # of them at once

# No third party, no inline script, no inline style but Turbo's progress bar, which carries the nonce.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "media-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^(?:healthz|readyz)$"]  # asked for on this machine, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
BEHIND_PROXY = env.flag("LAVH_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lavh.web.views.errors.csrf"
X_FRAME_OPTIONS = "DENY"

LEVELS = {"DEBUG", "INFO", "WARNING", "ERROR"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "lavh.config.logs.line_formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.one_of("LAVH_LOG_LEVEL", "WARNING", LEVELS)},
    "loggers": {
        "lavh": {"level": env.one_of("LAVH_LOG_LEVEL", "INFO", LEVELS)},
        "django.request": {"level": "ERROR"},  # addresses that are not there are no news, and hold what people wrote
    },
}
