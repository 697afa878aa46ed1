//! Sigap: a public-service platform for a whole country, in one program.

fn main() {}
