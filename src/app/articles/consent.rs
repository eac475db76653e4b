//! `Consent`: from where the reader lets articles be fetched.

use std::collections::HashSet;

use crate::app::articles::arrival::Wanted;

/// How often in a row one allowed host may lead on to another: as often as browsers have it, less.
const LED_MAX: usize = 10;

/// What the reader was asked and allowed.
#[derive(Debug, Default)]
pub struct Consent {
    /// The hosts that articles may be fetched from.
    allowed: HashSet<String>,
    /// How often in a row one of them led on to another.
    led: usize,
    /// Where to go in what was asked for, once it may be fetched from where it is.
    pub wanted: Option<Wanted>,
}

impl Consent {
    /// Articles may be fetched from this host from now on.
    pub fn allow(&mut self, host: &str) {
        self.allowed.insert(host.to_lowercase());
    }

    /// True when the reader lets articles be fetched from this host.
    pub fn is_allowed(&self, host: &str) -> bool {
        self.allowed.contains(&host.to_lowercase())
    }

    /// Another article is asked for.
    pub fn begin(&mut self) {
        self.led = 0;
    }

    /// One host leads on to another; false where that was too often.
    pub fn lead_on(&mut self) -> bool {
        self.led += 1;
        self.led <= LED_MAX
    }
}
