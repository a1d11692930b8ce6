#!/usr/bin/env bash
# An Emacs new enough for editors/emacs, beside the system's: that of a Debian suite, with lsp-mode and
# package-lint for the tests.
#
#     editors/tools/fetch_emacs.sh FOLDER [SUITE]     then: FOLDER/emacs, and its packages in FOLDER/packages/
set -euo pipefail

if [ $# -lt 1 ]; then
    echo "usage: $0 FOLDER [SUITE], for example: $0 ~/.cache/emacs trixie" >&2
    exit 2
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
suite=${2:-trixie}

if [ -x "$folder/emacs" ] && "$folder/emacs" --version >/dev/null 2>&1; then
    exit 0
fi

"$(dirname "$0")/unpack_debs.sh" "$suite" "$folder/root" emacs-nox elpa-lsp-mode elpa-package-lint

root=$folder/root/usr
version=$(find "$root/share/emacs" -maxdepth 1 -name '[0-9]*' -printf '%f\n' | head -1)
loader=$(find "$folder/root" -name 'ld-linux*.so.*' | head -1)
libraries=$(find "$folder/root" -name 'libc.so.6' -printf '%h\n' | head -1)
helpers=$(find "$root/libexec/emacs/$version" -mindepth 1 -maxdepth 1 -type d | head -1)
dump=$(find "$root" -name 'emacs*.pdmp' | head -1)
# Where its Lisp is, Emacs knows from where it was built to be; here it is elsewhere.
lisp=$(find "$root/share/emacs/$version/lisp" -type d -not -path '*/obsolete*' -not -path '*/leim/*' -printf '%p:')
cat >"$folder/emacs" <<SCRIPT
#!/bin/sh
export EMACSLOADPATH="$lisp$root/share/emacs/$version/lisp/leim" EMACSPATH="$helpers"
export EMACSDATA="$root/share/emacs/$version/etc" EMACSDOC="$root/share/emacs/$version/etc"
exec "$loader" --library-path "$libraries:$root/lib" --argv0 "$root/bin/emacs-nox" \\
    "$root/bin/emacs-nox" --dump-file="$dump" "\$@"
SCRIPT
chmod +x "$folder/emacs"
ln -sfn root/usr/share/emacs/site-lisp/elpa-src "$folder/packages"
"$folder/emacs" --version | head -1
