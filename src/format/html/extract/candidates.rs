//! The choice: which element holds the article, and which of its siblings belong to it.

use super::super::page::Id;
use super::super::tag::Tag;
use super::Attempt;
use super::counts::Counts;

/// Shorter paragraphs say nothing.
const CHARACTERS_MIN: u32 = 25;
/// How far up a paragraph speaks.
const LEVELS_MAX: usize = 5;
/// How many candidates are compared.
const CANDIDATES_MAX: usize = 5;
/// A candidate this close to the best counts as another voice.
const CLOSE: f32 = 0.75;
/// So many other voices within an element mean that it is the one.
const VOICES_MIN: usize = 3;

/// So many lines of running text may be a short article among other things.
const LINES_MIN: u32 = 2;

/// The scores of elements; `None` where nothing spoke for one.
struct Scores(Vec<Option<f32>>);

impl Attempt<'_> {
    /// The elements that hold the article, in order.
    pub(super) fn choose(&self) -> Option<Vec<Id>> {
        let body = self.facts.body;
        let whole = &self.counts[body];
        // So little text is no article among other things.
        if whole.characters > 0
            && whole.characters < super::CHARACTERS_ENOUGH
            && whole.link_density() < 0.3
            && self.facts.prose.lines(body) < LINES_MIN
        {
            return Some(vec![body]);
        }
        let mut scores = self.score();
        let ranked = self.rank(&mut scores);
        let top = match ranked.first() {
            None => return (self.counts[body].characters > 0).then(|| vec![body]),
            Some(&top) if top == body || self.facts.page.tag(top) == Tag::Html => {
                return Some(vec![body]);
            }
            Some(&top) => top,
        };
        let top = self.nearest_most(top);
        let top = self.common(top, &ranked, &scores);
        let top = self.climb(top, &mut scores);
        let top = self.only_child(top);
        let roots = self.join(top, &scores);
        Some(self.widen(roots))
    }

    /// The best, unless most of the page's running text stands apart from it: a name that promises text makes no article
    /// of a box beside it. Then the deepest element that holds most of that text.
    fn nearest_most(&self, top: Id) -> Id {
        let page = self.facts.page;
        let whole = self.counts[self.facts.body].prose;
        let holds_most = |id: Id| self.counts[id].prose * 2 > whole;
        let mut most = self.facts.body;
        while let Some(inner) = page
            .elements(most)
            .find(|&child| self.marks.reason(child).is_none() && holds_most(child))
        {
            most = inner;
        }
        let is_apart = page.end(top) <= most || page.end(most) <= top;
        let facts = self.facts;
        let is_of_others = || {
            std::iter::once(most)
                .chain(page.ancestors(most))
                .any(|node| facts.hints[node].reason.is_some() || facts.hints[node].gallery)
                // Comments and shows of pictures are lists mostly.
                || self.counts[most].list_characters * 2 > self.counts[most].characters
                || facts.is_collection(most)
                || facts.holds_answers(most)
        };
        // What the headline stands over comes first, however much others say below it.
        let is_headed = page
            .find(self.facts.body, Tag::H1)
            .is_some_and(|headline| headline < page.end(top) && top < most);
        if is_apart
            && self.counts[most].prose > 2 * self.counts[top].prose
            && !is_headed
            && !is_of_others()
        {
            most
        } else {
            top
        }
    }

    /// Where an element around the article has much more text, and little besides, the article goes on there: pages
    /// that are built of rows keep each part of it in its own.
    fn widen(&self, roots: Vec<Id>) -> Vec<Id> {
        const LINK_DENSITY_MAX: f32 = 0.15;
        let page = self.facts.page;
        let Some(&first) = roots.first() else {
            return roots;
        };
        let sum = |of: fn(&Counts) -> u32| roots.iter().map(|&root| of(&self.counts[root])).sum();
        let (prose, characters): (u32, u32) =
            (sum(|counts| counts.prose), sum(|counts| counts.characters));
        page.ancestors(first)
            .take_while(|&id| id >= self.facts.body)
            .filter(|&id| roots.iter().all(|&root| root < page.end(id)))
            .find(|&id| {
                let counts = &self.counts[id];
                let more = counts.prose.saturating_sub(prose);
                let all_more = counts.characters.saturating_sub(characters);
                more > prose
                    && all_more > characters / 2
                    // Hardly more than half of it may be anything but prose.
                    && all_more < 2 * more
                    && counts.inputs == 0
                    && counts.link_density() < LINK_DENSITY_MAX
            })
            .map_or(roots.clone(), |id| vec![id])
    }

    /// What speaks for an element before any paragraph does: its kind and its names.
    fn start(&self, id: Id) -> f32 {
        use Tag::*;
        let kind = match self.tag(id) {
            Div => 5.0,
            Pre | Td | Blockquote => 3.0,
            Address | Ol | Ul | Dl | Dd | Dt | Li | Form => -3.0,
            H1 | H2 | H3 | H4 | H5 | H6 | Th => -5.0,
            _ => 0.0,
        };
        kind + self.weight(id)
    }

    pub(super) fn weight(&self, id: Id) -> f32 {
        if self.suspicion.weighs {
            f32::from(self.facts.hints[id].weight)
        } else {
            0.0
        }
    }

    fn score(&self) -> Scores {
        let mut scores = vec![None; self.facts.page.len()];
        for paragraph in &self.shape.paragraphs {
            if paragraph.characters < CHARACTERS_MIN {
                continue;
            }
            let worth = 2.0 + paragraph.commas as f32 + (paragraph.characters / 100).min(3) as f32;
            let first = Some(paragraph.around).filter(|&id| !self.shape.is_wrapper[id]);
            let around = first.into_iter().chain(self.around(paragraph.around));
            for (level, id) in around.take(LEVELS_MAX).enumerate() {
                let share = match level {
                    0 => 1.0,
                    1 => 2.0,
                    level => level as f32 * 3.0,
                };
                let score = scores[id].get_or_insert_with(|| self.start(id));
                *score += worth / share;
                if id == self.facts.body {
                    break;
                }
            }
        }
        Scores(scores)
    }

    /// The best candidates, the best first. Links speak against an element.
    fn rank(&self, scores: &mut Scores) -> Vec<Id> {
        let mut ranked: Vec<(Id, f32)> = Vec::new();
        for (id, score) in scores.0.iter_mut().enumerate() {
            let Some(score) = score else { continue };
            *score *= 1.0 - self.counts[id].link_density().min(1.0);
            if *score > 0.0 {
                ranked.push((id, *score));
            }
        }
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
            .iter()
            .take(CANDIDATES_MAX)
            .map(|&(id, _)| id)
            .collect()
    }

    /// The nearest element around the best that holds several others nearly as good.
    fn common(&self, top: Id, ranked: &[Id], scores: &Scores) -> Id {
        let page = self.facts.page;
        let best = scores.0[top].unwrap_or(0.0);
        let voices: Vec<Id> = ranked[1..]
            .iter()
            .copied()
            .filter(|&id| scores.0[id].unwrap_or(0.0) / best >= CLOSE)
            .collect();
        if voices.len() < VOICES_MIN {
            return top;
        }
        page.ancestors(top)
            .take_while(|&id| id != self.facts.body)
            .find(|&id| {
                voices
                    .iter()
                    .filter(|&&voice| id < voice && voice < page.end(id))
                    .count()
                    >= VOICES_MIN
            })
            .unwrap_or(top)
    }

    /// Around the best, a score that rises again means that more of the article is there.
    fn climb(&self, top: Id, scores: &mut Scores) -> Id {
        let first = *scores.0[top].get_or_insert_with(|| self.start(top));
        let mut last = first;
        for id in self.around(top).take_while(|&id| id != self.facts.body) {
            let Some(score) = scores.0[id] else { continue };
            if score < first / 3.0 {
                break;
            }
            if score > last {
                return id;
            }
            last = score;
        }
        top
    }

    /// An element without siblings stands for the one around it.
    fn only_child(&self, top: Id) -> Id {
        let page = self.facts.page;
        let mut top = top;
        loop {
            let around = page.parent(top);
            let alone = page
                .elements(around)
                .filter(|&id| self.marks.reason(id).is_none() && !page.tag(id).is_silent())
                .count()
                == 1;
            if around == self.facts.body || around == top || !alone {
                return top;
            }
            top = around;
        }
    }

    /// The best and those of its siblings that read like parts of the same article.
    fn join(&self, top: Id, scores: &Scores) -> Vec<Id> {
        let page = self.facts.page;
        let best = scores.0[top].unwrap_or_else(|| self.start(top));
        let enough = (best * 0.2).max(10.0);
        let class = |id| page.attribute(id, super::Key::Class).unwrap_or_default();
        let in_article = page.tag(page.parent(top)) == Tag::Article;
        let siblings: Vec<Id> = page
            .elements(page.parent(top))
            .filter(|&id| self.marks.reason(id).is_none() && !page.tag(id).is_silent())
            .collect();
        let joined: Vec<Id> = siblings
            .iter()
            .copied()
            .filter(|&id| {
                if id == top {
                    return true;
                }
                // What is there for its form joins no text.
                if self.facts.whole[id].inputs > 0 && !self.facts.speaks_for_itself(id) {
                    return false;
                }
                let bonus = if !class(top).is_empty() && class(top) == class(id) {
                    best * 0.2
                } else {
                    0.0
                };
                let score = scores.0[id].unwrap_or(0.0);
                // What is named as a note or an invitation does not join, however it reads; but an author's section
                // does where the page says that it is in the article.
                if self.facts.hints[id].named.is_some() {
                    return id > top && in_article && self.is_author_section(id);
                }
                (scores.0[id].is_some() && score + bonus >= enough)
                    || self.is_row_like(id, top)
                    || (self.tag(id) == Tag::P && self.reads_as_text(id))
            })
            .collect();
        let (first, last) = (joined[0], joined[joined.len() - 1]);
        let goes_on = |id: Id| {
            let is_alike = joined
                .iter()
                .any(|&part| !class(part).is_empty() && class(part) == class(id));
            let counts = &self.counts[id];
            is_alike && counts.characters > 2 * counts.heading_characters && self.heads(id)
        };
        let mut has_ended = false;
        siblings
            .into_iter()
            .filter(|&id| {
                let is_between = first < id && id < last;
                if joined.contains(&id) || (is_between && (self.heads(id) || self.is_of_text(id))) {
                    return true;
                }
                has_ended |= id > last && self.counts[id].characters > 0 && !goes_on(id);
                id > last && !has_ended && goes_on(id)
            })
            .collect()
    }

    /// Whether what stands between two parts of the article is of it, too: a table, a list, a picture with its
    /// caption, a line. It says something, and neither its names nor what it is made of speak against it.
    fn is_of_text(&self, id: Id) -> bool {
        const LINK_DENSITY_MAX: f32 = 0.33;
        let counts = &self.counts[id];
        counts.characters > 0
            && counts.link_density() < LINK_DENSITY_MAX
            && counts.inputs + self.facts.whole[id].inputs == 0
            && self.facts.hints[id].reason.is_none()
            && self.facts.headed(id).is_none()
            && !self.facts.is_collection(id)
            && !self.is_furniture(id)
    }

    /// Whether an element is built like a part of the article beside it, and holds running text as well: what a page
    /// builder sets in rows belongs together, however short a row is.
    fn is_row_like(&self, id: Id, part: Id) -> bool {
        let counts = &self.counts[id];
        self.facts.prose.lines(id) > 0
            && counts.link_density() < 0.25
            && counts.inputs == 0
            && self.facts.hints[id].reason.is_none()
            && self.path(id) == self.path(part)
    }

    /// The names of an element and of those in it that have no siblings, down to its text.
    fn path(&self, id: Id) -> Vec<(Tag, Option<&str>)> {
        let page = self.facts.page;
        let mut path = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            path.push((page.tag(id), page.attribute(id, super::Key::Class)));
            let mut inner = page
                .elements(id)
                .filter(|&child| self.counts[child].characters > 0);
            next = inner
                .next()
                .filter(|&only| inner.next().is_none() && page.tag(only) != Tag::P);
        }
        path
    }

    /// Whether an element beside parts of the article holds a heading, and nothing speaks against it.
    fn heads(&self, id: Id) -> bool {
        let counts = &self.counts[id];
        let hints = &self.facts.hints[id];
        let page = self.facts.page;
        // Headings that are links are of other articles.
        let is_linked = std::iter::once(id).chain(page.descendants(id)).any(|node| {
            page.tag(node).heading_level().is_some() && self.counts[node].link_density() > 0.5
        });
        !is_linked
            && counts.heading_characters > 0
            && counts.link_density() < 0.3
            && counts.inputs == 0
            && hints.reason.is_none()
            && !hints.unlikely
            && hints.weight >= 0
    }

    fn reads_as_text(&self, id: Id) -> bool {
        let counts = &self.counts[id];
        let density = counts.link_density();
        if counts.characters > 80 {
            return density < 0.25;
        }
        let text = self.facts.page.inner_text(id);
        counts.characters > 0 && density == 0.0 && (text.ends_with('.') || text.contains(". "))
    }
}
