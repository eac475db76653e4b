//! State to cells, read-only.

pub mod dump;

mod body;
mod comfort;
mod finder;
mod help;
mod links;
mod margin;
mod overlay;
mod paint;
mod pane;
mod query;
mod sidebar;
mod status;

use ratatui::buffer::Buffer;

use crate::app::App;
use crate::app::look::theme::Part;
use paint::Paint;

/// Draws all that `app` shows over whatever the buffer holds.
pub fn render(app: &App, buffer: &mut Buffer) {
    let area = buffer.area;
    let mut paint = Paint::new(app, buffer);
    paint.ground(area, Part::Ground);
    let panes = app.panes();
    body::render(app, &panes, &mut paint);
    margin::render(app, &panes, &mut paint);
    body::render_scrollbar(app, &panes, &mut paint);
    sidebar::render(app, &panes, &mut paint);
    status::render(app, &panes, &mut paint);
    overlay::render(app, &panes, &mut paint);
}
