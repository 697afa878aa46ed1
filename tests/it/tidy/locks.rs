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

#[test]
fn there_is_one_crypto_library() {
    let lock: Table = tree::read("Cargo.lock")
        .parse()
        .expect("the lock file is TOML");
    let packages = lock["package"]
        .as_array()
        .expect("the lock file lists packages");
    let names = packages
        .iter()
        .filter_map(|package| package.get("name").and_then(Value::as_str));
    let refused = names.filter(|name| REFUSED.contains(name));
    none(refused.filter(|name| !is_named_alone(packages, name)));
}

/// rustls-webpki says what it would want of ring if somebody chose it. Cargo writes that down in the lock and builds
/// none of it: `cargo tree -i ring` finds nothing.
fn is_named_alone(packages: &[Value], name: &str) -> bool {
    let needs = |package: &&Value| {
        let needed = package.get("dependencies").and_then(Value::as_array);
        needed.is_some_and(|needed| needed.iter().any(|other| other.as_str() == Some(name)))
    };
    let mut by = packages.iter().filter(needs);
    name == "ring" && by.all(|package| package["name"].as_str() == Some("rustls-webpki"))
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
