//! A worker that finds out what the letters of code are. Its thread starts with the first code that is asked about,
//! and so does the loading of the grammars, which takes far longer than a page may.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

#[cfg(feature = "highlight")]
mod grammars;
#[cfg(feature = "highlight")]
mod scopes;

use super::panics;
use crate::app::Event;
use crate::document::BlockId;
use crate::document::code::Stretches;
use crate::text::clean::Clean;

/// True where this program was built with grammars at all.
pub const AVAILABLE: bool = cfg!(feature = "highlight");

/// Code to be looked at, in pieces that follow one another.
#[derive(Debug)]
pub struct Code {
    /// The block of the first piece.
    pub first: BlockId,
    /// The language's name, as the article gives it.
    pub language: Clean,
    /// The pieces.
    pub texts: Vec<Clean>,
}

/// The worker, once it is needed.
#[derive(Debug, Default)]
pub struct Highlighter(Option<Sender<Code>>);

impl Highlighter {
    /// Has `code` looked at; an [`Event::Highlighted`] for each of its pieces goes to `post`.
    pub fn ask(
        &mut self,
        code: Code,
        post: impl Fn(Event) -> bool + Send + 'static,
    ) -> io::Result<()> {
        let sender = match &self.0 {
            Some(sender) => sender,
            None => self.0.insert(start(post)?),
        };
        // The worker goes only when nobody listens to it any more.
        _ = sender.send(code);
        Ok(())
    }
}

fn start(post: impl Fn(Event) -> bool + Send + 'static) -> io::Result<Sender<Code>> {
    let (sender, asked) = mpsc::channel();
    thread::Builder::new()
        .name("highlight".to_owned())
        .spawn(move || answer(&asked, post))?;
    Ok(sender)
}

fn answer(asked: &Receiver<Code>, post: impl Fn(Event) -> bool) {
    for code in asked {
        // A grammar that fails leaves its code plain.
        let found = panics::caught(|| tokens(&code.language, &code.texts)).unwrap_or_default();
        let mut found = found.into_iter();
        let mut block = code.first;
        for text in code.texts {
            let tokens = found.next().unwrap_or_default();
            if !post(Event::Highlighted {
                block,
                text,
                tokens,
            }) {
                return;
            }
            block = block.next();
        }
    }
}

#[cfg(feature = "highlight")]
fn tokens(language: &str, texts: &[Clean]) -> Vec<Stretches> {
    grammars::tokens(language, texts)
}

/// Without grammars nothing is known of any language.
#[cfg(not(feature = "highlight"))]
fn tokens(_language: &str, _texts: &[Clean]) -> Vec<Stretches> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_gets_an_answer() {
        let (sender, events) = mpsc::channel();
        let mut highlighter = Highlighter::default();
        for (first, language) in [(3, "rust"), (7, "no such language")] {
            let code = Code {
                first: BlockId(first),
                language: Clean::new(language),
                texts: vec![Clean::new("fn a() {\n"), Clean::new("}\n")],
            };
            let sender = sender.clone();
            highlighter
                .ask(code, move |event| sender.send(event).is_ok())
                .expect("a thread starts");
        }
        let blocks: Vec<_> = (0..4)
            .map(|_| match events.recv() {
                Ok(Event::Highlighted { block, tokens, .. }) => (block.0, tokens.is_empty()),
                other => panic!("{other:?}"),
            })
            .collect();
        let plain = !AVAILABLE;
        assert_eq!(blocks, [(3, plain), (4, plain), (7, true), (8, true)]);
    }
}
