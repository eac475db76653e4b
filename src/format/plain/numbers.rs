//! `numbers!`: structs of numbers that the models read, each number with its name.

/// Declares a struct of numbers, with their count and a way to write them out in order.
macro_rules! numbers {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub(super) struct $name { $($(#[$doc])* pub(super) $field: f32,)* }

        impl $name {
            /// Writes the numbers behind those in `row`, in the order in which they are declared.
            pub(super) fn write(&self, row: &mut Vec<f32>) {
                row.extend([$(self.$field,)*]);
            }

            /// The numbers' names, in the same order.
            pub(super) const NAMES: &[&str] = &[$(concat!(stringify!($name), ".", stringify!($field)),)*];
        }
    };
}
pub(super) use numbers;
