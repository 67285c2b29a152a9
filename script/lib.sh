# shellcheck shell=bash
# Shared by the scripts beside it: finds a Python and keeps the virtual environment in .venv.
# Source it with the project's folder as working directory.

VENV=.venv
OLDEST_MINOR=12 # Django 6 needs Python 3.12

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$@"
    exit 1
}

# The folders where pyenv and the like keep whole Pythons. Their `python3` shims may fail in a
# folder whose .python-version is not installed; the interpreters themselves do not.
python_folders() {
    local root
    for root in "${PYENV_ROOT:-${HOME:-}/.pyenv}" "${HOME:-}/.asdf/installs/python" \
        "${HOME:-}/.local/share/mise/installs/python" "${HOME:-}/.local/share/uv/python"; do
        if [ -d "$root/versions" ]; then root=$root/versions; fi
        printf '%s\n' "$root"/*3.13*/bin "$root"/*3.14*/bin "$root"/*3.12*/bin
    done
    printf '%s\n' /opt/homebrew/bin /usr/local/bin
}

# True for a Python that is new enough and can make a virtual environment with pip in it.
is_usable_python() {
    "$1" -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, $OLDEST_MINOR))" \
        >/dev/null 2>&1
}

# Prints the path of a usable Python, or says what to do and fails.
find_python() {
    local name folder too_old=""
    local names=(python3.13 python3.14 python3.12 python3 python)
    if [ -n "${ADVOCACY_PYTHON:-}" ]; then names=("$ADVOCACY_PYTHON"); fi
    for name in "${names[@]}"; do
        if is_usable_python "$name"; then
            command -v "$name"
            return
        fi
        if "$name" -c "" >/dev/null 2>&1; then
            too_old+="  $(command -v "$name") is $("$name" --version 2>&1)"$'\n'
        fi
    done
    while read -r folder; do
        for name in "$folder"/python3.1[2-9]; do
            if [ -x "$name" ] && is_usable_python "$name"; then
                printf '%s\n' "$name"
                return
            fi
        done
    done < <(if [ -z "${ADVOCACY_PYTHON:-}" ]; then python_folders; fi)
    say "This needs Python 3.$OLDEST_MINOR or newer with its venv module, and found none."
    if [ -n "$too_old" ]; then say "Too old, or without venv and ensurepip:" && say "${too_old%$'\n'}"; fi
    say "Install one, for example:"
    say "  Debian, Ubuntu   sudo apt-get install python3 python3-venv"
    say "  Fedora           sudo dnf install python3"
    say "  macOS            brew install python@3.13"
    say "  pyenv            pyenv install 3.13"
    say "or name one: ADVOCACY_PYTHON=/path/to/python3 $0"
    return 1
}

# Runs a command that a signal to this script ends too: bash by itself would wait for it.
run_child() {
    local status=0
    "$@" <&0 &
    CHILD=$!
    trap 'kill -TERM "$CHILD" 2>/dev/null; wait "$CHILD" 2>/dev/null; exit 130' INT TERM HUP
    wait "$CHILD" || status=$?
    trap - INT TERM HUP
    return "$status"
}

# make_venv FILE: a virtual environment that has exactly what FILE (a requirements file) pins.
# A copy of the installed file inside .venv says that it is done; an interrupted run has none.
make_venv() {
    local wanted=requirements.txt python
    if [ "$1" = dev ]; then wanted=requirements-dev.txt; fi
    if ! is_usable_python "$VENV/bin/python"; then
        python=$(find_python) || exit 1
        say "Making a virtual environment with $("$python" --version) ($python) ..."
        run_child "$python" -m venv --clear "$VENV"
    fi
    if cmp -s "$wanted" "$VENV/installed-$wanted"; then return; fi
    say "Installing $wanted ..."
    run_child "$VENV/bin/python" -m pip install -qq --disable-pip-version-check \
        --no-input --require-hashes -r "$wanted"
    # The development file pins the same versions and more, so it settles the other one as well.
    if [ "$1" = dev ]; then cp requirements.txt "$VENV/installed-requirements.txt"; fi
    cp "$wanted" "$VENV/installed-$wanted"
}
