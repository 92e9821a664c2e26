#!/usr/bin/env python3
"""A stand-in for ssh-keygen with a FIDO token: makes and uses an sk-ssh-ed25519 key, in plain Python. `token.py make FILE`, else as ssh-keygen -Y sign."""
import base64, hashlib, os, struct, sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    A, B = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    C, E = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = B - A, E - C, E + C, B + A
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = add(out, point)
        point, n = add(point, point), n >> 1
    return out


GY = 4 * pow(5, P - 2, P) % P
GX = 15112221349535400772501151409588531511454012693041857206046113283949847762202
G = (GX, GY, 1, GX * GY % P)


def pack(point):
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def parts(seed):
    h = hashlib.sha512(seed).digest()
    a = int.from_bytes(h[:32], "little") & ((1 << 254) - 8) | 1 << 254
    return a, h[32:], pack(times(a, G))


def signed(seed, message):
    a, prefix, public = parts(seed)
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % L
    big_r = pack(times(r, G))
    k = int.from_bytes(hashlib.sha512(big_r + public + message).digest(), "little") % L
    return big_r + ((r + k * a) % L).to_bytes(32, "little")


def text(value):
    value = value if isinstance(value, bytes) else value.encode()
    return struct.pack(">I", len(value)) + value


KIND, APPLICATION = "sk-ssh-ed25519@openssh.com", "ssh:"


def public_blob(seed):
    return text(KIND) + text(parts(seed)[2]) + text(APPLICATION)


def make(file):
    seed = hashlib.sha256(file.encode()).digest()
    open(file, "wb").write(seed)
    open(file + ".pub", "w").write(f"{KIND} {base64.b64encode(public_blob(seed)).decode()} token\n")


def sign(file):
    seed = open(file[: -len(".pub")], "rb").read()
    message = sys.stdin.buffer.read()
    sys.stderr.write("Confirm user presence for key ED25519-SK\n")
    data = b"SSHSIG" + text("deedbox") + text("") + text("sha512") + text(hashlib.sha512(message).digest())
    # A token that nobody touched signs all the same where it is asked to.
    flags, counter = b"\x00" if os.environ.get("TOKEN_UNTOUCHED") else b"\x01", struct.pack(">I", 7)
    told = hashlib.sha256(APPLICATION.encode()).digest() + flags + counter + hashlib.sha256(data).digest()
    signature = text(KIND) + text(signed(seed, told)) + flags + counter
    blob = b"SSHSIG" + struct.pack(">I", 1) + text(public_blob(seed)) + text("deedbox") + text("") + text("sha512") + text(signature)
    armour = base64.b64encode(blob).decode()
    print("-----BEGIN SSH SIGNATURE-----")
    print("\n".join(armour[at : at + 70] for at in range(0, len(armour), 70)))
    print("-----END SSH SIGNATURE-----")


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    sign(sys.argv[sys.argv.index("-f") + 1])
