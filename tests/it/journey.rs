//! Journeys over HTTP, against the program as people run it: a demo country in a process of its own.

mod mother;
mod officer;
mod persona;
