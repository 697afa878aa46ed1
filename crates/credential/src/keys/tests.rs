//! Keys: the file is private and stable, signatures follow the published vector.

use super::*;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

const ISSUER: &str = "https://issuer.example";

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("keys-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn key(&self) -> PathBuf {
        self.0.join("issuer.key")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_key_is_readable_by_its_owner_alone_and_stays_the_same() {
    let folder = Folder::new("new");
    let first = FileKeys::open_or_create(&folder.key(), ISSUER, true).unwrap();
    let again = FileKeys::open_or_create(&folder.key(), ISSUER, true).unwrap();
    assert_eq!(mode(&folder.0), 0o700);
    assert_eq!(mode(&folder.key()), 0o600);
    assert_eq!(first.key_id(), again.key_id());
    assert_eq!(
        fs::read_dir(&folder.0).unwrap().count(),
        1,
        "no draft is left"
    );
}

#[test]
fn a_key_that_others_can_read_is_refused() {
    let folder = Folder::new("open");
    FileKeys::open_or_create(&folder.key(), ISSUER, true).unwrap();
    fs::set_permissions(folder.key(), fs::Permissions::from_mode(0o640)).unwrap();
    let refused = FileKeys::open_or_create(&folder.key(), ISSUER, true);
    assert!(matches!(refused, Err(KeyError::Open { .. })));
}

#[test]
fn a_key_is_not_made_in_a_folder_that_others_can_read() {
    let folder = Folder::new("shared");
    fs::create_dir(&folder.0).unwrap();
    fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o755)).unwrap();
    let refused = FileKeys::open_or_create(&folder.key(), ISSUER, true);
    assert!(matches!(refused, Err(KeyError::Open { .. })));
}

#[test]
fn a_file_that_is_no_key_is_refused_and_left_alone() {
    let folder = Folder::new("garbage");
    FileKeys::open_or_create(&folder.key(), ISSUER, true).unwrap();
    fs::write(folder.key(), b"garbage").unwrap();
    let refused = FileKeys::open_or_create(&folder.key(), ISSUER, true);
    assert!(matches!(refused, Err(KeyError::NotAKey { .. })));
    assert_eq!(fs::read(folder.key()).unwrap(), b"garbage");
}

#[test]
fn the_signature_of_rfc_7515_appendix_a3_is_believed() {
    let jwk = json!({
        "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    });
    let mut trust = Trust::default();
    trust.add(&jwk, "joe", false).unwrap();
    let key_id = trust.keys.keys().next().unwrap().clone();
    let signed = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let signature = jose::decode(
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
    )
    .unwrap();
    assert!(trust.verify(&key_id, signed.as_bytes(), &signature).is_ok());
    assert!(trust.verify(&key_id, b"another text", &signature).is_err());
}

#[test]
fn a_published_key_carries_its_own_thumbprint() {
    let keys = FileKeys::unsaved(ISSUER, false).unwrap();
    let jwk = keys.jwk();
    let x = jwk["x"].as_str().unwrap();
    let y = jwk["y"].as_str().unwrap();
    assert_eq!(jwk["kid"], keys.key_id());
    assert_eq!(thumbprint(x, y), keys.key_id());
    assert!(jwk.get("d").is_none(), "the private number never leaves");
}

#[test]
fn a_public_key_that_is_no_point_is_refused() {
    let mut trust = Trust::default();
    for jwk in [
        json!({}),
        json!({"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"}),
        json!({"kty": "EC", "crv": "P-256", "x": "A".repeat(43), "y": "A".repeat(43)}),
        json!({"kty": "RSA", "n": "AQAB", "e": "AQAB"}),
    ] {
        assert!(trust.add(&jwk, ISSUER, false).is_err());
    }
}

#[test]
fn a_published_set_is_read_back_as_the_same_trust() {
    let (live, demo) = (
        FileKeys::unsaved(ISSUER, false).unwrap(),
        FileKeys::unsaved("https://contoh.example", true).unwrap(),
    );
    let mut trust = Trust::of(&live).unwrap();
    trust.add(&demo.jwk(), demo.issuer(), true).unwrap();
    let published = trust.jwks();
    for jwk in published["keys"].as_array().unwrap() {
        assert_eq!((&jwk["use"], &jwk["alg"]), (&json!("sig"), &json!("ES256")));
    }
    let read = Trust::read(&published).unwrap();
    assert_eq!(read.jwks(), published);
    let by = |keys: &FileKeys| {
        let signature = keys.sign(b"text").unwrap();
        let trusted = read.verify(keys.key_id(), b"text", &signature).unwrap();
        (trusted.issuer.clone(), trusted.demo)
    };
    assert_eq!(by(&live), (ISSUER.to_owned(), false));
    assert_eq!(by(&demo), ("https://contoh.example".to_owned(), true));
    for set in [
        json!({}),
        json!({"keys": [live.jwk()]}),
        json!({"keys": [{}]}),
    ] {
        assert!(Trust::read(&set).is_err(), "{set}");
    }
}
