"""The records of a saved run, to be changed and put back: what AWS might have answered otherwise.

Knows the layout of the store (src/store/schema.cc, src/store/bodies.h).
"""

import contextlib
import ctypes
import json
import sqlite3

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
    return text.raw[:size].decode()


def packed(text):
    content = text.encode()
    room = ZSTD.ZSTD_compressBound(ctypes.c_size_t(len(content)))
    frame = ctypes.create_string_buffer(room)
    size = ZSTD.ZSTD_compress(frame, ctypes.c_size_t(room), content, ctypes.c_size_t(len(content)), 3)
    return frame.raw[:size]


class Listing:
    """The rows of one operation about one subject."""

    def __init__(self, account, region, operation, reading, head, rows):
        self.account, self.region, self.operation, self.reading = account, region, operation, reading
        self.head = head  # subject, call, rows
        self.rows = rows

    @property
    def subject(self):
        return self.head["subject"]


def listings_of(text):
    lines = iter(text.splitlines())
    for line in lines:
        head = json.loads(line)
        yield head, [json.loads(next(lines)) for _ in range(head["rows"])]


@contextlib.contextmanager
def records_of(store):
    """All listings of the store at this path; what was done to their rows is kept when the block ends."""
    with contextlib.closing(sqlite3.connect(store)) as database, database:
        bodies = []
        for key in database.execute("SELECT b.rowid, p.account, p.region, b.operation, b.reading, b.content FROM body b "
                                    "JOIN part p ON p.id = b.part ORDER BY p.account, p.region, b.operation"):
            bodies.append((key[0], [Listing(*key[1:5], head, rows) for head, rows in listings_of(unpacked(key[5]))]))
        yield [listing for _, listings in bodies for listing in listings]
        for number, listings in bodies:
            lines = []
            for listing in listings:
                lines.append(json.dumps({**listing.head, "rows": len(listing.rows)}))
                lines += map(json.dumps, listing.rows)
            database.execute("UPDATE body SET content = ? WHERE rowid = ?",
                             (packed("".join(line + "\n" for line in lines)), number))
