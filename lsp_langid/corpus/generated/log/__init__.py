"""Logs of many programs. Each module is one sub-format.

Knows: the list of them. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.log import (
    android,
    build_run,
    ci,
    databases,
    devices,
    dmesg,
    docker_compose,
    dotnet,
    games,
    glog,
    go_kv,
    http_access,
    http_error,
    iis,
    java,
    journal,
    npm,
    python_logging,
    rails,
    simple_app,
    syslog,
    windows_event,
)
from lsp_langid.corpus.generated.maker import makers

MAKERS = makers(
    "log",
    600,
    (
        android,
        build_run,
        ci,
        databases,
        devices,
        dmesg,
        docker_compose,
        dotnet,
        games,
        glog,
        go_kv,
        http_access,
        http_error,
        iis,
        java,
        journal,
        npm,
        python_logging,
        rails,
        simple_app,
        syslog,
        windows_event,
    ),
)
