use proptest::prelude::*;

use super::*;

/// What `bytes` are when they come in one piece and nothing follows.
fn inputs(bytes: &[u8]) -> Vec<Input> {
    let mut parser = Parser::default();
    let mut inputs = Vec::new();
    parser.feed(bytes, &mut inputs);
    parser.flush(&mut inputs);
    inputs
}

/// Inputs as short words: `C-a`, `M-x`, `S-Up`, `Esc`.
fn said(inputs: &[Input]) -> Vec<String> {
    inputs
        .iter()
        .map(|input| match input {
            Input::Event(Event::Key(key)) => {
                let code = match key.code {
                    KeyCode::Char(c) => c.to_string(),
                    code => format!("{code:?}"),
                };
                let marks = [(key.ctrl, "C-"), (key.alt, "M-"), (key.shift, "S-")];
                let marks: String = marks
                    .iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, mark)| *mark)
                    .collect();
                format!("{marks}{code}")
            }
            Input::Event(Event::Mouse(mouse)) => {
                format!("{:?} {} {}", mouse.action, mouse.column, mouse.row)
            }
            Input::Event(Event::Paste(text)) => format!("paste {text:?}"),
            other => format!("{other:?}"),
        })
        .collect()
}

fn check(bytes: &str, expected: &[&str]) {
    assert_eq!(said(&inputs(bytes.as_bytes())), expected, "{bytes:?}");
}

#[test]
fn characters_and_control_characters_are_keys() {
    check("jé語", &["j", "é", "語"]);
    check(
        "\r\t\x7f\x08\x03\x1a\0\x1c",
        &[
            "Enter",
            "Tab",
            "Backspace",
            "Backspace",
            "C-c",
            "C-z",
            "C- ",
            "C-\\",
        ],
    );
}

#[test]
fn escape_is_a_key_when_nothing_follows() {
    check("\x1b", &["Esc"]);
    check("\x1b\x1b", &["Esc", "Esc"]);
    check("\x1bx", &["M-x"]);
    check("\x1b[", &["M-["]);
    check("\x1b]", &["M-]"]);
    check("\x1bO", &["M-O"]);
    check("\x1b\r", &["M-Enter"]);
}

#[test]
fn sequences_of_all_families_are_keys() {
    check(
        "\x1b[A\x1bOB\x1b[1;5C\x1b[1;2D",
        &["Up", "Down", "C-Right", "S-Left"],
    );
    check(
        "\x1b[H\x1b[4~\x1b[5~\x1b[6~\x1b[3~\x1b[Z",
        &["Home", "End", "PageUp", "PageDown", "Delete", "BackTab"],
    );
    check(
        "\x1bOP\x1b[15~\x1b[24~\x1b[[B",
        &["Function(1)", "Function(5)", "Function(12)", "Function(2)"],
    );
}

#[test]
fn the_kitty_protocol_is_understood() {
    check(
        "\x1b[27u\x1b[99;5u\x1b[97;4u\x1b[9;2u",
        &["Esc", "C-c", "M-A", "BackTab"],
    );
    check("\x1b[106;1:3u\x1b[57358u", &[]);
    check("\x1b[1;1:1A", &["Up"]);
}

#[test]
fn the_mouse_has_one_button_and_a_wheel() {
    check(
        "\x1b[<0;5;7M\x1b[<32;6;7M\x1b[<0;6;7m",
        &["Press 4 6", "Drag 5 6", "Release 5 6"],
    );
    check(
        "\x1b[<64;1;1M\x1b[<69;1;1M\x1b[<66;1;1M\x1b[<2;1;1M",
        &["WheelUp 0 0", "WheelDown 0 0"],
    );
    check("\x1b[<0;65535;0M", &["Press 65534 0"]);
    check("\x1b[M !!", &["Press 0 0"]);
}

#[test]
fn a_paste_is_text_and_no_keys() {
    check(
        "\x1b[200~q\x03\r\x1b[Aé\x1b[201~j",
        &["paste \"q\\u{3}\\r\\u{1b}[Aé\"", "j"],
    );
}

#[test]
fn a_paste_that_never_ends_does_not_make_deaf() {
    let mut parser = Parser::default();
    let mut inputs = Vec::new();
    parser.feed(b"\x1b[200~half", &mut inputs);
    assert!(inputs.is_empty() && parser.is_pasting());
    parser.flush(&mut inputs);
    parser.feed(b"j", &mut inputs);
    assert_eq!(said(&inputs), ["paste \"half\"", "j"]);
}

#[test]
fn what_is_kept_of_a_paste_is_limited() {
    let mut parser = Parser::default();
    let mut inputs = Vec::new();
    parser.feed(b"\x1b[200~", &mut inputs);
    for _ in 0..40 {
        parser.feed(&[b'x'; 65536], &mut inputs);
    }
    parser.feed(b"\x1b[201~j", &mut inputs);
    let [Input::Event(Event::Paste(text)), _] = &inputs[..] else {
        panic!("{:?}", inputs.len());
    };
    assert!(
        text.len() <= PASTE_BYTES_MAX + PASTE_END.len(),
        "{}",
        text.len()
    );
}

#[test]
fn answers_of_the_terminal_are_no_keys() {
    check(
        "\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?0u\x1b[?62;22cj",
        &["Dark(true)", "KittyKeyboard", "Answered", "j"],
    );
    check("\x1b]11;rgb:ff/ff/e0\x07", &["Dark(false)"]);
    check(
        "\x1b]11;rgb:zz/0/0\x07\x1b]11;rgb:/0/0\x07\x1b]52;c;abc\x07",
        &[],
    );
    check(
        "\x1bP1$r0m\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[I\x1b[O\x1b[?997;2n",
        &["Dark(false)"],
    );
}

#[test]
fn broken_sequences_are_dropped_and_hide_nothing_after_them() {
    check("\x1b[12\x03", &["C-c"]);
    let endless = format!("\x1b]0;{}\x07j", "x".repeat(3000));
    check(&endless, &["j"]);
    assert_eq!(said(&inputs(b"\xff\xfej\xc3")), ["j"]);
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_are_the_same_inputs(
        bytes in proptest::collection::vec(
            prop_oneof![
                3 => Just(0x1bu8), 2 => Just(b'['), 1 => Just(b']'), 1 => Just(b'<'),
                2 => b'0'..=b'9', 1 => Just(b';'), 1 => Just(b'M'), 1 => Just(b'~'), 2 => any::<u8>(),
            ],
            0..60,
        ),
        cuts in proptest::collection::vec(0usize..60, 0..6),
    ) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let mut parser = Parser::default();
        let mut pieces = Vec::new();
        for pair in cuts.windows(2) {
            parser.feed(&bytes[pair[0]..pair[1]], &mut pieces);
        }
        parser.flush(&mut pieces);
        prop_assert_eq!(said(&pieces), said(&inputs(&bytes)));
    }
}
