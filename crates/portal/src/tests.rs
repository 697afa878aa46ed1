//! Every page in every language, in its good and bad states; and the words themselves.

mod look;
mod pages;
mod words;
