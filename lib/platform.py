"""What machine and what interpreter this is."""

import os
import re
import sys
from collections import namedtuple

__all__ = ["architecture", "machine", "node", "platform", "processor", "python_branch", "python_build",
           "python_compiler", "python_implementation", "python_revision", "python_version",
           "python_version_tuple", "release", "system", "system_alias", "uname", "version", "libc_ver",
           "mac_ver", "win32_ver", "win32_edition", "win32_is_iot", "java_ver", "freedesktop_os_release",
           "uname_result"]

__version__ = "1.0.8"


class uname_result(namedtuple("uname_result_base", "system node release version machine")):
    """What uname() tells; the sixth field is the processor."""

    @property
    def processor(self):
        # What `uname -p` prints; on Linux it knows nothing.
        return ""

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    @classmethod
    def _make(cls, iterable):
        fields = list(iterable)
        if len(fields) not in (5, 6):
            raise TypeError(f"expected 5 arguments, got {len(fields)}")
        return cls(*fields[:5])

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return 6

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


_uname_cache = None
_release_cache = None


def uname():
    """(system, node, release, version, machine, processor); '' for what cannot be found out."""
    global _uname_cache
    if _uname_cache is None:
        _uname_cache = uname_result(*os.uname())
    return _uname_cache


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def architecture(executable=sys.executable, bits="", linkage=""):
    """(bits, linkage) of an executable: what its header says."""
    if not bits:
        bits = "64bit" if sys.maxsize > 2**32 else "32bit"
    try:
        with open(executable, "rb") as file:
            header = file.read(5)
    except OSError:
        return bits, linkage
    if header[:4] == b"\x7fELF":
        return {1: "32bit", 2: "64bit"}.get(header[4], bits), "ELF"
    return bits, linkage


def system_alias(system, release, version):
    """Common names of systems: SunOS from 5 on is Solaris."""
    if system == "SunOS":
        major = release.split(".")[0]
        if major >= "5":
            system = "Solaris"
            rest = release.split(".")[1:]
            release = ".".join([str(int(major) - 3)] + rest) if major.isdigit() else "6"
    elif system in ("win32", "win16"):
        system = "Windows"
    return system, release, version


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """(name, version) of the C library that an executable is linked with."""
    if executable is None:
        try:
            name, _, number = os.confstr("CS_GNU_LIBC_VERSION").partition(" ")
            return name, number
        except (AttributeError, ValueError, OSError):
            executable = sys.executable
    pattern = re.compile(rb"(__libc_init)|GLIBC_([0-9.]+)|(musl)")
    with open(executable, "rb") as file:
        data = file.read()
    best = ()
    for match in pattern.finditer(data):
        init, glibc, musl = match.groups()
        if glibc:
            parts = tuple(int(n) for n in glibc.decode().split(".") if n)
            if lib != "glibc" or parts > best:
                lib, best = "glibc", max(best, parts)
                version = ".".join(map(str, best))
        elif musl and not lib:
            lib = "musl"
        elif init and not lib:
            lib = "libc"
    return lib, version


def platform(aliased=0, terse=0):
    """One string that names the system as exactly as possible."""
    facts = uname()
    name, number, text = facts.system, facts.release, facts.version
    if aliased:
        name, number, text = system_alias(name, number, text)
    if name == "Linux":
        if terse:
            return _joined(name, number)
        libc, libc_version = libc_ver()
        return _joined(name, number, facts.machine, facts.processor, "with", libc + libc_version)
    if terse:
        return _joined(name, number)
    bits, linkage = architecture(sys.executable)
    return _joined(name, number, facts.machine, facts.processor, bits, linkage)


def _joined(*parts):
    text = "-".join(part.strip() for part in parts if part)
    for wrong in " /\\:;\"()":
        text = text.replace(wrong, "_")
    text = text.replace("unknown", "")
    while "--" in text:
        text = text.replace("--", "-")
    return text.rstrip("-")


# Other systems ------------------------------------------------------------------------------------

def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    return release, vendor, vminfo, osinfo


def freedesktop_os_release():
    """The system's identification from os-release, as a dict."""
    global _release_cache
    if _release_cache is None:
        for path in ("/etc/os-release", "/usr/lib/os-release"):
            try:
                with open(path, encoding="utf-8") as file:
                    _release_cache = _parse_os_release(file)
                break
            except OSError as error:
                missing = error.errno
        else:
            raise OSError(missing, "Unable to read files /etc/os-release, /usr/lib/os-release")
    return _release_cache.copy()


def _parse_os_release(lines):
    facts = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
    line_pattern = re.compile("^(?P<name>[a-zA-Z0-9_]+)=(?P<quote>[\"']?)(?P<value>.*)(?P=quote)$")
    for line in lines:
        match = line_pattern.match(line)
        if match is not None:
            facts[match.group("name")] = re.sub(r"\\([\\\$\"'`])", r"\1", match.group("value"))
    return facts


# The interpreter ----------------------------------------------------------------------------------

def python_implementation():
    name = sys.implementation.name
    return "CPython" if name == "cpython" else name.capitalize()


def python_version():
    """major.minor.patchlevel, always with the patch level."""
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_branch():
    return ""


def python_revision():
    return ""


def _parts_of_version():
    match = re.match(r"([\w.+]+)\s*\(#?([^,]+)(?:,\s*([\w ]*)(?:,\s*([\w :]*))?)?\)\s*(?:\[([^\]]+)\]?)?", sys.version)
    return match.groups(default="") if match else ("", "", "", "", "")


def python_build():
    """(build number, build date)."""
    _, number, date, time, _ = _parts_of_version()
    return number, date + " " + time if time else date


def python_compiler():
    return _parts_of_version()[4]


if __name__ == "__main__":
    print(platform("--aliased" in sys.argv or "aliased" in sys.argv, "--terse" in sys.argv or "terse" in sys.argv))
