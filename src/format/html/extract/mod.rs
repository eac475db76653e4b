//! The extraction: which parts of a page are its article.
//!
//! Paragraphs speak for what is around them; the element that most of them speak for holds the article. What
//! stands within it and looks like something else is dropped. Where that leaves too little, it is tried again
//! with less suspicion.

use std::collections::HashSet;
use std::ops::Range;

mod asides;
mod boxes;
mod candidates;
mod cited;
mod clean;
mod controls;
mod counts;
mod evidence;
mod folded;
mod headed;
mod heads;
mod hints;
mod leads;
mod names;
mod notes;
mod panels;
mod phrases;
mod prose;
mod rescue;
mod shape;
mod thread;
mod trim;
mod unlikely;
mod unseen;

use super::marks::Marks;
use super::metadata::same_words;
use super::page::{Id, Page};
use super::tag::{Key, Tag};
use super::walk::Notes;
use crate::document::block::Reason;
use counts::Counts;
use folded::Folded;
use hints::Hints;
use prose::Prose;
use shape::Shape;
use thread::Thread;

/// An extraction with less text than this is tried again with less suspicion.
const CHARACTERS_ENOUGH: u32 = 500;

/// How suspicious an attempt is.
#[derive(Debug, Clone, Copy)]
struct Suspicion {
    /// Elements whose names say that they are not of an article are dropped before anything is weighed.
    strips: bool,
    /// The names of elements count for or against them.
    weighs: bool,
    /// Parts of the article that look like furniture are dropped.
    cleans: bool,
}

/// From the most suspicious to the least.
const ATTEMPTS: [Suspicion; 4] = [
    Suspicion {
        strips: true,
        weighs: true,
        cleans: true,
    },
    Suspicion {
        strips: false,
        weighs: true,
        cleans: true,
    },
    Suspicion {
        strips: false,
        weighs: false,
        cleans: true,
    },
    Suspicion {
        strips: false,
        weighs: false,
        cleans: false,
    },
];

/// Nothing is suspected, as where it is known already what the article is.
const TRUST: Suspicion = ATTEMPTS[3];

/// What an extraction found.
#[derive(Debug)]
pub(super) struct Extracted {
    /// What of the page is not of the article.
    pub(super) marks: Marks,
    /// The characters of the article.
    pub(super) characters: u32,
    /// Those of them in paragraphs that are no lists of links.
    pub(super) prose: u32,
    /// Those of them in links.
    pub(super) link_characters: u32,
    /// The characters of link-free prose between the headline and the end of the page that were left out, those of
    /// comments, teasers and the like not counted.
    pub(super) left_out: u32,
}

impl Extracted {
    fn nothing(marks: Marks) -> Self {
        Self {
            marks,
            characters: 0,
            prose: 0,
            link_characters: 0,
            left_out: 0,
        }
    }
}

/// What is known of a page before anything is decided.
struct Facts<'a> {
    page: &'a Page,
    body: Id,
    /// What may be judged by its names.
    is_box: Vec<bool>,
    hints: Vec<Hints>,
    /// What each node has of its own, without its descendants.
    own: Vec<Counts>,
    phrasing: Vec<bool>,
    hidden: Vec<Option<Reason>>,
    data_tables: Vec<bool>,
    /// What each node has with its descendants.
    whole: Vec<Counts>,
    prose: Prose,
    /// The boxes that head its sections.
    heads: HashSet<Id>,
    /// The notes of the page: what marks them in the text, and where they begin and end.
    notes: Vec<(Id, Range<Id>)>,
    /// The boxes of what the article cites.
    apparatus: Vec<Id>,
}

/// One attempt at an extraction.
struct Attempt<'a> {
    facts: &'a Facts<'a>,
    suspicion: Suspicion,
    names: Names<'a>,
    marks: Marks,
    shape: Shape,
    /// What each node has with its descendants, without what is dropped.
    counts: Vec<Counts>,
}

/// What the metadata calls things, to know them again in the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Names<'a> {
    pub(super) title: Option<&'a str>,
    /// All names of the article.
    pub(super) titles: &'a [String],
    pub(super) byline: Option<&'a str>,
    pub(super) site: Option<&'a str>,
    /// The page's address.
    pub(super) address: Option<&'a str>,
}

/// Finds the article of `page`.
pub(super) fn extract(page: &Page, names: Names<'_>, notes: &Notes) -> Extracted {
    let facts = Facts::of(page, notes);
    if let Some(thread) = facts.thread() {
        return Attempt::new(&facts, TRUST, names).of_thread(thread);
    }
    // Where hardly anything reads as text, what the headline stands over is the article: links with a word to each, say.
    let headed = facts.headed_article();
    let is_dwarfed = |found: &Extracted| {
        headed.is_some_and(|article| {
            found.marks.is_out(page, article)
                && found.characters * 2 < facts.whole[article].characters
        })
    };
    let mut best: Option<Extracted> = None;
    for suspicion in ATTEMPTS {
        let found = Attempt::new(&facts, suspicion, names).run();
        // A short article is one that all running text of the page is in.
        let is_all = found.prose * 5 >= facts.prose.characters(facts.body) * 3
            && found.left_out * 2 <= found.prose
            && facts.prose.sentences(facts.body) > 0
            && !is_dwarfed(&found);
        if found.characters >= CHARACTERS_ENOUGH || is_all {
            return found;
        }
        // With less suspicion there is always more; only running text makes it a better answer.
        let worth =
            |found: &Extracted| (found.prose, found.characters * u32::from(found.prose == 0));
        if best.as_ref().is_none_or(|best| worth(&found) > worth(best)) {
            best = Some(found);
        }
    }
    if let Some(article) = headed.filter(|_| best.as_ref().is_none_or(is_dwarfed)) {
        return Attempt::new(&facts, ATTEMPTS[2], names).of_article(article);
    }
    best.unwrap_or_else(|| Extracted::nothing(Marks::none(page)))
}

impl<'a> Facts<'a> {
    fn of(page: &'a Page, notes: &Notes) -> Self {
        let phrasing = shape::phrasing(page);
        let data_tables = clean::data_tables(page);
        let is_box = boxes::of(page, &data_tables);
        let mut facts = Self {
            page,
            body: page.find(0, Tag::Body).unwrap_or(0),
            hints: hints::of_all(page, &is_box),
            hidden: vec![None; page.len()],
            is_box,
            own: (0..page.len()).map(|id| counts::own(page, id)).collect(),
            phrasing,
            data_tables,
            whole: Vec::new(),
            prose: Prose::default(),
            heads: HashSet::new(),
            notes: Vec::new(),
            apparatus: Vec::new(),
        };
        facts.whole = counts::sums(&facts, &Marks::none(page));
        facts.hidden = facts.find_hidden(notes);
        facts.prose = Prose::of(page, &facts.own, |id| {
            facts.hidden[id].is_some() && !facts.is_main(id)
        });
        facts.heads = heads::of(&facts);
        facts.notes = notes::of(&facts, notes);
        facts.apparatus = notes::apparatus(&facts);
        facts
    }

    /// Why each node is not seen. What a reader unfolds is text where it reads as such and stands in no menu, and so is
    /// a note that a mark opens.
    fn find_hidden(&self, notes: &Notes) -> Vec<Option<Reason>> {
        const CHARACTERS_MIN: u32 = 20;
        const LINK_DENSITY_MAX: f32 = 0.3;
        let page = self.page;
        let folded = Folded::of(page);
        let reads_as_text = |id: Id| {
            let whole = &self.whole[id];
            whole.characters >= CHARACTERS_MIN
                && whole.link_density() < LINK_DENSITY_MAX
                && whole.inputs == 0
                && self.hints[id].reason.is_none()
                && !page.ancestors(id).any(|around| {
                    matches!(
                        page.tag(around),
                        Tag::Nav | Tag::Header | Tag::Footer | Tag::Form | Tag::Dialog
                    )
                })
        };
        (0..page.len())
            .map(|id| {
                unseen::reason(page, id, self.is_box[id]).filter(|&reason| {
                    let is_opened =
                        notes.has_marked(id) || folded.has(page, id) && reads_as_text(id);
                    reason != Reason::Hidden || !is_opened
                })
            })
            .collect()
    }

    /// The one element that the page calls an article, with a headline in it.
    fn headed_article(&self) -> Option<Id> {
        let page = self.page;
        let mut articles = page
            .descendants(self.body)
            .filter(|&id| page.tag(id) == Tag::Article);
        let article = articles.next().filter(|_| articles.next().is_none())?;
        page.find(article, Tag::H1).map(|_| article)
    }

    /// Whether the page itself says that its article is in the node.
    fn is_marked(&self, id: Id) -> bool {
        self.page
            .descendants(id)
            .any(|node| matches!(self.page.tag(node), Tag::Article | Tag::Main | Tag::H1))
    }

    /// Whether most of the page's text that is no link is in the node. Such a node is not hidden for good: a script
    /// shows it.
    fn is_main(&self, id: Id) -> bool {
        let words = |id: Id| {
            self.whole[id]
                .characters
                .saturating_sub(self.whole[id].link_tenths / 10)
        };
        self.page.tag(id) != Tag::Dialog
            && !unseen::is_put_away(self.page, id)
            && words(id) * 2 > words(self.body)
    }
}

impl<'a> Attempt<'a> {
    fn new(facts: &'a Facts<'a>, suspicion: Suspicion, names: Names<'a>) -> Self {
        let marks = strip(facts, suspicion, names.title);
        let counts = counts::sums(facts, &marks);
        let shape = Shape::of(facts, &marks, &counts);
        let mut attempt = Self {
            facts,
            suspicion,
            names,
            marks,
            shape,
            counts,
        };
        for id in 0..facts.page.len() {
            attempt.counts[id].paragraphs = 0;
            attempt.counts[id].prose = 0;
        }
        attempt.count_paragraphs();
        attempt
    }

    fn run(mut self) -> Extracted {
        let Some(mut roots) = self.choose() else {
            return Extracted::nothing(self.marks);
        };
        self.rescue(&mut roots);
        self.extend(&mut roots);
        for &root in &roots {
            self.clean(root);
            self.drop_tools(root);
        }
        self.trim(&roots);
        self.finish(&roots)
    }

    /// What the page calls its article.
    fn of_article(mut self, article: Id) -> Extracted {
        let roots = [article];
        self.clean(article);
        self.trim(&roots);
        self.finish(&roots)
    }

    /// The posts of a thread, all of them, with what opens it above them.
    fn of_thread(mut self, thread: Thread) -> Extracted {
        self.drop_controls(&thread.posts);
        let mut roots = thread.roots;
        if !thread.is_opened {
            self.rescue(&mut roots);
        }
        self.finish(&roots)
    }

    /// Drops what is outside of the article, and sums up what is in it.
    fn finish(mut self, roots: &[Id]) -> Extracted {
        self.drop_around(roots);
        self.keep_notes(roots);
        let sum = |of: fn(&Counts) -> u32| roots.iter().map(|&root| of(&self.counts[root])).sum();
        let (characters, prose) = (sum(|counts| counts.characters), sum(|counts| counts.prose));
        let link_characters = sum(|counts| counts.link_tenths / 10);
        let left_out = self.left_out(roots);
        Extracted {
            marks: self.marks,
            characters,
            prose,
            link_characters,
            left_out,
        }
    }

    /// The characters of prose that a reader may miss: dropped after the headline, and not for what it is.
    fn left_out(&self, roots: &[Id]) -> u32 {
        let page = self.facts.page;
        let Some(&first) = roots.first() else {
            return 0;
        };
        let mut id = self.opening_start(first).unwrap_or(first);
        let mut sum = 0;
        while id < page.len() {
            let Some(reason) = self.marks.reason(id) else {
                id += 1;
                continue;
            };
            let is_missed = matches!(
                reason,
                Reason::Unlikely
                    | Reason::BeforeArticle
                    | Reason::AfterArticle
                    | Reason::Metadata
                    | Reason::Advertisement
            );
            if is_missed && !self.facts.is_furniture_of_site(id) {
                sum += self.facts.prose.characters(id);
            }
            id = page.end(id);
        }
        sum
    }

    /// Drops what is outside of the article.
    fn drop_around(&mut self, roots: &[Id]) {
        let page = self.facts.page;
        let mut id = 0;
        let last = roots.last().copied().unwrap_or(0);
        let first = roots.first().copied().unwrap_or(0);
        while id < page.len() {
            if roots.contains(&id) || self.marks.reason(id).is_some() {
                id = page.end(id);
                continue;
            }
            let holds = roots.iter().any(|&root| id < root && root < page.end(id));
            if !holds {
                let reason = self.facts.hints[id].reason.unwrap_or({
                    if id < first {
                        Reason::BeforeArticle
                    } else if id > last {
                        Reason::AfterArticle
                    } else {
                        Reason::Unlikely
                    }
                });
                self.marks.drop(id, reason);
                id = page.end(id);
                continue;
            }
            id += 1;
        }
    }

    /// Drops a node and takes what it has from all that is around it.
    fn drop(&mut self, id: Id, reason: Reason) {
        let had = self.counts[id];
        self.counts[id] = Counts::default();
        for around in self.facts.page.ancestors(id) {
            self.counts[around].subtract(&had);
        }
        self.marks.drop(id, reason);
    }
}

/// Drops what can be told without weighing: hidden elements, the heading that repeats the title, and, if
/// suspicious, elements whose names say that they are something else.
fn strip(facts: &Facts<'_>, suspicion: Suspicion, title: Option<&str>) -> Marks {
    let page = facts.page;
    let mut marks = Marks::none(page);
    notes::set_aside(facts, &mut marks);
    let mut title = title.filter(|title| !title.is_empty());
    let mut id = facts.body + 1;
    while id < page.end(facts.body) {
        let tag = page.tag(id);
        if tag == Tag::Text {
            id += 1;
            continue;
        }
        if marks.reason(id).is_some() {
            id = page.end(id);
            continue;
        }
        let mut reason = facts.hidden[id].filter(|_| !facts.is_main(id));
        if reason.is_none() && facts.asks_for_consent(id) {
            reason = Some(Reason::Consent);
        }
        if reason.is_none()
            && matches!(tag, Tag::H1 | Tag::H2)
            && title.is_some_and(|title| repeats(title, tag, &page.inner_text(id)))
        {
            title = None;
            reason = Some(Reason::Repeated);
        }
        if reason.is_none() && suspicion.strips {
            reason = facts
                .unlikely(id)
                .filter(|_| !(facts.is_main(id) && facts.is_marked(id)));
        }
        if let Some(reason) = reason {
            marks.drop(id, reason);
            id = page.end(id);
        } else {
            id += 1;
        }
    }
    marks
}

/// Whether a heading says no more than the title. One of the first level may say it in other words, or with some
/// left out; lower ones often name a part of the article by its subject.
fn repeats(title: &str, tag: Tag, text: &str) -> bool {
    same_words(title, text) || (tag == Tag::H1 && hints::similarity(title, text) > 0.75)
}
