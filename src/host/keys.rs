//! What the terminal sends, from bytes to keys, mouse, pasted text and answers to our questions.
//!
//! Crossterm has a reader of its own, which is left aside for three reasons: it spins when the terminal goes
//! away, it takes the answer to a question asked in passing for keys, and it cannot be told to let a control
//! string pass. Here an unknown sequence is dropped whole and never reaches the reader as keys.

use crate::app::event::{Event, Key, KeyCode, Mouse, MouseAction};

/// What arrived.
#[derive(Debug)]
pub enum Input {
    /// Something for the app.
    Event(Event),
    /// The answer to the question for the ground's colour: whether it is dark.
    Dark(bool),
    /// The terminal knows the kitty keyboard protocol.
    KittyKeyboard,
    /// The answer to the last question we asked, which every terminal gives.
    Answered,
}

/// The longest sequence that is waited for; a longer one is dropped.
const SEQUENCE_BYTES_MAX: usize = 4096;
/// The most that is kept of one paste. Nothing that a reader types into a prompt is longer.
const PASTE_BYTES_MAX: usize = 1 << 20;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Takes bytes as they come, in any pieces.
#[derive(Debug, Default)]
pub struct Parser {
    buffer: Vec<u8>,
    pasting: bool,
}

/// What the beginning of the buffer is.
enum Step {
    /// Perhaps a sequence, but not all of it is here.
    Wait,
    /// So many bytes of something.
    Take(usize, Option<Input>),
    /// So many bytes after which a paste begins.
    Paste(usize),
}

impl Parser {
    /// Takes `bytes` in and adds what they complete to `inputs`.
    pub fn feed(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) {
        self.buffer.extend_from_slice(bytes);
        self.run(false, inputs);
    }

    /// Whether bytes wait for more; if none come soon, [`Parser::flush`] says what they are.
    pub fn is_waiting(&self) -> bool {
        !self.buffer.is_empty() || self.pasting
    }

    /// Whether what waits is a paste, which may take its time.
    pub fn is_pasting(&self) -> bool {
        self.pasting
    }

    /// Nothing follows: a lone escape was the key, and the beginning of a sequence was a key with Alt.
    pub fn flush(&mut self, inputs: &mut Vec<Input>) {
        if self.pasting {
            let text = std::mem::take(&mut self.buffer);
            self.end_paste(&text, inputs);
        }
        self.run(true, inputs);
        self.buffer.clear();
    }

    fn run(&mut self, last: bool, inputs: &mut Vec<Input>) {
        let buffer = std::mem::take(&mut self.buffer);
        let mut at = 0;
        while at < buffer.len() {
            let rest = &buffer[at..];
            if self.pasting {
                let Some(end) = find(rest, PASTE_END) else {
                    break;
                };
                self.end_paste(&rest[..end], inputs);
                at += end + PASTE_END.len();
                continue;
            }
            match step(rest, last) {
                Step::Wait => break,
                Step::Take(bytes, input) => {
                    at += bytes;
                    inputs.extend(input);
                }
                Step::Paste(bytes) => {
                    at += bytes;
                    self.pasting = true;
                }
            }
        }
        self.buffer = buffer;
        self.buffer.drain(..at);
        if self.pasting && self.buffer.len() > PASTE_BYTES_MAX + PASTE_END.len() {
            // The rest is forgotten, but for what may be the beginning of the end.
            let tail = self.buffer.len() - PASTE_END.len();
            self.buffer.drain(PASTE_BYTES_MAX..tail);
        }
    }

    fn end_paste(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) {
        self.pasting = false;
        let text = String::from_utf8_lossy(bytes).into_owned();
        inputs.push(Input::Event(Event::Paste(text)));
    }
}

fn step(bytes: &[u8], last: bool) -> Step {
    if bytes[0] == 0x1b {
        return escape(bytes, last);
    }
    match character(bytes) {
        Some((length, Some(c))) => Step::Take(length, key(of_character(c))),
        Some((length, None)) => Step::Take(length, None),
        None if last => Step::Take(bytes.len(), None),
        None => Step::Wait,
    }
}

fn escape(bytes: &[u8], last: bool) -> Step {
    let Some(&second) = bytes.get(1) else {
        return if last {
            Step::Take(1, key(Key::plain(KeyCode::Esc)))
        } else {
            Step::Wait
        };
    };
    // With nothing after it, what could begin a sequence is that key held with Alt.
    let alone = bytes.len() == 2 && last;
    match second {
        0x1b => Step::Take(1, key(Key::plain(KeyCode::Esc))),
        b'[' if !alone => control_sequence(bytes, last),
        b'O' if !alone => match bytes.get(2) {
            Some(&byte) => Step::Take(3, application(byte).map(Key::plain).and_then(key)),
            None => Step::Wait,
        },
        b']' | b'P' | b'_' | b'^' | b'X' if !alone && begins_string(bytes) => {
            control_string(bytes, last)
        }
        _ => match character(&bytes[1..]) {
            Some((length, Some(c))) => {
                let held = Key {
                    alt: true,
                    ..of_character(c)
                };
                Step::Take(1 + length, key(held))
            }
            Some((length, None)) => Step::Take(1 + length, None),
            None if last => Step::Take(bytes.len(), None),
            None => Step::Wait,
        },
    }
}

/// `ESC [`, parameters, intermediates, a final byte.
fn control_sequence(bytes: &[u8], last: bool) -> Step {
    let body = &bytes[2..];
    let Some(end) = body.iter().position(|b| !(0x20..=0x3f).contains(b)) else {
        return if last || bytes.len() > SEQUENCE_BYTES_MAX {
            Step::Take(bytes.len(), None)
        } else {
            Step::Wait
        };
    };
    let length = 2 + end + 1;
    let (parameters, end_byte) = (&body[..end], body[end]);
    match end_byte {
        // The Linux console's function keys, and the mouse as terminals before SGR send it.
        b'[' if parameters.is_empty() => match body.get(1) {
            Some(&byte @ b'A'..=b'E') => Step::Take(
                length + 1,
                key(Key::plain(KeyCode::Function(byte - b'A' + 1))),
            ),
            Some(_) => Step::Take(length + 1, None),
            None if last => Step::Take(length, None),
            None => Step::Wait,
        },
        b'M' if parameters.is_empty() => match bytes.get(3..6) {
            Some(&[button, column, row]) => Step::Take(6, old_mouse(button, column, row)),
            _ if last => Step::Take(bytes.len(), None),
            _ => Step::Wait,
        },
        b'~' if parameters == b"200" => Step::Paste(length),
        0x40..=0x7e => Step::Take(length, sequence(parameters, end_byte)),
        // A control character or a letter outside ASCII: the sequence was broken off.
        _ => Step::Take(length - 1, None),
    }
}

/// What a whole control sequence says.
fn sequence(parameters: &[u8], end: u8) -> Option<Input> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(mouse) = text.strip_prefix('<') {
        return sgr_mouse(mouse, end == b'M');
    }
    if let Some(private) = text.strip_prefix('?') {
        return match end {
            b'u' => Some(Input::KittyKeyboard),
            b'c' => Some(Input::Answered),
            b'n' => match private {
                "997;1" => Some(Input::Dark(true)),
                "997;2" => Some(Input::Dark(false)),
                _ => None,
            },
            _ => None,
        };
    }
    let mut numbers = text.split(';').map(|number| {
        // After a colon stand alternatives that we do not ask for, or the kind of event.
        let (number, more) = number.split_once(':').unwrap_or((number, ""));
        (number.parse::<u32>().ok(), more)
    });
    let first = numbers.next().and_then(|(number, _)| number);
    let (modifiers, kind) = numbers.next().unwrap_or((None, ""));
    if kind.starts_with('3') {
        return None; // A key was let go.
    }
    let code = match end {
        b'u' => return kitty(first?, modifiers).and_then(key),
        b'Z' => KeyCode::BackTab,
        b'~' => match first? {
            1 | 7 => KeyCode::Home,
            3 => KeyCode::Delete,
            4 | 8 => KeyCode::End,
            5 => KeyCode::PageUp,
            6 => KeyCode::PageDown,
            number @ 11..=15 => KeyCode::Function((number - 10) as u8),
            number @ 17..=21 => KeyCode::Function((number - 11) as u8),
            number @ 23..=24 => KeyCode::Function((number - 12) as u8),
            _ => return None,
        },
        _ => application(end)?,
    };
    key(with(code, modifiers))
}

/// The keys that are a letter after `ESC O`, or after `ESC [` and modifiers.
fn application(end: u8) -> Option<KeyCode> {
    Some(match end {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        byte @ b'P'..=b'S' => KeyCode::Function(byte - b'P' + 1),
        _ => return None,
    })
}

/// A key as the kitty protocol writes it.
fn kitty(code: u32, modifiers: Option<u32>) -> Option<Key> {
    let code = match code {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(code).filter(|c| !c.is_control())?),
    };
    let mut key = with(code, modifiers);
    match key.code {
        KeyCode::Tab if key.shift => {
            key.code = KeyCode::BackTab;
            key.shift = false;
        }
        KeyCode::Char(c) if key.shift => {
            key.code = KeyCode::Char(c.to_uppercase().next().unwrap_or(c));
            key.shift = false;
        }
        _ => {}
    }
    // The keys of the private use area (caps lock, media keys) are not for us.
    (!matches!(key.code, KeyCode::Char('\u{e000}'..='\u{f8ff}'))).then_some(key)
}

fn with(code: KeyCode, modifiers: Option<u32>) -> Key {
    let bits = modifiers.unwrap_or(1).saturating_sub(1);
    Key {
        code,
        shift: bits & 1 != 0,
        alt: bits & 2 != 0,
        ctrl: bits & 4 != 0,
    }
}

fn sgr_mouse(text: &str, pressed: bool) -> Option<Input> {
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    mouse(
        button,
        pressed,
        column.saturating_sub(1),
        row.saturating_sub(1),
    )
}

fn old_mouse(button: u8, column: u8, row: u8) -> Option<Input> {
    let button = u16::from(button.saturating_sub(32));
    // It does not say which button was let go.
    let (button, pressed) = if button & 0b11 == 3 && button < 64 {
        (0, false)
    } else {
        (button, true)
    };
    mouse(
        button,
        pressed,
        u16::from(column.saturating_sub(33)),
        u16::from(row.saturating_sub(33)),
    )
}

/// The left button and the wheel; the other buttons are the terminal's.
fn mouse(button: u16, pressed: bool, column: u16, row: u16) -> Option<Input> {
    const MODIFIERS: u16 = 0b11100;
    let action = match (button & !MODIFIERS, pressed) {
        (0, true) => MouseAction::Press,
        (0, false) => MouseAction::Release,
        (32, true) => MouseAction::Drag,
        (64, true) => MouseAction::WheelUp,
        (65, true) => MouseAction::WheelDown,
        _ => return None,
    };
    Some(Input::Event(Event::Mouse(Mouse {
        action,
        column,
        row,
    })))
}

/// Whether what follows `ESC ]` and its like could be a control string and not keys typed fast.
fn begins_string(bytes: &[u8]) -> bool {
    bytes
        .get(2)
        .is_none_or(|byte| matches!(byte, b'0'..=b'9' | b'>' | b'!' | b'G' | b'+' | b'$' | b'|'))
}

/// `ESC ]` and its like, up to BEL or `ESC \`.
fn control_string(bytes: &[u8], last: bool) -> Step {
    let end = (2..bytes.len()).find_map(|at| match bytes[at] {
        0x07 => Some((at, at + 1)),
        0x1b if bytes.get(at + 1) == Some(&b'\\') => Some((at, at + 2)),
        _ => None,
    });
    match end {
        Some((end, length)) => Step::Take(length, answer(bytes[1], &bytes[2..end])),
        None if last || bytes.len() > SEQUENCE_BYTES_MAX => Step::Take(bytes.len(), None),
        None => Step::Wait,
    }
}

/// The answer to the question for the ground's colour, as `11;rgb:ffff/ffff/ffff`.
fn answer(kind: u8, body: &[u8]) -> Option<Input> {
    let text = std::str::from_utf8(body).ok()?;
    let colour = text.strip_prefix("11;").filter(|_| kind == b']')?;
    let (_, parts) = colour.split_once(':')?;
    let mut parts = parts.split('/').map(|part| {
        let full = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)? - 1;
        let value = u32::from_str_radix(part, 16).ok()?;
        (full > 0 && part.len() <= 4).then(|| value as f32 / full as f32)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // How bright the eye finds each colour (ITU-R BT.709).
    let brightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(Input::Dark(brightness < 0.5))
}

/// The character at the beginning and its length; no character where the bytes are none; `None` where it is
/// not all here.
fn character(bytes: &[u8]) -> Option<(usize, Option<char>)> {
    let length = match bytes[0] {
        0..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Some((1, None)),
    };
    let here = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(here) {
        Ok(text) => Some((length, text.chars().next())),
        Err(error) if error.error_len().is_none() => None,
        Err(_) => Some((1, None)),
    }
}

fn of_character(c: char) -> Key {
    let control = |c| Key {
        ctrl: true,
        ..Key::plain(KeyCode::Char(c))
    };
    match c {
        '\r' => Key::plain(KeyCode::Enter),
        '\t' => Key::plain(KeyCode::Tab),
        '\x7f' | '\x08' => Key::plain(KeyCode::Backspace),
        '\x1b' => Key::plain(KeyCode::Esc),
        '\0' => control(' '),
        '\x01'..='\x1a' => control((c as u8 - 1 + b'a') as char),
        '\x1c'..='\x1f' => control((c as u8 - 0x1c + b'\\') as char),
        c => Key::plain(KeyCode::Char(c)),
    }
}

fn key(key: Key) -> Option<Input> {
    Some(Input::Event(Event::Key(key)))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

#[cfg(test)]
mod tests;
