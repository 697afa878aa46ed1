//! Steps of a case, in sentences.
