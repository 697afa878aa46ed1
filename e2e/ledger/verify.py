"""Verifies a ledger with nothing of ours: hashlib, and Ed25519 from the package `cryptography`.

Written from the specifications (C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-policy,
tlog-tiles; RFC 6962, RFC 8785) and from docs/ledger-formats.md. What others specified stands in c2sp.py, what only this
ledger has stands here. check.py holds both against a small ledger.
"""

import base64
import json
import sys

from c2sp import NAME, Refused, Trust, decode, digest, encode, holds, leaf_hash
from c2sp import need, number, read_path, root_by_path, sha256, signed, verify, vkey

NONE = bytes(32)
# Families in which each agency tells stories of its own.
OWNED = ("status", "service", "audit", "snapshot")
DID = ("did.create", "did.rotate", "did.deactivate")
OF_ALL = set("agency commitment key kind previous sequence subject v".split())
OF_DID = OF_ALL | {"controller"}
OF_ANCHOR = OF_ALL | {"proof", "size"}
OF_SET = OF_ALL | {"approvals", "set"}
EMPTY = b"SPARSE_MERKLE_PLACEHOLDER_HASH__"


def decode_url(text):
    """Base64url without padding, as in the entries."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    need(base64.urlsafe_b64encode(raw).decode().rstrip("=") == text, "another spelling of base64")
    return raw


# The state


def key_of(family, subject, agency):
    """Where the state keeps a subject."""
    owner = sha256(agency.encode()) if family in OWNED else b""
    return sha256(family.encode(), b"\n", owner, subject)


def bits_of(key):
    return "".join(f"{byte:08b}" for byte in key)


def lowest(said, key, path):
    """What the state says of the key, and the node that stands where the key would be."""
    match said.split(" "):
        case ["value", value]:
            value = decode(value)
            return value, sha256(b"JMT::LeafNode", key, sha256(value))
        case ["other", other, value]:
            other, value = digest(other), digest(value)
            begins = bits_of(other).startswith(bits_of(key)[: len(path)])
            need(other != key and begins, "not on the way")
            return None, sha256(b"JMT::LeafNode", other, value)
        case ["nothing"]:
            return None, EMPTY
    raise Refused("not a proof")


def verify_present(proof, key, trust, age, now):
    """What the state says of the key: bytes, or None. Said no longer ago than `age` seconds."""
    head, _, rest = proof.partition("\n\n")
    lines = head.split("\n")
    need(len(lines) > 2 and lines[0] == "sigap/state-proof@v1", "not a proof")
    need(lines[1] == "key " + encode(key), "another key")
    path = [digest(line) for line in lines[3:]]
    need(len(path) <= 256, "path too long")
    value, node = lowest(lines[2], key, path)
    entry, _, of_entry = rest.partition("\n")
    index, size, seen = verify(of_entry, entry.encode(), trust, now)
    need(index == size - 1, "not the last entry")
    need(now - seen <= age, "too old")
    block = json.loads(entry)
    need(block["kind"] == "block", "not a block")
    for sibling, bit in zip(path, reversed(bits_of(key)[: len(path)])):
        pair = (sibling, node) if bit == "1" else (node, sibling)
        node = sha256(b"JMT::IntrnalNode", *pair)
    need(node == decode_url(block["state"]), "another state")
    return value


# Operations


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check_operation(entry, origin):
    """What an entry says, if it is the end of a block or its agency signed it for this ledger."""
    said = json.loads(entry)
    need(canonical(said) == entry, "not canonical")
    if said["kind"] == "block":
        return said
    signature = decode_url(said.pop("signature"))
    message = b"sigap/ledger/operation/v1\n" + origin.encode() + b"\n" + canonical(said)
    need(signed(decode_url(said["key"]), signature, message), "not signed")
    return said


def check_stories(entries, origin):
    """Each entry goes on where the last one about the same thing ended."""
    last = {}
    for entry in entries:
        said = check_operation(entry, origin)
        if said["kind"] == "block":
            continue
        family = said["kind"].split(".")[0]
        about = (family, said["agency"] if family in OWNED else "", said["subject"])
        turn, before = last.get(about, (0, NONE))
        need(said["sequence"] == turn, "out of turn")
        need(decode_url(said["previous"]) == before, "another story")
        last[about] = (turn + 1, leaf_hash(entry))


def verify_anchored(proof, agency, log, entry, trust, now):
    """Index of an entry in an agency's own log, which the ledger anchors."""
    head, _, rest = proof.partition("\n\n")
    first, *lines = head.split("\n")
    need(first == "sigap/anchored-proof@v1", "not a proof")
    index, path = read_path(lines)
    anchor, _, of_anchor = rest.partition("\n")
    verify(of_anchor, anchor.encode(), trust, now)
    said = check_operation(anchor.encode(), trust.origin)
    need(said["kind"] == "audit.checkpoint" and set(said) == OF_ANCHOR, "not an anchor")
    need(decode_url(said["subject"]) == log, "another log")
    need(decode_url(said["agency"]) == sha256(agency.encode()), "another agency")
    root = root_by_path(leaf_hash(entry), index, said["size"], path)
    need(root == decode_url(said["commitment"]), "another root")
    return index


# Files


def verify_exhibit(text, trust, now):
    """Places of the documents of an exhibit in an agency's own log."""
    exhibit = json.loads(text)
    need(set(exhibit) == {"type", "ledger", "agency", "log", "documents"}, "other members")
    need(exhibit["type"] == "sigap/exhibit@v1", "not an exhibit")
    need(exhibit["ledger"] == trust.origin, "another ledger")
    agency, log, places = exhibit["agency"], decode_url(exhibit["log"]), []
    for document in exhibit["documents"]:
        need(set(document) == {"text", "proof"}, "other members")
        entry = sha256(document["text"].encode())
        places.append(verify_anchored(document["proof"], agency, log, entry, trust, now))
    need(places, "no document")
    texts = [document["text"] for document in exhibit["documents"]]
    need(len(set(texts)) == len(texts), "a document twice")
    return places


def verify_step(step, about, trust, now):
    """Kind and leaf hash of an entry: the one of this identity with that number, after the one with that leaf."""
    subject, turn, last = about
    need(set(step) == {"entry", "keys", "cause", "proof"}, "other members")
    entry = step["entry"].encode()
    verify(step["proof"], entry, trust, now)
    said = check_operation(entry, trust.origin)
    need(said["kind"] in DID, "not about an identity")
    need(set(said) == OF_DID, "other members")
    need(decode_url(said["subject"]) == subject, "about another identity")
    need(said["sequence"] == turn and decode_url(said["previous"]) == last, "out of turn")
    need(decode_url(said["commitment"]) == sha256(step["keys"].encode()), "other keys")
    need(decode_url(said["controller"]) == sha256(step["cause"].encode()), "another cause")
    return said["kind"], leaf_hash(entry)


def verify_identity(text, trust, age, now):
    """Kinds of all the steps of an identity. None came after the last one, as of `age` seconds ago at most."""
    identity = json.loads(text)
    need(set(identity) == {"type", "ledger", "subject", "steps", "present"}, "other members")
    need(identity["type"] == "sigap/identity@v1", "not an identity")
    need(identity["ledger"] == trust.origin, "another ledger")
    subject, kinds, last = decode_url(identity["subject"]), [], NONE
    for turn, one in enumerate(identity["steps"]):
        kind, last = verify_step(one, (subject, turn, last), trust, now)
        kinds.append(kind)
    need(kinds, "no step")
    key = key_of("did", subject, "")
    value = verify_present(identity["present"], key, trust, age, now)
    need(value is not None and len(value) == 122 and value[0] == 1, "not a value of the state")
    need(value[50:82] == last, "another last step")
    return kinds


# The way to other validators


def approving(approvals, keys, message):
    """Which of these keys signed it. A key that nobody knows is passed over."""
    found = []
    for approval in approvals:
        by, signature = decode_url(approval["key"]), decode_url(approval["signature"])
        known = [key for key in keys if key.key == by and key not in found]
        if known and signed(by, signature, message):
            found += known
    return found


def policy_of(validators, quorum):
    """The file that is pinned by whoever trusts them."""
    names = [validator["name"] for validator in validators]
    need(all(NAME.fullmatch(name) for name in names), "not a name")
    need(len(set(names)) == len(names), "a validator twice")
    lines = [
        f"witness v{at} {vkey(one['name'], decode_url(one['key']))}"
        for at, one in enumerate(validators)
    ]
    members = "".join(f" v{at}" for at in range(len(names)))
    lines += [f"group validators {number(str(quorum))}{members}", "quorum validators", ""]
    return "\n".join(lines)


def step(entry, proof, about, trust, now):
    """Trust in the set of that number, after the one with that leaf where it is known; those before approve it."""
    turn, last = about
    verify(proof, entry, trust, now)
    said = check_operation(entry, trust.origin)
    need(said["kind"] == "validators.set" and set(said) == OF_SET, "not a set")
    need(decode_url(said["subject"]) == sha256(trust.origin.encode()), "another ledger")
    previous, commitment = decode_url(said["previous"]), sha256(canonical(said["set"]))
    need(said["sequence"] == turn and last in (None, previous), "out of turn")
    need(decode_url(said["commitment"]) == commitment, "another set")
    about = f"{trust.origin}\n{turn}\n{encode(previous)}\n{encode(commitment)}\n"
    message = b"sigap/ledger/validators/v1\n" + about.encode()
    by = approving(said["approvals"], trust.keys, message)
    need(holds(trust.quorum, by), "no quorum approves")
    policy = policy_of(said["set"]["validators"], said["set"]["quorum"])
    return Trust(trust.origin, policy, trust.validators_min)


def walk(steps, trust, sequence, now):
    """Trust in the validators of today, from those of the set with that number on."""
    last = None
    for turn, (entry, proof) in enumerate(steps, sequence + 1):
        trust, last = step(entry, proof, (turn, last), trust, now), leaf_hash(entry)
    return trust


if __name__ == "__main__":
    sys.exit("nothing is checked here; run check.py")
