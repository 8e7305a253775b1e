"""Modules from zip files: Balloon imports from folders only, so every file is refused, as one that is no zip file."""

__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    pass


class zipimporter:
    """zipimporter(archivepath) always raises ZipImportError."""

    def __init__(self, path):
        import os
        if not isinstance(path, str):
            path = os.fsdecode(path)
        if not path:
            raise ZipImportError("archive path is empty", path=path)
        raise ZipImportError(f"not a Zip file: {path!r}", path=path)
