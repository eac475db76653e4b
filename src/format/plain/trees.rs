//! `Trees`: sums of small decision trees, read from the table that `benches/plain/fit.py` writes.
//!
//! A table holds several of them, each with its name and the names of the numbers that it asks for. So numbers may change
//! their order in a row, and one that is gone is missed when the table is read, not when it answers.

/// What a table begins with. Its numbers are little-endian.
const MAGIC: &[u8] = b"longread trees 1\n";

/// A sum of decision trees.
#[derive(Debug, PartialEq)]
pub(super) struct Trees {
    /// Where each tree begins: a place as in [`Fork::next`].
    roots: Vec<u16>,
    forks: Vec<Fork>,
    /// What each leaf adds.
    leaves: Vec<f32>,
}

#[derive(Debug, PartialEq)]
struct Fork {
    /// The most with which a row goes on to the first of `next`; others go to the second.
    most: f32,
    /// Which number of a row is asked.
    number: u8,
    /// Places: of a fork, or behind all forks, of a leaf.
    next: [u16; 2],
}

/// So many rows are answered together, since they and a tree fit into the nearest memory, and all trees do not.
const BLOCK_ROWS: usize = 24;

impl Trees {
    /// What the trees add up to for each of the rows in `numbers`, which have so many each.
    pub(super) fn log_odds(&self, numbers: &[f32], width: usize) -> Vec<f32> {
        let mut sums = vec![0.0; numbers.len() / width.max(1)];
        let blocks = numbers.chunks(width.max(1) * BLOCK_ROWS);
        for (block, sums) in blocks.zip(sums.chunks_mut(BLOCK_ROWS)) {
            for &root in &self.roots {
                for (row, sum) in block.chunks_exact(width).zip(sums.iter_mut()) {
                    *sum += self.leaf(root, row);
                }
            }
        }
        sums
    }

    fn leaf(&self, mut at: u16, row: &[f32]) -> f32 {
        loop {
            let place = usize::from(at);
            match self.forks.get(place) {
                Some(fork) => {
                    let more = row[usize::from(fork.number)] > fork.most;
                    at = fork.next[usize::from(more)];
                }
                None => return self.leaves[place - self.forks.len()],
            }
        }
    }

    /// Whether every place is one, and every tree ends: what follows a fork stands behind it.
    fn is_sound(&self) -> bool {
        let places = self.forks.len() + self.leaves.len();
        let within = |&at: &u16| usize::from(at) < places;
        let onwards = |(at, fork): (usize, &Fork)| fork.next.iter().all(|&to| usize::from(to) > at);
        self.roots.iter().all(within)
            && self.forks.iter().flat_map(|fork| &fork.next).all(within)
            && self.forks.iter().enumerate().all(onwards)
    }
}

/// A table that is being read.
#[derive(Debug)]
pub(super) struct Table<'t>(&'t [u8]);

impl<'t> Table<'t> {
    /// Opens `bytes`; `None` if they are no table.
    pub(super) fn new(bytes: &'t [u8]) -> Option<Self> {
        bytes.strip_prefix(MAGIC).map(Self)
    }

    /// The next trees, which have this name and ask for numbers out of `names`.
    pub(super) fn trees(&mut self, name: &str, names: &[&str]) -> Option<Trees> {
        if self.text()? != name {
            return None;
        }
        let asked = self.count()?;
        let asked: Vec<u8> = (0..asked)
            .map(|at| {
                let name = self.text()?;
                // Most often they stand as they did.
                let place = match names.get(at) {
                    Some(known) if *known == name => at,
                    _ => names.iter().position(|known| *known == name)?,
                };
                u8::try_from(place).ok()
            })
            .collect::<Option<_>>()?;
        let (roots, forks, leaves) = (self.count()?, self.count()?, self.count()?);
        let roots = self.many(roots, u16::from_le_bytes)?;
        let numbers = self.many(forks, |[number]| number)?;
        let most = self.many(forks, f32::from_le_bytes)?;
        let next = self.many(forks, |[a, b, c, d]| {
            [u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])]
        })?;
        let leaves = self.many(leaves, f32::from_le_bytes)?;
        let forks = numbers.iter().zip(most).zip(next);
        let forks = forks.map(|((&number, most), next)| {
            let number = *asked.get(usize::from(number))?;
            Some(Fork { most, number, next })
        });
        let trees = Trees {
            roots,
            forks: forks.collect::<Option<_>>()?,
            leaves,
        };
        trees.is_sound().then_some(trees)
    }

    /// Whether nothing is left.
    #[cfg(test)]
    pub(super) fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    fn take(&mut self, bytes: usize) -> Option<&'t [u8]> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    fn count(&mut self) -> Option<usize> {
        let bytes = self.take(2)?.try_into().ok()?;
        Some(usize::from(u16::from_le_bytes(bytes)))
    }

    fn text(&mut self) -> Option<&'t str> {
        let length = self.take(1)?[0];
        str::from_utf8(self.take(usize::from(length))?).ok()
    }

    fn many<const SIZE: usize, T>(
        &mut self,
        count: usize,
        value: impl Fn([u8; SIZE]) -> T,
    ) -> Option<Vec<T>> {
        let (items, _) = self.take(count * SIZE)?.as_chunks::<SIZE>();
        Some(items.iter().map(|item| value(*item)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of one tree with one fork, which asks for "b", and one tree that is a leaf.
    fn table(next: [u16; 2]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(b"\x04pets\x01\x00\x01b");
        for count in [2_u16, 1, 3] {
            bytes.extend(count.to_le_bytes());
        }
        bytes.extend([0, 0, 3, 0]);
        bytes.push(0);
        bytes.extend(2.0_f32.to_le_bytes());
        next.iter().for_each(|at| bytes.extend(at.to_le_bytes()));
        for leaf in [1.0_f32, -1.0, 0.25] {
            bytes.extend(leaf.to_le_bytes());
        }
        bytes
    }

    fn read(bytes: &[u8], names: &[&str]) -> Option<Trees> {
        Table::new(bytes)?.trees("pets", names)
    }

    #[test]
    fn trees_are_walked_and_summed() {
        let trees = read(&table([1, 2]), &["a", "b"]).expect("a table");
        assert_eq!(trees.log_odds(&[9.0, 2.0, 9.0, 2.5], 2), [1.25, -0.75]);
        let many: Vec<f32> = (0..400).map(|n| n as f32).collect();
        let answers = trees.log_odds(&many, 2);
        assert_eq!(answers.len(), 200);
        assert!(answers[0] == 1.25 && answers[1..].iter().all(|&odds| odds == -0.75));
    }

    #[test]
    fn numbers_are_found_by_their_names() {
        let trees = read(&table([1, 2]), &["b", "a"]).expect("a table");
        assert_eq!(trees.log_odds(&[2.5, 0.0], 2), [-0.75]);
        assert_eq!(read(&table([1, 2]), &["a", "c"]), None);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let whole = table([1, 2]);
        for end in 0..whole.len() {
            assert_eq!(read(&whole[..end], &["b"]), None, "{end}");
        }
        for next in [[0, 1], [1, 4], [1, 9]] {
            assert_eq!(read(&table(next), &["b"]), None, "{next:?}");
        }
    }
}
