//! Invented input for everything that reads bytes of strangers: seeds that are changed at random, the same in every run.
//!
//! A run is bounded by a count; `SIGAP_FUZZ_SECONDS` bounds it by time instead, for the step `fuzz` of the gate. What is
//! signed is changed before it is signed, so that the changes reach behind the signature. A failure prints its input.

mod targets;
