#!/usr/bin/env python3
"""Makes random HDF5 files with h5py and lists what is in them, for hdf5-trees.ts to compare.

    hdf5-trees.py FOLDER [COUNT]      writes COUNT files and FOLDER/listing.jsonl
"""
import hashlib
import json
import os
import random
import sys

import h5py
import numpy as np

LIBRARY = ["earliest", "v108", "v110", "latest"]


def digest(values):
    return hashlib.sha1(b"\0".join(values)).hexdigest()[:12]


def random_name(chance):
    return "".join(chance.choice("abñ_-. :漢") for _ in range(chance.randint(1, 12))) + str(
        chance.randrange(10**6)
    )


def random_value(chance):
    kind = chance.randrange(9)
    size = chance.choice([1, 3, 40, 700])
    if kind == 0:
        return chance.random()
    if kind == 1:
        return "x" * chance.choice([0, 5, 5, 100, 60_000, 100_000])
    if kind == 2:
        return np.bytes_(b"y" * chance.choice([1, 7, 60_000]))
    if kind == 3:
        return np.arange(size, dtype=chance.choice(["<i2", ">f8", "u1", "<f2"]))
    if kind == 4:
        return np.array([f"w{n}" for n in range(size)], dtype=h5py.string_dtype())
    if kind == 5:
        return np.array([b"q" * n for n in range(1, 9)], dtype="S8")
    if kind == 6:
        return np.zeros(size, dtype=[("a", "<i4"), ("b", "S5"), ("c", "<f8", (2,))])
    if kind == 7:
        return np.void(b"\1" * size)
    return np.zeros(size * 20, dtype="<i8")


def fill_attributes(thing, chance, late):
    for _ in range(chance.choice([0, 0, 0, 1, 3, 7, 9, 30])):
        value = random_value(chance)
        try:
            thing.attrs[random_name(chance)] = value
        except (ValueError, OSError, RuntimeError):
            if late:
                raise


def fill_dataset(group, name, chance):
    kind = chance.randrange(7)
    numbers = np.arange(200, dtype="<f4")
    if kind == 0:
        return group.create_dataset(name, data=numbers)
    if kind == 1:
        return group.create_dataset(name, data=numbers, chunks=(32,), compression="gzip", shuffle=True)
    if kind == 2:
        return group.create_dataset(name, data=numbers, chunks=True, maxshape=(None,), fletcher32=True)
    if kind == 3:
        return group.create_dataset(name, shape=(10,), dtype="<i4", external=[("weights.bin", 0, 40)])
    if kind == 4:
        layout = h5py.VirtualLayout(shape=(4, 100), dtype="<f4")
        for row in range(4):
            layout[row] = h5py.VirtualSource(f"part{row}.h5", "data", shape=(100,))
        return group.create_virtual_dataset(name, layout)
    if kind == 5:
        return group.create_dataset(name, data=["a", "bc"] * 20, dtype=h5py.string_dtype())
    return group.create_dataset(name, data=np.float32(1))


def fill_group(group, chance, depth, late):
    fill_attributes(group, chance, late)
    for _ in range(chance.choice([4, 9, 40, 300] if depth == 0 else [0, 1, 2])):
        name = random_name(chance).replace(".", "")
        kind = chance.randrange(12)
        if kind < 4 and depth < 4:
            fill_group(group.create_group(name, track_order=chance.random() < 0.3), chance, depth + 1, late)
        elif kind < 7:
            data = fill_dataset(group, name, chance)
            if chance.random() < 0.2:
                fill_attributes(data, chance, late)
        elif kind == 7:
            group[name] = h5py.SoftLink("/nowhere/" + name)
        elif kind == 8:
            group[name] = h5py.ExternalLink("other.h5", "/there")
        elif kind == 9 and len(group):
            # Another name for an object that is there, which may close a circle.
            group[name] = group.file["/"] if chance.random() < 0.3 else group
        elif kind == 10:
            group[name] = np.dtype("<i8")
        else:
            group.create_group(name)


def attribute_line(thing, name):
    identity = h5py.h5a.open(thing.id, name.encode())
    kind = identity.get_type()
    count = identity.get_space().get_simple_extent_npoints()
    if isinstance(kind, h5py.h5t.TypeStringID) and kind.is_variable_str():
        value = np.asarray(thing.attrs[name], dtype=object).reshape(-1)
        values = [v if isinstance(v, bytes) else v.encode() for v in value]
        values = [v for v in values if v]
    else:
        raw = np.empty(identity.shape, dtype=kind.dtype)
        identity.read(raw, mtype=kind)
        width = kind.get_size()
        values = [raw.tobytes()]
        if isinstance(kind, h5py.h5t.TypeStringID):
            values = [values[0][n:n + width] for n in range(0, len(values[0]), width)]
    return ["attribute", name, count, digest(values)]


def list_object(thing, seen, lines):
    for name in thing.attrs:
        lines.append(attribute_line(thing, name))
    if isinstance(thing, h5py.Dataset):
        lines.extend(["external-file", file] for file, _, _ in thing.external or [])
        if thing.is_virtual:
            lines.extend(["virtual-file", source.file_name] for source in thing.virtual_sources())
    if not isinstance(thing, h5py.Group):
        return
    for name in thing:
        link = thing.get(name, getlink=True)
        if isinstance(link, h5py.SoftLink):
            lines.append(["soft", name, link.path])
        elif isinstance(link, h5py.ExternalLink):
            lines.append(["external", name, link.filename, link.path])
        else:
            lines.append(["hard", name])
            inner = thing[name]
            address = h5py.h5o.get_info(inner.id).addr
            if address not in seen:
                seen.add(address)
                list_object(inner, seen, lines)


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 240
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "listing.jsonl"), "w", encoding="utf-8") as listing:
        for number in range(count):
            chance = random.Random(number)
            library = LIBRARY[number % 4]
            path = os.path.join(folder, f"{number}-{library}.h5")
            block = chance.choice([0, 0, 0, 512, 2048])
            late = library != "earliest"
            with h5py.File(path, "w", libver=library, userblock_size=block, track_order=number % 5 == 0) as file:
                fill_group(file, chance, 0, late)
            lines = []
            with h5py.File(path) as file:
                list_object(file["/"], {h5py.h5o.get_info(file["/"].id).addr}, lines)
            listing.write(json.dumps({"file": os.path.basename(path), "lines": lines}) + "\n")


if __name__ == "__main__":
    main()
