//! Words that tell what a line is for: function words, and the vocabulary of page furniture in several languages.
//! Two words stand with one space between them. Names of sites and products are deliberately absent.

use super::hashes::{START, stepped};

/// What a word is a sign of; a set of bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sign(pub(super) u32);

impl Sign {
    /// Articles, prepositions and other words that sentences are held together by.
    pub(super) const FUNCTION: Self = Self(1);
    /// Auxiliary and other frequent verbs.
    pub(super) const VERB: Self = Self(1 << 1);
    /// Words for the writer and the reader.
    pub(super) const PERSON: Self = Self(1 << 2);
    /// Words that begin questions.
    pub(super) const QUESTION: Self = Self(1 << 3);
    /// Words that name parts of articles.
    pub(super) const SECTION: Self = Self(1 << 4);
    /// Menus and accounts.
    pub(super) const MENU: Self = Self(1 << 5);
    /// Sharing and following.
    pub(super) const SHARE: Self = Self(1 << 6);
    /// Other articles.
    pub(super) const RELATED: Self = Self(1 << 7);
    /// Legal matter.
    pub(super) const LEGAL: Self = Self(1 << 8);
    /// Readers' comments.
    pub(super) const COMMENT: Self = Self(1 << 9);
    /// Who wrote and checked it.
    pub(super) const BYLINE: Self = Self(1 << 10);
    /// When it was written.
    pub(super) const DATE: Self = Self(1 << 11);
    /// Advertisements and offers.
    pub(super) const OFFER: Self = Self(1 << 12);
    /// Pictures and their rights.
    pub(super) const PICTURE: Self = Self(1 << 13);
    /// Newsletters.
    pub(super) const LETTER: Self = Self(1 << 14);
    /// Cookies and consent.
    pub(super) const CONSENT: Self = Self(1 << 15);
    /// Lists of contents.
    pub(super) const CONTENTS: Self = Self(1 << 16);
    /// All signs of furniture.
    pub(super) const FURNITURE: Self = Self(
        Self::MENU.0
            | Self::SHARE.0
            | Self::RELATED.0
            | Self::LEGAL.0
            | Self::COMMENT.0
            | Self::OFFER.0
            | Self::LETTER.0
            | Self::CONSENT.0,
    );

    /// Whether this has any bit of `other`.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a word, or two, are a sign of; `hash` is that of the words in lower case.
#[inline]
pub(super) fn sign(hash: u64) -> Sign {
    let mut at = hash as usize % SLOTS;
    loop {
        match SIGNS[at] {
            (_, 0) => return Sign::default(),
            (key, bits) if key == hash => return Sign(bits),
            _ => at = (at + 1) % SLOTS,
        }
    }
}

/// Twice as many as there are words, so that a word is found within a step or two.
const SLOTS: usize = 4096;

/// The words by their hashes, each in the first free slot from the one that its hash names; 0 for a free slot. Made by
/// the compiler: at each start it would take longer than a page takes to be read.
static SIGNS: [(u64, u32); SLOTS] = table();

const fn table() -> [(u64, u32); SLOTS] {
    let mut slots = [(0, 0); SLOTS];
    let mut row = 0;
    while row < WORDS.len() {
        let (sign, words) = (WORDS[row].0, WORDS[row].1.as_bytes());
        let (mut at, mut hash) = (0, START);
        while at <= words.len() {
            let end = at == words.len() || words[at] == b',';
            // Words end with a space, see `hashed`.
            hash = stepped(hash, if end { b' ' } else { words[at] });
            if end {
                add(&mut slots, hash, sign);
                hash = START;
            }
            at += 1;
        }
        row += 1;
    }
    slots
}

const fn add(slots: &mut [(u64, u32); SLOTS], hash: u64, sign: Sign) {
    let mut at = hash as usize % SLOTS;
    while slots[at].1 != 0 && slots[at].0 != hash {
        at = (at + 1) % SLOTS;
    }
    slots[at] = (hash, slots[at].1 | sign.0);
}

#[rustfmt::skip]
const WORDS: &[(Sign, &str)] = &[
    (Sign::FUNCTION, "the,a,an,of,to,in,on,at,by,for,with,from,as,and,or,but,if,that,this,these,those,than,then,so,into,over,about,\
        after,before,because,while,when,which,who,there,here,not,no,also,more,most,such,some,any,all,other,its,their,his,her,only,\
        der,die,das,den,dem,des,ein,eine,einen,einem,einer,und,oder,aber,mit,von,zu,zum,zur,im,am,auf,für,bei,nach,aus,als,auch,nicht,\
        dass,sich,wie,um,durch,le,la,les,un,une,du,de,des,et,ou,mais,dans,sur,pour,par,avec,sans,que,qui,ne,pas,au,aux,ce,cette,ces,\
        el,los,las,una,unos,y,o,pero,en,con,por,para,del,al,se,su,sus,lo,como,más,il,gli,i,e,ma,nel,della,delle,dei,di,da,per,che,\
        non,os,as,um,uma,dos,das,no,na,em,ao,não,het,een,van,op,met,voor,niet,zijn,te,και,το,τα,η,ο,να,για,με,που,от,и,в,на,с,не,что"),
    (Sign::VERB, "is,are,was,were,be,been,being,have,has,had,do,does,did,can,could,will,would,should,may,might,must,said,says,make,\
        makes,made,get,gets,got,need,needs,want,know,think,help,helps,use,used,it's,don't,doesn't,didn't,isn't,can't,won't,you're,\
        you'll,we're,i'm,i've,ist,sind,war,waren,hat,haben,wird,werden,kann,können,est,sont,était,ont,avait,peut,es,son,era,fue,tiene,\
        puede,sono,ha,hanno,é,foi,tem,wordt,είναι,έχει"),
    (Sign::PERSON, "i,you,we,he,she,they,it,me,us,him,them,your,our,my,mine,ours,yours,ich,du,wir,sie,er,ihr,unser,je,tu,nous,vous,\
        ils,elle,notre,votre,yo,tú,nosotros,ellos,ella,nuestro,io,noi,eu,nós,wij,ik,jij"),
    (Sign::QUESTION, "how,what,why,when,where,who,which,whose,can,do,does,is,are,should,will,wie,was,warum,wann,wo,wer,welche,comment,\
        pourquoi,quand,où,qui,quel,quelle,cómo,qué,cuándo,dónde,quién,come,perché,quando,como,hoe,wat,waarom,τι,πώς,γιατί"),
    (Sign::SECTION, "introduction,conclusion,conclusions,summary,overview,background,methods,methodology,results,discussion,abstract,\
        references,acknowledgements,acknowledgments,appendix,preface,prologue,epilogue,foreword,glossary,bibliography,\
        faq,faqs,asked questions,key takeaways,takeaways,final thoughts,bottom line,pros,cons,benefits,features,pricing,\
        requirements,ingredients,instructions,directions,notes,tips,examples,step,chapter,part,section,verdict,wrapping up,\
        getting started,installation,usage,license,changelog,motivation,einleitung,einführung,fazit,zusammenfassung,ausblick,\
        hintergrund,kapitel,conclusión,introducción,resumen,capítulo,introduzione,conclusione,capitolo,introdução,conclusão,inleiding,\
        conclusie,hoofdstuk,chapitre,résumé,εισαγωγή,the end,what next,looking ahead,next steps,best for,why we"),
    (Sign::MENU, "menu,home,login,log in,log out,sign in,sign up,register,account,my account,search,skip to,skip,navigation,toggle,close,\
        open menu,cart,basket,checkout,wishlist,dashboard,settings,profile,about us,contact us,contact,careers,press,help center,\
        support,sitemap,site map,back to,to top,next page,previous,next,main content,main menu,submenu,explore,browse,categories,\
        category,tags,topics,archives,download app,app store,google play,language,english,español,français,deutsch,startseite,anmelden,\
        registrieren,suche,impressum,kontakt,accueil,connexion,recherche,iniciar sesión,buscar,inicio,accedi,cerca,entrar,pesquisar,\
        inloggen,zoeken,show more,show less,view all,see all,load more,expand,collapse,edit,log-in,sign-in,sign-up,our team,company,\
        resources,solutions,products,services,pricing,events,blog,community,shop,store,members,membership,portal,locations"),
    (Sign::SHARE, "share,tweet,facebook,twitter,linkedin,pinterest,reddit,whatsapp,telegram,instagram,youtube,tiktok,email,e-mail,print,\
        copy link,copy,link copied,share this,follow,follow us,followers,like this,likes,save,bookmark,teilen,drucken,folgen,partager,\
        imprimer,suivre,compartir,imprimir,condividi,stampa,compartilhar,delen,social,social media,flipboard,threads,bluesky,mastodon,\
        messenger,pocket,x"),
    (Sign::RELATED, "related,related articles,related posts,related stories,read more,read next,also read,more from,more on,more stories,\
        recommended,recommended for,may also,might also,also like,you missed,popular,most popular,most read,trending,latest,latest news,\
        recent posts,recent,featured,editor's picks,up next,next article,previous article,next post,previous post,older posts,newer posts,\
        see also,keep reading,continue reading,further reading,similar,discover more,explore more,learn more,find out,weitere artikel,\
        mehr zum,lesen sie,auch interessant,mehr lesen,à lire,lire aussi,lire la,en savoir,leer más,le puede,relacionados,leggi anche,\
        leia mais,lees ook,lees meer,in other,other articles,other posts"),
    (Sign::LEGAL, "privacy,privacy policy,terms,terms of,terms and,conditions,policy,rights reserved,copyright,©,all rights,reserved,\
        disclaimer,disclosure,legal,trademark,trademarks,licensed,accessibility,do not,not sell,datenschutz,agb,impressum,\
        confidentialité,mentions légales,aviso legal,privacidad,informativa,termos,voorwaarden,inc,llc,ltd,gmbh,registered,imprint"),
    (Sign::COMMENT, "comment,comments,reply,replies,leave a,post a,add a,your comment,log in,join the,discussion,conversation,responses,\
        kommentar,kommentare,antworten,commentaires,commentaire,répondre,comentarios,comentario,responder,commenti,reacties,\
        required fields,email address,your email,your name,upvote,moderated,cancel reply"),
    (Sign::BYLINE, "by,written by,author,authors,reviewed by,medically reviewed,fact checked,edited by,posted by,published by,editor,staff,\
        writer,contributor,contributing,reporter,correspondent,von,autor,redaktion,par,auteur,por,di,door,updated,published,posted,\
        last updated,written,reviewed,about the,bio"),
    (Sign::DATE, "january,february,march,april,may,june,july,august,september,october,november,december,jan,feb,mar,apr,jun,jul,aug,sep,\
        sept,oct,nov,dec,monday,tuesday,wednesday,thursday,friday,saturday,sunday,ago,min read,minute read,minutes read,mins,min,\
        hours,days ago,hours ago,januar,februar,märz,mai,juni,juli,oktober,dezember,janvier,février,mars,avril,juin,juillet,août,\
        septembre,octobre,novembre,décembre,enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre,\
        gennaio,febbraio,aprile,maggio,giugno,luglio,settembre,ottobre,dicembre,janeiro,fevereiro,março,maio,junho,julho,setembro,\
        outubro,dezembro,updated,published,posted,last updated,date"),
    (Sign::OFFER, "advertisement,advertisements,ad,ads,sponsored,advertise,affiliate,commission,promo,coupon,deal,deals,discount,sale,save up,\
        buy,buy now,shop now,order now,add to,free trial,get started,book a,schedule a,request a,demo,get a,quote,contact sales,start free,\
        try for,try it,sign up,subscribe now,subscribe,donate,become a,join now,join us,join our,learn how,download,free shipping,\
        anzeige,werbung,angebot,publicité,publicidad,pubblicità,view deal,check price,see price,see it,at amazon,talk to,call us,get in"),
    (Sign::PICTURE, "image,images,photo,photos,photograph,photographer,picture,getty,shutterstock,credit,courtesy,illustration,screenshot,\
        figure,fig,video,watch,gallery,caption,source,via,icon,logo,thumbnail,avatar,foto,bild,abbildung,quelle,crédit,imagen,crédito,\
        fonte,an image,a photo,image of,photo of,photo by,image by,play"),
    (Sign::LETTER, "newsletter,newsletters,subscribe,subscribe to,inbox,sign up,mailing list,unsubscribe,daily,weekly,delivered,\
        delivered to,to your,our newsletter,stay up,up to,never miss,get the,abonnieren,abonnez-vous,suscríbete,iscriviti,inscreva-se,\
        push notifications,notifications,alerts,email updates,join our"),
    (Sign::CONSENT, "cookie,cookies,consent,accept,accept all,reject,reject all,decline,manage preferences,preferences,we use,akzeptieren,\
        accepter,aceptar,accetta,aceitar,gdpr,opt-out,opt out,tracking,third parties,partners,necessary,javascript,browser,enable"),
    (Sign::CONTENTS, "contents,table of,on this,in this,jump to,this page,this article,inhalt,inhaltsverzeichnis,sommaire,índice,indice,inhoud,\
        sumário,topics covered,quick links"),
];

#[cfg(test)]
mod tests {
    use super::super::hashes::hashed;
    use super::*;

    #[test]
    fn every_word_is_found_with_all_its_signs() {
        let hash = |words: &str| words.split_whitespace().fold(START, hashed);
        let mut count = 0;
        for (sign, words) in WORDS {
            for words in words.split(',') {
                assert!(super::sign(hash(words)).any(*sign), "{words}");
                count += 1;
            }
        }
        assert!(count < SLOTS / 2 + SLOTS / 8, "{count}");
        let impressum = super::sign(hash("impressum"));
        assert_eq!(impressum.0, Sign::MENU.0 | Sign::LEGAL.0);
        assert_eq!(super::sign(hash("xyzzy")), Sign::default());
    }
}
