"""Prints where pickletools sees opcodes in the pickles on standard input; nothing is ever loaded.

Input: for each pickle its length in four bytes, little-endian, and the pickle. Output: one line for
each: how it ended, where, and the position of every opcode.
"""

import io
import pickletools
import struct
import sys

TRUNCATED = ("not enough data", "but only", "no newline found", "expected ")


def ending(error):
    if isinstance(error, UnicodeError):
        return "argument"
    text = str(error)
    if "exhausted before seeing STOP" in text:
        return "exhausted"
    if "opcode" in text and "unknown" in text:
        return "unknown"
    if any(part in text for part in TRUNCATED):
        return "truncated"
    return "argument"


def boundaries(data):
    stream = io.BytesIO(data)
    positions = []
    end = 0
    how = "stop"
    try:
        for _, _, position in pickletools.genops(stream):
            positions.append(position)
            end = stream.tell()
    except (ValueError, OverflowError, AssertionError, UnicodeError) as error:
        how = ending(error)
    return how, end, positions


def main():
    stream = sys.stdin.buffer
    while True:
        head = stream.read(4)
        if len(head) < 4:
            return
        how, end, positions = boundaries(stream.read(struct.unpack("<I", head)[0]))
        print(how, end, *positions)


main()
