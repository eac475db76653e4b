//! State to cells, read-only.

pub mod dump;

use ratatui::buffer::Buffer;

use crate::app::App;

/// Draws all that `app` shows.
pub fn render(app: &App, buffer: &mut Buffer) {
    let size = app.size();
    buffer.set_string(
        buffer.area.x,
        buffer.area.y,
        format!("{}×{}", size.width, size.height),
        ratatui::style::Style::default(),
    );
}
