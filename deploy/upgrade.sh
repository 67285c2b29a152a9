#!/usr/bin/env bash
# Brings another version of the program onto a server that deploy/install.sh set up.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: deploy/upgrade.sh [--dry-run]     as root, in the folder of the new version

It makes a backup, applies migrations while the old version goes on serving, changes over (whoever asks
in these seconds waits), and looks whether the site is ready. If it is not, the old version serves again; the
database stays as the migrations left it, and the backup's name is printed.
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=deploy/lib.sh
. "$here/deploy/lib.sh"
umask 022

case ${1:-} in
"") ;;
--dry-run) DRY=1 ;;
-h | --help)
    usage
    exit
    ;;
*)
    usage >&2
    exit 2
    ;;
esac
if [ -z "$DRY" ] && [ "$(id -u)" -ne 0 ]; then die "Run this as root: sudo deploy/upgrade.sh"; fi
if ! [ -L "$CURRENT" ]; then die "There is no site in $HOME_DIR yet: deploy/install.sh"; fi
find_python || die "Python 3.12 or newer is needed."
old=$(readlink -f "$CURRENT")
new=$HOME_DIR/versions/$(date -u +%Y%m%dT%H%M%SZ)

say "1. Backup ..."
as_site "$old/.venv/bin/python" "$old/script/backups.py" backup "$BACKUPS"
say "2. The program, with its packages ..."
unpack "$here" "$new"

# From here on a failure leads back.
back() {
    say "The new version is not ready: $old serves again. Its log: journalctl -u $NAME-web"
    run ln -sfn "$old" "$CURRENT"
    put_units "$old"
    run systemctl daemon-reload
    run systemctl restart "$NAME-web"
    run systemctl start "$NAME-due.timer"
    say "The database was not taken back. If the old version cannot use it, restore the last backup in" \
        "$BACKUPS: docs/operations.md, 'Restore'."
    exit 1
}
trap back ERR

say "3. Migrations, while the old version serves ..."
# What publishes by itself waits: it is the old version's.
run systemctl stop "$NAME-due.timer"
run ln -sfn "$new" "$CURRENT"
# shellcheck disable=SC2016
run bash -c 'set -a; . "$0"; set +a; cd "$1"; umask 022; exec .venv/bin/python manage.py collectstatic --no-input --verbosity 0' \
    "$ENVIRONMENT" "$CURRENT"
manage migrate --no-input --verbosity 0
manage setup_newsroom
say "4. Change over ..."
put_units "$new"
run systemctl daemon-reload
run systemctl restart "$NAME-web"
run systemctl start "$NAME-due.timer"
[ -n "$DRY" ] || is_ready 60
trap - ERR
say "Done: $new"
# The one before stays, for whoever goes back; older ones go.
find "$HOME_DIR/versions" -mindepth 1 -maxdepth 1 -type d ! -path "$new" ! -path "$old" |
    while read -r one; do run rm -rf "$one"; done
