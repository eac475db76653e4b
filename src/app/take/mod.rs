//! Taking the text along: selecting it, copying it, and handing it to other programs.

pub mod select;

pub(super) mod copy;
pub mod pipe;

mod outward;
