"""Names that settle how a walk treats a file or a folder before it is opened.

Knows: lists of names. Never: files, languages.
"""

from __future__ import annotations

# Where version control keeps its own. In a worktree or a submodule `.git` is a file, and no code either.
VERSION_CONTROL = frozenset({".git", ".hg", ".svn", ".bzr", ".jj", ".sl", ".pijul", "_darcs", "CVS"})

# Formats without a textual variant; what may be text (.obj, .dat, .bin, .key, .ts) is opened and looked at.
BINARY_EXTENSIONS = frozenset(
    {
        # pictures, sound, film, type faces
        "png", "jpg", "jpeg", "jpe", "gif", "bmp", "ico", "icns", "tif", "tiff", "webp", "avif", "heic",
        "jxl", "psd", "xcf", "mp3", "mp4", "m4a", "m4v", "ogg", "oga", "ogv", "opus", "flac", "wav", "aiff",
        "avi", "mkv", "mov", "webm", "wmv", "ttf", "ttc", "otf", "woff", "woff2", "eot",
        # archives and packages
        "zip", "jar", "war", "ear", "aar", "apk", "aab", "ipa", "whl", "egg", "vsix", "nupkg", "xpi", "crx",
        "tar", "gz", "tgz", "bz2", "tbz", "tbz2", "xz", "txz", "lz", "lz4", "lzma", "zst", "tzst", "br", "7z",
        "rar", "cab", "deb", "rpm", "gem", "crate", "dmg", "iso", "img", "msi", "qcow2", "vmdk", "squashfs",
        # compiled
        "so", "dylib", "dll", "exe", "pyc", "pyo", "pyd", "class", "dex", "wasm", "beam", "elc", "hi", "o",
        "rlib", "rmeta", "pdb", "ilk", "pch", "gch", "nib", "qm",
        # documents and data
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "epub", "mobi", "sqlite",
        "sqlite3", "parquet", "feather", "orc", "avro", "npy", "npz", "pkl", "pickle", "joblib", "h5", "hdf5",
        "onnx", "pt", "pth", "safetensors", "tflite", "gguf", "keras", "mat", "rdata", "rds", "jks", "p12",
    }
)  # fmt: skip

ZIP_EXTENSIONS = frozenset(
    {"zip", "jar", "war", "ear", "aar", "whl", "egg", "vsix", "nupkg", "xpi", "apk", "crx"}
)
TAR_EXTENSIONS = frozenset({"tar", "tgz", "tbz", "tbz2", "txz", "crate", "gem"})
TAR_PACKED = (".tar.gz", ".tar.bz2", ".tar.xz", ".tar.lzma")


def extension_of(name: str) -> str:
    """What stands behind the last dot, in lower case; empty when there is none, or nothing in front of it."""
    stem, _, extension = name.rpartition(".")
    return extension.lower() if stem else ""


def is_binary_name(name: str) -> bool:
    """Whether a file of this name is surely no text: `logo.png`, `libz.so.1.3`."""
    if extension_of(name) in BINARY_EXTENSIONS:
        return True
    stem, dot, version = name.lower().partition(".so.")
    return bool(dot and stem) and version.replace(".", "").isdigit()


def is_zip_name(name: str) -> bool:
    """Whether a file of this name is packed by zip, as the packages of several languages are."""
    return extension_of(name) in ZIP_EXTENSIONS


def is_archive_name(name: str) -> bool:
    """Whether a file of this name is an archive that `archives.py` opens."""
    extension = extension_of(name)
    return extension in ZIP_EXTENSIONS or extension in TAR_EXTENSIONS or name.lower().endswith(TAR_PACKED)
