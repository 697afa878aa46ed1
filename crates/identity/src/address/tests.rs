use super::*;
use proptest::prelude::*;

#[test]
fn an_address_is_taken_apart_without_guessing() {
    let address = Address::read("HTTPS://Sigap.Example:8443/a/b?c=d").unwrap();
    assert_eq!(address.scheme, "https");
    assert_eq!(address.host, "sigap.example");
    assert_eq!(address.port(), 8443);
    assert_eq!((address.path, address.query), ("/a/b", Some("c=d")));
    assert_eq!(Address::read("https://a.example").unwrap().port(), 443);
    assert_eq!(Address::read("http://[::1]:80/").unwrap().host, "[::1]");
}

#[test]
fn what_two_readers_could_read_in_two_ways_is_refused() {
    for (raw, why) in [
        ("https://a@b.example/", BadAddress::UserInfo),
        ("https://a:b@c.example/", BadAddress::UserInfo),
        ("https://a.example/#", BadAddress::Fragment),
        ("https://a.example\\b", BadAddress::Sign),
        ("https://a.example/\t", BadAddress::Sign),
        ("https://a.exämple/", BadAddress::Sign),
        ("https://a.example./", BadAddress::Host),
        ("https://a..example/", BadAddress::Host),
        ("https://a%2eexample/", BadAddress::Host),
        ("https://[::1/", BadAddress::Port),
        ("https://[::1]x/", BadAddress::Port),
        ("https://a.example:/", BadAddress::Port),
        ("https://a.example:65536/", BadAddress::Port),
        ("https://a.example:+1/", BadAddress::Port),
        ("ftp://a.example/", BadAddress::Malformed),
        ("https:/a.example/", BadAddress::Malformed),
    ] {
        assert_eq!(Address::read(raw).err(), Some(why), "{raw}");
    }
    let long = format!("https://a.example/{}", "a".repeat(ADDRESS_BYTES_MAX));
    assert_eq!(Address::read(&long).err(), Some(BadAddress::TooLong));
}

proptest! {
    #[test]
    fn a_registered_address_leads_to_the_host_it_names(raw in "https://[a-z.@:\\\\/?#%0-9A-Z\\[\\]-]{1,40}") {
        if let Ok(address) = registered(&raw) {
            let rest = raw.strip_prefix("https://").unwrap();
            let end = rest.find(['/', '?', ':']).unwrap_or(rest.len());
            if !rest.starts_with('[') {
                prop_assert_eq!(&rest[..end], address.host);
            }
            prop_assert!(!rest[..end].contains('@') && !raw.contains(['#', '\\']));
        }
    }
}
