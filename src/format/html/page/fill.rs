//! Filling a page from its tree as a browser composes it: what a shadow root declares stands in the place of its host's
//! children, and these stand where its slots take them.

use std::collections::HashMap;
use std::vec::IntoIter;

use dom_query::{Node, NodeData, NodeId, TreeNode};

use super::{Id, Page};

/// Copies what matters of the tree under `root`, which becomes node 0.
pub(super) fn fill(page: &mut Page, root: Node<'_>) {
    let mut filler = Filler {
        page,
        root,
        open: vec![Open {
            next: Next::Listed(vec![root.id].into_iter()),
            node: None,
            parent: 0,
            host: None,
        }],
        hosts: Vec::new(),
    };
    while let Some(open) = filler.open.last_mut() {
        match open.next.take(&root) {
            Some(id) => filler.enter(id),
            None => filler.close(),
        }
    }
}

struct Filler<'p, 't> {
    page: &'p mut Page,
    root: Node<'t>,
    open: Vec<Open>,
    hosts: Vec<Host>,
}

/// A node whose children are being added.
struct Open {
    next: Next,
    /// Its number; none for what only its content is taken of.
    node: Option<Id>,
    /// The number of the nearest node that was added, itself or around it.
    parent: Id,
    /// The host whose shadow tree its children are of.
    host: Option<usize>,
}

/// The children that are still to be added.
enum Next {
    /// One and those that follow it in the tree.
    Siblings(Option<NodeId>),
    /// Those that a slot takes.
    Listed(IntoIter<NodeId>),
}

/// An element with a shadow root.
struct Host {
    /// Its children that no slot has taken yet, by the slots that they name.
    children: HashMap<String, Vec<NodeId>>,
    /// The host whose shadow tree these are of.
    host: Option<usize>,
}

impl Next {
    fn take(&mut self, root: &Node<'_>) -> Option<NodeId> {
        match self {
            Self::Listed(nodes) => nodes.next(),
            Self::Siblings(next) => {
                let id = (*next)?;
                *next = root
                    .tree
                    .query_node(&id, |node| node.next_sibling)
                    .flatten();
                Some(id)
            }
        }
    }
}

impl Filler<'_, '_> {
    fn enter(&mut self, id: NodeId) {
        let depth = self.open.len() - 1;
        let Some(&Open { parent, host, .. }) = self.open.last() else {
            return;
        };
        let page = &mut *self.page;
        let root = self.root;
        let read = |node: &TreeNode| match shadow_root(node) {
            Some(content) => Entered::Shadow(content),
            None => {
                let (added, enter) = page.add(&node.data, parent, depth);
                let slot = host.and(slot_name(node));
                Entered::Node(added, node.first_child.filter(|_| enter), slot)
            }
        };
        match root.tree.query_node(&id, read) {
            Some(Entered::Shadow(content)) => self.enter_shadow(content),
            Some(Entered::Node(node, first, slot)) => {
                let taken = slot.zip(host).and_then(|(name, host)| {
                    let nodes = self.hosts[host].children.remove(&name)?;
                    Some((nodes, self.hosts[host].host))
                });
                let (next, host) = match taken {
                    Some((nodes, around)) => (Next::Listed(nodes.into_iter()), around),
                    None => (Next::Siblings(first), host),
                };
                self.open.push(Open {
                    next,
                    node,
                    parent: node.unwrap_or(parent),
                    host,
                });
            }
            None => {}
        }
    }

    /// Goes on with a shadow root's content instead of what follows in its host.
    fn enter_shadow(&mut self, content: NodeId) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let mut children: HashMap<String, Vec<NodeId>> = HashMap::new();
        while let Some(id) = open.next.take(&self.root) {
            let name = self
                .root
                .tree
                .query_node(&id, named_slot)
                .unwrap_or_default();
            children.entry(name).or_default().push(id);
        }
        self.hosts.push(Host {
            children,
            host: open.host,
        });
        let first = self.root.tree.query_node(&content, |node| node.first_child);
        let shadow = Open {
            next: Next::Siblings(first.flatten()),
            node: None,
            parent: open.parent,
            host: Some(self.hosts.len() - 1),
        };
        self.open.push(shadow);
    }

    fn close(&mut self) {
        if let Some(Open {
            node: Some(node), ..
        }) = self.open.pop()
        {
            self.page.nodes[node].end = self.page.nodes.len() as u32;
        }
    }
}

enum Entered {
    /// A declared shadow root with its content.
    Shadow(NodeId),
    /// A node: its number, its first child, the slot that it is.
    Node(Option<Id>, Option<NodeId>, Option<String>),
}

fn attribute(node: &TreeNode, name: &str) -> Option<String> {
    let NodeData::Element(element) = &node.data else {
        return None;
    };
    let own = element.attrs.iter().find(|own| &*own.name.local == name)?;
    Some(own.value.to_string())
}

/// The content of a template that declares a shadow root.
fn shadow_root(node: &TreeNode) -> Option<NodeId> {
    let NodeData::Element(element) = &node.data else {
        return None;
    };
    let content = element.template_contents?;
    let declares = ["shadowrootmode", "shadowroot"]
        .iter()
        .any(|name| attribute(node, name).is_some());
    declares.then_some(content)
}

/// The name of the slot that an element is.
fn slot_name(node: &TreeNode) -> Option<String> {
    let NodeData::Element(element) = &node.data else {
        return None;
    };
    (&*element.name.local == "slot").then(|| attribute(node, "name").unwrap_or_default())
}

/// The name of the slot that takes a child of a host.
fn named_slot(node: &TreeNode) -> String {
    attribute(node, "slot").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::format::html::page::Page;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let page = Page::new(dom_query::Document::from(html).root());
        assert_eq!(page.inner_text(0), expected, "{html}");
    }

    #[test]
    fn a_shadow_root_stands_in_the_place_of_its_hosts_children() {
        check(
            "a<x-y><template shadowrootmode=open><p>b</p></template></x-y><p>c",
            "a b c",
        );
        check(
            "a<x-y><template shadowroot=open><p>b</p></template></x-y><p>c",
            "a b c",
        );
        check("a<template><p>b</p></template><p>c", "a c");
    }

    #[test]
    fn slots_take_the_children_that_name_them_once() {
        let shadow = "<template shadowrootmode=open><p>1 <slot name=b>none</slot></p><p>2 <slot></slot></p><p><slot name=b>again</slot></template>";
        check(
            &format!("<x-y>{shadow}<i>a</i><b slot=b>b</b></x-y>"),
            "1 b 2 a again",
        );
        check(&format!("<x-y>{shadow}</x-y>"), "1 none 2 again");
    }

    #[test]
    fn a_slot_within_another_host_takes_from_its_own() {
        check(
            "<x-y><template shadowrootmode=open><x-z><template shadowrootmode=open>in <slot></slot></template>
            <slot>none</slot></x-z> out</template>light</x-y>",
            "in light out",
        );
    }
}
