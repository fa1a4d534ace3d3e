"""Bytes, Unicode, structures, encodings, digests, compression."""
import base64
import binascii
import hashlib
import hmac
import io
import struct
import unicodedata
import zlib

data = bytes([72, 101, 108, 108, 111]) + b"\x00\xff\n"
print(data, list(data[:3]), data[0], data[1:2], data.hex(), data.hex("-", 2), bytes.fromhex("de ad BE EF"))
print(data.find(b"l"), data.split(b"l"), b",".join([b"a", b"b"]), b"abc".upper(), b"%d-%s" % (5, b"x"), bytes(3), b"a" < b"b")
buffer = bytearray(b"mutable")
buffer[0:2] = b"MU"
buffer.append(33)
buffer += b"?"
del buffer[2]
print(buffer, buffer.decode(), buffer.pop(), bytearray(5))
view = memoryview(buffer)
view[-1:] = b"#"
print(bytes(view[::2]), view.nbytes, view.readonly, memoryview(b"\1\0\2\0").cast("H").tolist(), buffer)

print(struct.pack(">IhB?", 0xDEADBEEF, -2, 7, True).hex(), struct.calcsize("<IhB?"), struct.pack("<d", 1.5).hex(), struct.pack("5s3sp", b"hello!", b"a", b""))
print(struct.unpack("<2H", b"\x01\x00\xff\xff"), struct.unpack_from(">h", b"\x00\x01\x80\x00", 2), [*struct.iter_unpack("BB", b"\1\2\3\4")])
Header = struct.Struct("!4sHxxI")
packed = Header.pack(b"RUNR", 3, 1 << 20)
print(packed, Header.size, Header.unpack(packed))
for wrong in (lambda: struct.pack("B", 256), lambda: struct.unpack("I", b"abc"), lambda: bytes([256]), lambda: bytes.fromhex("zz")):
    try:
        wrong()
    except (struct.error, ValueError) as error:
        print(type(error).__name__)


def bitmap(width, height, colour):
    """A file of uncompressed pixels."""
    row = b"".join(bytes(colour(x, y)) for x in range(width) for y in [0])
    padding = b"\0" * (-len(row) % 4)
    pixels = b"".join(b"".join(bytes(colour(x, y)) for x in range(width)) + padding for y in reversed(range(height)))
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(pixels), 0, 0, 0, 0) + pixels


image = bitmap(3, 2, lambda x, y: (x * 80, y * 100, 255))
print(len(image), image[:2], struct.unpack_from("<ii", image, 18), hashlib.md5(image).hexdigest())

text = "naïve café — ✓ 日本 🦀"
for encoding in ("utf-8", "utf-16-le", "utf-32-be", "utf-8-sig"):
    encoded = text.encode(encoding)
    print(f"{encoding:<10}", len(encoded), encoded[:8].hex(), encoded.decode(encoding) == text)
print(len(text), text[-1], ascii(text), [hex(ord(c)) for c in "é✓🦀"], chr(0x1F980), "\N{SNOWMAN}\u00e9\U0001F600")
print("é".encode("latin-1"), "€".encode("cp1252"), "日本".encode("shift_jis"), "привет".encode("koi8-r").hex(), "é".encode("cp437"))
for errors in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    print(errors, "a→é".encode("ascii", errors), end="; ")
print(b"a\xffb\xc3".decode("utf-8", "replace"), b"a\xff".decode(errors="backslashreplace"), b"\xff".decode(errors="surrogateescape").encode(errors="surrogateescape"))
for wrong in (lambda: b"\xc3\x28".decode(), lambda: "\ud800".encode(), lambda: "é".encode("ascii"), lambda: "x".encode("no-such")):
    try:
        wrong()
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)

composed, decomposed = "é", "e\u0301"
print(composed == decomposed, len(decomposed), unicodedata.normalize("NFC", decomposed) == composed, unicodedata.normalize("NFKC", "ﬁ①²Ⅷ"))
print([unicodedata.name(c) for c in "ñΩ🦀"], [unicodedata.category(c) for c in "aA1 .€"], unicodedata.lookup("GREEK SMALL LETTER PI"))


def strip_accents(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


print(strip_accents("Crème Brûlée à Köln, Łódź"), "ΑΣΣ".lower(), "ǆ".title(), "İ".lower().encode(), unicodedata.numeric("½"), unicodedata.east_asian_width("日"))

print(base64.b64encode(b"any carnal pleas"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b16encode(b"hi"), base64.b85encode(b"hello"))
print(binascii.hexlify(b"ab"), binascii.crc32(b"hello"), zlib.crc32(b"hello"), zlib.adler32(b"hello"), hex(binascii.crc_hqx(b"123456789", 0)))
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
    print(f"{name:<9}", hashlib.new(name, b"hello").hexdigest()[:32])
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.compare_digest("a", "a"))
long = b"abcabcabc" * 1000
print(len(zlib.compress(long)) < 100, zlib.decompress(zlib.compress(long)) == long)
digest = hashlib.sha256()
for chunk in iter(lambda stream=io.BytesIO(long): stream.read(1024), b""):
    digest.update(chunk)
print(digest.hexdigest() == hashlib.sha256(long).hexdigest(), digest.digest_size)


def run_length(data):
    out, at = bytearray(), 0
    while at < len(data):
        run = 1
        while run < 255 and data[at + run : at + run + 1] == data[at : at + 1]:
            run += 1
        out += bytes((run, data[at]))
        at += run
    return bytes(out)


print(run_length(b"aaaabbc" + b"\0" * 300), [f"{byte:08b}" for byte in b"Hi"], int.from_bytes(b"Hi", "big") ^ 0xFFFF, ~5 & 0xFF)
