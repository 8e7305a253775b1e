"""The users of the system, from /etc/passwd."""


__all__ = ['getpwall', 'getpwnam', 'getpwuid', 'struct_passwd']

_FIELDS = ('pw_name', 'pw_passwd', 'pw_uid', 'pw_gid', 'pw_gecos', 'pw_dir', 'pw_shell')


class struct_passwd(tuple):
    """A row of the list of users: a tuple whose items have names."""

    n_fields = n_sequence_fields = len(_FIELDS)
    n_unnamed_fields = 0
    __match_args__ = _FIELDS

    def __new__(cls, sequence):
        row = super().__new__(cls, sequence)
        if len(row) != len(_FIELDS):
            raise TypeError(f'pwd.struct_passwd() takes a {len(_FIELDS)}-sequence ({len(row)}-sequence given)')
        return row

    def __repr__(self):
        return 'pwd.struct_passwd(' + ', '.join(f'{name}={value!r}' for name, value in zip(_FIELDS, self)) + ')'


for _place, _name in enumerate(_FIELDS):
    setattr(struct_passwd, _name, property(lambda self, _place=_place: self[_place]))


def getpwall():
    """Return all users, as the system lists them."""
    rows = []
    with open('/etc/passwd', encoding='utf-8', errors='surrogateescape') as file:
        for line in file:
            parts = line.rstrip('\n').split(':')
            if len(parts) == len(_FIELDS):
                parts[2:4] = map(int, parts[2:4])
                rows.append(struct_passwd(parts))
    return rows


def getpwnam(name, /):
    """Return the user of that name; KeyError if there is none."""
    if not isinstance(name, str):
        raise TypeError(f'getpwnam() argument must be str, not {type(name).__name__}')
    if '\0' in name:
        raise ValueError('embedded null byte')
    for row in getpwall():
        if row[0] == name:
            return row
    raise KeyError(f'getpwnam(): name not found: {name!r}')


def getpwuid(uid, /):
    """Return the user of that number; KeyError if there is none."""
    if isinstance(uid, float) or not hasattr(uid, '__index__'):
        raise TypeError(f'uid should be integer, not {type(uid).__name__}')
    for row in getpwall():
        if row[2] == uid:
            return row
    raise KeyError(f'getpwuid(): uid not found: {uid}')
