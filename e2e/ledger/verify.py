"""Verifies a ledger with nothing of ours: hashlib, and Ed25519 from the package `cryptography`.

Written from the specifications (C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-policy, tlog-tiles;
RFC 6962, RFC 8785) and from what the head lines of crates/ledger/src say of operations and state. Accepts everything in
crates/ledger/samples.json, then refuses it again with each single bit changed.

    python3 e2e/ledger/verify.py [FILE]
"""

import base64
import functools
import hashlib
import json
import pathlib
import struct
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ROOT = pathlib.Path(__file__).resolve().parents[2]
AHEAD_SECONDS = 300
DAY_SECONDS = 86_400
NONE = bytes(32)
# Families in which each agency tells stories of its own.
OWNED = ("status", "service", "audit", "snapshot")
DID = ("did.create", "did.rotate", "did.deactivate")
OF_DID = set("agency commitment controller key kind previous sequence subject v".split())
EMPTY = b"SPARSE_MERKLE_PLACEHOLDER_HASH__"


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


def decode_url(text):
    """Base64url without padding, as in the entries."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    need(base64.urlsafe_b64encode(raw).decode().rstrip("=") == text, "another spelling of base64")
    return raw


def number(text):
    need(text.isascii() and text.isdigit() and str(int(text)) == text, "not a number")
    return int(text)


# A file repeats its checkpoint, and so do all changes of it that are tried: what holds is not looked at again and again.
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


def root_of(hashes):
    if not hashes:
        return sha256(b"")
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\1", root_of(hashes[:split]), root_of(hashes[split:]))


def root_by_path(leaf, index, size, path):
    """The root that an inclusion path leads to (RFC 6962 section 2.1.1), from the top of the tree down."""
    need(index < size, "outside the log")
    if size == 1:
        need(not path, "path too long")
        return leaf
    need(path, "path too short")
    split = 1
    while split * 2 < size:
        split *= 2
    if index < split:
        return sha256(b"\1", root_by_path(leaf, index, split, path[:-1]), path[-1])
    return sha256(b"\1", path[-1], root_by_path(leaf, index - split, size - split, path[:-1]))


def roots_by_path(old, size, path, whole, old_root):
    """Both roots that a consistency path leads to (section 2.1.2)."""
    if old == size:
        if whole:
            return old_root, old_root, path
        need(path, "path too short")
        return path[0], path[0], path[1:]
    split = 1
    while split * 2 < size:
        split *= 2
    if old <= split:
        left_old, left, rest = roots_by_path(old, split, path, whole, old_root)
        need(rest, "path too short")
        return left_old, sha256(b"\1", left, rest[0]), rest[1:]
    right_old, right, rest = roots_by_path(old - split, size - split, path, False, old_root)
    need(rest, "path too short")
    return sha256(b"\1", rest[0], right_old), sha256(b"\1", rest[0], right), rest[1:]


# C2SP


class Key:
    def __init__(self, vkey):
        self.name, written, blob = vkey.split("+", 2)
        raw = decode(blob)
        need(raw[0] == 4 and len(raw) == 33, "not a key for cosignatures")
        self.key = raw[1:]
        self.id = sha256(self.name.encode(), b"\n", raw)[:4]
        need(self.id.hex() == written, "another key id")


class Policy:
    def __init__(self, text):
        self.keys, self.rules, self.quorum = [], {"none": lambda signed: True}, None
        for line in text.splitlines():
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if words[0] == "witness":
                key = Key(words[2])
                self.keys.append(key)
                self.rules[words[1]] = lambda signed, key=key: key in signed
            elif words[0] == "group":
                count = {"any": 1, "all": len(words) - 3}.get(words[2]) or int(words[2])
                members = [self.rules[member] for member in words[3:]]
                self.rules[words[1]] = lambda signed, count=count, members=members: (
                    sum(member(signed) for member in members) >= count
                )
            elif words[0] == "quorum":
                self.quorum = self.rules[words[1]]
            else:
                raise Refused(f"a line of a policy that is not known: {line}")


def read_note(note, policy, origin, now):
    """Size and root of a checkpoint that a quorum cosigned, and until when that quorum knew of no larger one."""
    need(all(c >= " " or c == "\n" for c in note), "control characters")
    end = note.rfind("\n\n")
    need(end >= 0 and note.endswith("\n"), "not a note")
    text, lines = note[: end + 1], note[end + 2 : -1].split("\n")
    known, counted = [], []
    for line in lines:
        dash, _, rest = line.partition(" ")
        name, _, blob = rest.partition(" ")
        need(dash == "\u2014" and name and "+" not in name, "not a signature line")
        raw = decode(blob)
        need(len(raw) > 4, "not a signature")
        for key in policy.keys:
            if key.name != name or key.id != raw[:4]:
                continue
            need(key not in known, "a key twice")
            known.append(key)
            need(len(raw) == 76, "another length")
            seconds = struct.unpack(">Q", raw[4:12])[0]
            message = f"cosignature/v1\ntime {seconds}\n{text}".encode()
            need(signed(key.key, raw[12:], message), "a signature that does not hold")
            if seconds <= now + AHEAD_SECONDS:
                counted.append((seconds, key))
    need(policy.quorum([key for _, key in counted]), "no quorum")
    seen = max(
        time
        for time, _ in counted
        if policy.quorum([key for seconds, key in counted if seconds >= time])
    )
    said = text[:-1].split("\n")
    need(len(said) >= 3 and all(said), "not a checkpoint")
    need(said[0] == origin, "another log")
    return number(said[1]), digest(said[2]), seen


def verify(proof, entry, policy, origin, now):
    """Index of the entry, size of the log in which the proof shows it, and until when that was the newest one."""
    head, _, note = proof.partition("\n\n")
    lines = head.split("\n")
    need(lines[0] == "c2sp.org/tlog-proof@v1", "not a proof")
    need(len(lines) > 1 and lines[1].startswith("index "), "no index")
    index = number(lines[1][len("index ") :])
    path = [digest(line) for line in lines[2:]]
    size, root, seen = read_note(note, policy, origin, now)
    need(root_by_path(leaf_hash(entry), index, size, path) == root, "another root")
    return index, size, seen


# The state


def verify_present(proof, key, policy, origin, age, now):
    """What the state says of the key: bytes, or None. Said no longer ago than `age` seconds."""
    head, _, rest = proof.partition("\n\n")
    lines = head.split("\n")
    need(len(lines) > 2 and lines[0] == "sigap/state-proof@v1", "not a proof")
    need(lines[1] == "key " + encode(key), "another key")
    entry, _, of_entry = rest.partition("\n")
    index, size, seen = verify(of_entry, entry.encode(), policy, origin, now)
    need(index == size - 1, "not the last entry")
    need(now - seen <= age, "too old")
    block = json.loads(entry)
    need(block["kind"] == "block", "not a block")
    path = [digest(line) for line in lines[3:]]
    bits = "".join(f"{byte:08b}" for byte in key)
    word, value = lines[2].split(" ")[0], None
    if word == "value":
        value = decode(lines[2].split(" ", 1)[1])
        node = sha256(b"JMT::LeafNode", key, sha256(value))
    elif word == "other":
        other, other_value = map(digest, lines[2].split(" ")[1:])
        others = "".join(f"{byte:08b}" for byte in other)
        need(other != key and others[: len(path)] == bits[: len(path)], "not on the way")
        node = sha256(b"JMT::LeafNode", other, other_value)
    else:
        need(lines[2] == "nothing", "not a proof")
        node = EMPTY
    for sibling, bit in zip(path, reversed(bits[: len(path)])):
        pair = (sibling, node) if bit == "1" else (node, sibling)
        node = sha256(b"JMT::IntrnalNode", *pair)
    need(node == decode_url(block["state"]), "another state")
    return value


# Operations


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check_operation(entry, origin):
    said = json.loads(entry)
    need(canonical(said) == entry, "not canonical")
    if said["kind"] == "block":
        return said
    signature = decode_url(said.pop("signature"))
    message = b"sigap/ledger/operation/v1\n" + origin.encode() + b"\n" + canonical(said)
    need(signed(decode_url(said["key"]), signature, message), "not signed")
    return said


def verify_anchored(proof, agency, log, entry, policy, origin, now):
    """Index of an entry in an agency's own log, which the ledger anchors."""
    head, _, rest = proof.partition("\n\n")
    lines = head.split("\n")
    need(lines[0] == "sigap/anchored-proof@v1" and len(lines) > 1, "not a proof")
    need(lines[1].startswith("index "), "no index")
    index = number(lines[1][len("index ") :])
    path = [digest(line) for line in lines[2:]]
    anchor, _, of_anchor = rest.partition("\n")
    verify(of_anchor, anchor.encode(), policy, origin, now)
    said = check_operation(anchor.encode(), origin)
    need(said["kind"] == "audit.checkpoint" and decode_url(said["subject"]) == log, "another log")
    need(decode_url(said["agency"]) == sha256(agency.encode()), "another agency")
    root = root_by_path(leaf_hash(entry), index, said["size"], path)
    need(root == decode_url(said["commitment"]), "another root")
    return index


def verify_exhibit(text, policy, origin, now):
    """Places of the documents of an exhibit in an agency's own log."""
    exhibit = json.loads(text)
    need(set(exhibit) == {"type", "ledger", "agency", "log", "documents"}, "other members")
    need(exhibit["type"] == "sigap/exhibit@v1", "not an exhibit")
    need(exhibit["ledger"] == origin, "another ledger")
    log, places = decode_url(exhibit["log"]), []
    for document in exhibit["documents"]:
        need(set(document) == {"text", "proof"}, "other members")
        entry = sha256(document["text"].encode())
        agency, proof = exhibit["agency"], document["proof"]
        places.append(verify_anchored(proof, agency, log, entry, policy, origin, now))
    need(places, "no document")
    texts = [document["text"] for document in exhibit["documents"]]
    need(len(set(texts)) == len(texts), "a document twice")
    return places


def verify_step(step, about, policy, origin, now):
    """Kind and leaf hash of an entry, if it is the one of this identity with that number, after the one with that leaf."""
    subject, turn, last = about
    need(set(step) == {"entry", "keys", "cause", "proof"}, "other members")
    entry = step["entry"].encode()
    verify(step["proof"], entry, policy, origin, now)
    said = check_operation(entry, origin)
    need(said["kind"] in DID, "not about an identity")
    need(set(said) == OF_DID, "other members")
    need(decode_url(said["subject"]) == subject, "about another identity")
    need(said["sequence"] == turn and decode_url(said["previous"]) == last, "out of turn")
    need(decode_url(said["commitment"]) == sha256(step["keys"].encode()), "other keys")
    need(decode_url(said["controller"]) == sha256(step["cause"].encode()), "another cause")
    return said["kind"], leaf_hash(entry)


def verify_identity(text, policy, origin, age, now):
    """Kinds of all the steps of an identity, of which there is none after the last one as of `age` seconds ago at most."""
    identity = json.loads(text)
    need(set(identity) == {"type", "ledger", "subject", "steps", "present"}, "other members")
    need(identity["type"] == "sigap/identity@v1", "not an identity")
    need(identity["ledger"] == origin, "another ledger")
    subject, kinds, last = decode_url(identity["subject"]), [], NONE
    for turn, one in enumerate(identity["steps"]):
        kind, last = verify_step(one, (subject, turn, last), policy, origin, now)
        kinds.append(kind)
    need(kinds, "no step")
    key = sha256(b"did\n", subject)
    value = verify_present(identity["present"], key, policy, origin, age, now)
    need(value is not None and len(value) == 122 and value[0] == 1, "not a value of the state")
    need(value[50:82] == last, "another last step")
    return kinds


def step(entry, proof, policy, origin, now):
    """The validators after this entry, whom those before approve."""
    verify(proof, entry, policy, origin, now)
    said = check_operation(entry, origin)
    need(said["kind"] == "validators.set", "not a set")
    commitment = sha256(canonical(said["set"]))
    need(decode_url(said["commitment"]) == commitment, "another set")
    previous = encode(decode_url(said["previous"]))
    turn = f"{origin}\n{said['sequence']}\n{previous}\n{encode(commitment)}\n"
    message = "sigap/ledger/validators/v1\n" + turn
    approving = []
    for approval in said["approvals"]:
        key, signature = decode_url(approval["key"]), decode_url(approval["signature"])
        known = [one for one in policy.keys if one.key == key and one not in approving]
        if known and signed(key, signature, message.encode()):
            approving += known
    need(policy.quorum(approving), "no quorum approves")
    lines = []
    for index, validator in enumerate(said["set"]["validators"]):
        raw = b"\4" + decode_url(validator["key"])
        key_id = sha256(validator["name"].encode(), b"\n", raw)[:4].hex()
        lines.append(f"witness v{index} {validator['name']}+{key_id}+{encode(raw)}")
    names = "".join(f" v{index}" for index in range(len(lines)))
    lines += [f"group validators {said['set']['quorum']}{names}", "quorum validators", ""]
    return "\n".join(lines)


# What is checked


def check_log(sample, policy):
    """Entries, tiles, bundles, and the story of each subject."""
    entries = [entry.encode() for entry in sample["entries"]]
    hashes = [leaf_hash(entry) for entry in entries]
    size, root, _ = read_note(sample["checkpoint"], policy, sample["origin"], sample["now"])
    need(size == len(entries) and root == root_of(hashes), "another log")
    need(f"tile/0/000.p/{size}" in sample["files"], "no tile")
    need(decode(sample["files"][f"tile/0/000.p/{size}"]) == b"".join(hashes), "another tile")
    bundle = b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)
    need(decode(sample["files"][f"tile/entries/000.p/{size}"]) == bundle, "another bundle")
    last = {}
    for entry, leaf in zip(entries, hashes):
        said = check_operation(entry, sample["origin"])
        if said["kind"] != "block":
            family = said["kind"].split(".")[0]
            about = (family, said["agency"] if family in OWNED else "", said["subject"])
            turn, before = last.get(about, (-1, NONE))
            need(said["sequence"] == turn + 1, "out of turn")
            need(decode_url(said["previous"]) == before, "another story")
            last[about] = (said["sequence"], leaf)
    old = sample["old"]
    before, after, rest = roots_by_path(
        old["size"], size, [digest(line) for line in old["path"]], True, digest(old["root"])
    )
    need((before, after, rest) == (digest(old["root"]), root, []), "not a continuation")
    need(root_of(hashes[: old["size"]]) == before, "another beginning")


def refuses_every_bit(text, check):
    raw, refused = bytearray(text.encode()), 0
    for at in range(len(raw) * 8):
        raw[at // 8] ^= 1 << (at % 8)
        try:
            check(raw.decode())
        except (Refused, UnicodeDecodeError, ValueError, KeyError, TypeError):
            refused += 1
        raw[at // 8] ^= 1 << (at % 8)
    need(refused == len(raw) * 8, f"{len(raw) * 8 - refused} changed bits were accepted")
    return refused


def refuses(check, *given):
    try:
        check(*given)
    except Refused:
        return True
    return False


def check_identity(sample, policy):
    """The story of an identity holds, whole and as of now, and in no other way. Tells how many changed bits are refused."""
    identity, origin, now = sample["identity"], sample["origin"], sample["now"]
    story = json.dumps(identity, separators=(",", ":"))

    def check(story, now=now):
        return verify_identity(story, policy, origin, DAY_SECONDS, now)

    def of(steps):
        return json.dumps({**identity, "steps": steps})

    steps = identity["steps"]
    need(check(story) == ["did.create", "did.rotate"], "another story")
    need(check(story, now + DAY_SECONDS) == check(story), "refused at the last moment")
    need(refuses(check, story, now + DAY_SECONDS + 1), "the present of long ago was accepted")
    need(refuses(check, of(steps[1:])), "a story without its beginning was accepted")
    need(refuses(check, of(steps[:-1])), "a story without its end was accepted")
    need(refuses(check, of(steps[::-1])), "a story in another order was accepted")
    need(refuses(check, of([steps[0], *steps])), "a step that is told twice was accepted")
    return refuses_every_bit(story, check)


def main(path):
    sample = json.loads(path.read_text())
    origin, now = sample["origin"], sample["now"]
    text, policy = sample["first_policy"], Policy(sample["first_policy"])
    for walked in sample["steps"]:
        text = step(walked["entry"].encode(), walked["proof"], policy, origin, now)
        policy = Policy(text)
    need(text == sample["policy"], "the walk leads to other validators")
    check_log(sample, policy)
    for record in sample["recorded"]:
        verify(record["proof"], record["entry"].encode(), policy, origin, now)
    keys = []
    for asked in sample["present"]:
        owner = sha256(asked["agency"].encode()) if asked["family"] in OWNED else b""
        key = sha256(asked["family"].encode(), b"\n", owner, digest(asked["subject"]))
        value = verify_present(asked["proof"], key, policy, origin, 0, now)
        need(value == (decode(asked["value"]) if asked["value"] else None), "another value")
        keys.append(key)
    anchored = sample["anchored"]
    log, theirs, agency = digest(anchored["log"]), anchored["entry"].encode(), anchored["agency"]
    place = verify_anchored(anchored["proof"], agency, log, theirs, policy, origin, now)
    need(place == 3, "another place")
    exhibit = json.dumps(sample["exhibit"], separators=(",", ":"))
    need(verify_exhibit(exhibit, policy, origin, now) == [5], "another place")
    record, asked = sample["recorded"][2], sample["present"]
    entry = record["entry"].encode()
    bits = refuses_every_bit(
        record["proof"], lambda proof: verify(proof, entry, policy, origin, now)
    )
    for key, one in ((keys[0], asked[0]), (keys[3], asked[3])):
        bits += refuses_every_bit(
            one["proof"], lambda proof, key=key: verify_present(proof, key, policy, origin, 0, now)
        )
    bits += refuses_every_bit(
        anchored["proof"],
        lambda proof: verify_anchored(proof, agency, log, theirs, policy, origin, now),
    )
    bits += refuses_every_bit(
        exhibit, lambda exhibit: verify_exhibit(exhibit, policy, origin, now)
    )
    bits += check_identity(sample, policy)
    print(
        f"{len(sample['entries'])} entries, {len(sample['recorded'])} records, {len(asked)} answers, an exhibit,"
        f" an identity and {len(sample['steps'])} change of validators hold; {bits} changed bits are refused"
    )


if __name__ == "__main__":
    try:
        main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "crates/ledger/samples.json")
    except Refused as why:
        sys.exit(f"refused: {why}")
