#!/usr/bin/env bash
# Packages of a newer Debian suite beside this system's: unpacks them, with every library they need, into a folder.
#
#     editors/tools/unpack_debs.sh trixie FOLDER emacs-nox elpa-lsp-mode
#
# Nothing is installed: a newer libc on an older system would break it. A program in FOLDER/usr/bin is started by the
# loader in FOLDER with the libraries in FOLDER; the programs that it starts get the system's.
set -euo pipefail

if [ $# -lt 3 ]; then
    echo "usage: $0 SUITE FOLDER PACKAGE..." >&2
    exit 2
fi
suite=$1
folder=$2
shift 2

# The mirror that this system uses, whichever of the two forms its list has.
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    awk '/^(URIs:|deb )/ { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z]+:.*\/debian\/?$/) { print $i; exit } }' || true)
if [ -z "$mirror" ]; then
    echo "no mirror of Debian in /etc/apt: this works on Debian alone" >&2
    exit 1
fi

apt=$(mktemp -d)
trap 'rm -rf "$apt"' EXIT
mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$folder"
: >"$apt/installed" # as if nothing were: so that every library is fetched
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$apt/sources.list"
options=(
    -o "Dir::Etc::sourcelist=$apt/sources.list"
    -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$apt/lists"
    -o "Dir::State::status=$apt/installed"
    -o "Dir::Cache=$apt"
    -o "Dir::Cache::archives=$apt/archives"
    -o APT::Install-Recommends=false
    -o "APT::Sandbox::User=$(id -un)"
    -qq
)
apt-get "${options[@]}" update
apt-get "${options[@]}" --yes --download-only install "$@" >/dev/null

for package in "$apt"/archives/*.deb; do
    dpkg-deb --extract "$package" "$folder"
done
