//! `Tag`: the elements that a page is read by, and what kinds of them there are.

macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($variant:ident $name:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(in crate::format) enum $kind {
            $(#[doc = $name] $variant,)*
            /// Any other.
            Other,
        }

        impl $kind {
            /// The one called `name`.
            pub(super) fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

names! {
    /// What a node is: some text, or an element by its name.
    Tag {
        Text "#text" Html "html" Head "head" Body "body" Title "title" Meta "meta" Link "link" Base "base"
        Script "script" Style "style" Template "template" Noscript "noscript"
        Article "article" Main "main" Section "section" Nav "nav" Aside "aside" Header "header" Footer "footer"
        Div "div" Center "center" Form "form" Fieldset "fieldset" Dialog "dialog" Search "search" Hgroup "hgroup"
        H1 "h1" H2 "h2" H3 "h3" H4 "h4" H5 "h5" H6 "h6"
        P "p" Blockquote "blockquote" Pre "pre" Address "address" Hr "hr" Br "br" Wbr "wbr"
        Ul "ul" Ol "ol" Menu "menu" Dir "dir" Li "li" Dl "dl" Dt "dt" Dd "dd"
        Figure "figure" Figcaption "figcaption" Picture "picture" Img "img" Svg "svg" Image "image"
        Video "video" Audio "audio" Source "source" Track "track" Canvas "canvas"
        Iframe "iframe" Embed "embed" Object "object" Param "param" Map "map" Area "area"
        Table "table" Caption "caption" Colgroup "colgroup" Col "col" Thead "thead" Tbody "tbody" Tfoot "tfoot"
        Tr "tr" Td "td" Th "th"
        Details "details" Summary "summary"
        Button "button" Input "input" Select "select" Option "option" Textarea "textarea" Label "label"
        Legend "legend" Output "output" Progress "progress" Meter "meter" Datalist "datalist"
        A "a" Span "span" Em "em" I "i" Cite "cite" Dfn "dfn" Var "var" Strong "strong" B "b" U "u" Ins "ins"
        S "s" Strike "strike" Del "del" Mark "mark" Small "small" Big "big" Font "font" Tt "tt"
        Code "code" Kbd "kbd" Samp "samp" Sub "sub" Sup "sup" Q "q" Abbr "abbr" Time "time" Data "data"
        Ruby "ruby" Rt "rt" Rp "rp" Bdi "bdi" Bdo "bdo"
        Math "math" Semantics "semantics" Annotation "annotation" AnnotationXml "annotation-xml"
        Mi "mi" Mn "mn" Mo "mo" Ms "ms" Mtext "mtext" Mspace "mspace" Mrow "mrow" Mfrac "mfrac" Msqrt "msqrt"
        Mroot "mroot" Mfenced "mfenced" Msub "msub" Msup "msup" Msubsup "msubsup" Munder "munder" Mover "mover"
        Munderover "munderover" Mmultiscripts "mmultiscripts" Mprescripts "mprescripts" MathNone "none"
        Mtable "mtable" Mtr "mtr" Mlabeledtr "mlabeledtr" Mtd "mtd" Mphantom "mphantom"
        MjxContainer "mjx-container" MjxAssistive "mjx-assistive-mml" Slot "slot" ClipboardCopy "clipboard-copy"
        AmpImg "amp-img" AmpYoutube "amp-youtube"
    }
}

names! {
    /// The attributes that say something to a reader.
    Key {
        Class "class" Id "id" Name "name" Href "href" Src "src" DataSrc "data-src" Srcset "srcset"
        DataSrcset "data-srcset" DataOriginal "data-original" DataLazySrc "data-lazy-src" Alt "alt" Title "title"
        Rel "rel" Itemprop "itemprop" Itemtype "itemtype" Role "role" Style "style" Hidden "hidden"
        AriaHidden "aria-hidden" AriaModal "aria-modal" AriaLabel "aria-label" AriaLevel "aria-level"
        AriaChecked "aria-checked" AriaExpanded "aria-expanded" AriaControls "aria-controls"
        AriaDescribedby "aria-describedby" AriaDetails "aria-details" DataTarget "data-target" DataBsTarget "data-bs-target"
        Lang "lang" XmlLang "xml:lang"
        Start "start" Reversed "reversed" Type "type" Value "value" Colspan "colspan" Rowspan "rowspan"
        Align "align" Summary "summary" Width "width" Height "height" Checked "checked"
        Content "content" Property "property" Datetime "datetime" Display "display" Alttext "alttext"
        Encoding "encoding" EpubType "epub:type" DataLang "data-lang" DataLanguage "data-language" Data "data"
        Layout "layout" Open "open" Scope "scope" DataVideoid "data-videoid" Datatable "datatable" For "for"
        DataLine "data-line" DataLineNumber "data-line-number" DataClipboardText "data-clipboard-text"
        DataClipboardTarget "data-clipboard-target" DataEnlighterLanguage "data-enlighter-language"
        DataMathml "data-mathml" DataLatex "data-latex" DataTex "data-tex" DataExpr "data-expr"
        DataMath "data-math" DataFormula "data-formula" Separators "separators"
        Close "close" Linethickness "linethickness"
    }
}

impl Tag {
    /// The level of a heading.
    pub(super) fn heading_level(self) -> Option<u8> {
        Some(match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => return None,
        })
    }

    /// Pictures, those of pages for telephones included.
    pub(super) fn is_picture(self) -> bool {
        matches!(self, Self::Img | Self::Image | Self::AmpImg)
    }

    /// Elements that begin a new line, so that text before and after them is never one paragraph.
    pub(super) fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Html | Body
                | Article
                | Main
                | Section
                | Nav
                | Aside
                | Header
                | Footer
                | Div
                | Center
                | Form
                | Fieldset
                | Dialog
                | Search
                | Hgroup
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | P
                | Blockquote
                | Pre
                | Address
                | Hr
                | Ul
                | Ol
                | Menu
                | Dir
                | Li
                | Dl
                | Dt
                | Dd
                | Figure
                | Figcaption
                | Table
                | Caption
                | Thead
                | Tbody
                | Tfoot
                | Tr
                | Td
                | Th
                | Details
                | Summary
                | Legend
                | Option
                | Noscript
        )
    }

    /// Elements that hold more than a phrase: what has one of them inside is no plain paragraph.
    pub(super) fn is_block_of_text(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Blockquote | Dl | Div | Img | Ol | P | Pre | Table | Ul
        )
    }

    /// Elements whose content is never text for a reader.
    pub(super) fn is_silent(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Head | Script
                | Style
                | Template
                | Title
                | Meta
                | Link
                | Base
                | Svg
                | Canvas
                | Input
                | Select
                | Textarea
                | Datalist
                | Param
                | Source
                | Track
                | Map
                | Colgroup
                | Rp
                | Progress
                | Meter
                | Noscript
        )
    }
}
