//! The route table: who may come, and that a GET never writes.
