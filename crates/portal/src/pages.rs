//! One file per page, named as its use case. A page is a function of the context and one view: no look-ups, no I/O.

pub mod about;
pub mod access;
pub mod accessibility;
pub mod agency;
pub mod case;
pub mod cases;
pub mod catalog;
pub mod check;
pub mod correction;
pub mod document;
pub mod event;
pub mod form;
pub mod guide;
pub mod home;
pub mod object;
pub mod officer_case;
pub mod picker;
pub mod problem;
pub mod queue;
pub mod rules;
pub mod search;
pub mod service;
pub mod session;
pub mod sign_in;
pub mod verify;
pub mod withdraw;
