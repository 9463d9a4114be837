"""Names that pickles import, read with pickletools as bytes: nothing is loaded. Python 2.7 on."""
import bz2
import gzip
import io
import pickletools
import zipfile
import zlib

PICKLES = (b"\x80", b"(", b"c", b"}", b"]", b"I", b"G", b"F")


def names_of(path):
    with io.open(path, "rb") as stream:
        data = stream.read()
    names = set()
    for piece in pieces_of(data):
        names |= names_in_bytes(piece)
    return names


def pieces_of(data):
    """The pickles inside a file: its zip members, its npy body, its packed content, or itself."""
    if data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as members:
                for name in members.namelist():
                    if name.endswith((".pkl", ".npy", ".pt")):
                        for piece in pieces_of(members.read(name)):
                            yield piece
        except Exception:
            return
    elif data[:6] == b"\x93NUMPY":
        long = data[6:7] > b"\x01"
        size = bytearray(data[8:12] if long else data[8:10])
        start = (12 if long else 10) + sum(byte << 8 * index for index, byte in enumerate(size))
        yield data[start:]
    else:
        yield unpacked(data)


def unpacked(data):
    for start, unpack in (
        (b"\x78", zlib.decompress), (b"BZh", bz2.decompress), (b"\x1f\x8b", gunzip),
        (b"\xfd7zXZ", unxz), (b"\x5d\x00", unxz)
    ):
        if data.startswith(start):
            try:
                return unpack(data)
            except Exception:
                return data
    return data


def gunzip(data):
    return gzip.GzipFile(fileobj=io.BytesIO(data)).read()


def unxz(data):
    import lzma

    return lzma.decompress(data)


def names_in_bytes(data):
    """Reads pickle after pickle; a stream that breaks off gives what came before."""
    names = set()
    stream = io.BytesIO(data)
    while stream.tell() < len(data) and data[stream.tell():stream.tell() + 1] in PICKLES:
        try:
            read_one(stream, names)
        except Exception:
            break
    return names


def read_one(stream, names):
    memo, texts, last = {}, [], None
    for code, argument, _ in pickletools.genops(stream):
        if code.name in ("GLOBAL", "INST"):
            module, name = argument.split(" ", 1)
            names.add((module, name))
            last = None
        elif code.name == "STACK_GLOBAL" and len(texts) > 1:
            names.add((texts[-2], texts[-1]))
            last = None
        elif "UNICODE" in code.name or "STRING" in code.name:
            last = argument
            texts.append(argument)
        elif code.name in ("PUT", "BINPUT", "LONG_BINPUT"):
            memo[int(argument)] = last
        elif code.name == "MEMOIZE":
            memo[len(memo)] = last
        elif code.name in ("GET", "BINGET", "LONG_BINGET"):
            last = memo.get(int(argument))
            if last is not None:
                texts.append(last)
        else:
            last = None
