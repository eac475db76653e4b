//! A file watched for changes. Its folder is watched, since editors save by putting a new file in the place of
//! the old one. While nothing changes there, nothing wakes.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::app::Event;

/// How long a file must be left alone before it is taken for saved.
const QUIET: Duration = Duration::from_millis(150);
/// How long is waited for that at most, for a file that is written to without end.
const QUIET_MAX: Duration = Duration::from_secs(2);

/// A file that is watched. Dropping it ends that.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

/// What tells one state of a file from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    length: u64,
    modified: Option<SystemTime>,
}

impl State {
    /// As the file is now; `None` where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
        })
    }
}

/// Starts to watch `path`, which was as `known` says when it was read; `post` is told of each change, and answers `false` when nobody wants to know.
pub fn start(
    path: PathBuf,
    known: Option<State>,
    post: impl Fn(Event) -> bool + Send + 'static,
) -> notify::Result<Watch> {
    let name: Option<OsString> = path.file_name().map(OsString::from);
    let (sender, touched) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Ok(event) = event
            && is_writing(event.kind)
            && event
                .paths
                .iter()
                .any(|path| path.file_name() == name.as_deref())
        {
            // Nobody listens any more once the watch is dropped.
            let _ = sender.send(());
        }
    })?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || follow(&path, known, &touched, &post))?;
    Ok(Watch { _watcher: watcher })
}

/// Reading a file or looking at it is no change.
fn is_writing(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => false,
        _ => true,
    }
}

fn follow(
    path: &Path,
    mut known: Option<State>,
    touched: &Receiver<()>,
    post: &impl Fn(Event) -> bool,
) {
    loop {
        // Before the first wait, too: it may have changed while it was read.
        let now = State::of(path);
        if now != known {
            known = now;
            if !post(Event::Changed(path.to_owned())) {
                return;
            }
        }
        if touched.recv().is_err() {
            return;
        }
        let since = Instant::now();
        while since.elapsed() < QUIET_MAX {
            match touched.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_of_however_it_is_saved() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("article.md");
        fs::write(&path, "one").expect("it can be written");
        let (sender, events) = mpsc::channel();
        let known = State::of(&path);
        let watch = start(path.clone(), known, move |event| sender.send(event).is_ok())
            .expect("it can be watched");
        fs::write(folder.path().join("other.md"), "not this one").expect("it can be written");
        fs::write(&path, "one two").expect("it can be written");
        assert!(matches!(events.recv(), Ok(Event::Changed(changed)) if changed == path));
        let beside = folder.path().join("article.md.new");
        fs::write(&beside, "one two three").expect("it can be written");
        fs::rename(&beside, &path).expect("it can be renamed");
        assert!(matches!(events.recv(), Ok(Event::Changed(changed)) if changed == path));
        drop(watch);
        assert!(events.recv().is_err());
    }
}
