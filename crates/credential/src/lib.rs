//! Credentials and documents: issue, present, verify
