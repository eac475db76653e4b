//! Panics: parsers run on foreign input, so one may come, and it must cost no more than one article.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// Where the last panic of this thread began.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on a panic prints nothing, since the screen may be in use; [`caught`] tells of it.
pub fn keep_quiet() {
    panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|place| format!("{}:{}", place.file(), place.line()))
            .unwrap_or_default();
        PLACE.with_borrow_mut(|kept| *kept = place);
    }));
}

/// Runs `work`; a panic in it becomes a line that says so.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What `work` was changing is not looked at again after a panic.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let place = PLACE.take();
        format!(
            "a fault in longread itself ({} at {place})",
            words(&*payload)
        )
    })
}

fn words(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .and_then(|text| text.lines().next())
        .unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_line() {
        assert_eq!(caught(|| 7), Ok(7));
        let line = caught(|| panic!("no\nway")).expect_err("it panics");
        assert!(line.contains("no at "), "{line}");
        assert!(!line.contains('\n'), "{line}");
    }
}
