//! Journeys over HTTP, against the program as people run it: a demo country in a process of its own.

mod account;
mod address;
mod asking;
mod business;
mod documents;
mod drafts;
mod early;
mod family;
mod input;
mod kill;
mod mandate;
mod moment;
mod mother;
mod nowhere;
mod officer;
mod operator;
mod paying;
mod persona;
mod proofing;
mod register;
mod revoke;
mod sealed;
mod statements;
mod steps;
mod stranger;
mod try_out;
