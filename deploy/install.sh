#!/usr/bin/env bash
# Makes a running newsroom of a bare Debian: see docs/operations.md, "Set up a server".
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: deploy/install.sh --host NAME --mail ADDRESS [OPTIONS]     as root, on Debian 13 or newer

  --host NAME         the site's name, such as news.example.org; several, separated by commas: the
                      first is the one in links
  --mail ADDRESS      where people find the newsroom; certbot writes there when a certificate ends
  --tls certbot       a certificate of Let's Encrypt (the default); the name must lead to this machine
  --tls self-signed   one that browsers warn of, to try things out
  --tls CERT,KEY      your own files
  --time-zone ZONE    the newsroom's time zone, such as Europe/Vienna (UTC)
  --dry-run           say what would be done, and do nothing

Run again it changes what is missing, and nothing else. Passwords and keys are made once, and stand in
/etc/advocacy.
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=deploy/lib.sh
. "$here/deploy/lib.sh"
umask 022

hosts="" mail="" tls=certbot zone=UTC
while [ $# -gt 0 ]; do
    case $1 in
    --host) hosts=${2:-} ;;
    --mail) mail=${2:-} ;;
    --tls) tls=${2:-} ;;
    --time-zone) zone=${2:-} ;;
    --dry-run)
        DRY=1
        shift
        continue
        ;;
    -h | --help)
        usage
        exit
        ;;
    *)
        usage >&2
        exit 2
        ;;
    esac
    shift 2 || die "$1 needs a value."
done

[[ $hosts =~ ^[A-Za-z0-9.-]+(,[A-Za-z0-9.-]+)*$ ]] || die "--host takes names such as news.example.org."
[[ $mail =~ ^[^[:space:]\"\'\\\$@]+@[A-Za-z0-9.-]+$ ]] || die "--mail takes an address such as desk@example.org."
[[ $zone =~ ^[A-Za-z0-9_+/-]+$ ]] || die "--time-zone takes a name such as Europe/Vienna."
if [ -z "$DRY" ] && [ "$(id -u)" -ne 0 ]; then die "Run this as root: sudo deploy/install.sh ..."; fi
if ! [ -e /etc/debian_version ]; then die "This is for Debian. docs/operations.md says what it does."; fi
host=${hosts%%,*}

main() {
    install_packages
    make_places
    make_secrets
    make_database
    install_program
    make_certificate
    set_up_nginx
    start
    tell
}

install_packages() {
    local wanted=(python3 python3-venv postgresql nginx-light openssl curl ca-certificates ffmpeg
        qpdf poppler-utils fonts-noto-core) missing=() package
    if [ "$tls" = certbot ]; then wanted+=(certbot); fi
    for package in "${wanted[@]}"; do
        if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed"; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing ${missing[*]} ..."
        run env DEBIAN_FRONTEND=noninteractive apt-get update -qq
        run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            "${missing[@]}"
    fi
    find_python || [ -n "$DRY" ] ||
        die "Python 3.12 or newer is needed, which Debian has from version 13 on." \
            "Where you have one elsewhere, name it: ADVOCACY_PYTHON=/path/to/python3 deploy/install.sh ..."
    PYTHON=${PYTHON:-python3}
}

make_places() {
    if ! id "$NAME" >/dev/null 2>&1; then
        run adduser --system --group --home "$STATE" --no-create-home "$NAME"
    fi
    run install -d -m 755 -o root -g root "$HOME_DIR" "$HOME_DIR/versions"
    # What the site writes there is of the group that nginx reads with.
    run install -d -m 2750 -o "$NAME" -g www-data "$STATE" "$STATE/media"
    run install -d -m 755 -o root -g root "$STATE/static"
    run install -d -m 700 -o "$NAME" -g "$NAME" "$BACKUPS"
    run install -d -m 750 -o root -g "$NAME" "$SECRETS"
    run install -d -m 700 -o www-data -g www-data "/var/cache/nginx-$NAME"
}

# Once: with other keys nobody could sign in, and no protected name be read.
make_secrets() {
    local secret password
    if ! [ -e "$SECRETS/names_key" ]; then
        # 32 bytes in base64 as URLs have it, which is what Fernet takes.
        openssl rand -base64 32 | tr '+/' '-_' | put "$SECRETS/names_key" 440 "root:$NAME"
    fi
    if [ -e "$ENVIRONMENT" ]; then return; fi
    secret=$(openssl rand -hex 40)
    password=$(openssl rand -hex 24)
    put "$ENVIRONMENT" 440 "root:$NAME" <<TEXT
# Settings of the site: docs/operations.md says what each means. After a change:
#   systemctl restart advocacy-web
DJANGO_SETTINGS_MODULE=advocacy.settings.production
ADVOCACY_SECRET_KEY=$secret
ADVOCACY_NAMES_KEY_FILE=$SECRETS/names_key
ADVOCACY_DATABASE_URL=postgresql://$NAME:$password@127.0.0.1:5432/$NAME
ADVOCACY_HOSTS=$hosts
ADVOCACY_BASE_URL=https://$host
ADVOCACY_TIME_ZONE=$zone
ADVOCACY_MEDIA_ROOT=$STATE/media
ADVOCACY_STATIC_ROOT=$STATE/static
ADVOCACY_X_ACCEL_PREFIX=/_media/
ADVOCACY_CLIENT_HEADER=X-Real-IP
ADVOCACY_PROXY_SECONDS=1
ADVOCACY_LOG_FORMAT=json
ADVOCACY_FROM_EMAIL=$mail
ADVOCACY_SECURITY_CONTACT=$mail
# The server that takes the newsroom's mail. Without one nobody can be invited.
ADVOCACY_SMTP_HOST=localhost
ADVOCACY_SMTP_PORT=25
ADVOCACY_SMTP_TLS=0
TEXT
}

make_database() {
    local password
    if [ -n "$DRY" ]; then
        say "  would make: the database $NAME and its user, where they are missing"
        return
    fi
    systemctl start postgresql
    password=$(sed -n 's/^ADVOCACY_DATABASE_URL=postgresql:\/\/[^:]*:\([^@]*\)@.*/\1/p' "$ENVIRONMENT")
    if [ -z "$password" ]; then return; fi # a database of your own is named there
    # By standard input, because lists of processes show arguments.
    runuser -u postgres -- psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 postgres <<TEXT
DO \$\$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$NAME') THEN
    CREATE ROLE $NAME LOGIN PASSWORD '$password';
  END IF;
END \$\$;
SELECT 'CREATE DATABASE $NAME OWNER $NAME ENCODING ''UTF8'' LOCALE ''C.UTF-8'' TEMPLATE template0'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '$NAME') \gexec
ALTER DATABASE $NAME SET jit = off;
TEXT
}

install_program() {
    local version
    version=$(cat "$here"/articles/migrations/*.py "$here/requirements.txt" "$here/pyproject.toml" |
        sha256sum | cut -c1-12)
    if [ -e "$CURRENT" ]; then
        say "The program is installed: deploy/upgrade.sh brings another version."
    else
        unpack "$here" "$HOME_DIR/versions/$version"
        run ln -sfn "$HOME_DIR/versions/$version" "$CURRENT"
    fi
    # Read by all, since nginx sends them.
    as_site_root collectstatic --no-input --verbosity 0
    manage migrate --no-input --verbosity 0
    manage setup_newsroom
}

# Stylesheets belong to root: the site cannot change what readers' browsers run.
as_site_root() {
    # shellcheck disable=SC2016
    run bash -c 'set -a; . "$0"; set +a; cd "$1"; shift; umask 022; exec "$@"' \
        "$ENVIRONMENT" "$CURRENT" "$CURRENT/.venv/bin/python" manage.py "$@"
}

make_certificate() {
    local names
    case $tls in
    certbot) certificate=/etc/letsencrypt/live/$host/fullchain.pem key=/etc/letsencrypt/live/$host/privkey.pem ;;
    self-signed) certificate=$SECRETS/self-signed.pem key=$SECRETS/self-signed.key ;;
    *,*) certificate=${tls%%,*} key=${tls#*,} ;;
    *) die "--tls takes certbot, self-signed, or two files separated by a comma." ;;
    esac
    if [ -e "$certificate" ]; then return; fi
    case $tls in
    certbot)
        # Before the site has a certificate nginx cannot answer for it: certbot does so itself.
        run systemctl stop nginx
        run certbot certonly --standalone --non-interactive --agree-tos --email "$mail" \
            --cert-name "$host" --domains "$hosts" --deploy-hook "systemctl reload nginx"
        # From now on nginx is there, and shows certbot's proof.
        run sed -i 's/^authenticator = standalone/authenticator = webroot\nwebroot_path = \/var\/www\/html,/' \
            "/etc/letsencrypt/renewal/$host.conf"
        ;;
    self-signed)
        names=$(printf '%s' "$hosts" | sed 's/^/DNS:/; s/,/,DNS:/g')
        run openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=$host" \
            -addext "subjectAltName=$names" -keyout "$key" -out "$certificate"
        run chmod 600 "$key"
        ;;
    *) [ -n "$DRY" ] || die "There is no file $certificate." ;;
    esac
}

set_up_nginx() {
    sed -e "s|@CACHE@|/var/cache/nginx-$NAME|; s|@UPSTREAM@|127.0.0.1:$PORT|; s|@HTTP@|80|; s|@HTTPS@|443|" \
        -e "s|@HOSTS@|${hosts//,/ }|; s|@CERTIFICATE@|$certificate|; s|@CERTIFICATE_KEY@|$key|" \
        -e "s|@MEDIA@|$STATE/media|; s|@STATIC@|$STATE/static|" "$here/deploy/nginx.conf" |
        put "/etc/nginx/sites-available/$NAME" 644 root:root
    run ln -sfn "/etc/nginx/sites-available/$NAME" "/etc/nginx/sites-enabled/$NAME"
    # Its access log would have addresses of readers.
    run rm -f /etc/nginx/sites-enabled/default
    run nginx -t -q
}

start() {
    if [ -e "$CURRENT" ]; then put_units "$CURRENT"; else put_units "$here"; fi
    run systemctl daemon-reload
    run systemctl enable --quiet --now "$NAME-web.socket" "$NAME-web.service" "$NAME-due.timer" "$NAME-daily.timer" \
        "$NAME-backup.timer"
    if [ -n "$CHANGED" ]; then run systemctl reload-or-restart nginx; fi
    run systemctl start nginx
    [ -n "$DRY" ] || is_ready 60 || die "The site does not answer. Its log: journalctl -u $NAME-web"
}

tell() {
    [ -z "$DRY" ] || return 0
    cat <<TEXT

  The site runs at https://$host/

  What is left to do:
    the first account     $HOME_DIR/current/deploy/manage createsuperuser
    a mail server         ADVOCACY_SMTP_HOST in $ENVIRONMENT, then systemctl restart $NAME-web
    a copy of the keys    $SECRETS/names_key and $ENVIRONMENT, in a place that outlives this machine
    a copy of backups     $BACKUPS, every night, onto another machine
TEXT
}

main
