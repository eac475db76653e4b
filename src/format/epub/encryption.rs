//! Whether a book is locked. Fonts may be obfuscated, which is no matter; chapters may not.

use super::archive::{Archive, damaged};
use super::package::Package;
use super::{path, xml};
use crate::format::ParseError;

/// Refuses a book whose chapters are encrypted.
pub(super) fn refuse(archive: &mut Archive, package: &Package) -> Result<(), ParseError> {
    let Ok(encryption) = archive.text("META-INF/encryption.xml") else {
        return Ok(());
    };
    let locked = xml::elements(&encryption)
        .iter()
        .filter(|element| element.name == "CipherReference")
        .filter_map(|reference| path::resolve("", reference.attribute("URI")?))
        .any(|place| package.read.contains(&place.path));
    if locked {
        return Err(damaged(
            "its text is encrypted (DRM); only the program that it was bought for can open it",
        ));
    }
    Ok(())
}
