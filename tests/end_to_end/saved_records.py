"""The records of a saved run, to be changed and put back: what AWS might have answered otherwise.

Knows the layout of the store (src/store/schema.cc, src/store/bodies.h, src/fleet/record_bytes.h). For tests that aren't
written in Python, `saved_records.py list STORE` prints all listings, one a line, and `saved_records.py put STORE` takes
them back in the same order.
"""

import contextlib
import ctypes
import datetime
import json
import sqlite3
import struct
import sys

ZSTD = ctypes.CDLL("libzstd.so.1")
for name in ("ZSTD_compress", "ZSTD_decompress", "ZSTD_compressBound", "ZSTD_getFrameContentSize"):
    getattr(ZSTD, name).restype = ctypes.c_size_t
ZSTD.ZSTD_getFrameContentSize.restype = ctypes.c_ulonglong


def unpacked(frame):
    size = ZSTD.ZSTD_getFrameContentSize(frame, ctypes.c_size_t(len(frame)))
    text = ctypes.create_string_buffer(size)
    read = ZSTD.ZSTD_decompress(text, ctypes.c_size_t(size), frame, ctypes.c_size_t(len(frame)))
    if read != size:
        raise SystemExit(f"a body of {size} bytes gives {read}")
    return text.raw[:size]


def packed(content):
    room = ZSTD.ZSTD_compressBound(ctypes.c_size_t(len(content)))
    frame = ctypes.create_string_buffer(room)
    size = ZSTD.ZSTD_compress(frame, ctypes.c_size_t(room), content, ctypes.c_size_t(len(content)), 3)
    return frame.raw[:size]


TEXT, INTEGER, NUMBER, BOOLEAN, TIME, RECORD, LIST, MAP = range(8)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MILLISECOND = datetime.timedelta(milliseconds=1)


class Reader:
    def __init__(self, content):
        self.content, self.at = content, 0

    def take(self, size):
        taken = self.content[self.at:self.at + size]
        if len(taken) != size:
            raise SystemExit("a body that is cut short")
        self.at += size
        return taken

    def count(self):
        count = shift = 0
        while True:
            byte = self.take(1)[0]
            count |= (byte & 0x7F) << shift
            if byte < 0x80:
                return count
            shift += 7

    def text(self):
        return self.take(self.count()).decode("utf-8", "surrogateescape")

    def integer(self):
        folded = self.count()
        return folded >> 1 ^ -(folded & 1)

    def is_at_end(self):
        return self.at == len(self.content)

    # A shape: (kind, fields by name) of a record, (kind, shape of the items) of a list or a map, (kind, None) of the rest.
    def fields(self):
        return {self.text(): self.shape() for _ in range(self.count())}

    def shape(self):
        kind = self.take(1)[0]
        inner = self.fields() if kind == RECORD else self.shape() if kind in (LIST, MAP) else None
        return kind, inner

    def record(self, fields):
        bits = self.take((len(fields) + 7) // 8)
        return {name: self.value(shape) for i, (name, shape) in enumerate(fields.items()) if bits[i // 8] >> i % 8 & 1}

    def value(self, shape):
        kind, inner = shape
        if kind == TEXT:
            return self.text()
        if kind == INTEGER:
            return self.integer()
        if kind == NUMBER:
            return struct.unpack("<d", self.take(8))[0]
        if kind == BOOLEAN:
            return self.take(1) == b"\1"
        if kind == TIME:
            return (EPOCH + self.integer() * MILLISECOND).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        if kind == RECORD:
            return self.record(inner)
        if kind == LIST:
            return [self.value(inner) for _ in range(self.count())]
        return {self.text(): self.value(inner) for _ in range(self.count())}


def count_bytes(count):
    content = bytearray()
    while count >= 0x80:
        content.append(count & 0x7F | 0x80)
        count >>= 7
    content.append(count)
    return bytes(content)


def text_bytes(text):
    content = text.encode("utf-8", "surrogateescape")
    return count_bytes(len(content)) + content


def integer_bytes(value):
    return count_bytes(value << 1 if value >= 0 else (-value << 1) - 1)


def record_bytes(fields, record):
    unknown = record.keys() - fields.keys()
    if unknown:
        raise SystemExit(f"a record has no {sorted(unknown)}")
    bits, content = bytearray((len(fields) + 7) // 8), b""
    for i, (name, shape) in enumerate(fields.items()):
        if record.get(name) in (None, [], {}) and shape[0] != RECORD or name not in record:
            continue
        bits[i // 8] |= 1 << i % 8
        content += value_bytes(shape, record[name])
    return bytes(bits) + content


def value_bytes(shape, value):
    kind, inner = shape
    if kind == TEXT:
        return text_bytes(value)
    if kind == INTEGER:
        return integer_bytes(value)
    if kind == NUMBER:
        return struct.pack("<d", value)
    if kind == BOOLEAN:
        return b"\1" if value else b"\0"
    if kind == TIME:
        return integer_bytes((datetime.datetime.fromisoformat(value.replace("Z", "+00:00")) - EPOCH) // MILLISECOND)
    if kind == RECORD:
        return record_bytes(inner, value)
    if kind == LIST:
        return count_bytes(len(value)) + b"".join(value_bytes(inner, item) for item in value)
    return count_bytes(len(value)) + b"".join(text_bytes(key) + value_bytes(inner, item) for key, item in value.items())


class Listing:
    """The rows of one operation about one subject."""

    def __init__(self, account, region, operation, reading, subject, call, rows):
        self.account, self.region, self.operation, self.reading = account, region, operation, reading
        self.subject = subject
        self.call = call  # its number in the part
        self.rows = rows


class Body:
    def __init__(self, rowid, key, content):
        self.rowid = rowid
        from_bytes = Reader(content)
        self.shape = from_bytes.take(from_bytes.count())
        fields = Reader(self.shape).fields() if self.shape else None
        self.listings = []
        while not from_bytes.is_at_end():
            subject, call, rows = from_bytes.text(), from_bytes.count(), from_bytes.count()
            self.listings.append(Listing(*key, subject, call, [from_bytes.record(fields) for _ in range(rows)]))

    def content(self):
        content = count_bytes(len(self.shape)) + self.shape
        fields = Reader(self.shape).fields() if self.shape else None
        for listing in self.listings:
            content += text_bytes(listing.subject) + count_bytes(listing.call) + count_bytes(len(listing.rows))
            content += b"".join(record_bytes(fields, row) for row in listing.rows)
        return content


@contextlib.contextmanager
def records_of(store):
    """All listings of the store at this path; what was done to their rows is kept when the block ends."""
    with contextlib.closing(sqlite3.connect(store)) as database, database:
        bodies = [
            Body(rowid, key, unpacked(content))
            for rowid, content, *key in database.execute(
                "SELECT b.rowid, b.content, p.account, p.region, b.operation, b.reading FROM body b "
                "JOIN part p ON p.id = b.part ORDER BY p.account, p.region, b.operation, b.reading")
        ]
        yield [listing for body in bodies for listing in body.listings]
        for body in bodies:
            database.execute("UPDATE body SET content = ? WHERE rowid = ?", (packed(body.content()), body.rowid))


def main(action, store):
    with records_of(store) as listings:
        for listing in listings:
            if action == "put":
                listing.rows = json.loads(sys.stdin.readline())["rows"]
            else:
                print(json.dumps({"operation": listing.operation, "rows": listing.rows}))


if __name__ == "__main__":
    main(*sys.argv[1:])
