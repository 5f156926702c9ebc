"""What every request passes on its way in, and every answer on its way out; and what pages of other sites may
send and read.
"""

MIDDLEWARE = [
    # Outermost: when everybody has done with the database, and before anything is sent.
    "annotator.web.middleware.ConnectionMiddleware",
    # Later middleware sees where the request really came from, and the address that people use.
    "annotator.web.middleware.ReachedMiddleware",
    # Outside of everything that answers, so that refusals can be read by the named sites, too.
    "corsheaders.middleware.CorsMiddleware",
    # Inside of whatever only reads headers, outside of whatever reads an answer's body.
    "annotator.web.compression.CompressionMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Before anything resolves an address.
    "annotator.web.middleware.LongPathMiddleware",
    # Answers static files before any session or database work.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    # Outside of the sessions, so that it sees the cookies that they set.
    "annotator.web.middleware.NoStoreMiddleware",
    # Before any middleware that reads a form.
    "annotator.web.middleware.FormCharsetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    # Django's, which also knows by whose link somebody came in.
    "annotator.web.middleware.SessionUserMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Innermost: a refusal by the domain becomes a page with its sentence before anything else sees it.
    "annotator.web.middleware.RefusalMiddleware",
]

# Where pages of other sites may ask, if `CORS_ORIGINS` names them.
API = r"^/api/v1/"
SENT_BY_PAGES = (
    "accept",
    "authorization",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-none-match",
    "if-range",
    "range",
)
READ_BY_PAGES = (
    "Accept-Ranges",
    "Content-Disposition",
    "Content-Range",
    "ETag",
    "Location",
    "Link",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "Deprecation",
    "Idempotency-Replayed",
    "Sunset",
)
