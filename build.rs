//! Asks the linker to write down in short where the program's tables point to.
//!
//! The tables of names that came with the parsers hold some forty thousand addresses, which are put right at every
//! start. Each takes 24 bytes in the program as a rule, all of which are read then; packed they take less than one.
//! That is a megabyte less to read and to hold, for any article.

use std::env;
use std::process::Command;

/// The first glibc that can start such a program. One that is older says so and refuses.
const GLIBC_MIN: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_glibc = env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux")
        && env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|libc| libc == "gnu");
    // Nothing is known of the glibc on a machine of another kind.
    let is_native = env::var_os("HOST") == env::var_os("TARGET");
    if is_glibc && is_native && glibc().is_some_and(|version| version >= GLIBC_MIN) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of this machine's glibc.
fn glibc() -> Option<(u32, u32)> {
    let asked = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()?;
    let said = String::from_utf8(asked.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
