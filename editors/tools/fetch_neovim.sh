#!/usr/bin/env bash
# Another Neovim beside the system's: that of a Debian suite.
#
#     editors/tools/fetch_neovim.sh FOLDER [SUITE]     then: LANGID_NVIM=FOLDER/nvim python -m pytest editors/neovim/tests
set -euo pipefail

if [ $# -lt 1 ]; then
    echo "usage: $0 FOLDER [SUITE], for example: $0 ~/.cache/neovim forky" >&2
    exit 2
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
suite=${2:-forky}

if [ -x "$folder/nvim" ] && "$folder/nvim" --version >/dev/null 2>&1; then
    exit 0
fi

"$(dirname "$0")/unpack_debs.sh" "$suite" "$folder/root" neovim

loader=$(find "$folder/root" -name 'ld-linux*.so.*' | head -1)
libraries=$(find "$folder/root" -name 'libc.so.6' -printf '%h\n' | head -1)

# Its parsers of languages lie where only an installed one looks for them.
cat >"$folder/nvim" <<SCRIPT
#!/bin/sh
export VIMRUNTIME="$folder/root/usr/share/nvim/runtime"
exec "$loader" --library-path "$libraries:$folder/root/usr/lib" --argv0 nvim "$folder/root/usr/bin/nvim" \\
    --cmd "set runtimepath+=$folder/root/usr/lib/nvim" "\$@"
SCRIPT
chmod +x "$folder/nvim"
"$folder/nvim" --version | sed -n 1p
