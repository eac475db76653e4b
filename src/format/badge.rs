//! Badges of projects, which are pictures and say nothing of what the project is.

/// Whether a picture at `address` is a badge: a few words on how a project does, drawn by a service.
pub(super) fn is_badge(address: &str, linked: bool) -> bool {
    const SERVICES: &[&str] = &[
        "badge",
        "shields.io",
        "travis-ci",
        "codecov",
        "coveralls",
        "appveyor",
        "circleci",
        "codacy",
        "codeclimate",
        "/workflows/",
        "build/status",
        "/pipeline.svg",
        "/coverage.svg",
    ];
    let address = address.to_ascii_lowercase();
    let is_drawn = address
        .split(['?', '#'])
        .next()
        .is_some_and(|path| path.ends_with(".svg"));
    SERVICES.iter().any(|service| address.contains(service))
        || linked && is_drawn && address.starts_with("http")
}
