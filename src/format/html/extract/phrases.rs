//! What headings over furniture say: "More from", "Comments", "Subscribe". A heading is a better witness than a name,
//! since it was written for readers.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::metadata::letters;
use crate::document::block::Reason;

/// Phrases over lists of other articles, without spaces and marks within each; `=` asks for the whole heading.
const RELATED: &str = "\
    =related relatedarticle relatedstor relatedpost relatedcontent relatedlink relatednews relatedtopic \
    relatedread relatedcoverage relateditem relatedvideo morefrom =more moregreat morestories morenews morearticles \
    moreposts morelike moreinthis moretoread morecoverage moreon =readmore readnext whattoread =alsoread \
    readalso youmaylike youmayalso youmightlike youmightalso youmightbeinterested recommended recommendation \
    trending =popular mostpopular popularstories populararticles popularposts popularnow mostread mostviewed \
    mostrecent mostcommented topstories topnews =latest latestnews lateststories latestarticles latestposts \
    recentposts recentarticles recentstories dontmiss =upnext aroundtheweb fromtheweb fromourpartners \
    promotedstories sponsoredstories keepreading editorspick editorschoice moretoexplore explorerelated \
    similararticles similarposts similarstories otherarticles otherstories otherposts previousarticle \
    nextarticle previouspost nextpost mehrzumthema mehrzu mehraus mehrvon lesensieauch daskönntesieauch \
    auchinteressant meistgelesen verwandteartikel verwandtethemen ähnlicheartikel ähnlichebeiträge \
    weitereartikel weiterebeiträge weiteremeldungen weiterethemen empfehlung àlireaussi lireaussi \
    surlemêmesujet lesplus articlessimilaires articlesliés articlesrécents voustépourriez vousaimerez \
    tepuedeinteresar lepuedeinteresar tambiénteinteresa másnoticias lomásleído lomásvisto \
    artículosrelacionados noticiasrelacionadas =relacionados =relacionadas leetambién leggianche \
    articolicorrelati potrebbeinteressarti ipiùletti leiatambém leiamais maislidas vejatambém \
    notíciasrelacionadas artigosrelacionados leesook meestgelezen gerelateerd läsmer läsockså mestläst \
    lesogså mestlest læsogså czytajtakże czytajrównież zobacztakże polecane читайтетакже читайтеще похожие \
    популярное потеме 関連記事 関連ニュース おすすめ 人気記事 ランキング あわせて読みたい 新着記事 相关阅读 相关新闻 相关文章 推荐阅读 热门 猜你喜欢 相關新聞 延伸閱讀 熱門 \
    관련기사 관련뉴스 추천기사 많이본 인기기사";

/// Phrases over what readers wrote below an article.
const COMMENTS: &str = "\
    =comments =comment leaveacomment leaveareply postacomment addacomment jointheconversation \
    jointhediscussion commentson =responses =discussion whatdoyouthink =kommentare kommentarschreiben \
    schreibeeinenkommentar =commentaires laisseruncommentaire =comentarios dejauncomentario =commenti \
    lasciauncommento =comentários deixeumcomentário =reacties =kommentarer =komentarze =комментарии コメント =评论 \
    网友评论 =댓글";

/// Phrases over invitations.
const SHARING: &str = "\
    wasthispagehelpful wasthisarticlehelpful wasthishelpful didyoufindthis ratethis wardieserartikel \
    warendieseinformationen wardieseseite cettepagevous cetarticlevous aétéutile tefueútil tehasidoútil \
    fuedeutilidad byusingthissite bycontinuingtouse この記事は役に =本文有帮助吗 \
    sharethis =share =sharing shareon sharethearticle followus subscribe newsletter signup stayintouch \
    stayconnected =teilen artikelteilen =partager partagercet =compartir =condividi =compartilhe =delen \
    =поделиться シェア 分享到";

/// Phrases before the tags of an article.
const TAGS: &str = "\
    =tags =topics =categories =filedunder =postedin =taggedwith =schlagwörter =schlagworte =themen =kategorien \
    =motsclés =thèmes =étiquettes =etiquetas =temas =categorías =argomenti =assuntos =trefwoorden =onderwerpen \
    =ämnen =emner =tagi =теги =метки =темы =タグ =标签 =태그";

/// Phrases over what asks for consent.
const CONSENT: &str = "\
    managecookie cookiesettings cookiepreferences privacypreference privacysettings manageconsent \
    consentpreferences weusecookies wevalueyourprivacy yourprivacychoices strictlynecessarycookies \
    cookieeinstellungen paramètresdescookies";

/// Phrases over notes and over what an article cites.
const NOTES: &str = "\
    =references =reference =notes =footnotes =endnotes =notesandreferences =referencesandnotes =bibliography \
    =citations workscited literaturecited =einzelnachweise =fußnoten =anmerkungen =endnoten =literaturverzeichnis \
    =références =notesetréférences =notesdebasdepage =referencias =notas =bibliografía =notasalpie =note =referências \
    =notasderodapé =voetnoten =noten =referenties =fotnoter =referenser =referanser =przypisy =المراجع =هوامش \
    =примечания =脚注 =参考文献 =参考资料 =注释 =註釋 =參考資料 =각주 =참고문헌";

/// Phrases over what else an article adds, which may be nothing but links.
const LINKS: &str = "\
    =sources furtherreading =seealso externallinks =links =resources =quellen =quelle quellenangaben =literatur \
    =weblinks =sieheauch bibliographie =voiraussi liensexternes =fuentes =véasetambién enlacesexternos =fonti \
    bibliografia =vocicorrelate collegamentiesterni =vertambém ligaçõesexternas =bronnen =zieook =källor =seäven \
    =kilder =kilde =źródła =источники =литература =ссылки =смтакже =zobaczteż =bibliografia =linkizewnętrzne \
    =انظرأيضا =انظرأيضًا =وصلاتخارجية =مصادر =出典 =関連項目 =外部リンク =参见 =外部链接 =같이보기";

/// Whether a heading stands over notes, or over what an article cites.
pub(super) fn is_notes(heading: &str) -> bool {
    let said = letters(heading);
    is_one_of(said.trim_end_matches(|c: char| c.is_ascii_digit()), NOTES)
}

/// Whether a heading stands over what an article cites or adds.
pub(super) fn is_apparatus(heading: &str) -> bool {
    let said = letters(heading);
    let said = said.trim_end_matches(|c: char| c.is_ascii_digit());
    is_one_of(said, NOTES) || is_one_of(said, LINKS)
}

fn is_one_of(said: &str, phrases: &str) -> bool {
    phrases
        .split_ascii_whitespace()
        .any(|phrase| is_said(said, phrase))
}

fn is_said(said: &str, phrase: &str) -> bool {
    match phrase.strip_prefix('=') {
        Some(whole) => said == whole,
        None => said.starts_with(phrase),
    }
}

/// What is said of furniture, by the first letter.
static FURNITURE: LazyLock<HashMap<char, Vec<(&'static str, Reason)>>> = LazyLock::new(|| {
    let mut known: HashMap<char, Vec<_>> = HashMap::new();
    for (phrases, reason) in [
        (RELATED, Reason::Related),
        (COMMENTS, Reason::Comments),
        (SHARING, Reason::Sharing),
        (CONSENT, Reason::Consent),
        (TAGS, Reason::Navigation),
    ] {
        for phrase in phrases.split_ascii_whitespace() {
            if let Some(first) = phrase.trim_start_matches('=').chars().next() {
                known.entry(first).or_default().push((phrase, reason));
            }
        }
    }
    known
});

/// Why what stands under a heading is not of the article, as far as the heading's words say.
pub(super) fn reason(heading: &str) -> Option<Reason> {
    const CHARACTERS_MAX: usize = 60;
    begins_as(heading, CHARACTERS_MAX)
}

/// Whether a sentence invites, or is about the site, as the last one of a page may.
pub(super) fn invites(sentence: &str) -> bool {
    const CHARACTERS_MAX: usize = 160;
    begins_as(sentence, CHARACTERS_MAX) == Some(Reason::Sharing)
}

fn begins_as(heading: &str, characters_max: usize) -> Option<Reason> {
    // No character has more bytes.
    if heading.len() > 4 * characters_max || heading.chars().count() > characters_max {
        return None;
    }
    let said = letters(heading);
    // How many there are stands before or after the word.
    let said = said.trim_matches(|c: char| c.is_ascii_digit());
    let known = FURNITURE.get(&said.chars().next()?)?;
    known
        .iter()
        .find_map(|&(phrase, reason)| is_said(said, phrase).then_some(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_furniture_are_told_from_those_of_articles() {
        let check = |heading: &str, expected| assert_eq!(reason(heading), expected, "{heading}");
        check("More from the valley", Some(Reason::Related));
        check("Related", Some(Reason::Related));
        check("Lesen Sie auch:", Some(Reason::Related));
        check("关联", None);
        check("3 Comments", Some(Reason::Comments));
        check("Commentaires (2)", Some(Reason::Comments));
        check("Comments in the source", None);
        check("Related work", None);
        check("Was this page helpful?", Some(Reason::Sharing));
        check("Sharecroppers", None);
        check("See also", None);
    }

    #[test]
    fn headings_over_what_is_cited_are_known() {
        for heading in [
            "References",
            "References (12)",
            "Further reading:",
            "Quellen",
            "参考文献",
        ] {
            assert!(is_apparatus(heading), "{heading}");
        }
        for heading in [
            "Notes from the field",
            "Related",
            "Resources for teachers and parents",
        ] {
            assert!(!is_apparatus(heading), "{heading}");
        }
    }
}
