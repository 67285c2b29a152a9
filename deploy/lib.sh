# shellcheck shell=bash
# Shared by install.sh and upgrade.sh: where things are, and how a step is done or only told.
# shellcheck disable=SC2034 # some are for whoever sources this

NAME=advocacy
HOME_DIR=/opt/$NAME
CURRENT=$HOME_DIR/current
STATE=/var/lib/$NAME
SECRETS=/etc/$NAME
ENVIRONMENT=$SECRETS/$NAME.env
BACKUPS=/var/backups/$NAME
PORT=8000
DRY="" CHANGED=""

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$@"
    exit 1
}

# run COMMAND...: does it; with --dry-run says it alone.
run() {
    if [ -n "$DRY" ]; then
        printf '  would run: %s\n' "$*"
    else
        "$@"
    fi
}

# put FILE MODE OWNER:GROUP: writes what comes in to FILE, where it is not the same already.
put() {
    local content
    content=$(cat)
    if [ -e "$1" ] && [ "$(cat "$1")" = "$content" ]; then return; fi
    if [ -n "$DRY" ]; then
        printf '  would write: %s\n' "$1"
        return
    fi
    (umask 077 && printf '%s\n' "$content" >"$1.new")
    chown "$3" "$1.new"
    chmod "$2" "$1.new"
    mv "$1.new" "$1"
    CHANGED=1
}

# manage ARGUMENTS...: manage.py of the version that serves, as the site's own user.
manage() {
    as_site "$CURRENT/.venv/bin/python" "$CURRENT/manage.py" "$@"
}

# as_site COMMAND...: with the site's settings, which no list of processes shows.
as_site() {
    # shellcheck disable=SC2016 # the inner shell's words
    run runuser -u "$NAME" -- bash -c 'set -a; . "$0"; set +a; cd "$1"; shift; exec "$@"' \
        "$ENVIRONMENT" "$CURRENT" "$@"
}

# unpack SOURCE TARGET: the program without what belongs to a work tree, and its packages.
unpack() {
    run mkdir -p "$2"
    if [ -z "$DRY" ]; then
        tar -C "$1" --exclude=./.git --exclude=./.venv --exclude=./.local --exclude=./media \
            --exclude=./collected --exclude='./db.sqlite3*' --exclude=__pycache__ -cf - . |
            tar -C "$2" --no-same-owner -xf -
    else
        printf '  would copy: %s to %s\n' "$1" "$2"
    fi
    run chmod 755 "$2"
    run "$PYTHON" -m venv "$2/.venv"
    run "$2/.venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
        --require-hashes -r "$2/requirements.txt"
    run "$2/.venv/bin/python" -m compileall -qq "$2/articles" "$2/advocacy"
    # The site reads its program, and cannot change it.
    run chmod -R u+rwX,go+rX,go-w "$2"
}

# A Python that the program runs with: 3.12 or newer.
find_python() {
    local name
    for name in "${ADVOCACY_PYTHON:-}" python3.14 python3.13 python3.12 python3; do
        if [ -n "$name" ] && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 12))' \
            2>/dev/null; then
            PYTHON=$name
            return
        fi
    done
    return 1
}

# is_ready SECONDS: whether the site says within this time that it can serve.
is_ready() {
    local left=$1 host
    host=$(sed -n 's/^ADVOCACY_HOSTS=\([^,]*\).*/\1/p' "$ENVIRONMENT")
    while [ "$left" -gt 0 ]; do
        if curl --silent --fail --max-time 5 --header "Host: $host" "http://127.0.0.1:$PORT/readyz" >/dev/null; then
            return
        fi
        sleep 1
        left=$((left - 1))
    done
    return 1
}

# put_units FOLDER: systemd's files of this version.
put_units() {
    local file
    for file in "$1"/deploy/"$NAME"-*.service "$1"/deploy/"$NAME"-*.timer "$1"/deploy/"$NAME"-*.socket; do
        put "/etc/systemd/system/${file##*/}" 644 root:root <"$file"
    done
}
