"""One settings file; everything that differs per installation comes from the environment."""

from pathlib import Path

import environ

from ops import pg

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

# --- what this installation is called and who stands behind it -------------------------------
PRODUCT_NAME = env("PRODUCT_NAME", default="WeerbaarNL")
PRODUCT_URL = env("PRODUCT_URL", default="http://localhost:8000")
CONTACT_NAME = env("CONTACT_NAME", default="Redactie van het platform")
CONTACT_EMAIL = env("CONTACT_EMAIL", default="contact@voorbeeld.invalid")
OPEN_DATA_LICENCE = env("OPEN_DATA_LICENCE", default="CC BY 4.0")
OPEN_DATA_LICENCE_URI = env("OPEN_DATA_LICENCE_URI", default="https://creativecommons.org/licenses/by/4.0/")
PUBLISHER_URI = env("PUBLISHER_URI", default="")  # who publishes, in a register of organisations (TOOI)
IS_DEMO = env.bool("IS_DEMO", default=False)
IS_LISTED = env.bool("IS_LISTED", default=not IS_DEMO)  # may search engines of others list this site?
# Whom to tell of a weak spot (security.txt): https:, mailto: or tel:.
SECURITY_CONTACTS = env.list("SECURITY_CONTACTS", default=[f"mailto:{CONTACT_EMAIL}"])
DEMO_PASSWORD = env("DEMO_PASSWORD", default="alleen-voor-de-demo")

# What lies open in the menu at the top, in this order, as far as it is there; the rest stands under 'Meer'.
MENU_BAR = ["network_map", "article_list", "practice_list", "library_list", "timeline:index"]

# --- security ---------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or pg.local_secret(VAR_DIR)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # earlier ones, which still read
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
IS_HTTPS = env.bool("HTTPS", default=False)
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, without the proxy
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)  # whose X-Forwarded-For counts for rate limits
CSRF_FAILURE_VIEW = "weerbaar.foundation.ui.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-sessie" if IS_HTTPS else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture")
}

# How long what is dear to work out is remembered, as long as nothing changes in the register: what waits on a desk,
# what changed lately, how many there are, what is promised twice.
REMEMBERED_SECONDS = env.int("REMEMBERED_SECONDS", default=60)

# --- the house --------------------------------------------------------------------------------
FOUNDATION = [
    "weerbaar.foundation.ui",
    "weerbaar.foundation.ports",
    "weerbaar.foundation.activity",
    "weerbaar.foundation.rounds",
    "weerbaar.foundation.taxonomy",
    "weerbaar.foundation.letters",
    "weerbaar.foundation.accounts",
    "weerbaar.foundation.audiences",
    "weerbaar.foundation.organisations",
    "weerbaar.foundation.search",
]
SHARED = [
    "weerbaar.shared.files",
    "weerbaar.shared.describing",
    "weerbaar.shared.links",
    "weerbaar.shared.meaning",
    "weerbaar.shared.finding",
    "weerbaar.shared.lighting",
    "weerbaar.shared.experiences",
    "weerbaar.shared.publishing",
]
FEATURES = [
    "weerbaar.features.content.articles",
    "weerbaar.features.content.datasets",
    "weerbaar.features.content.practices",
    "weerbaar.features.content.library",
    "weerbaar.features.content.media",
    "weerbaar.features.content.terms",
    "weerbaar.features.content.dilemmas",
    "weerbaar.features.content.kits",
    "weerbaar.features.networks.organisations",
    "weerbaar.features.networks.capabilities",
    "weerbaar.features.networks.imports",
    "weerbaar.features.networks.agreements",
    "weerbaar.features.networks.drafts",
    "weerbaar.features.networks.reliance",
    "weerbaar.features.networks.chains",
    "weerbaar.features.networks.lineage",
    "weerbaar.features.networks.keepers",
    "weerbaar.features.networks.reports",
    "weerbaar.features.networks.upkeep",
    "weerbaar.features.networks.maps",
    "weerbaar.features.networks.charts",
    "weerbaar.features.networks.matrix",
    "weerbaar.features.networks.graph",
    "weerbaar.features.networks.exports",
    "weerbaar.features.networks.paper",
    "weerbaar.features.networks.places",
]
DOORS = [
    "weerbaar.doors.home",
    "weerbaar.doors.find",
    "weerbaar.doors.catalogue",
    "weerbaar.doors.desk",
    "weerbaar.doors.versions",
    "weerbaar.doors.outward",
    "weerbaar.doors.timeline",
    "weerbaar.doors.api",
    "weerbaar.doors.backoffice",
    *(["weerbaar.doors.demo"] if IS_DEMO else []),
]
INSTALLED_APPS = [
    "weerbaar.demo",  # for its commands; it has no pages
    *DOORS,
    *FEATURES,
    *SHARED,
    *FOUNDATION,
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "ninja",
    "csp",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
# Pages go out compressed, unless a proxy in front does that. BREACH learns nothing from their length: the token in
# forms is masked anew each time, cookies do not come along with requests of other sites (SameSite), and Django
# lengthens each answer by a random number of bytes.
COMPRESS_HTML = env.bool("COMPRESS_HTML", default=True)
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *(["django.middleware.gzip.GZipMiddleware"] if COMPRESS_HTML else []),
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "weerbaar.foundation.accounts.second_step.of_session",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "weerbaar.doors.backoffice.middleware.BackofficePolicy",
    "weerbaar.doors.backoffice.middleware.second_step_first",
    "weerbaar.doors.backoffice.middleware.all_or_nothing",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "weerbaar.features.networks.lineage.middleware.forward_merged",
    "weerbaar.foundation.ui.errors.bare_errors",
    "weerbaar.shared.files.middleware.refuse_too_big",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "weerbaar.foundation.ui.context.site",
                "weerbaar.foundation.organisations.context.second_step",
                *(["weerbaar.doors.demo.context.codes"] if IS_DEMO else []),
            ],
            "builtins": [
                "weerbaar.foundation.ui.templatetags.ui",
                "weerbaar.shared.lighting.templatetags.lighting",
            ],
        },
    },
    {
        # Long lists only: see weerbaar/foundation/ui/drawing.py.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "weerbaar.foundation.ui.environment.environment", "auto_reload": DEBUG},
    },
]

# --- database and jobs ------------------------------------------------------------------------
# The embedded server in var/pg, unless DATABASE_URL names another PostgreSQL 15 or newer.
DATABASES = {
    "default": {
        **pg.django_database(env("DATABASE_URL", default="")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# --- accounts ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "weerbaar.foundation.organisations.backends.RoleBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "weerbaar.foundation.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "weerbaar.foundation.accounts.adapter.HouseAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "weerbaar.foundation.accounts.second_step.HouseMFAAdapter"
MFA_FORMS = {
    "activate_totp": "weerbaar.foundation.accounts.forms.SetUpForm",
    "authenticate": "weerbaar.foundation.accounts.forms.CodeForm",
    "reauthenticate": "weerbaar.foundation.accounts.forms.CodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = PRODUCT_NAME
# A code that has just changed still counts: people type slowly, clocks differ. In the demo many try one account at
# once, and each code counts once.
MFA_TOTP_TOLERANCE = 20 if IS_DEMO else 1

# Questions to the API per minute: of one network without a key, and of one key.
API_PER_MINUTE = env.int("API_PER_MINUTE", default=120)
API_PER_MINUTE_WITH_KEY = env.int("API_PER_MINUTE_WITH_KEY", default=600)
INVITATION_DAYS = env.int("INVITATION_DAYS", default=14)  # how long an invitation to keep an organisation counts

# --- mail -------------------------------------------------------------------------------------
vars().update(env.email("EMAIL_URL", default="smtp://127.0.0.1:2525"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("MAIL_FROM", default=f"{PRODUCT_NAME} <noreply@voorbeeld.invalid>")
EMAIL_TIMEOUT = 20  # seconds
# The mail box for letters that come back ("retour@voorbeeld.nl", reached as retour+…@voorbeeld.nl), and the Maildir
# folder in which the mail server leaves them; both may be empty.
BOUNCE_ADDRESS = env("BOUNCE_ADDRESS", default="")
BOUNCE_MAILDIR = env("BOUNCE_MAILDIR", default="")
LETTERS_KEPT_DAYS = env.int("LETTERS_KEPT_DAYS", default=90)

# --- files that people take along -------------------------------------------------------------
# Longer ones are made by a worker, for who has an account.
EXPORT_DIRECT_ROWS = env.int("EXPORT_DIRECT_ROWS", default=5_000)

# --- language and time ------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "config.formats"

# --- files ------------------------------------------------------------------------------------
# Of a file that people send: how big, how many pages, how big when unpacked, how long reading its text may take; and
# the virus scanner (clamd) that looks at it: tcp://host:3310 or unix:/path, empty for none.
FILES_MOST_MEGABYTES = env.int("FILES_MOST_MEGABYTES", default=200)
FILES_MOST_PAGES = env.int("FILES_MOST_PAGES", default=10_000)
FILES_MOST_UNPACKED_MEGABYTES = env.int("FILES_MOST_UNPACKED_MEGABYTES", default=500)
FILES_READ_SECONDS = env.int("FILES_READ_SECONDS", default=120)
DATASETS_MOST_ROWS = env.int("DATASETS_MOST_ROWS", default=200_000)  # read of one file; the rest is counted
FILE_SCANNER = env("FILE_SCANNER", default="")
# A proxy that knows X-Accel-Redirect (nginx) sends recordings itself: the place under which it finds MEDIA_ROOT,
# '/intern/'. Empty: this house sends them, in pieces.
FILES_ACCEL = env("FILES_ACCEL", default="")
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
MEDIA_URL = "/media/"  # never routed: files leave through a view that asks visible_to
# An image is built with all static files collected, hashed and compressed; elsewhere they are served where they lie.
IS_COLLECTED = env.bool("STATIC_COLLECTED", default=False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not IS_COLLECTED
# Names with a hash, written by build.mjs or by collectstatic, may be kept for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"/dist/.+\.[0-9A-Z]{8}\.|\.[0-9a-f]{12}\."

# --- films at another party ---------------------------------------------------------------------
# Whose player may be shown in a page of ours, after a click that names them: host=name of the party. PeerTube servers
# may be added; youtube-nocookie and vimeo are known by name.
MEDIA_PLAYERS = env.list(
    "MEDIA_PLAYERS",
    default=["www.youtube-nocookie.com=YouTube (van Google)", "player.vimeo.com=Vimeo", "framatube.org=Framatube"],
)

# --- mail that a demo sends, kept to be read at /demo/post/ -------------------------------------
POST_DIR = Path(env("POST_DIR", default=str(VAR_DIR / "post")))

# --- search -----------------------------------------------------------------------------------
SEARCH_DIR = Path(env("SEARCH_DIR", default=str(VAR_DIR / "search")))
WORDS_DIR = Path(env("WORDS_DIR", default=str(SEARCH_DIR)))  # the word list is the same for every index
# What finds texts that mean the same (see weerbaar/shared/meaning/model.py); empty: words alone decide.
MEANING_MODEL = env("MEANING_MODEL", default="weerbaar.shared.meaning.e5.E5")

# --- back office (Wagtail) --------------------------------------------------------------------
BACKOFFICE_PATH = env("BACKOFFICE_PATH", default="beheer/")
WAGTAIL_SITE_NAME = PRODUCT_NAME
WAGTAILADMIN_BASE_URL = PRODUCT_URL
WAGTAILADMIN_LOGIN_URL = "backoffice_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "backoffice.HouseImage"
WAGTAILDOCS_DOCUMENT_MODEL = "backoffice.HouseDocument"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAILADMIN_COMMENTS_ENABLED = False
# Editors save when they say so: saving on its own while somebody pressed the button made two pages of one, of which the
# second was refused.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAILREDIRECTS_AUTO_CREATE = True  # an address that changes leads on to the new one
# Pictures are made anew in the sizes that pages show; a drawing with script in it (SVG) is no picture.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "weerbaar.doors.backoffice.files.PictureForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "weerbaar.doors.backoffice.files.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"}}

# --- borders on the map ------------------------------------------------------------------------
# A file that a demo takes; the national service, of which {jaar} and {laag} are filled in ('' for none), and how long
# it may take in all.
BOUNDARIES_FILE = env("BOUNDARIES_FILE", default="")
BOUNDARIES_URL = env(
    "BOUNDARIES_URL",
    default="https://service.pdok.nl/cbs/gebiedsindelingen/{jaar}/wfs/v1_0?service=WFS&version=2.0.0"
    "&request=GetFeature&typeName=gebiedsindelingen:{laag}&outputFormat=application/json",
)
BOUNDARIES_SECONDS = env.float("BOUNDARIES_SECONDS", default=20.0)

# --- data outside the repository that a check may use -----------------------------------------
REFERENCE_DIR = env("REFERENCE_DIR", default="")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stdout"], "level": env("LOG_LEVEL", default="WARNING")},
}
