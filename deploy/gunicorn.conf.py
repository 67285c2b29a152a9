"""gunicorn in production: `gunicorn --config deploy/gunicorn.conf.py advocacy.wsgi`.

A reverse proxy in front of it speaks TLS, and sets X-Forwarded-Proto.
"""

import os

# Under systemd advocacy-web.socket has the port, and this is not used.
bind = os.environ.get("ADVOCACY_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("ADVOCACY_WORKERS", "2"))
threads = int(os.environ.get("ADVOCACY_THREADS", "4"))
preload_app = True
# A worker is replaced now and then, so that memory which a large picture needed comes back. Not
# often: it begins without any of the pages that it keeps in memory.
max_requests = 100_000
max_requests_jitter = 10_000
graceful_timeout = 20
# No access log: readers' addresses are not written down anywhere.
accesslog = None
control_socket_disable = True
