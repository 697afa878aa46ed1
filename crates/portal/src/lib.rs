//! Pages, components, routes: what people see.

pub mod assets;
pub mod components;
pub mod ctx;
pub mod layout;
pub mod pages;
pub mod words;

pub use ctx::{Ctx, Role, Who};
