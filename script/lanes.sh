# shellcheck shell=bash
# The lanes of script/test, which sources this file after lib.sh. Nothing here leaves at the first
# error, since `if run_...` switches that off: every step says what happens when it fails.

PASSED=0 FAILED=0 SKIPPED=0
CLUSTER="" PG_BIN="" NOT_RUN="" PREPARING="" BESIDE="" BESIDE_ID=""

describe() {
    case $1 in
    lint) echo "style, layers, types, templates, scripts, settings" ;;
    sqlite) echo "unit and journey tests on SQLite" ;;
    postgresql) echo "the tests that use the database on PostgreSQL" ;;
    browser) echo "browser tests in Chromium" ;;
    changed) echo "the tests that the change touches" ;;
    slow) echo "what is too slow for every run" ;;
    wagtail-next) echo "the newest Wagtail and Django" ;;
    esac
}

print_totals() {
    local line="$PASSED passed, $FAILED failed"
    if [ "$SKIPPED" -gt 0 ]; then line+=", $SKIPPED skipped"; fi
    printf '%s\n' "$line"
}

# What is left out is said where nobody overlooks it: in the last lines. A comparison with a
# standard that is not ours to pass on, and not here either, is skipped.
find_out_what_cannot_run() {
    case " $* " in
    *" sqlite "* | *" postgresql "* | *" changed "* | *" wagtail-next "*)
        NOT_RUN=$(script/standards || true)
        ;;
    esac
    case " $* " in
    *" sqlite postgresql "*)
        leave_out "slow (script/test slow)"
        leave_out "wagtail-next (script/test wagtail-next)"
        ;;
    esac
}

leave_out() { NOT_RUN+="${NOT_RUN:+$'\n'}$1"; }

# Tests that failed and passed when they were tried again: tests/flaky.py.
print_flaky() {
    if [ -s "$WORK/flaky" ]; then sed 's/^/flaky: /' "$WORK/flaky"; fi
}

print_what_did_not_run() {
    if [ -n "$NOT_RUN" ]; then printf '%s\n' "$NOT_RUN" | sed 's/^/not run: /'; fi
}

clean_up() {
    if [ -n "$BESIDE_ID" ]; then kill "$BESIDE_ID" 2>/dev/null || true; fi
    if [ -n "$PREPARING" ]; then kill "$PREPARING" 2>/dev/null || true; fi
    if [ -n "$CLUSTER" ]; then
        as_server_user "$PG_BIN/pg_ctl" stop --silent -m immediate -D "$CLUSTER/data" || true
    fi
    rm -rf "$WORK"
}

# --- Lint ----------------------------------------------------------------------------------------

run_lint() {
    local before=$FAILED
    local production=(
        DJANGO_SETTINGS_MODULE=advocacy.settings.production
        ADVOCACY_SECRET_KEY="$(head -c 60 /dev/urandom | base64 | tr -d '\n')"
        ADVOCACY_HOSTS=newsroom.example
        ADVOCACY_BASE_URL=https://newsroom.example
        ADVOCACY_DATABASE_URL=postgresql://newsroom@127.0.0.1/newsroom
        ADVOCACY_CLIENT_HEADER=X-Real-IP
        ADVOCACY_SMTP_HOST=mail.newsroom.example
        ADVOCACY_STATIC_ROOT="$WORK/collected"
    )
    check_beside "mypy" "$VENV/bin/mypy"
    check "ruff check" "$VENV/bin/ruff" check --quiet .
    check "ruff format" "$VENV/bin/ruff" format --quiet --check .
    check "import-linter" "$VENV/bin/lint-imports"
    check "mypy with django-stubs" "$VENV/bin/mypy" --config-file script/mypy_django.ini
    check "djlint" "$VENV/bin/djlint" --lint --quiet templates
    check "shellcheck" "$VENV/bin/shellcheck" -x script/server script/test script/bench script/lock script/screenshots script/validate \
        script/standards script/backup script/restore script/backup-drill script/lib.sh script/lanes.sh \
        deploy/install.sh deploy/upgrade.sh deploy/manage deploy/restore deploy/lib.sh .ci/run
    check_migrations
    check "locks of migrations" "$VENV/bin/python" -m pytest -q -n 0 tests/test_migration_locks.py
    check "check --deploy" env "${production[@]}" \
        "$VENV/bin/python" manage.py check --deploy --fail-level WARNING
    check "collectstatic" env "${production[@]}" "$VENV/bin/python" manage.py collectstatic --no-input
    wait_for_check
    [ "$FAILED" -eq "$before" ]
}

check_migrations() {
    check "makemigrations --check" env DJANGO_SETTINGS_MODULE=advocacy.settings.test \
        "$VENV/bin/python" manage.py makemigrations --check --dry-run
}

# check NAME COMMAND...: one line when it passes, all that it said when it does not.
check() {
    local name=$1 status=0
    shift
    run_child "$@" >"$WORK/check" 2>&1 || status=$?
    tell_of_check "$name" "$status" "$WORK/check"
}

# The longest one runs beside the others.
check_beside() {
    BESIDE=$1
    shift
    "$@" >"$WORK/beside" 2>&1 </dev/null &
    BESIDE_ID=$!
}

wait_for_check() {
    local status=0
    wait "$BESIDE_ID" || status=$?
    BESIDE_ID=""
    tell_of_check "$BESIDE" "$status" "$WORK/beside"
}

tell_of_check() {
    if [ "$2" -eq 0 ]; then
        PASSED=$((PASSED + 1))
        printf '%-24s ok\n' "$1"
    else
        FAILED=$((FAILED + 1))
        printf '%-24s FAILED\n' "$1"
        cat "$3"
    fi
}

# --- Tests ---------------------------------------------------------------------------------------

EVERY_TIME="not browser and not slow"

run_sqlite() {
    need_file_programs || return
    wait_for_template sqlite || return
    ADVOCACY_TEST_TEMPLATE="$WORK/sqlite" run_pytest sqlite -m "$EVERY_TIME" -n 2 "$@"
}

run_postgresql() {
    need_file_programs || return
    wait_for_template postgresql || return
    "$PG_BIN/postgres" --version
    ADVOCACY_DATABASE_URL=$(postgresql_url postgres) ADVOCACY_TEST_TEMPLATE=$TEMPLATE \
        run_pytest postgresql -m "$EVERY_TIME" --database-only -n 2 "$@"
}

# What the change touches, on SQLite: script/changed.py.
run_changed() {
    local list="$WORK/touched" tests
    if ! PYTHONPATH=. run_child "$VENV/bin/python" script/changed.py "$@" >"$list"; then
        FAILED=$((FAILED + 1))
        return 1
    fi
    if [ "$(cat "$list")" = everything ]; then
        run_sqlite && run_browser
        return
    fi
    mapfile -t tests < <(grep -v '^tests/browser/' "$list")
    say "${#tests[@]} files of tests"
    run_sqlite "${tests[@]}" || return
    mapfile -t tests < <(grep '^tests/browser/' "$list")
    if [ ${#tests[@]} -gt 0 ]; then run_browser "${tests[@]}"; fi
}

run_slow() {
    local status=0
    need_file_programs || return
    wait_for_template sqlite || return
    ADVOCACY_TEST_TEMPLATE="$WORK/sqlite" run_pytest slow -m "slow and not browser" -n 2 "$@" ||
        status=1
    if [ $# -eq 0 ]; then audit || status=1; fi
    return "$status"
}

# Known weaknesses in what is installed. pip-audit has a folder of its own, and asks PyPI.
audit() {
    local before=$FAILED
    if ! "$VENV/bin/python" -m venv "$WORK/audit" ||
        ! "$WORK/audit/bin/python" -m pip install -qq --disable-pip-version-check pip-audit \
            >"$WORK/audit.log" 2>&1; then
        leave_out "pip-audit: it could not be installed"
        return
    fi
    check "pip-audit" "$WORK/audit/bin/pip-audit" --progress-spinner off --timeout 15 \
        --disable-pip --requirement requirements-dev.txt
    # Without an answer it fails as well, but with no table of packages.
    if [ "$FAILED" -gt "$before" ] && ! grep -q "known vulnerabilit" "$WORK/check"; then
        FAILED=$before
        leave_out "pip-audit: its data was not to be had"
    fi
    [ "$FAILED" -eq "$before" ]
}

make_venv_next() {
    VENV=.venv-next
    make_venv dev
    say "Looking for the newest Wagtail and Django ..."
    # A specifier that names a pre-release lets pip take pre-releases of that package alone.
    run_child "$VENV/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
        --upgrade --upgrade-strategy only-if-needed "wagtail>=8.0a0" "Django>=6.1a0"
}

run_wagtail_next() {
    local before=$FAILED
    "$VENV/bin/python" -m pip list --disable-pip-version-check 2>/dev/null |
        grep -iE '^(wagtail|django|modelsearch) '
    check "check" env DJANGO_SETTINGS_MODULE=advocacy.settings.test \
        "$VENV/bin/python" manage.py check --fail-level WARNING
    check_migrations
    run_sqlite "$@" && [ "$FAILED" -eq "$before" ]
}

run_browser() {
    find_chromium || need_command chromium chromium find_chromium || return
    wait_for_template sqlite || return
    export CHROMIUM
    ADVOCACY_TEST_TEMPLATE="$WORK/sqlite" ADVOCACY_TEST_DATABASE_FILE="$WORK/browser.sqlite3" \
        run_pytest browser -m browser -n 2 --dist loadfile --flaky-list "$WORK/flaky" "$@"
}

# run_pytest LANE ARGUMENTS...: runs pytest and adds its counts to the totals.
run_pytest() {
    local report="$WORK/$1.xml" status=0 bad
    shift
    run_child "$VENV/bin/python" -m pytest -q -rs --junitxml="$report" -o junit_family=xunit2 "$@" \
        </dev/null || status=$?
    if [ ! -s "$report" ]; then
        FAILED=$((FAILED + 1))
        return 1
    fi
    bad=$(($(count failures "$report") + $(count errors "$report")))
    SKIPPED=$((SKIPPED + $(count skipped "$report")))
    PASSED=$((PASSED + $(count tests "$report") - bad - $(count skipped "$report")))
    # A run that ended badly without a failed test (nothing collected, say) counts as one.
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    FAILED=$((FAILED + bad))
    return "$status"
}

# count NAME REPORT: an attribute of the report's first <testsuite>.
count() {
    sed -n "s/.*<testsuite [^>]*[ ]$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

# --- Databases with every migration, of which the tests take copies --------------------------------

TEMPLATE=advocacy_template

# prepare_templates LANE...: begins to make what these lanes need, beside the first of them. All
# migrations take half a minute; each process of each lane would need them otherwise.
prepare_templates() {
    local kinds=()
    case " $* " in *sqlite* | *browser* | *changed* | *slow* | *next*) kinds+=(sqlite) ;; esac
    case " $* " in *" postgresql "*)
        if { find_postgresql || need_command initdb postgresql find_postgresql; } &&
            start_postgresql; then kinds+=(postgresql); fi
        ;;
    esac
    if [ ${#kinds[@]} -gt 0 ]; then
        make_templates "${kinds[@]}" </dev/null &
        PREPARING=$!
    fi
}

make_templates() {
    local kind
    for kind in "$@"; do
        if "make_template_$kind" >"$WORK/$kind.migrations" 2>&1; then touch "$WORK/$kind.ready"; fi
    done
}

make_template_sqlite() {
    migrate_empty "sqlite:///$WORK/sqlite"
}

make_template_postgresql() {
    # Not createdb: where the server's programs are found, those of the client may be missing.
    "$VENV/bin/python" - "$(postgresql_url postgres)" "$TEMPLATE" <<'PYTHON' || return
import sys
import psycopg2
connection = psycopg2.connect(sys.argv[1])
connection.autocommit = True
connection.cursor().execute(f"CREATE DATABASE {sys.argv[2]}")
PYTHON
    migrate_empty "$(postgresql_url "$TEMPLATE")"
}

migrate_empty() {
    ADVOCACY_DATABASE_URL=$1 DJANGO_SETTINGS_MODULE=advocacy.settings.test \
        "$VENV/bin/python" manage.py migrate --verbosity 0
}

# The address names no host: the socket's folder stands in the query.
postgresql_url() {
    printf 'postgresql://postgres@/%s?host=%s' "$1" "$CLUSTER"
}

wait_for_template() {
    if [ -n "$PREPARING" ]; then wait "$PREPARING" || true; fi
    PREPARING=""
    if [ -e "$WORK/$1.ready" ]; then return; fi
    say "The database for this lane could not be made:"
    if [ -e "$WORK/$1.migrations" ]; then cat "$WORK/$1.migrations" >&2; fi
    FAILED=$((FAILED + 1))
    return 1
}

# --- What the tests need from the system -----------------------------------------------------------

# need_command COMMAND DEBIAN_PACKAGE [FINDER]: installs the package where this may be done.
need_command() {
    local finder=${3:-command -v $1}
    if $finder >/dev/null 2>&1; then return; fi
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        say "Installing the system package $2 ..."
        install_package "$2"
    fi
    if $finder >/dev/null 2>&1; then return; fi
    say "This lane needs $1. Install it and run the lane again:"
    say "  Debian, Ubuntu   sudo apt-get install $2"
    FAILED=$((FAILED + 1))
    return 1
}

# What reads and cleans files: the tests look at them as other programs do.
need_file_programs() {
    need_command exiftool libimage-exiftool-perl && need_command ffmpeg ffmpeg &&
        need_command qpdf qpdf && need_command pdfinfo poppler-utils && need_command unzip unzip
}

install_package() {
    export DEBIAN_FRONTEND=noninteractive
    if [ ! -e "$WORK/apt-updated" ]; then
        apt-get update -qq >"$WORK/apt" 2>&1 || cat "$WORK/apt" >&2
        touch "$WORK/apt-updated"
    fi
    apt-get install -y -qq --no-install-recommends "$1" >"$WORK/apt" 2>&1 </dev/null ||
        cat "$WORK/apt" >&2
}

find_chromium() {
    CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser ||
        command -v google-chrome || true)}
    [ -n "$CHROMIUM" ] && [ -x "$CHROMIUM" ]
}

# --- A PostgreSQL that lives as long as the run ----------------------------------------------------

# Debian keeps the server's programs out of PATH; the last version is taken.
find_postgresql() {
    local folder
    for folder in /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/lib/postgresql/*/bin \
        "$(dirname "$(command -v initdb || echo /nowhere/initdb)")"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then PG_BIN=$folder; fi
    done
    [ -n "$PG_BIN" ]
}

# PostgreSQL refuses to run as root.
as_server_user() {
    local user=nobody
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
        return
    fi
    if id postgres >/dev/null 2>&1; then user=postgres; fi
    # From /, because that user may not be allowed to enter the project's folder.
    (cd / && runuser -u "$user" -- "$@")
}

start_postgresql() {
    local options locale
    CLUSTER="$WORK/pg"
    mkdir "$CLUSTER" && chmod 777 "$CLUSTER"
    # Letters outside ASCII must compare as in production, so not the plain C locale if it can be.
    for locale in C.UTF-8 en_US.UTF-8 C; do
        as_server_user "$PG_BIN/initdb" -D "$CLUSTER/data" -U postgres --auth=trust --encoding=UTF8 \
            --locale="$locale" --no-sync >"$WORK/initdb" 2>&1 && break
    done
    options="-c listen_addresses='' -c unix_socket_directories='$CLUSTER' -c fsync=off"
    options+=" -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal"
    # No jit: see docs/operations.md. Every test takes back what it wrote: without a vacuum every few
    # seconds the dead rows of all tests before slow down each query.
    options+=" -c max_wal_senders=0 -c jit=off -c max_wal_size=8GB"
    options+=" -c autovacuum_naptime=5 -c autovacuum_vacuum_cost_delay=0"
    if ! as_server_user "$PG_BIN/pg_ctl" start --silent -w -D "$CLUSTER/data" -l "$CLUSTER/log" \
        -o "$options" </dev/null; then
        cat "$WORK/initdb" "$CLUSTER/log" >&2 || true
        CLUSTER=""
        return 1
    fi
}
