//! What the checker refuses as a claim is what the signer refuses.

#[test]
fn the_checker_and_the_signer_reserve_the_same_claims() {
    assert_eq!(pack::RESERVED_CLAIMS, credential::sd_jwt::RESERVED);
}
