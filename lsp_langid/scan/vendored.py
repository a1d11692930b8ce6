"""Code that was copied in from elsewhere, told by where it lies and by what it says at its top.

Knows: the customs of package managers and of libraries that are copied. Never: files, who wrote what. A
wrong "vendored" hides a file that somebody asked about, so only clear names count.
"""

from __future__ import annotations

import re

# Names that say it wherever they stand, in any case.
_FOLDERS = frozenset(
    {
        # package managers put them there
        "bower_components", "jspm_packages", "node_modules", "site-packages", "dist-packages", "elm-stuff",
        ".bundle", ".eggs", ".nuget", ".pnpm-store", ".terraform", ".tox", ".nox", ".venv", ".yarn",
        # people put them there
        "vendor", "vendors", "vendored", "_vendor", "_vendored", "third_party", "third-party", "thirdparty",
        "3rdparty", "3rd_party", "3rd-party", "externals", "_externals",
    }
)  # fmt: skip
_FOLDERS_SPELT = frozenset({"Carthage", "Godeps", "Pods"})  # `pods` is a word like others

# Libraries that live as one file, when nobody else would call one so: jquery-ui.js, sqlite3.c.
_LIBRARIES = r"""
      jquery (?: [.-](?:ui|migrate|validate|mobile|mousewheel|cookie|easing|form))? | bootstrap(?:-theme)?
    | modernizr | mootools(?:-(?:core|more))? | lodash | zepto | handlebars(?:\.runtime)? | raphael
    | highcharts | codemirror | ckeditor | tinymce | html5shiv | swfobject | mathjax | plotly | font-?awesome
"""
# The same for names that are words: only with a version or `.min`, chart-4.4.1.js but not chart.js.
_WORDS = r"""
      angular(?:-[a-z]+)? | react(?:-dom)? | vue | ember | backbone | underscore | moment | require
    | prototype | dojo | knockout | mustache | d3 | three | chart | leaflet | respond | normalize | foundation
    | polyfill | socket\.io | sinon | qunit | pdf
"""
_FILES = re.compile(
    rf"""
    (?: (?:{_LIBRARIES}) (?:[.-]v?\d+(?:\.\d+)*)? | (?:{_WORDS}) (?: [.-]v?\d+(?:\.\d+)+ | (?=[.-]min\.) ) )
    (?: [.-](?:slim|bundle|all|full|umd|esm|cjs|prod|production|development) )?
    (?: [.-](?:min|pack) )?
    \. (?:js|mjs|css)
    | sqlite3(?:ext)?\.[ch] | miniz\.[ch] | stb_[a-z_]+\.[hc] | catch(?:_amalgamated)?\.[ch]pp
    | doctest\.h | pugixml\.[ch]pp | tinyxml2\.(?:cpp|h) | cjson\.[ch] | lodepng\.(?:cpp|h)
    | mvnw(?:\.cmd)? | gradlew(?:\.bat)? | config\.(?:guess|sub) | install-sh | ltmain\.sh | libtool\.m4
    | depcomp
    """,
    re.VERBOSE,
)

# The banner that minifiers keep: `/*! Name v1.2.3` in the first comment, or a licence that asks to be kept.
_BANNER = re.compile(r"\s*/\*(?:!|\*\s*@(?:preserve|license))[^/]{0,300}?\bv?\d+\.\d+", re.IGNORECASE)
_BANNERED = (".js", ".mjs", ".cjs", ".css")


def is_vendored_folder(name: str) -> bool:
    """Whether all below a folder of this name is somebody else's."""
    return name.lower() in _FOLDERS or name in _FOLDERS_SPELT


def is_vendored_file(name: str) -> bool:
    """Whether a file of this name, without folders, is a library that is copied as one file."""
    return _FILES.fullmatch(name.lower()) is not None


def is_vendored(path: str) -> bool:
    """Whether a path, `/` between its parts, leads through such a folder or to such a file.

    >>> is_vendored("web/node_modules/left-pad/index.js"), is_vendored("src/vendor.py")
    (True, False)
    """
    *folders, name = path.split("/")
    return any(map(is_vendored_folder, folders)) or is_vendored_file(name)


def says_vendored(name: str, head: str) -> bool:
    """Whether a script or a style sheet opens with the banner of a published library."""
    return name.lower().endswith(_BANNERED) and _BANNER.match(head) is not None
