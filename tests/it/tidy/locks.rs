//! What the lock files may hold: one crypto library, and no address of somebody's package mirror.

use super::{none, tree};
use toml::{Table, Value};

/// Crypto libraries that would stand beside aws-lc-rs.
const REFUSED: [&str; 9] = [
    "ring",
    "openssl",
    "openssl-sys",
    "native-tls",
    "boring",
    "rsa",
    "p256",
    "ed25519-dalek",
    "libsodium-sys",
];

/// What checks the answers of passkey devices brings its own, and nothing else may use that.
const OF_PASSKEYS: &str = "crypto-glue";

/// What the engine of the ledger stands on knows more curves than the one that validators sign with; no key of ours meets them.
const OF_ENGINE: &str = "commonware-cryptography";

/// What checks the signatures in the logs of did:webvh knows every kind of key there is; ours sign by the one library.
const OF_IDENTIFIERS: [&str; 3] = [
    "affinidi-crypto",
    "affinidi-data-integrity",
    "affinidi-secrets-resolver",
];

/// Says what it would want of ring if somebody chose it. Cargo writes that down in the lock and builds none of it: `cargo
/// tree -i ring` finds nothing.
const NAMES_RING: &str = "rustls-webpki";

#[test]
fn there_is_one_crypto_library() {
    let lock: Table = tree::read("Cargo.lock")
        .parse()
        .expect("the lock file is TOML");
    let packages = lock["package"]
        .as_array()
        .expect("the lock file lists packages");
    let name = |package: &Value| {
        package
            .get("name")
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let wanted = |package: &Value| -> Vec<String> {
        let wanted = package.get("dependencies").and_then(Value::as_array);
        let wanted = wanted.into_iter().flatten().filter_map(Value::as_str);
        let names = wanted.filter_map(|one| one.split(' ').next());
        names.map(str::to_owned).collect()
    };
    let mut problems = Vec::new();
    for refused in packages.iter().filter_map(name) {
        let wants = |package: &&Value| wanted(package).contains(&refused);
        let mut by = packages.iter().filter(wants).filter_map(name);
        let excused = by.all(|by| {
            [OF_PASSKEYS, OF_ENGINE].contains(&by.as_str())
                || OF_IDENTIFIERS.contains(&by.as_str())
                || (refused == "ring" && by == NAMES_RING)
        });
        if REFUSED.contains(&refused.as_str()) && !excused {
            problems.push(refused);
        }
    }
    none(problems);
}

#[test]
fn the_browser_tests_name_no_package_mirror() {
    let lock = tree::read("e2e/package-lock.json");
    let named = lock
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains("\"resolved\""));
    none(named.map(|(index, _)| format!("e2e/package-lock.json:{}", index + 1)));
}
