//! Hashes of words and texts, and maps by them: quick, and the same in every run.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The hash of no text at all, from which others are made.
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of the words behind `before`, and `word` (FNV-1a). `hashed(hashed(START, "a"), "b")` is that of "a b".
pub(super) fn hashed(before: u64, word: &str) -> u64 {
    stepped(word.bytes().fold(before, stepped), b' ')
}

/// One byte more.
#[inline]
pub(super) const fn stepped(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// A map by hashes, which are not hashed again.
pub(super) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<AsIs>>;

/// Takes a hash as it is.
#[derive(Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = self.0.rotate_left(7) ^ hash;
    }
}
