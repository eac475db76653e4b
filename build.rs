//! How the program is linked.
//!
//! On Linux with glibc it is linked to a fixed address. A program that can be loaded anywhere carries forty thousand
//! addresses (of the tables of letters, entities, encodings and methods) that the dynamic linker has to put right at
//! every start, each page of them copied: a quarter of the time until the first page. What that gives up is that
//! the system chooses another address for the program's own code each time; its stack, heap and libraries are still
//! placed at random.

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |key: &str, value: &str| var(key).is_ok_and(|found| found == value);
    let fixed = is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64");
    if fixed {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
