"""Constants and functions to read the results of os.stat()."""

# Places in the tuple.
ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

# Kinds of file.
S_IFDIR = 0o040000
S_IFCHR = 0o020000
S_IFBLK = 0o060000
S_IFREG = 0o100000
S_IFIFO = 0o010000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000
S_IFDOOR = 0        # kinds that other systems have
S_IFPORT = 0
S_IFWHT = 0

# Permissions.
S_ISUID = 0o4000
S_ISGID = 0o2000
S_ISVTX = 0o1000
S_ENFMT = S_ISGID
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
S_IREAD, S_IWRITE, S_IEXEC = S_IRUSR, S_IWUSR, S_IXUSR

# File flags of the BSDs.
UF_NODUMP = 0x00000001
UF_IMMUTABLE = 0x00000002
UF_APPEND = 0x00000004
UF_OPAQUE = 0x00000008
UF_NOUNLINK = 0x00000010
UF_COMPRESSED = 0x00000020
UF_HIDDEN = 0x00008000
SF_ARCHIVED = 0x00010000
SF_IMMUTABLE = 0x00020000
SF_APPEND = 0x00040000
SF_NOUNLINK = 0x00100000
SF_SNAPSHOT = 0x00200000

# File attributes of Windows.
FILE_ATTRIBUTE_READONLY = 1
FILE_ATTRIBUTE_HIDDEN = 2
FILE_ATTRIBUTE_SYSTEM = 4
FILE_ATTRIBUTE_DIRECTORY = 16
FILE_ATTRIBUTE_ARCHIVE = 32
FILE_ATTRIBUTE_DEVICE = 64
FILE_ATTRIBUTE_NORMAL = 128
FILE_ATTRIBUTE_TEMPORARY = 256
FILE_ATTRIBUTE_SPARSE_FILE = 512
FILE_ATTRIBUTE_REPARSE_POINT = 1024
FILE_ATTRIBUTE_COMPRESSED = 2048
FILE_ATTRIBUTE_OFFLINE = 4096
FILE_ATTRIBUTE_NOT_CONTENT_INDEXED = 8192
FILE_ATTRIBUTE_ENCRYPTED = 16384
FILE_ATTRIBUTE_INTEGRITY_STREAM = 32768
FILE_ATTRIBUTE_VIRTUAL = 65536
FILE_ATTRIBUTE_NO_SCRUB_DATA = 131072


def S_IMODE(mode):
    """Return the part of a mode that os.chmod() can set."""
    return mode & 0o7777


def S_IFMT(mode):
    """Return the part of a mode that tells the kind of file."""
    return mode & 0o170000


def S_ISDIR(mode):
    """Is it a directory?"""
    return S_IFMT(mode) == S_IFDIR


def S_ISCHR(mode):
    """Is it a character special device file?"""
    return S_IFMT(mode) == S_IFCHR


def S_ISBLK(mode):
    """Is it a block special device file?"""
    return S_IFMT(mode) == S_IFBLK


def S_ISREG(mode):
    """Is it a regular file?"""
    return S_IFMT(mode) == S_IFREG


def S_ISFIFO(mode):
    """Is it a FIFO (named pipe)?"""
    return S_IFMT(mode) == S_IFIFO


def S_ISLNK(mode):
    """Is it a symbolic link?"""
    return S_IFMT(mode) == S_IFLNK


def S_ISSOCK(mode):
    """Is it a socket?"""
    return S_IFMT(mode) == S_IFSOCK


def S_ISDOOR(mode):
    """Is it a door? There are none here."""
    return False


def S_ISPORT(mode):
    """Is it an event port? There are none here."""
    return False


def S_ISWHT(mode):
    """Is it a whiteout? There are none here."""
    return False


_KIND_LETTERS = {S_IFLNK: 'l', S_IFSOCK: 's', S_IFREG: '-', S_IFBLK: 'b', S_IFDIR: 'd', S_IFCHR: 'c',
                 S_IFIFO: 'p'}


def filemode(mode):
    """Return a mode as `ls -l` shows it, like '-rwxr-xr-x'."""
    text = [_KIND_LETTERS.get(S_IFMT(mode), '?')]
    for shift, special, letter in ((6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't')):
        bits = mode >> shift
        text.append('r' if bits & 4 else '-')
        text.append('w' if bits & 2 else '-')
        if mode & special:
            text.append(letter if bits & 1 else letter.upper())
        else:
            text.append('x' if bits & 1 else '-')
    return ''.join(text)
