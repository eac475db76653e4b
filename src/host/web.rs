//! Addresses to `Raw`, over http and https alone.
//!
//! **What is sent**: one request for the page that was asked for, with a fixed name for us; no cookies, no referrer.
//! A name and password in an address go to that address's own server and nowhere else, and are never shown.
//! **What is taken**: answers that arrive in time and are not too large once unpacked, from servers whose
//! certificate holds.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ureq::http::{Response, StatusCode, header};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body, Timeout};

use super::environment;
use super::limited::{Limited, OnBytes, Source, unpacked};
use super::open_error::{Cause, OpenError, plain};
use crate::document::Origin;
use crate::document::address::Address;
use crate::format::Raw;
use crate::text::clean::Clean;

/// Who we say we are. It tells nothing about the reader or their machine.
const USER_AGENT: &str = concat!("longread/", env!("CARGO_PKG_VERSION"));
const ACCEPT: &str =
    "text/html, application/xhtml+xml, text/markdown, text/plain, application/epub+zip, */*;q=0.5";
/// As browsers have it, less: ten are many for an article.
const REDIRECTS_MAX: usize = 10;
/// The most bytes of an answer, after it is unpacked. Books with pictures stay below it.
const BYTES_MAX: u64 = 100_000_000;
const CONNECT_WAIT: Duration = Duration::from_secs(10);
/// How long the beginning of an answer may take.
const ANSWER_WAIT: Duration = Duration::from_secs(20);
/// How long an answer may pause.
const PAUSE_WAIT: Duration = Duration::from_secs(15);
/// After this time an answer must have come at [`BYTES_A_SECOND_MIN`] at least.
const PATIENCE: Duration = Duration::from_secs(30);
/// Slower than the slowest modem: nobody waits for an article at that speed.
const BYTES_A_SECOND_MIN: u64 = 1000;
/// A piece of an answer that is smaller than this is a crumb.
const CRUMB_BYTES: usize = 64;
/// After so many crumbs there is a pause, so that more of them can be taken at once: each packet costs the system some
/// microseconds, and a server that sends a byte in each could keep a processor busy for as long as it likes.
const CRUMBS_BETWEEN_PAUSES: u32 = 256;
const CRUMBS_PAUSE: Duration = Duration::from_millis(1);
/// However it comes, it must be here by then.
const TOTAL_WAIT: Duration = Duration::from_secs(600);
/// Families of media types that are never an article.
const NOT_TEXT: [&str; 4] = ["image/", "audio/", "video/", "font/"];

/// Where an answer may send us on to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redirects {
    /// Anywhere on the web: there is nobody to ask.
    Followed,
    /// Within the host that was asked, and to no way that is less safe. About another the reader is asked first.
    WithinHost,
}

/// Asks for `address` and gives its bytes as they come.
pub fn open(address: &str, redirects: Redirects, on_bytes: OnBytes) -> Result<Raw, OpenError> {
    let failed = |cause| OpenError::new(OsStr::new(address), cause);
    let (answer, page) = fetch(address, redirects).map_err(failed)?;
    let media_type = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .map(|value| Clean::line(&String::from_utf8_lossy(value.as_bytes())).to_string());
    if let Some(name) = media_type.as_deref().and_then(not_text) {
        return Err(failed(Cause::Web(format!("it is {name}, not text"))));
    }
    // The length of what is packed says nothing about what we count.
    let packed = answer.headers().contains_key(header::CONTENT_ENCODING);
    let of = answer.body().content_length().filter(|_| !packed);
    let body = Patient {
        source: answer.into_body().into_reader(),
        since: Instant::now(),
        bytes: 0,
        crumbs: 0,
        of,
        on_bytes,
    };
    let source = Limited::new(body, BYTES_MAX, "it is too large");
    let origin = Origin::Address(page.to_string());
    // What is packed twice, by its maker and for the way, was unpacked once.
    let raw = match unpacked(source) {
        Ok(Source::Plain(source)) => Raw::new(origin, media_type, source),
        Ok(Source::Packed(source)) => Raw::new(origin, None, source),
        Err(error) => Err(error),
    };
    raw.map_err(|error| failed(error.into()))
}

/// The answer, after redirects, and where it came from.
fn fetch(address: &str, redirects: Redirects) -> Result<(Response<Body>, Address), Cause> {
    let first = Address::parse(address)
        .ok_or_else(|| Cause::Web("it is no address of a page".to_owned()))?;
    let agent = agent().map_err(Cause::Web)?;
    let credentials = credentials(&first);
    let mut page = first.of_page();
    for _ in 0..=REDIRECTS_MAX {
        let mut request = agent.get(page.as_str());
        if let Some(credentials) = &credentials
            && page.has_server_of(&first)
        {
            request = request.header(header::AUTHORIZATION, credentials);
        }
        let answer = request.call().map_err(|error| Cause::Web(words(&error)))?;
        if !is_redirect(answer.status()) {
            let status = answer.status();
            return if status.is_success() {
                Ok((answer, page))
            } else {
                Err(Cause::Web(refusal(status)))
            };
        }
        let next = next(&page, &answer).map_err(Cause::Web)?.of_page();
        if redirects == Redirects::WithinHost && !page.may_lead_to(&next) {
            return Err(Cause::LeadsOn(Box::new((page, next))));
        }
        page = next;
    }
    Err(Cause::Web(format!(
        "it leads on more than {REDIRECTS_MAX} times"
    )))
}

fn agent() -> Result<Agent, String> {
    let mut tls = TlsConfig::builder();
    if let Some(file) = environment::certificates() {
        let pem = std::fs::read(&file).map_err(|error| {
            format!(
                "the certificates in SSL_CERT_FILE cannot be read: {}",
                plain(&error)
            )
        })?;
        let certificates = parse_pem(&pem).filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        });
        tls = tls.root_certs(RootCerts::Specific(Arc::new(certificates.collect())));
    }
    Ok(Agent::config_builder()
        .tls_config(tls.build())
        .user_agent(USER_AGENT)
        .accept(ACCEPT)
        // Redirects are followed here, where their scheme is looked at.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_resolve(Some(CONNECT_WAIT))
        .timeout_connect(Some(CONNECT_WAIT))
        .timeout_send_request(Some(CONNECT_WAIT))
        .timeout_recv_response(Some(ANSWER_WAIT))
        .timeout_per_read(Some(PAUSE_WAIT))
        .build()
        .new_agent())
}

/// What proves who we are to the server that `address` names, where it says so.
fn credentials(address: &Address) -> Option<String> {
    let (name, password) = address.credentials()?;
    let pair = STANDARD.encode(format!("{name}:{password}"));
    Some(format!("Basic {pair}"))
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Where an answer leads on to.
fn next(from: &Address, answer: &Response<Body>) -> Result<Address, String> {
    let location = answer
        .headers()
        .get(header::LOCATION)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .filter(|location| !location.trim().is_empty())
        .ok_or("it leads on, but does not say where")?;
    from.join(&location).map_err(|scheme| match scheme {
        Some(scheme) => {
            format!("it leads on to an address of the kind {scheme}, which is not followed")
        }
        None => "it leads on to something that is no address".to_owned(),
    })
}

fn refusal(status: StatusCode) -> String {
    let name = status.canonical_reason().unwrap_or("nothing we know");
    let hint = match status.as_u16() {
        401 | 403 => "; it is not for everyone",
        404 | 410 => "; it is not there, or not any more",
        429 | 503 => "; try again later",
        _ => "",
    };
    format!("the server says {} {name}{hint}", status.as_u16())
}

/// The name of a media type that is never text.
fn not_text(media_type: &str) -> Option<String> {
    let name = media_type.split(';').next()?.trim().to_lowercase();
    let never = NOT_TEXT.iter().any(|family| name.starts_with(family)) && name != "image/svg+xml";
    (never || name == "application/pdf").then(|| name.chars().take(60).collect())
}

/// A body that must come at a bearable speed.
struct Patient<R> {
    source: R,
    since: Instant,
    bytes: u64,
    crumbs: u32,
    of: Option<u64>,
    on_bytes: OnBytes,
}

impl<R: Read> Read for Patient<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let waited = self.since.elapsed();
        let slow = waited > PATIENCE && self.bytes < waited.as_secs() * BYTES_A_SECOND_MIN;
        if slow || waited > TOTAL_WAIT {
            return Err(io::Error::other("it comes too slowly"));
        }
        let count = self.source.read(buffer).map_err(|error| {
            let words = match error.get_ref().and_then(|inner| inner.downcast_ref()) {
                Some(error) => words(error),
                None => of_the_line(&error),
            };
            io::Error::other(words)
        })?;
        if count < CRUMB_BYTES {
            self.crumbs += 1;
            if self.crumbs.is_multiple_of(CRUMBS_BETWEEN_PAUSES) {
                thread::sleep(CRUMBS_PAUSE);
            }
        }
        self.bytes += count as u64;
        (self.on_bytes)(self.bytes, self.of);
        Ok(count)
    }
}

/// What went wrong, for a reader.
fn words(error: &ureq::Error) -> String {
    match error {
        ureq::Error::HostNotFound => "there is no such host".to_owned(),
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            "the server cannot be reached in time".to_owned()
        }
        ureq::Error::Timeout(_) => "the server takes too long to answer".to_owned(),
        ureq::Error::Io(error) => of_the_line(error),
        ureq::Error::Rustls(error) => of_trust(&error.to_string()),
        ureq::Error::Tls(error) => of_trust(error),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
            "it is no address that can be asked for".to_owned()
        }
        ureq::Error::Protocol(_) => "the server does not answer as a web server does".to_owned(),
        ureq::Error::LargeResponseHeader(..) => {
            "the server's answer begins with too much".to_owned()
        }
        ureq::Error::Decompress(..) => "it is packed in a way that cannot be unpacked".to_owned(),
        ureq::Error::InvalidProxyUrl => "the proxy in the environment is no address".to_owned(),
        ureq::Error::ConnectProxyFailed(_) => "the proxy does not let us through".to_owned(),
        ureq::Error::ConnectionFailed => "no connection can be made".to_owned(),
        other => Clean::line(&other.to_string()).to_string(),
    }
}

fn of_the_line(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => "the server refuses the connection".to_owned(),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => {
            "the server takes too long to answer".to_owned()
        }
        io::ErrorKind::UnexpectedEof => {
            "the server closed the connection before the end".to_owned()
        }
        io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => {
            "the server broke the connection off".to_owned()
        }
        // That is how a failed handshake comes.
        io::ErrorKind::InvalidData if error.get_ref().is_some() => of_trust(&error.to_string()),
        _ => {
            let text = error.to_string();
            if text.contains("failed to lookup") || text.contains("Name or service") {
                return "there is no such host".to_owned();
            }
            plain(error).to_string()
        }
    }
}

/// Why a connection cannot be trusted.
fn of_trust(text: &str) -> String {
    let why = if text.contains("NotValidForName") || text.contains("not valid for name") {
        "it was made out for another name"
    } else if text.contains("xpired") {
        "it has expired"
    } else if text.contains("NotValidYet") || text.contains("not valid yet") {
        "it is not valid yet"
    } else if text.contains("UnknownIssuer") || text.contains("CaUsedAsEndEntity") {
        "nobody known vouches for it"
    } else if text.contains("ertificate") {
        "it is not in order"
    } else {
        return "the server does not speak https as it should".to_owned();
    };
    format!("the server's certificate cannot be trusted: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_sent_decoded() {
        let url = Address::parse("http://a%20b:c+d@host/").expect("it is one");
        assert_eq!(
            credentials(&url),
            Some(format!("Basic {}", STANDARD.encode("a b:c+d")))
        );
        let url = Address::parse("http://host/").expect("it is one");
        assert_eq!(credentials(&url), None);
    }

    #[test]
    fn media_types_that_are_never_text_are_named() {
        assert_eq!(not_text("Image/PNG; q=1"), Some("image/png".to_owned()));
        assert_eq!(not_text("application/octet-stream"), None);
        assert_eq!(not_text("text/html"), None);
    }

    #[test]
    fn an_answer_that_drips_is_given_up() {
        let long_ago = Instant::now()
            .checked_sub(PATIENCE * 2)
            .expect("the clock runs");
        let mut body = Patient {
            source: &b"x"[..],
            since: long_ago,
            bytes: 10,
            crumbs: 0,
            of: None,
            on_bytes: Box::new(|_, _| {}),
        };
        assert!(body.read(&mut [0; 4]).is_err());
    }
}
