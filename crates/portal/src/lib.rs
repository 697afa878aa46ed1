//! Pages, components, routes: what people see
