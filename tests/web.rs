//! The real program against small servers on this machine: what it asks for, what it takes, what it complains of.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

/// A server that answers every request alike.
struct Server {
    port: u16,
    /// The heads of the requests so far, in lower case.
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves what `answer` makes of a request's path and this server's port.
    fn start(answer: impl Fn(&str, u16) -> Vec<u8> + Send + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a port");
        let port = listener.local_addr().expect("it has one").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let Some(head) = head(&stream) else { continue };
                let path = head.split(' ').nth(1).unwrap_or("/").to_owned();
                kept.lock().expect("nobody panics with it").push(head);
                // Who hangs up early has what they want.
                let _ = (&stream).write_all(&answer(&path, port));
            }
        });
        Self { port, requests }
    }

    fn always(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, _| answer.clone())
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("nobody panics with it").clone()
    }
}

/// The first lines of a request, in lower case.
fn head(stream: &TcpStream) -> Option<String> {
    let mut head = String::new();
    let mut reader = BufReader::new(stream);
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    Some(head.to_lowercase())
}

fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
    for header in headers {
        answer.push_str(header);
        answer.push_str("\r\n");
    }
    answer.push_str("Connection: close\r\n\r\n");
    [answer.as_bytes(), body].concat()
}

fn page(body: &str) -> Vec<u8> {
    answer("200 OK", &["Content-Type: text/plain"], body.as_bytes())
}

struct Ended {
    status: Option<i32>,
    out: String,
    err: String,
}

fn dump(address: &str) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_longread"));
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    let output = command
        .args(["--dump", address])
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    Ended {
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[track_caller]
fn assert_reads(address: &str, text: &str) {
    let ended = dump(address);
    assert_eq!((ended.status, &*ended.err), (Some(0), ""));
    assert!(ended.out.contains(text), "{:?}", ended.out);
}

/// Holds that it complains in one line that names the address and the cause.
#[track_caller]
fn assert_refuses(address: &str, cause: &str) {
    let ended = dump(address);
    assert_eq!(ended.status, Some(1), "{}", ended.err);
    assert_eq!(ended.out, "");
    assert_eq!(ended.err.lines().count(), 1, "{:?}", ended.err);
    let host = address.rsplit('@').next().expect("there is a last");
    let host = host.trim_start_matches("http://");
    assert!(ended.err.contains(host), "{host} is not in {:?}", ended.err);
    assert!(
        ended.err.contains(cause),
        "{cause} is not in {:?}",
        ended.err
    );
}

#[test]
fn an_address_is_read_and_little_is_told_to_its_server() {
    let server = Server::always(page("Words from the web.\n"));
    assert_reads(&server.address(), "Words from the web.");
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert!(requests[0].starts_with("get / http/1.1\r\n"));
    assert!(
        requests[0].contains("user-agent: longread/"),
        "{requests:?}"
    );
    for told in ["cookie:", "referer:", "authorization:", "origin:", "from:"] {
        assert!(
            !requests[0].contains(&format!("\n{told}")),
            "{told} in {requests:?}"
        );
    }
}

#[test]
fn redirects_are_followed_but_not_for_ever() {
    let server = Server::start(|path, _| match path {
        "/there" => page("The article is there."),
        _ => answer("302 Found", &["Location: /there"], b""),
    });
    assert_reads(&server.address(), "The article is there.");
    let circle = Server::always(answer("302 Found", &["Location: /"], b""));
    assert_refuses(&circle.address(), "leads on more than 10 times");
    assert_eq!(circle.requests().len(), 11);
}

#[test]
fn redirects_lead_to_the_web_alone() {
    for (location, cause) in [
        ("file:///etc/hostname", "the kind file"),
        ("ftp://127.0.0.1/", "the kind ftp"),
        ("data:text/plain,x", "the kind data"),
        ("", "does not say where"),
    ] {
        let location = format!("Location: {location}");
        let server = Server::always(answer("301 Moved", &[&location], b""));
        assert_refuses(&server.address(), cause);
    }
}

#[test]
fn credentials_go_to_their_own_server_alone_and_are_never_shown() {
    let other = Server::always(page("The other server."));
    let leads = format!("Location: http://localhost:{}/", other.port);
    let server = Server::start(move |path, _| match path {
        "/leave" => answer("302 Found", &[&leads], b""),
        "/stay" => answer("302 Found", &["Location: /end"], b""),
        _ => answer("403 Forbidden", &[], b""),
    });
    let secret = |path| format!("http://user:s3cret@127.0.0.1:{}/{path}", server.port);
    assert_reads(&secret("leave"), "The other server.");
    let ended = dump(&secret("stay"));
    assert_eq!(ended.status, Some(1));
    assert!(!ended.err.contains("s3cret"), "{}", ended.err);
    let sent = |requests: &[String]| -> usize {
        let sent = requests
            .iter()
            .filter(|head| head.contains("\nauthorization: basic"));
        sent.count()
    };
    assert_eq!(sent(&server.requests()), 3);
    assert_eq!(sent(&other.requests()), 0);
    assert_refuses("http://user:s3cret@127.0.0.1:1/", "refuses the connection");
}

#[test]
fn cookies_are_not_sent_back() {
    let server = Server::start(|path, _| match path {
        "/next" => page("Without a cookie."),
        _ => answer("302 Found", &["Location: /next", "Set-Cookie: a=b"], b""),
    });
    assert_reads(&server.address(), "Without a cookie.");
    assert!(
        server
            .requests()
            .iter()
            .all(|head| !head.contains("cookie"))
    );
}

#[test]
fn what_a_server_calls_plain_or_packed_is_read_as_what_it_is() {
    let markdown = b"---\ntitle: Sills\n---\n\nOne *sill* of [oak](https://a.example).\n";
    let plain = answer(
        "200 OK",
        &["Content-Type: text/plain; charset=utf-8"],
        markdown,
    );
    assert_reads(&Server::always(plain).address(), "One sill of oak.");
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(markdown).expect("memory takes all");
    let packed = packer.finish().expect("memory takes all");
    let packed = answer("200 OK", &["Content-Type: application/gzip"], &packed);
    assert_reads(&Server::always(packed).address(), "One sill of oak.");
}

#[test]
fn each_failure_has_its_line() {
    for (answered, cause) in [
        (
            answer("404 Not Found", &[], b"x"),
            "the server says 404 Not Found",
        ),
        (answer("500 Oops", &[], b"x"), "the server says 500"),
        (
            answer("200 OK", &["Content-Type: image/png"], b"\x89PNG"),
            "it is image/png, not text",
        ),
        (answer("200 OK", &[], b""), "it is empty"),
        (
            answer(
                "200 OK",
                &["Content-Type: text/plain"],
                b"\x7fELF\x01\x01\0\0\0\0",
            ),
            "not text",
        ),
        (
            b"SSH-2.0-OpenSSH\r\n".to_vec(),
            "does not answer as a web server does",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\ncut".to_vec(),
            "before the end",
        ),
    ] {
        assert_refuses(&Server::always(answered).address(), cause);
    }
    assert_refuses("http://127.0.0.1:1/", "refuses the connection");
    assert_refuses("http://[::bad/", "it is no address");
}

#[test]
fn what_is_packed_is_unpacked() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer
        .write_all(b"Words that were packed.")
        .expect("memory takes all");
    let packed = packer.finish().expect("memory takes all");
    let headers = ["Content-Type: text/plain", "Content-Encoding: gzip"];
    let server = Server::always(answer("200 OK", &headers, &packed));
    assert_reads(&server.address(), "Words that were packed.");
}

#[test]
fn a_bomb_does_not_go_off() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = [b'a'; 1 << 16];
    for _ in 0..3000 {
        packer.write_all(&zeros).expect("memory takes all");
    }
    let packed = packer.finish().expect("memory takes all");
    let headers = ["Content-Type: text/plain", "Content-Encoding: gzip"];
    let server = Server::always(answer("200 OK", &headers, &packed));
    assert_refuses(&server.address(), "too large");
}

#[test]
fn the_charset_of_the_answer_is_believed() {
    let headers = ["Content-Type: text/plain; charset=windows-1251"];
    let server = Server::always(answer(
        "200 OK",
        &headers,
        b"\xcf\xf0\xe8\xe2\xe5\xf2, words.",
    ));
    assert_reads(&server.address(), "Привет, words.");
}

#[test]
fn a_secure_address_needs_a_server_that_speaks_it() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a port");
    let port = listener.local_addr().expect("it has one").port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            // It does not wait for what it would not understand.
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            let _ = stream.read_to_end(&mut Vec::new());
        }
    });
    let ended = dump(&format!("https://127.0.0.1:{port}/"));
    assert_eq!(ended.status, Some(1));
    assert!(ended.err.contains("does not speak https"), "{}", ended.err);
}

#[test]
fn a_saved_article_asks_for_nothing() {
    let server = Server::always(page("Not asked for."));
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let address = server.address();
    for (name, text) in [
        (
            "page.html",
            format!(
                "<html><body><article><p>Words. <img src='{address}a.png'> <iframe src='{address}b'></iframe></p></article></body></html>"
            ),
        ),
        (
            "page.md",
            format!("# Words\n\n![a picture]({address}c.png) and words.\n"),
        ),
        ("page.txt", format!("Words and {address} too.\n")),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("there is room for a file");
        let mut child = Command::new(env!("CARGO_BIN_EXE_longread"))
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut out = String::new();
        let mut stdout = child.stdout.take().expect("it is piped");
        stdout
            .read_to_string(&mut out)
            .expect("what it prints is text");
        assert!(child.wait().expect("it ends").success());
        assert!(out.contains("ords"), "{out:?}");
    }
    assert_eq!(server.requests(), Vec::<String>::new());
}
