"""deploy/nginx.conf in a real nginx on loopback, in front of something that counts its requests."""

import gzip
import http.client
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.conf import settings

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not NGINX or not shutil.which("openssl"), reason="nginx is not installed"),
]
CONF = Path(settings.BASE_DIR) / "deploy" / "nginx.conf"


class Site(BaseHTTPRequestHandler):
    """Answers as the site does, and writes down what it was asked."""

    protocol_version = "HTTP/1.1"
    wbufsize = 65_536  # head and body in one piece
    asked: list[tuple[str, str, dict[str, str]]] = []
    words = b"first"
    is_broken = False

    def do_GET(self):
        type(self).asked.append((self.command, self.path, dict(self.headers)))
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        if self.is_broken:
            return self.answer(503, b"", {"Retry-After": "30"})
        if self.path.startswith("/media/"):
            headers = {"X-Accel-Redirect": "/_media/one.txt", "Content-Security-Policy": "sandbox"}
            return self.answer(200, b"", {**headers, "Content-Type": "text/plain"})
        if self.path.startswith("/admin/"):
            return self.answer(200, b"desk", {"Cache-Control": "private, no-store"})
        tag = f'W/"{self.words.decode()}"'
        common = {
            "ETag": tag,
            "Cache-Control": "public, max-age=60, stale-while-revalidate=1",
            "X-Accel-Expires": f"@{int(time.time())}",
            "Vary": "Accept-Encoding",
            "Surrogate-Key": "frame",
        }
        if self.headers.get("If-None-Match") == tag:
            return self.answer(304, b"", common)
        body = gzip.compress(self.words)
        self.answer(200, body, {**common, "Content-Encoding": "gzip"})

    do_POST = do_HEAD = do_GET  # noqa: N815

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def filled_in(folder, upstream, http_port, https_port):
    values = {
        "CACHE": folder / "cache",
        "UPSTREAM": f"127.0.0.1:{upstream}",
        "HTTP": http_port,
        "HTTPS": https_port,
        "HOSTS": "news.example",
        "CERTIFICATE": folder / "cert.pem",
        "CERTIFICATE_KEY": folder / "key.pem",
        "MEDIA": folder / "media",
        "STATIC": folder / "static",
    }
    text = re.sub(r"@([A-Z_]+)@", lambda found: str(values[found[1]]), CONF.read_text())
    # Loopback alone, and no file outside the folder.
    text = re.sub(r"listen \[::\].*\n", "", text)
    text = re.sub(r"listen (\d)", r"listen 127.0.0.1:\1", text)
    text = text.replace("/var/log/nginx/", f"{folder}/")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"user root;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/main.log;\n"
        f"events {{}}\nhttp {{\n{temporary}{text}\n}}\n"
    )


@pytest.fixture(scope="module")
def ports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    for name in ("media", "static", "cache"):
        (folder / name).mkdir()
    (folder / "media" / "one.txt").write_text("a file")
    (folder / "static" / "page.0123456789ab.css").write_text("p{}")
    subject = ["-subj", "/CN=news.example", "-days", "2", "-nodes"]
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", *subject),
            *("-keyout", "key.pem", "-out", "cert.pem"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    http_port, https_port = free_port(), free_port()
    conf = folder / "nginx.conf"
    conf.write_text(filled_in(folder, site.server_address[1], http_port, https_port))
    checked = subprocess.run([NGINX, "-t", "-c", conf], check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
    running = subprocess.Popen([NGINX, "-c", conf, "-g", "daemon off;"])
    try:
        _wait_for(https_port)
        yield http_port, https_port
    finally:
        running.terminate()
        running.wait()
        site.shutdown()


@pytest.fixture
def get(ports):
    Site.asked.clear()
    Site.words, Site.is_broken = b"first", False
    context = ssl._create_unverified_context()

    def ask(path, method="GET", body=None, **headers):
        connection = http.client.HTTPSConnection("127.0.0.1", ports[1], context=context, timeout=10)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers={"Host": "news.example", **names})
        response = connection.getresponse()
        text = response.read()
        connection.close()
        return response, text

    return ask


def _wait_for(port):
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not start")


def test_every_spelling_of_encodings_is_one_copy(get):
    spellings = ("gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "GZIP")
    for spelling in spellings:
        response, text = get("/encodings/", Accept_Encoding=spelling)
        assert response.status == 200
        assert response.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(text) == b"first"
    response, text = get("/encodings/")
    assert response.headers["Content-Encoding"] is None
    assert text == b"first"
    # Whatever else it asked was whether this copy is still the same.
    whole = [headers for *_, headers in Site.asked if "If-None-Match" not in headers]
    assert len(whole) == 1
    assert whole[0]["Accept-Encoding"] == "gzip"


def test_a_change_is_seen_within_a_second_by_who_asks_often(get):
    get("/change/")
    Site.words = b"second"
    started = time.monotonic()
    while get("/change/")[1] != b"second":
        assert time.monotonic() - started < 3
        time.sleep(0.02)
    # A second, and the time that this machine takes for a request.
    assert time.monotonic() - started < 1.2


def test_nobody_is_answered_with_what_is_older_than_two_seconds(get):
    get("/seldom/")
    Site.words = b"second"
    time.sleep(3)
    assert get("/seldom/")[1] == b"second"


def test_what_is_still_the_same_is_kept_for_a_second_only(get):
    """After a 304 too, which says itself for how long it holds."""
    get("/same/")
    time.sleep(3)
    get("/same/")
    assert Site.asked[-1][2].get("If-None-Match") == 'W/"first"'
    Site.words = b"second"
    time.sleep(3)
    assert get("/same/")[1] == b"second"


def test_pages_are_read_on_while_the_site_is_out_of_order(get):
    get("/stale/")
    Site.is_broken = True
    time.sleep(3)
    response, text = get("/stale/")
    assert (response.status, text) == (200, b"first")
    assert get("/unknown/")[0].status == 503


def test_what_is_somebodys_own_is_not_kept(get):
    for _ in range(2):
        assert get("/admin/")[1] == b"desk"
        get("/", Cookie="sessionid=abc")
        get("/", Authorization="Basic abc")
    assert len(Site.asked) == 6


def test_the_site_is_told_what_nginx_knows(get):
    get("/told/", X_Real_IP="192.0.2.1", X_Forwarded_Proto="http", X_Forwarded_For="192.0.2.1")
    headers = Site.asked[-1][2]
    assert headers["X-Real-IP"] == "127.0.0.1"
    assert headers["X-Forwarded-Proto"] == "https"
    assert "X-Forwarded-For" not in headers
    assert headers["Host"] == "news.example"


def test_readers_are_not_told_of_keys(get):
    response, _ = get("/keys/")
    assert "Surrogate-Key" not in response.headers
    assert "X-Accel-Expires" not in response.headers


def test_a_file_is_sent_when_the_site_says_so(get):
    response, text = get("/media/one.txt")
    assert (response.status, text) == (200, b"a file")
    assert response.headers["Content-Security-Policy"] == "sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert get("/_media/one.txt")[0].status == 404


def test_static_files_are_kept_by_their_digest(get):
    response, text = get("/static/page.0123456789ab.css")
    assert (response.status, text) == (200, b"p{}")
    assert "immutable" in response.headers["Cache-Control"]
    assert Site.asked == []


def test_probes_are_not_for_readers(get):
    for path in ("/healthz", "/readyz", "/metrics"):
        assert get(path)[0].status == 404
    assert Site.asked == []


def test_uploads_are_as_large_as_the_site_takes(get):
    assert get("/admin/files/", "POST", body=b"x" * 2_000_000)[0].status == 200
    assert get("/report/", "POST", body=b"x" * 2_000_000)[0].status == 413


def test_floods_are_stopped_by_address(get, ports):
    searches = [get(f"/search/?q={number}")[0].status for number in range(30)]
    assert searches.count(429) >= 10
    context = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", ports[1], context=context, timeout=10)
    answers = []
    for number in range(600):
        connection.request("GET", f"/unknown/{number}/", headers={"Host": "news.example"})
        response = connection.getresponse()
        response.read()
        answers.append(response.status)
    assert answers.count(429) >= 100


def test_http_leads_to_https(ports):
    connection = http.client.HTTPConnection("127.0.0.1", ports[0], timeout=10)
    connection.request("GET", "/a/?b=c", headers={"Host": "news.example"})
    assert connection.getresponse().headers["Location"] == "https://news.example/a/?b=c"
