"""What is known of installed distributions: the METADATA, RECORD and entry_points.txt in NAME.dist-info and NAME.egg-info folders on the path."""

import csv
import os
import re
import sys
from collections import namedtuple
from importlib import import_module
from pathlib import Path, PurePosixPath

__all__ = ["Distribution", "DistributionFinder", "PackageMetadata", "PackageNotFoundError", "distribution",
           "distributions", "entry_points", "files", "metadata", "packages_distributions", "requires", "version"]


class PackageNotFoundError(ModuleNotFoundError):
    """The package was not found."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


class EntryPoint(namedtuple("EntryPointBase", "name value group")):
    """name = module:attribute [extras], in a group of a distribution."""

    pattern = re.compile(r"(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$")
    dist = None

    def load(self):
        """Import what the entry point names and return it."""
        match = self.pattern.match(self.value)
        value = import_module(match.group("module"))
        for name in filter(None, (match.group("attr") or "").split(".")):
            value = getattr(value, name)
        return value

    @property
    def module(self):
        return self.pattern.match(self.value).group("module")

    @property
    def attr(self):
        return self.pattern.match(self.value).group("attr") or ""

    @property
    def extras(self):
        return re.findall(r"\w+", self.pattern.match(self.value).group("extras") or "")

    def _for(self, dist):
        self.dist = dist
        return self

    def matches(self, **params):
        return all(getattr(self, name) == value for name, value in params.items())


class EntryPoints(tuple):
    """Entry points, to be selected by group, name and so on."""

    __slots__ = ()

    def __getitem__(self, name):
        if isinstance(name, int):
            return super().__getitem__(name)
        for point in self.select(name=name):
            return point
        raise KeyError(name)

    def select(self, **params):
        return EntryPoints([point for point in self if point.matches(**params)])

    @property
    def names(self):
        return {point.name for point in self}

    @property
    def groups(self):
        return {point.group for point in self}


class PackagePath(PurePosixPath):
    """A file of a distribution."""

    hash = size = dist = None

    def locate(self):
        return self.dist.locate_file(self)

    def read_text(self, encoding="utf-8"):
        with open(self.locate(), encoding=encoding) as file:
            return file.read()

    def read_binary(self):
        with open(self.locate(), "rb") as file:
            return file.read()


class PackageMetadata:
    """The fields of a METADATA file: a header in the form of mail, each field as often as it stands there."""

    def __init__(self, text):
        head, _, self._payload = text.partition("\n\n")
        self._fields = []
        for line in head.split("\n"):
            if line[:1] in (" ", "\t") and self._fields:
                name, value = self._fields[-1]
                self._fields[-1] = name, value + "\n" + line
            elif ":" in line:
                name, value = line.split(":", 1)
                self._fields.append((name, value.strip()))

    def __len__(self):
        return len(self._fields)

    def __iter__(self):
        return iter([name for name, _ in self._fields])

    def keys(self):
        return [name for name, _ in self._fields]

    def items(self):
        return list(self._fields)

    def values(self):
        return [value for _, value in self._fields]

    def __contains__(self, name):
        return self.get(name) is not None

    def get(self, name, default=None):
        wanted = name.lower()
        for field, value in self._fields:
            if field.lower() == wanted:
                return value
        return default

    __getitem__ = get

    def get_all(self, name, failobj=None):
        wanted = name.lower()
        found = [value for field, value in self._fields if field.lower() == wanted]
        return found or failobj

    def get_payload(self):
        return self._payload

    @property
    def json(self):
        """The fields as a dict of the form that PEP 566 defines."""
        multiple = {"Classifier", "Obsoletes-Dist", "Platform", "Project-URL", "Provides-Dist", "Provides-Extra",
                    "Requires-Dist", "Requires-External", "Supported-Platform", "Dynamic"}
        result = {}
        for name in dict.fromkeys(self.keys()):
            key = name.lower().replace("-", "_")
            result[key] = self.get_all(name) if name in multiple else self.get(name)
        return result


def _normal(name):
    return re.sub(r"[-_.]+", "-", name).lower().replace("-", "_")


class Distribution:
    """One installed distribution: read_text() gives its files of metadata, locate_file() where its files are."""

    def __init__(self, path):
        self._path = Path(path)

    def read_text(self, filename):
        try:
            return self._path.joinpath(filename).read_text(encoding="utf-8")
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        return self._path.parent / path

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        for found in cls.discover(name=name):
            return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, name=None, path=None):
        """An iterator over the distributions on a path, sys.path by default, of one name or all."""
        if context is not None:
            name, path = context.name, context.path
        wanted = None if name is None else _normal(name)
        for folder in sys.path if path is None else path:
            try:
                entries = sorted(os.listdir(folder or "."))
            except OSError:
                continue
            for entry in entries:
                base, ending = os.path.splitext(entry)
                if ending not in (".dist-info", ".egg-info"):
                    continue
                if wanted is None or _normal(base.partition("-")[0]) == wanted:
                    yield PathDistribution(os.path.join(folder, entry))

    @staticmethod
    def at(path):
        return PathDistribution(path)

    @property
    def metadata(self):
        text = self.read_text("METADATA") or self.read_text("PKG-INFO") or self.read_text("")
        return PackageMetadata(text or "")

    @property
    def name(self):
        return self.metadata["Name"]

    @property
    def _normalized_name(self):
        return _normal(self.name)

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def entry_points(self):
        points = []
        group = None
        for line in (self.read_text("entry_points.txt") or "").splitlines():
            line = line.strip()
            if not line or line[0] in "#;":
                continue
            if line[0] == "[" and line[-1] == "]":
                group = line[1:-1].strip()
            elif "=" in line:
                name, value = line.split("=", 1)
                points.append(EntryPoint(name.strip(), value.strip(), group)._for(self))
        return EntryPoints(points)

    @property
    def files(self):
        text = self.read_text("RECORD")
        if text is None:
            return None
        result = []
        for row in csv.reader(text.splitlines()):
            file = PackagePath(row[0])
            file.hash = row[1] if len(row) > 1 and row[1] else None
            file.size = int(row[2]) if len(row) > 2 and row[2] else None
            file.dist = self
            result.append(file)
        return result

    @property
    def requires(self):
        found = self.metadata.get_all("Requires-Dist")
        if found is None:
            text = self.read_text("requires.txt")
            found = None if text is None else [line for line in text.splitlines() if line and line[0] != "["]
        return found


class PathDistribution(Distribution):
    """A distribution in a folder."""


class DistributionFinder:
    """What is looked for: a name, a path, or all."""

    class Context:
        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            return vars(self).get("path", sys.path)


def distribution(distribution_name):
    """The Distribution of a name; PackageNotFoundError if there is none."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All distributions that are installed."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """The metadata of a distribution."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """The version of a distribution, as text."""
    return distribution(distribution_name).version


def entry_points(**params):
    """The entry points of all distributions, selected by group, name, ...; of two of one name the first counts."""
    seen = set()
    points = []
    for dist in distributions():
        name = dist._normalized_name if dist.name else None
        if name in seen:
            continue
        seen.add(name)
        points.extend(dist.entry_points)
    return EntryPoints(points).select(**params)


def files(distribution_name):
    """The files of a distribution, None if it keeps no record of them."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """What a distribution needs, None if nothing is said."""
    return distribution(distribution_name).requires


def packages_distributions():
    """Top-level package -> names of the distributions that bring it."""
    result = {}
    for dist in distributions():
        top = dist.read_text("top_level.txt")
        if top is not None:
            names = top.split()
        else:
            names = {f.parts[0] if len(f.parts) > 1 else f.with_suffix("").name
                     for f in dist.files or () if f.suffix == ".py"}
        for name in names:
            result.setdefault(name, []).append(dist.metadata["Name"])
    return result
