"""Resolves the identifier of an agency (did:webvh) with nothing of ours: the package `did-webvh`.

Believes what a running program serves, or the log and the words of its witnesses in two files; then refuses the
same with anything in it changed, left out, moved or said by somebody else.

    python3 e2e/ledger/did.py ADDRESS
    python3 e2e/ledger/did.py LOG WORDS
"""

import asyncio
import copy
import json
import pathlib
import re
import sys
import urllib.request

from did_webvh.askar import AskarSigningKey
from did_webvh.core.file_utils import read_str
from did_webvh.core.proof import di_jcs_sign
from did_webvh.core.resolver import DidResolver, HistoryResolver
from did_webvh.verify import WebvhVerifier


class Refused(Exception):
    """What was shown is not what it should be."""


def need(holds, why):
    if not holds:
        raise Refused(why)


class Given(HistoryResolver):
    """A log and words that are there already."""

    def __init__(self, log, words):
        self.log, self.words = log, words

    def resolve_entry_log(self, _):
        return read_str(self.log)

    def resolve_witness_log(self, _):
        return read_str(self.words)


async def resolve(did, log, words):
    """The document, and what is told of it."""
    found = await DidResolver(WebvhVerifier()).resolve(did, Given(log, words))
    need(found.document is not None, json.dumps(found.resolution_metadata))
    return found.document, found.document_metadata


async def believed(did, log, words):
    try:
        await resolve(did, log, words)
    # The library stumbles over some of what it refuses, with whatever error comes of that.
    except Exception:
        return False
    return True


# What is changed


def lines_of(entries):
    return "".join(json.dumps(entry, separators=(",", ":")) + "\n" for entry in entries)


def parameter(entries, name):
    """The value in force after the last entry."""
    return [entry["parameters"][name] for entry in entries if name in entry["parameters"]][-1]


def needed(entries, words):
    """Words over the last entry, as many as are needed: older and further ones may say anything."""
    last = [word for word in words if word["versionId"] == entries[-1]["versionId"]]
    need(len(last) == 1, "no words over the last entry")
    return {**last[0], "proof": last[0]["proof"][: parameter(entries, "witness")["threshold"]]}


def other_entries(entries, stranger):
    """One thing in an entry is another; each with a word for what it is."""

    def changed(at, change):
        entry = copy.deepcopy(entries[at])
        change(entry)
        return lines_of([*entries[:at], entry, *entries[at + 1 :]])

    for at, entry in enumerate(entries):
        number, portable = at + 1, entry["parameters"].get("portable", False)

        def put(name, value):
            return changed(at, lambda entry: entry["parameters"].update({name: value}))

        yield f"the document of entry {number}", changed(
            at, lambda entry: entry["state"]["alsoKnownAs"].append("did:web:other.example")
        )
        yield f"the time of entry {number}", changed(
            at, lambda entry: entry.update(versionTime="2001-01-01T00:00:00Z")
        )
        yield f"the keys of entry {number}", put("updateKeys", [stranger.multikey])
        yield f"the promise of entry {number}", put("nextKeyHashes", [parameter(entries, "scid")])
        yield f"the witnesses of entry {number}", put(
            "witness", {"threshold": 1, "witnesses": [{"id": f"did:key:{stranger.multikey}"}]}
        )
        yield f"nobody's word for entry {number}", put("witness", {})
        yield f"a new parameter of entry {number}", put("portable", not portable)
        yield f"no signature of entry {number}", changed(at, lambda entry: entry.update(proof=[]))
        yield f"a stranger's signature of entry {number}", changed(
            at, lambda entry: entry.update(proof=[di_jcs_sign(entry, stranger)])
        )
        kid = entry["proof"][0]["verificationMethod"]
        yield f"a stranger's signature of entry {number} in another name", changed(
            at, lambda entry: entry.update(proof=[di_jcs_sign(entry, stranger, kid=kid)])
        )


def other_orders(entries):
    """An entry is missing, twice or elsewhere. A log without its last one holds; the ledger knows better."""
    for at in range(len(entries) - 1):
        yield f"without entry {at + 1}", lines_of([*entries[:at], *entries[at + 1 :]])
        moved = [*entries[:at], entries[at + 1], entries[at], *entries[at + 2 :]]
        yield f"entries {at + 1} and {at + 2} in another order", lines_of(moved)
    yield "the last entry twice", lines_of([*entries, entries[-1]])


def other_words(entries, words, last, stranger):
    """Somebody else spoke, or of something else, or nobody did."""
    version = {"versionId": last["versionId"]}
    other = {"versionId": entries[0]["versionId"] if entries[1:] else "2" + last["versionId"][1:]}
    kid = last["proof"][0]["verificationMethod"]
    yield "no word", []
    yield "older words alone", [word for word in words if word["versionId"] != last["versionId"]]
    yield "a version without words", [{**version, "proof": []}]
    yield "one word too few", [{**version, "proof": last["proof"][1:]}]
    yield "one word twice", [{**version, "proof": [last["proof"][0]] * (len(last["proof"]) - 1)}]
    rest = last["proof"][1:]
    yield "a stranger's word", [{**version, "proof": [di_jcs_sign(version, stranger), *rest]}]
    yield "a stranger's word in another name", [
        {**version, "proof": [di_jcs_sign(version, stranger, kid=kid), *rest]}
    ]
    yield "words over another version", [{**last, **other}]
    yield "words over no version", [{"proof": last["proof"]}]


def other_bytes(text):
    """One letter in three has another bit, a different one from letter to letter."""
    raw = bytearray(text.encode())
    # The library writes a time anew before it hashes it: another sign before the hour is not seen.
    unseen = [found.end() - 1 for found in re.finditer(r'"versionTime":"[0-9-]{10}T', text)]
    for at in range(0, len(raw), 3):
        if at in unseen:
            continue
        raw[at] ^= 1 << (at % 7)
        yield f"byte {at}", raw.decode(errors="replace")
        raw[at] ^= 1 << (at % 7)


# What is checked


async def check(log, words):
    """The document of a log that holds, and how many changes of it are refused."""
    entries = [json.loads(line) for line in log.splitlines()]
    did = entries[0]["state"]["id"]
    document, told = await resolve(did, log, words)
    need(document == entries[-1]["state"], "another document")
    need(told["versionId"] == entries[-1]["versionId"], "another version")
    spoken = json.loads(words)
    last = needed(entries, spoken)
    said = json.dumps([last], separators=(",", ":"))
    need(await resolve(did, log, said) == (document, told), "words that are not needed were needed")
    stranger = AskarSigningKey.generate("ed25519")
    log = log.rstrip("\n")
    changes = [(why, other, said) for why, other in other_entries(entries, stranger)]
    changes += [(why, other, said) for why, other in other_orders(entries)]
    others = other_words(entries, spoken, last, stranger)
    changes += [(why, log, json.dumps(other)) for why, other in others]
    changes += [(f"log: {why}", other, said) for why, other in other_bytes(log)]
    changes += [(f"words: {why}", log, other) for why, other in other_bytes(said)]
    for why, *other in changes:
        need(not await believed(did, *other), f"believed: {why}")
    need(not await believed(did.replace("Qm", "Qn", 1), log, said), "believed: another identifier")
    return document, len(entries), len(changes)


def get(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read().decode()


def check_keys(address, document):
    """The identifier names keys that documents of the agency are signed with, and no others."""

    def key(jwk):
        return [jwk[part] for part in ("kty", "crv", "x", "y")]

    published = [key(one) for one in json.loads(get(f"{address}/.well-known/jwks.json"))["keys"]]
    methods = {one["id"]: one for one in document["verificationMethod"]}
    named = [key(methods[one]["publicKeyJwk"]) for one in document["assertionMethod"]]
    need(named and all(one in published for one in named), "another key than is published")


def main(given):
    if len(given) == 1:
        at = f"{given[0].rstrip('/')}/.well-known"
        log, words = get(f"{at}/did.jsonl"), get(f"{at}/did-witness.json")
    else:
        log, words = (pathlib.Path(file).read_text() for file in given)
    document, count, refused = asyncio.run(check(log, words))
    if len(given) == 1:
        check_keys(given[0].rstrip("/"), document)
    print(f"{document['id']} resolves, {count} entries; {refused} changes are refused")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: did.py ADDRESS | LOG WORDS")
    try:
        main(sys.argv[1:])
    except Refused as why:
        sys.exit(f"refused: {why}")
    except OSError as error:
        sys.exit(f"cannot be read: {error}")
