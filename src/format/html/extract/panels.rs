//! Panels of the site within an article: calls to sign in or to subscribe.

use super::super::page::Id;
use super::super::tag::Tag;
use super::Attempt;
use crate::document::block::Reason;

/// Words of calls to have an account, in lower case.
const ACCOUNT: &[&str] = &[
    "sign in",
    "sign up",
    "signing up",
    "log in",
    "register to",
    "register now",
    "register /",
    "to register",
    "create an account",
    "subscribe",
    "unlock",
    "your subscription",
    "jetzt anmelden",
    "einloggen",
    "registrieren",
    "abonnieren",
    "abonnent",
    "freischalten",
    "se connecter",
    "connectez-vous",
    "un compte",
    "abonné",
    "abonnez",
    "iniciar sesión",
    "inicia sesión",
    "regístr",
    "suscrí",
    "suscrip",
    "accedi",
    "registrati",
    "abbonat",
    "assinante",
    "assine",
    "inloggen",
    "abonneer",
    "logga in",
    "prenumer",
    "zaloguj",
    "войдите",
    "подпиш",
    "подписк",
    "зарегистрир",
    "会員登録",
    "ログイン",
    "購読",
    "登录",
    "注册",
    "订阅",
    "로그인",
    "회원",
    "구독",
];

impl Attempt<'_> {
    /// Drops from `root` the boxes that say hardly anything but to sign in or to subscribe.
    pub(super) fn drop_account_panels(&mut self, root: Id) {
        let page = self.facts.page;
        let mut id = root + 1;
        while id < page.end(root) {
            if self.is_in(id) && self.is_account_panel(id) {
                self.drop(id, Reason::Advertisement);
                id = page.end(id);
            } else {
                id += 1;
            }
        }
    }

    /// Whether a box calls to have an account: its words do again and again, and a link or a button of it does.
    fn is_account_panel(&self, id: Id) -> bool {
        const CHARACTERS_MAX: u32 = 900;
        const MENTIONS_MIN: usize = 3;
        /// A mention for so many characters.
        const CHARACTERS_PER_MENTION: u32 = 70;
        let page = self.facts.page;
        let counts = &self.counts[id];
        if !self.facts.is_box[id]
            || page.tag(id) == Tag::P
            || !(1..=CHARACTERS_MAX).contains(&counts.characters)
            || counts.code > 0
        {
            return false;
        }
        let mentions = |id: Id| {
            let text = page.inner_text(id).to_lowercase();
            ACCOUNT
                .iter()
                .map(|word| text.matches(word).count())
                .sum::<usize>()
        };
        let all = mentions(id);
        all >= MENTIONS_MIN
            && counts.characters <= CHARACTERS_PER_MENTION * all as u32
            && page
                .descendants(id)
                .any(|node| matches!(page.tag(node), Tag::A | Tag::Button) && mentions(node) > 0)
    }
}
