//! Pages, components, routes: what people see.

pub mod api;
pub mod assets;
pub mod components;
pub mod ctx;
mod http;
mod kept;
pub mod layout;
pub mod pages;
mod routes;
mod state;
pub mod words;

pub use ctx::{Ctx, Role, Who};
pub use http::{Audience, Load, Meter, Network, networks};
pub use routes::router;
pub use state::{Demo, Persona, Portal};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
