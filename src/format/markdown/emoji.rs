//! Emoji by the names that code hosts and chats give them. A name that is not known stays as it is written.

/// The emoji called `name`.
pub(super) fn named(name: &str) -> Option<&'static str> {
    NAMES
        .binary_search_by_key(&name, |(known, _)| known)
        .ok()
        .map(|at| NAMES[at].1)
}

/// The longest name.
pub(super) const NAME_BYTES_MAX: usize = 28;

/// The names that texts are found to use, in order.
#[rustfmt::skip]
static NAMES: &[(&str, &str)] = &[
    ("+1", "👍"), ("-1", "👎"), ("100", "💯"), ("accept", "🉑"), ("airplane", "✈️"), ("alarm_clock", "⏰"), ("alien", "👽"),
    ("ambulance", "🚑"), ("anchor", "⚓"), ("angry", "😠"), ("apple", "🍎"), ("arrow_down", "⬇️"), ("arrow_left", "⬅️"),
    ("arrow_right", "➡️"), ("arrow_up", "⬆️"), ("art", "🎨"), ("astonished", "😲"), ("atom_symbol", "⚛️"),
    ("baby", "👶"), ("balloon", "🎈"), ("ballot_box_with_check", "☑️"), ("bangbang", "‼️"), ("bar_chart", "📊"),
    ("battery", "🔋"), ("beer", "🍺"), ("beers", "🍻"), ("beetle", "🐞"), ("bell", "🔔"), ("bento", "🍱"), ("bike", "🚲"),
    ("bird", "🐦"), ("black_circle", "⚫"), ("black_nib", "✒️"), ("blossom", "🌼"), ("blue_book", "📘"),
    ("blue_heart", "💙"), ("blush", "😊"), ("boat", "⛵"), ("bomb", "💣"), ("book", "📖"), ("bookmark", "🔖"),
    ("bookmark_tabs", "📑"), ("books", "📚"), ("boom", "💥"), ("bouquet", "💐"), ("bowtie", "🤵"), ("brain", "🧠"),
    ("briefcase", "💼"), ("broken_heart", "💔"), ("bug", "🐛"), ("building_construction", "🏗️"), ("bulb", "💡"),
    ("bullettrain_side", "🚄"), ("busts_in_silhouette", "👥"), ("cactus", "🌵"), ("cake", "🍰"), ("calendar", "📆"),
    ("camera", "📷"), ("card_file_box", "🗃️"), ("card_index", "📇"), ("cat", "🐱"), ("chart_with_downwards_trend", "📉"),
    ("chart_with_upwards_trend", "📈"), ("checkered_flag", "🏁"), ("cherry_blossom", "🌸"), ("chicken", "🐔"),
    ("christmas_tree", "🎄"), ("clap", "👏"), ("clapper", "🎬"), ("clipboard", "📋"), ("clock1", "🕐"),
    ("closed_book", "📕"), ("closed_lock_with_key", "🔐"), ("cloud", "☁️"), ("clown_face", "🤡"), ("coffee", "☕"),
    ("coffin", "⚰️"), ("computer", "💻"), ("confetti_ball", "🎊"), ("confused", "😕"), ("construction", "🚧"),
    ("construction_worker", "👷"), ("cookie", "🍪"), ("copyright", "©️"), ("cow", "🐮"), ("crab", "🦀"),
    ("credit_card", "💳"), ("crossed_fingers", "🤞"), ("crown", "👑"), ("cry", "😢"), ("crystal_ball", "🔮"),
    ("cupid", "💘"), ("dark_sunglasses", "🕶️"), ("dart", "🎯"), ("dash", "💨"), ("date", "📅"), ("department_store", "🏬"),
    ("desktop_computer", "🖥️"), ("diamonds", "♦️"), ("disappointed", "😞"), ("dizzy", "💫"), ("dog", "🐶"),
    ("dollar", "💵"), ("dolphin", "🐬"), ("door", "🚪"), ("dragon", "🐉"), ("droplet", "💧"), ("earth_africa", "🌍"),
    ("earth_americas", "🌎"), ("earth_asia", "🌏"), ("egg", "🥚"), ("electric_plug", "🔌"), ("elephant", "🐘"),
    ("email", "📧"), ("envelope", "✉️"), ("euro", "💶"), ("evergreen_tree", "🌲"), ("exclamation", "❗"),
    ("eyeglasses", "👓"), ("eyes", "👀"), ("facepalm", "🤦"), ("factory", "🏭"), ("fallen_leaf", "🍂"), ("family", "👪"),
    ("fearful", "😨"), ("file_folder", "📁"), ("fire", "🔥"), ("fireworks", "🎆"), ("fish", "🐟"), ("fist", "✊"),
    ("flashlight", "🔦"), ("floppy_disk", "💾"), ("flushed", "😳"), ("football", "🏈"), ("footprints", "👣"),
    ("four_leaf_clover", "🍀"), ("fox_face", "🦊"), ("frog", "🐸"), ("fuelpump", "⛽"), ("gear", "⚙️"), ("gem", "💎"),
    ("ghost", "👻"), ("gift", "🎁"), ("globe_with_meridians", "🌐"), ("goal_net", "🥅"), ("grapes", "🍇"),
    ("green_apple", "🍏"), ("green_book", "📗"), ("green_circle", "🟢"), ("green_heart", "💚"), ("grin", "😁"),
    ("grinning", "😀"), ("guitar", "🎸"), ("hammer", "🔨"), ("hammer_and_wrench", "🛠️"), ("handshake", "🤝"),
    ("hash", "#️⃣"), ("headphones", "🎧"), ("hear_no_evil", "🙉"), ("heart", "❤️"), ("heart_eyes", "😍"),
    ("heartbeat", "💓"), ("hearts", "♥️"), ("heavy_check_mark", "✔️"), ("heavy_exclamation_mark", "❗"),
    ("heavy_minus_sign", "➖"), ("heavy_multiplication_x", "✖️"), ("heavy_plus_sign", "➕"), ("hourglass", "⌛"),
    ("hourglass_flowing_sand", "⏳"), ("house", "🏠"), ("hugs", "🤗"), ("icecream", "🍦"), ("inbox_tray", "📥"),
    ("information_source", "ℹ️"), ("innocent", "😇"), ("iphone", "📱"), ("jack_o_lantern", "🎃"), ("japan", "🗾"),
    ("joy", "😂"), ("key", "🔑"), ("keyboard", "⌨️"), ("kissing_heart", "😘"), ("label", "🏷️"), ("laughing", "😆"),
    ("leaves", "🍃"), ("ledger", "📒"), ("lemon", "🍋"), ("light_bulb", "💡"), ("link", "🔗"), ("lion", "🦁"),
    ("lipstick", "💄"), ("lock", "🔒"), ("loud_sound", "🔊"), ("loudspeaker", "📢"), ("mag", "🔍"), ("mag_right", "🔎"),
    ("mailbox", "📫"), ("mega", "📣"), ("memo", "📝"), ("microphone", "🎤"), ("microscope", "🔬"),
    ("money_with_wings", "💸"), ("moneybag", "💰"), ("monkey", "🐒"), ("monkey_face", "🐵"), ("moon", "🌔"),
    ("mortar_board", "🎓"), ("mountain", "⛰️"), ("mouse", "🐭"), ("muscle", "💪"), ("musical_note", "🎵"), ("mute", "🔇"),
    ("nail_care", "💅"), ("necktie", "👔"), ("new", "🆕"), ("newspaper", "📰"), ("no_bell", "🔕"), ("no_entry", "⛔"),
    ("no_entry_sign", "🚫"), ("notebook", "📓"), ("notes", "🎶"), ("ocean", "🌊"), ("octocat", "🐙"), ("octopus", "🐙"),
    ("ok", "🆗"), ("ok_hand", "👌"), ("open_book", "📖"), ("open_file_folder", "📂"), ("open_mouth", "😮"),
    ("orange_book", "📙"), ("outbox_tray", "📤"), ("package", "📦"), ("page_facing_up", "📄"), ("page_with_curl", "📃"),
    ("palm_tree", "🌴"), ("panda_face", "🐼"), ("paperclip", "📎"), ("partying_face", "🥳"), ("passport_control", "🛂"),
    ("paw_prints", "🐾"), ("pencil", "📝"), ("pencil2", "✏️"), ("penguin", "🐧"), ("pensive", "😔"),
    ("performing_arts", "🎭"), ("phone", "☎️"), ("pill", "💊"), ("pizza", "🍕"), ("point_down", "👇"),
    ("point_left", "👈"), ("point_right", "👉"), ("point_up", "☝️"), ("poop", "💩"), ("postbox", "📮"), ("pray", "🙏"),
    ("printer", "🖨️"), ("purple_heart", "💜"), ("pushpin", "📌"), ("put_litter_in_its_place", "🚮"), ("question", "❓"),
    ("rabbit", "🐰"), ("racehorse", "🐎"), ("rage", "😡"), ("rainbow", "🌈"), ("raised_hand", "✋"), ("raised_hands", "🙌"),
    ("recycle", "♻️"), ("red_circle", "🔴"), ("registered", "®️"), ("relaxed", "☺️"), ("relieved", "😌"),
    ("repeat", "🔁"), ("rewind", "⏪"), ("robot", "🤖"), ("rocket", "🚀"), ("rofl", "🤣"), ("rose", "🌹"),
    ("rotating_light", "🚨"), ("round_pushpin", "📍"), ("runner", "🏃"), ("satellite", "📡"), ("scissors", "✂️"),
    ("scream", "😱"), ("scroll", "📜"), ("secret", "㊙️"), ("see_no_evil", "🙈"), ("seedling", "🌱"), ("shield", "🛡️"),
    ("ship", "🚢"), ("shipit", "🐿️"), ("shrug", "🤷"), ("skull", "💀"), ("sleeping", "😴"), ("sleepy", "😪"),
    ("small_blue_diamond", "🔹"), ("small_orange_diamond", "🔸"), ("smile", "😄"), ("smiley", "😃"), ("smirk", "😏"),
    ("snail", "🐌"), ("snake", "🐍"), ("snowflake", "❄️"), ("snowman", "⛄"), ("sob", "😭"), ("soccer", "⚽"),
    ("sound", "🔉"), ("sparkle", "❇️"), ("sparkles", "✨"), ("sparkling_heart", "💖"), ("speaker", "🔈"),
    ("speech_balloon", "💬"), ("spider", "🕷️"), ("star", "⭐"), ("star2", "🌟"), ("stars", "🌠"), ("stop_sign", "🛑"),
    ("stopwatch", "⏱️"), ("stuck_out_tongue", "😛"), ("sun_with_face", "🌞"), ("sunflower", "🌻"), ("sunglasses", "😎"),
    ("sunny", "☀️"), ("sunrise", "🌅"), ("sweat", "😓"), ("sweat_drops", "💦"), ("sweat_smile", "😅"), ("syringe", "💉"),
    ("tada", "🎉"), ("tangerine", "🍊"), ("tea", "🍵"), ("telephone", "☎️"), ("telescope", "🔭"), ("test_tube", "🧪"),
    ("thinking", "🤔"), ("thought_balloon", "💭"), ("thumbsdown", "👎"), ("thumbsup", "👍"), ("ticket", "🎫"),
    ("tiger", "🐯"), ("tm", "™️"), ("toilet", "🚽"), ("tongue", "👅"), ("toolbox", "🧰"), ("tractor", "🚜"),
    ("traffic_light", "🚥"), ("train", "🚋"), ("triangular_flag_on_post", "🚩"), ("triangular_ruler", "📐"),
    ("trophy", "🏆"), ("truck", "🚚"), ("tulip", "🌷"), ("turtle", "🐢"), ("tv", "📺"), ("umbrella", "☔"),
    ("unamused", "😒"), ("unicorn", "🦄"), ("unlock", "🔓"), ("up", "🆙"), ("v", "✌️"), ("vertical_traffic_light", "🚦"),
    ("video_camera", "📹"), ("violin", "🎻"), ("warning", "⚠️"), ("wastebasket", "🗑️"), ("watch", "⌚"),
    ("watermelon", "🍉"), ("wave", "👋"), ("weary", "😩"), ("whale", "🐳"), ("wheelchair", "♿"),
    ("white_check_mark", "✅"), ("white_circle", "⚪"), ("white_flower", "💮"), ("white_large_square", "⬜"),
    ("wind_chime", "🎐"), ("wink", "😉"), ("wolf", "🐺"), ("wrench", "🔧"), ("writing_hand", "✍️"), ("x", "❌"),
    ("yellow_circle", "🟡"), ("yellow_heart", "💛"), ("yum", "😋"), ("zap", "⚡"), ("zzz", "💤"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_in_order_and_found() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(NAMES.iter().all(|(name, _)| name.len() <= NAME_BYTES_MAX));
        assert_eq!(named("tada"), Some("🎉"));
        assert_eq!(named("w"), None);
    }
}
