# uuid: making, fields, comparing, errors.
import copy
import pickle
import uuid

u = uuid.UUID('{12345678-1234-5678-1234-567812345678}')
print(u, repr(u), u.hex, u.int, u.urn, u.bytes, u.bytes_le, u.fields, u.variant, u.version, u.time, u.clock_seq, u.node)
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'http://é'), uuid.uuid4().version, uuid.uuid1(1, 2).node)
print(uuid.UUID(int=5) < u, u == uuid.UUID(bytes=u.bytes), u == uuid.UUID(bytes_le=u.bytes_le), u == uuid.UUID(fields=u.fields), hash(u) == hash(u.int), int(uuid.UUID(int=3)))
print(uuid.UUID(int=0, version=4), u != 3, pickle.loads(pickle.dumps(u)) == u, copy.deepcopy(u) == u, u.is_safe, str(uuid.NAMESPACE_OID))
a, b = uuid.uuid1(), uuid.uuid1()
print(a < b or a.time < b.time, a.version, len({uuid.uuid4() for _ in range(50)}))
for make in lambda: uuid.UUID('1234'), lambda: uuid.UUID(), lambda: uuid.UUID(int=1 << 128), lambda: uuid.UUID(bytes=b'1'), lambda: uuid.UUID(fields=(1,)), \
        lambda: uuid.UUID(fields=(1 << 32, 0, 0, 0, 0, 0)), lambda: uuid.UUID(int=1, version=9), lambda: setattr(u, 'int', 3), lambda: u < 3, lambda: uuid.UUID('g' * 32):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
