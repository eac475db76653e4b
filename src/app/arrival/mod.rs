//! How the article asked for arrives.

mod kept;
mod places;
mod reload;
