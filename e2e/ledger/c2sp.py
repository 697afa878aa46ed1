"""What others specified: bytes as text, trees, policies, checkpoints, and proofs that an entry was recorded.

C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy and tlog-proof; RFC 6962.
"""

import base64
import functools
import hashlib
import re
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

AHEAD_SECONDS = 300
NUMBER_MAX = 2**53 - 1
POLICY_BYTES_MAX = 65_536
# Most witnesses and most groups of a policy.
MEMBERS_MAX = 64
NAME = re.compile("[!-*,-~]{1,255}")


class Refused(Exception):
    """What was shown proves nothing."""


def need(holds, why):
    if not holds:
        raise Refused(why)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def encode(raw):
    return base64.b64encode(raw).decode()


def decode(text):
    """Base64 with padding, in its one spelling."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError as error:
        raise Refused("base64") from error
    need(encode(raw) == text, "another spelling of base64")
    return raw


def digest(text):
    raw = decode(text)
    need(len(raw) == 32, "not a digest")
    return raw


def number(text):
    need(re.fullmatch("0|[1-9][0-9]{0,15}", text), "not a number")
    need(int(text) <= NUMBER_MAX, "a number that is too large")
    return int(text)


# A file repeats its checkpoint, and so do all changes of it that are tried: no signature is looked at again and again.
@functools.lru_cache(maxsize=1024)
def signed(key, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


# RFC 6962


def leaf_hash(entry):
    return sha256(b"\0", entry)


def split_of(size):
    """How many leaves stand on the left: the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def root_of(hashes):
    if not hashes:
        return sha256(b"")
    if len(hashes) == 1:
        return hashes[0]
    split = split_of(len(hashes))
    return sha256(b"\1", root_of(hashes[:split]), root_of(hashes[split:]))


def root_by_path(leaf, index, size, path):
    """The root that an inclusion path leads to (RFC 6962 section 2.1.1), from the top of the tree down."""
    need(index < size, "outside the log")
    if size == 1:
        need(not path, "path too long")
        return leaf
    need(path, "path too short")
    split = split_of(size)
    if index < split:
        return sha256(b"\1", root_by_path(leaf, index, split, path[:-1]), path[-1])
    return sha256(b"\1", path[-1], root_by_path(leaf, index - split, size - split, path[:-1]))


def roots_by_path(old, size, path, whole, old_root):
    """Both roots that a consistency path leads to (section 2.1.2), and what is left of the path."""
    if old == size:
        if whole:
            return old_root, old_root, path
        need(path, "path too short")
        return path[0], path[0], path[1:]
    split = split_of(size)
    if old <= split:
        left_old, left, rest = roots_by_path(old, split, path, whole, old_root)
        need(rest, "path too short")
        return left_old, sha256(b"\1", left, rest[0]), rest[1:]
    right_old, right, rest = roots_by_path(old - split, size - split, path, False, old_root)
    need(rest, "path too short")
    return sha256(b"\1", rest[0], right_old), sha256(b"\1", rest[0], right), rest[1:]


def verify_growth(old_size, old_root, size, root, lines):
    """The tree of that size and root goes on where the old one ended."""
    need(0 < old_size <= size, "not a continuation")
    before, path = digest(old_root), [digest(line) for line in lines]
    found = roots_by_path(old_size, size, path, True, before)
    need(found == (before, root, []), "not a continuation")


# Whom to trust


def key_id(name, raw):
    return sha256(name.encode(), b"\n", raw)[:4]


def vkey(name, key):
    """The line that names a key for cosignatures."""
    raw = b"\4" + key
    return f"{name}+{key_id(name, raw).hex()}+{encode(raw)}"


class Key:
    def __init__(self, written):
        need(written.count("+") >= 2, "not a key")
        self.name, said, blob = written.split("+", 2)
        raw = decode(blob)
        need(NAME.fullmatch(self.name), "not a name")
        need(raw[:1] == b"\4" and len(raw) == 33, "not a key for cosignatures")
        self.key, self.id = raw[1:], key_id(self.name, raw)
        need(self.id.hex() == said, "another key id")


# A rule is a key that must have signed, or how many of which rules must hold.
NOBODY = (0, [])


def holds(rule, signers):
    if isinstance(rule, Key):
        return rule in signers
    needed, members = rule
    return sum(holds(member, signers) for member in members) >= needed


def fewest(rule):
    """How few keys can be enough."""
    if isinstance(rule, Key):
        return 1
    needed, members = rule
    return sum(sorted(map(fewest, members))[:needed])


class Policy:
    """Which keys count, and which of them must have signed. One that names logs is not known here."""

    def __init__(self, text):
        need(len(text.encode()) <= POLICY_BYTES_MAX, "longer than any policy")
        self.keys, self.rules, self.grouped, self.quorum = [], {}, set(), None
        *lines, rest = text.split("\n")
        need(not rest, "a policy that was cut off")
        for line in lines:
            need(not re.search(r"[\0-\x08\x0a-\x1f\x7f]", line), "control characters")
            self.read([word for word in re.split("[ \t]", line) if word])
        need(self.quorum is not None, "a policy without a quorum")

    def read(self, words):
        match words:
            case []:
                pass
            case [word, *_] if word.startswith("#"):
                pass
            case ["witness", name, written] | ["witness", name, written, _]:
                self.witness(name, Key(written))
            case ["group", name, needed, *members]:
                self.group(name, needed, members)
            case ["quorum", name]:
                need(self.quorum is None, "two quorums")
                self.quorum = NOBODY if name == "none" else self.named(name)
            case _:
                raise Refused(f"not a line of a policy: {' '.join(words)}")

    def witness(self, name, key):
        need(len(self.keys) < MEMBERS_MAX, "too many witnesses")
        # Two keys are the same whatever they are called.
        need(all(one.key != key.key for one in self.keys), "a key twice in the policy")
        self.define(name, key)
        self.keys.append(key)

    def group(self, name, needed, members):
        need(len(self.rules) - len(self.keys) < MEMBERS_MAX, "too many groups")
        words = {"any": 1, "all": len(members)}
        count = words[needed] if needed in words else number(needed)
        need(1 <= count <= len(members), "a group that needs nobody, or more than it has")
        rules = [self.named(member) for member in members]
        # Otherwise one witness could count in two ways.
        once = len(set(members)) == len(members) and self.grouped.isdisjoint(members)
        need(once, "a member of a group twice")
        self.grouped.update(members)
        self.define(name, (count, rules))

    def define(self, name, rule):
        need(name != "none" and name not in self.rules, "a name twice in the policy")
        self.rules[name] = rule

    def named(self, name):
        need(name in self.rules, f"no line before says what {name} is")
        return self.rules[name]


class Trust:
    """What a verifier pins: the name of the log, a policy, and how few validators there may be, also after a change."""

    def __init__(self, origin, text, validators_min=1):
        self.origin, self.text, self.validators_min = origin, text, validators_min
        policy = Policy(text)
        self.keys, self.quorum = policy.keys, policy.quorum
        count, least = len(self.keys), max(validators_min, 1)
        need(count >= least, f"{count} validators, at least {least} are asked for")
        # Then two quorums always share a validator who is honest.
        weak = "two thirds of the validators or fewer could be a quorum"
        need(3 * fewest(self.quorum) > 2 * count, weak)


# Checkpoints, and proofs under them


def read_checkpoint(text, origin):
    """Size and root of the tree."""
    said = text[:-1].split("\n")
    need(len(said) >= 3 and all(said), "not a checkpoint")
    need(said[0] == origin, "another log")
    return number(said[1]), digest(said[2])


def read_signature(line):
    """Name, id of the key, and what was signed with it."""
    dash, _, rest = line.partition(" ")
    name, _, blob = rest.partition(" ")
    need(dash == "\u2014" and name and not re.search(r"[\s+]", name), "not a signature line")
    raw = decode(blob)
    need(len(raw) > 4, "not a signature")
    return name, raw[:4], raw[4:]


def cosignatures(text, lines, keys):
    """Time and key of each by a key that is known. One of them that does not hold spoils the note."""
    found = []
    for name, key_id, signature in [read_signature(line) for line in lines]:
        key = next((one for one in keys if (one.name, one.id) == (name, key_id)), None)
        if key is None:
            continue
        need(all(one is not key for _, one in found), "a key twice")
        need(len(signature) == 72, "another length")
        seconds = struct.unpack(">Q", signature[:8])[0]
        message = f"cosignature/v1\ntime {seconds}\n{text}".encode()
        need(signed(key.key, signature[8:], message), "a signature that does not hold")
        found.append((seconds, key))
    return found


# What is refused is not kept: it is looked at each time.
@functools.lru_cache(maxsize=1024)
def read_note(note, trust, now):
    """Size and root of a checkpoint that a quorum cosigned, and until when that quorum knew of no larger one."""
    need(not re.search(r"[\0-\x09\x0b-\x1f]", note), "control characters")
    end = note.rfind("\n\n")
    need(end >= 0 and note.endswith("\n"), "not a note")
    text, lines = note[: end + 1], note[end + 2 : -1].split("\n")
    size, root = read_checkpoint(text, trust.origin)
    found = cosignatures(text, lines, trust.keys)
    counted = [one for one in found if one[0] <= now + AHEAD_SECONDS]

    def enough_since(time):
        return holds(trust.quorum, [key for seconds, key in counted if seconds >= time])

    need(enough_since(0), "no quorum")
    return size, root, max(time for time, _ in counted if enough_since(time))


def read_path(lines):
    """Number of a leaf, and the path from it to the root."""
    need(lines and lines[0].startswith("index "), "no index")
    return number(lines[0][len("index ") :]), [digest(line) for line in lines[1:]]


def verify(proof, entry, trust, now):
    """Index of the entry, size of the log in which the proof shows it, and until when that was the newest one."""
    head, _, note = proof.partition("\n\n")
    first, *lines = head.split("\n")
    need(first == "c2sp.org/tlog-proof@v1", "not a proof")
    index, path = read_path(lines)
    size, root, seen = read_note(note, trust, now)
    need(root_by_path(leaf_hash(entry), index, size, path) == root, "another root")
    return index, size, seen


def verify_log(checkpoint, hashes, trust, now):
    """Size and root of the log, if these are all its leaves."""
    size, root, _ = read_note(checkpoint, trust, now)
    need(size == len(hashes) and root == root_of(hashes), "another log")
    return size, root
