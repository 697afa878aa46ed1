"""Holds the verifier against a small ledger: it accepts everything there, and refuses it with any single bit changed.

No bit is left out: of proofs, entries under them, answers, files, the checkpoint, the policy, the step to another set.

    python3 e2e/ledger/check.py [FILE]
"""

import json
import pathlib
import struct
import sys

# Nothing is left beside the program.
sys.dont_write_bytecode = True

from c2sp import Refused, Trust, decode, digest, encode, leaf_hash, need, root_of, sha256
from c2sp import verify, verify_growth, verify_log, vkey
from verify import check_operation, check_stories, key_of, verify_anchored, verify_exhibit
from verify import verify_identity, verify_present, walk

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY_SECONDS = 86_400
# A verifier that stumbles over what it reads believed nothing of it either.
REFUSALS = (Refused, ValueError, KeyError, TypeError)


def changes(whole):
    """Everything that differs in one bit. A text stays a text, or is no longer read."""
    raw = bytearray(whole.encode() if isinstance(whole, str) else whole)
    for at in range(8 * len(raw)):
        raw[at // 8] ^= 1 << at % 8
        yield at, bytes(raw)
        raw[at // 8] ^= 1 << at % 8


def refuses_every_bit(check, **parts):
    """As they are, the parts hold; with any bit of any of them changed, they do not. Tells how many bits that is."""
    check(**parts)
    refused = 0
    for name, whole in parts.items():
        for at, raw in changes(whole):
            try:
                check(**{**parts, name: raw.decode() if isinstance(whole, str) else raw})
            except REFUSALS:
                refused += 1
            else:
                raise Refused(f"{name}: bit {at % 8} of byte {at // 8} was changed, and accepted")
    return refused


def reason(check, *given):
    """Why it is refused, or None."""
    try:
        check(*given)
    except Refused as why:
        return str(why)
    return None


def one_line(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


# Whom to trust

WEAK = "two thirds of the validators or fewer could be a quorum"
COUNT = "a group that needs nobody, or more than it has"
KEY_TWICE = "a key twice in the policy"
NAME_TWICE = "a name twice in the policy"
MEMBER_TWICE = "a member of a group twice"
NO_QUORUM = "a policy without a quorum"
QUORUM = "quorum validators\n"
STRANGER = vkey("stranger.example", bytes(32))


def unknown(name):
    return f"no line before says what {name} is"


def other_groups(policy):
    """Too few are needed, or more than there are, or others than the lines before name."""

    def group(line):
        found = "group validators 4 v0 v1 v2 v3 v4"
        need(found in policy, "another policy in the samples")
        return policy.replace(found, line)

    yield WEAK, group("group validators 3 v0 v1 v2 v3 v4")
    yield WEAK, group("group validators any v0 v1 v2 v3 v4")
    yield WEAK, group("group validators 1 v0 v1 v2 v3 v4")
    yield WEAK, group("group validators all v0 v1 v2")
    yield WEAK, group("group two any v0 v1\ngroup validators all two v2 v3")
    yield COUNT, group("group validators 4 v0 v1 v2")
    yield COUNT, group("group validators 6 v0 v1 v2 v3 v4")
    yield COUNT, group("group validators 0 v0 v1 v2 v3 v4")
    yield COUNT, group("group validators all")
    yield "not a number", group("group validators 04 v0 v1 v2 v3 v4")
    yield "not a number", group("group validators most v0 v1 v2 v3 v4")
    yield unknown("v5"), group("group validators 4 v0 v1 v2 v3 v5")
    yield unknown("none"), group("group validators 4 v0 v1 v2 v3 none")
    yield MEMBER_TWICE, group("group validators 4 v0 v1 v2 v3 v3")
    yield MEMBER_TWICE, group("group x any v0\ngroup validators 4 v0 v1 v2 v3 v4")
    yield NAME_TWICE, group("group v0 4 v0 v1 v2 v3 v4")
    yield NAME_TWICE, group("group none 4 v0 v1 v2 v3 v4")
    many = "".join(f"group x{at} any {f'x{at - 1}' if at else 'v0'}\n" for at in range(64))
    yield "too many groups", group(f"{many}group validators 4 x63 v1 v2 v3 v4")


def other_quorums(policy):
    """The last line names one validator, nobody, or what is not there; or there is none, or one more."""
    for name, why in (("v0", WEAK), ("none", WEAK), ("all", unknown("all"))):
        yield why, policy.replace(QUORUM, f"quorum {name}\n")
    yield unknown("validators"), QUORUM + policy
    yield "two quorums", policy + QUORUM
    yield NO_QUORUM, policy.replace(QUORUM, "")
    yield NO_QUORUM, "\n# nobody\n"
    yield NO_QUORUM, ""
    yield "0 validators, at least 1 are asked for", "quorum none\n"


def other_witnesses(policy):
    """A key stands twice, or is not one, or is one more than the quorum was made for."""
    known = policy.split("\n")[0].split(" ")[2]
    key = decode(known.split("+", 2)[2])[1:]
    yield WEAK, f"witness v5 {STRANGER}\n{policy}"
    yield KEY_TWICE, f"witness v5 {known}\n{policy}"
    yield KEY_TWICE, f"witness v5 {vkey('renamed.example', key)}\n{policy}"
    yield NAME_TWICE, f"witness v0 {STRANGER}\n{policy}"
    yield "another key id", policy.replace(known, f"x{known}")
    yield "not a name", policy.replace(known, vkey("", key))
    yield "not a key", policy.replace(known, known.replace("+", "-"))
    keys = (vkey("stranger.example", bytes([at]) + bytes(31)) for at in range(60))
    many = "".join(f"witness x{at} {key}\n" for at, key in enumerate(keys))
    yield "too many witnesses", many + policy


def other_forms(policy):
    """Not a policy from its first byte to its last."""
    yield "a policy that was cut off", policy[:-1]
    yield "longer than any policy", policy + "\n" * 65_536
    yield "control characters", policy.replace("\n", "\r\n")
    yield "not a line of a policy: trust v0", f"{policy}trust v0\n"
    yield f"not a line of a policy: log {STRANGER}", f"{policy}log {STRANGER}\n"


def check_policies(sample):
    """A policy that is worth nothing is not trusted, and the reason is told. Tells how many were tried."""
    origin, policy, tried = sample["origin"], sample["policy"], 0
    for others in (other_groups, other_quorums, other_witnesses, other_forms):
        for why, text in others(policy):
            told = reason(Trust, origin, text)
            need(told == why, f"a policy was answered with '{told}', not '{why}':\n{text}")
            tried += 1
    by_hand = "# pinned by hand\n\n" + policy.replace(" ", "\t ").replace("\t 4", " all")
    need(reason(Trust, origin, by_hand) is None, "a policy that is written otherwise was refused")
    need(reason(Trust, origin, policy, 5) is None, "as many validators as are asked for were refused")
    few = "5 validators, at least 6 are asked for"
    need(reason(Trust, origin, policy, 6) == few, "fewer validators than are asked for were trusted")
    nobody = reason(Trust, origin, "quorum none\n", 0)
    need(nobody == "0 validators, at least 1 are asked for", "nobody was trusted")
    return tried + 2


def check_walk(sample):
    """Trust in those who validate today, and how many changed bits of the way there are refused."""
    steps = [(one["entry"].encode(), one["proof"]) for one in sample["steps"]]
    first, now = Trust(sample["origin"], sample["first_policy"], 4), sample["now"]
    trust = walk(steps, first, 0, now)
    need(trust.text == sample["policy"], "the walk leads to other validators")
    need(reason(walk, steps, first, 1, now) == "out of turn", "a step back was taken")
    need(reason(walk, steps, trust, 0, now) == "no quorum", "others than those before were asked")
    bits, before = 0, first
    for turn, (entry, proof) in enumerate(steps):

        def leads(entry, proof):
            return walk([(entry, proof)], before, turn, now)

        bits += refuses_every_bit(leads, entry=entry, proof=proof)
        before = leads(entry, proof)
    return trust, bits


# What was recorded


def check_log(sample, trust):
    """Entries, tiles, bundles, and the story of each subject. Tells how many changed bits are refused."""
    entries, now, old = [one.encode() for one in sample["entries"]], sample["now"], sample["old"]
    hashes, files = [leaf_hash(entry) for entry in entries], sample["files"]
    size, root = verify_log(sample["checkpoint"], hashes, trust, now)
    tile = files.get(f"tile/0/000.p/{size}", "")
    need(decode(tile) == b"".join(hashes), "another tile")
    bundle = b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)
    need(decode(files.get(f"tile/entries/000.p/{size}", "")) == bundle, "another bundle")
    check_stories(entries, trust.origin)
    before = root_of(hashes[: old["size"]])
    need(digest(old["root"]) == before, "another beginning")

    def is_log(checkpoint):
        verify_log(checkpoint, hashes, trust, now)

    def goes_on(root_before, path):
        verify_growth(old["size"], root_before, size, root, path.split("\n"))

    fewer = reason(verify_log, sample["checkpoint"], hashes[:-1], trust, now)
    need(fewer == "another log", "a log without its last entry was accepted")
    blank = reason(check_operation, b" " + entries[0], trust.origin)
    need(blank == "not canonical", "an entry in another spelling was accepted")
    bits = refuses_every_bit(is_log, checkpoint=sample["checkpoint"])
    return bits + refuses_every_bit(goes_on, root_before=old["root"], path="\n".join(old["path"]))


def check_records(sample, trust):
    """Each entry under its proof."""
    bits, now = 0, sample["now"]
    for record in sample["recorded"]:
        entry, proof = record["entry"].encode(), record["proof"]

        def is_recorded(entry, proof):
            verify(proof, entry, trust, now)

        bits += refuses_every_bit(is_recorded, entry=entry, proof=proof)
    return bits


def check_signers(sample, trust):
    """A proof holds under the policy as it is, with its quorum as it is."""
    record, now = sample["recorded"][-1], sample["now"]
    entry, proof = record["entry"].encode(), record["proof"]
    *lines, last = proof.splitlines(keepends=True)

    def is_recorded(policy):
        verify(proof, entry, Trust(trust.origin, policy), now)

    need(reason(verify, "".join(lines), entry, trust, now) == "no quorum", "too few were enough")
    twice = proof + last
    need(reason(verify, twice, entry, trust, now) == "a key twice", "one validator counted twice")
    other = Trust("other.example/ledger", trust.text)
    foreign = reason(verify, proof, entry, other, now)
    need(foreign == "another log", "a proof of another log was accepted")
    return refuses_every_bit(is_recorded, policy=trust.text)


def check_present(sample, trust):
    """Each answer about what the state says now, also that it says nothing."""
    bits, now = 0, sample["now"]
    for asked in sample["present"]:
        key = key_of(asked["family"], digest(asked["subject"]), asked["agency"])

        def answer(proof):
            return verify_present(proof, key, trust, 0, now)

        said = decode(asked["value"]) if asked["value"] else None
        need(answer(asked["proof"]) == said, "another value")
        bits += refuses_every_bit(answer, proof=asked["proof"])
    return bits


def check_silence(sample, trust):
    """Nobody is told that the state says nothing where it does, or did not before."""
    asked, old, now = sample["present"][0], sample["recorded"][1], sample["now"]
    key = key_of(asked["family"], digest(asked["subject"]), asked["agency"])
    line = f"other {encode(key)} {encode(sha256(decode(asked['value'])))}"
    hidden = asked["proof"].replace(f"value {asked['value']}", line)
    told = reason(verify_present, hidden, key, trust, 0, now)
    need(told == "not on the way", "what the state says was hidden")
    before = f"sigap/state-proof@v1\nkey {encode(key)}\nnothing\n\n{old['entry']}\n{old['proof']}"
    told = reason(verify_present, before, key, trust, 0, now)
    need(told == "not the last entry", "the state of an older block was taken for the present")


def check_anchored(sample, trust):
    """An entry in an agency's own log, and an exhibit with a document of that log."""
    anchored, now = sample["anchored"], sample["now"]
    entry, proof, exhibit = anchored["entry"].encode(), anchored["proof"], one_line(sample["exhibit"])
    agency, log = anchored["agency"], digest(anchored["log"])

    def place(entry, proof):
        return verify_anchored(proof, agency, log, entry, trust, now)

    def places(exhibit):
        return verify_exhibit(exhibit, trust, now)

    need(place(entry, proof) == 3 and places(exhibit) == [5], "another place")
    bits = refuses_every_bit(place, entry=entry, proof=proof)
    return bits + refuses_every_bit(places, exhibit=exhibit)


def check_identity(sample, trust):
    """The story of an identity holds, whole and as of now, and in no other way."""
    identity, now = sample["identity"], sample["now"]
    story, steps = one_line(identity), identity["steps"]

    def kinds(story, now=now):
        return verify_identity(story, trust, DAY_SECONDS, now)

    need(kinds(story) == ["did.create", "did.rotate"], "another story")
    need(kinds(story, now + DAY_SECONDS) == kinds(story), "refused at the last moment")
    late = reason(kinds, story, now + DAY_SECONDS + 1)
    need(late == "too old", "the present of long ago was accepted")
    for told, why in (
        (steps[1:], "out of turn"),
        (steps[:-1], "another last step"),
        (steps[::-1], "out of turn"),
        ([steps[0], *steps], "out of turn"),
        ([], "no step"),
    ):
        other = one_line({**identity, "steps": told})
        need(reason(kinds, other) == why, f"another story was accepted: {why}")
    return refuses_every_bit(kinds, story=story)


def main(path):
    sample = json.loads(path.read_text())
    policies = check_policies(sample)
    trust, bits = check_walk(sample)
    check_silence(sample, trust)
    checks = (check_log, check_records, check_signers, check_present, check_anchored, check_identity)
    bits += sum(check(sample, trust) for check in checks)
    entries, records, answers, steps = (
        len(sample[name]) for name in ("entries", "recorded", "present", "steps")
    )
    print(
        f"{entries} entries, {records} records, {answers} answers, an exhibit, an identity and {steps} change of"
        f" validators hold; {bits} changed bits and {policies} policies are refused"
    )


if __name__ == "__main__":
    try:
        main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "crates/ledger/samples.json")
    except Refused as why:
        sys.exit(f"refused: {why}")
