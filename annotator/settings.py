"""Django's settings: one module, fed by the environment through typed readers.

Every value that isn't Django's default says why.
"""

from pathlib import Path
from typing import Any

from django.utils.csp import CSP

from annotator import env, logs, passing
from annotator.limits import DATABASE_LIMITS
from annotator.localdb.operations import connection_settings
from annotator.localdb.types import OWNER
from annotator.openapi import description_settings
from annotator.queue.operations import transport_options
from annotator.reached import Reached
from annotator.schedule import beat_schedule

BASE_DIR = Path(__file__).resolve().parent.parent

# --- The desk: what the environment says ------------------------------------------------------------------

DATA = env.folder("DATA", default=BASE_DIR / "var", base=BASE_DIR)
PORT = env.port("PORT", default=8000)
DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY", file=DATA / "secret")
# Made files (exports) are kept here, never served directly.
STORAGE_FOLDER = env.storage("STORAGE_URL", default=DATA / "files")

# --- How the desk is reached: annotator.reached says why ----------------------------------------------------

PUBLIC_URL = env.public_url("PUBLIC_URL")
# Proxies whose X-Forwarded-For is trusted. None by default: anybody who reaches the port could write one.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
REACHED = Reached(PUBLIC_URL, PORT)
ALLOWED_HOSTS = [*REACHED.hosts, *env.names("ALLOWED_HOSTS", default=())]
CSRF_TRUSTED_ORIGINS = REACHED.origins
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = REACHED.is_secure
SECURE_HSTS_SECONDS = REACHED.hsts_seconds

# --- Rooms ------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    # The domain, lowest room first.
    "articles.ledger",
    "articles.sources",
    "articles.corpus",
    "articles.likeness",
    "articles.annotations",
    "articles.entities",
    "articles.claims",
    "articles.revisions",
    "articles.search",
    "articles.disclosure",
    "articles.exports",
    "articles.importing",
    "articles.ingest",
    "articles.redaction",
    # The product.
    "annotator.accounts",
    "annotator.web",
    "annotator.backoffice",
    "annotator.rest",
    "annotator.queue",
    "annotator.launch",
    # Libraries.
    "corsheaders",
    "django.forms",  # templates/django/forms/ gives its widgets a direction of writing
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    # Django's admin, with Galley's entrance.
    "annotator.backoffice.admin_config.GalleyAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = passing.MIDDLEWARE

ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------------------------------------

# The desk's programs use a role that may only read and write rows. Migrations use the role that owns the
# tables; None if DATABASE_URL names the only role.
DATABASE_OWNER: dict[str, Any] | None = env.database("DATABASE_OWNER_URL")
if DATABASE_OWNER is None and not env.text("DATABASE_URL"):
    DATABASE_OWNER = connection_settings(DATA / "postgres", role=OWNER)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "articles.foundation.postgresql",
        **(env.database("DATABASE_URL") or connection_settings(DATA / "postgres")),
        # Seconds a thread keeps its connection: a worker has a fixed handful of threads, each of which saves
        # a connect (about 3 ms) per task.
        "CONN_MAX_AGE": 600,
        # A look at the connection before each request, so that a database restart costs nobody an error page.
        "CONN_HEALTH_CHECKS": True,
        # How long the database may take; it differs between the web server, the worker and manage.py.
        "LIMITS": DATABASE_LIMITS[env.choice("GALLEY_PROCESS", list(DATABASE_LIMITS), default="tool")],
    }
}
# The web server has a thread for each open event stream; they take turns at a few connections.
if connections := env.count("DATABASE_CONNECTIONS"):
    # Kept open between requests by the pool itself. One is made at start; the others are closed when idle.
    # Seconds that a request waits for one, with a thread that others want; default 30.
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": connections, "timeout": 10}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
# Ids are UUIDv7 made by articles.foundation; only the tables of libraries fall back to this.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Background jobs: the queue is a doorbell, the job rows are the truth -----------------------------------

# The host is a placeholder that keeps kombu from warning; the options below say where the queue really is.
CELERY_BROKER_URL = env.broker("CELERY_BROKER_URL") or "pgmq://localhost"
if CELERY_BROKER_URL.startswith("pgmq:"):
    CELERY_BROKER_TRANSPORT_OPTIONS = transport_options(DATABASES["default"])
# Job rows hold state, progress and error; a result backend would be a second, weaker truth.
CELERY_TASK_IGNORE_RESULT = True
# With pickle, anybody who can write to the queue could run code.
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# Acknowledge after the work, and hand it out again when the worker's process is lost: tasks are idempotent.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# Messages fetched at once per thread. With 1 the pgmq transport asks the database once per task.
CELERY_WORKER_PREFETCH_MULTIPLIER = 4
# A worker that starts before the database, or loses it for a while, waits instead of giving up.
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# A message lost with the connection comes back by itself; cancelling its task too would do the work twice.
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
# Enqueueing fails after about a second of retries; the job row waits for the sweeper. Default: for ever.
CELERY_TASK_PUBLISH_RETRY_POLICY = {
    "max_retries": 2,
    "interval_start": 0.1,
    "interval_step": 0.3,
    "interval_max": 0.5,
}
# Nobody watches worker events or sends remote commands here; each would add queues and polling.
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_SEND_TASK_EVENTS = False
# Django's logging (below) is the only one.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# Seconds of work on an export that a crash may cost; each report costs a commit and an fsync.
EXPORT_REPORT_INTERVAL = 0.5
# Articles that an export reads together, at one moment: a dozen queries for all of them instead of for each.
EXPORT_ARTICLES_AT_ONCE = 500
# Seconds between two looks for exports that a crash or a lost message left behind.
EXPORT_SWEEP_INTERVAL = 10.0
# Seconds of silence after which a worker counts as dead: more than the longest article or fetch takes.
EXPORT_SILENCE = 60.0
# Seconds between two searches for lapsed embargoes: the feed may announce an article this much later.
EMBARGO_SWEEP_INTERVAL = 60.0
# Seconds between two looks for redactions that a crash or a lost message left behind.
REDACTION_SWEEP_INTERVAL = 10.0
# Seconds without a sign of life after which a redaction is taken up again; it gives one before each table.
REDACTION_SILENCE = 600.0
# Seconds that the words of a redaction are kept for somebody to confirm it, or to try a failed one again.
REDACTION_PATIENCE = 24 * 3600.0
CELERY_BEAT_SCHEDULE = beat_schedule(
    exports=EXPORT_SWEEP_INTERVAL, redactions=REDACTION_SWEEP_INTERVAL, embargoes=EMBARGO_SWEEP_INTERVAL
)

# --- People -----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "annotator_accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "desk:sign-in"
SESSION_COOKIE_NAME = REACHED.cookie("session")
CSRF_COOKIE_NAME = REACHED.cookie("csrf")
# Says whether a refused form came from an expired page or from another address than the desk's.
CSRF_FAILURE_VIEW = "annotator.web.views.csrf_failure"
# In the session: a cookie of Django's own would have one name on every desk of a machine, and no prefix.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Language and time --------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "annotator.web.formats"  # days and moments are written alike in every page

# --- Static files -------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"] if (BASE_DIR / "static").is_dir() else []
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": STORAGE_FOLDER},
    },
    # Hashed names, cached for ever, packed, minified and compressed once at start instead of at each request.
    "staticfiles": {"BACKEND": "annotator.web.storage.PackedStaticFilesStorage"},
}
# Made files are for the desk's own programs, which hand them out to those who may have them: exports hold
# articles under embargo. Django's own bits, readable for everybody, would undo the umask.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# The unhashed copies are never linked to.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Security -----------------------------------------------------------------------------------------------

# Only our own files; scripts also by nonce, because an import map must stand inline in its page.
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
# One article's text may have 5 MB, and JSON escapes it; anything larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# The page that shows a pasted story for correction has two fields for each of up to 5,000 blocks.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_500

# Sites whose pages may read the API, with a key and never with somebody's session: nobody by default.
CORS_ALLOWED_ORIGINS = env.origins("CORS_ORIGINS")
CORS_URLS_REGEX = passing.API
CORS_ALLOW_HEADERS, CORS_EXPOSE_HEADERS = passing.SENT_BY_PAGES, passing.READ_BY_PAGES
# Seconds for which a browser remembers that it may; browsers themselves allow two hours at most.
CORS_PREFLIGHT_MAX_AGE = 7_200

# --- REST API -----------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # First, so that a caller without credentials is challenged for a key (401).
        "annotator.rest.authentication.BearerKey",
        "annotator.rest.authentication.DeskSession",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["annotator.rest.permissions.MayCall"],
    # JSON only: DRF's browsable pages need inline styles, which the policy above refuses.
    "DEFAULT_PARSER_CLASSES": ["annotator.rest.parsers.StrictJson"],
    "DEFAULT_RENDERER_CLASSES": ["annotator.rest.renderers.Json"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "annotator.rest.renderers.OnlyJson",
    "EXCEPTION_HANDLER": "annotator.rest.errors.answer",
    # OPTIONS is a 405: the description under schema/ says what there is.
    "DEFAULT_METADATA_CLASS": None,
    # No ?format=: unknown parameters are refused.
    "URL_FORMAT_OVERRIDE": None,
    # Callers are counted by their address as the first middleware found it, never by what they say of it.
    "NUM_PROXIES": 0,
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_SCHEMA_CLASS": "annotator.rest.schema.ApiSchema",
}

SPECTACULAR_SETTINGS = description_settings(REACHED.origins)
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Logging ------------------------------------------------------------------------------------------------
LOGGING = logs.LOGGING
