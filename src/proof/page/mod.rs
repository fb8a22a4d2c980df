//! The evidence as one page that needs nothing beside it: no network, no other file, no script but its own.
//!
//! What a file says is untrusted. Every word of it passes `shown` and the templates' escaping, addresses pass
//! `outside`, and the page's policy lets no script and no style run but the two whose hashes it names.
mod check_first;
mod evidence;
mod files;
mod link;
mod notice;
mod overview;
mod view;

pub use link::{href, outside};
pub use view::{FileView, Page};

use crate::report::visible;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, PreEscaped, html};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Words of a file for the page: nothing in them steers a terminal or turns text around.
fn shown(text: &str) -> String {
    visible(text)
}

/// The hash by which the policy of the page knows its own style or script.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The page.
#[must_use]
pub fn page(page: &Page<'_>) -> String {
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let choices = view::choices(page);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                link rel="icon" href="data:,";
                title { "Tender evidence – " (shown(&page.results_name)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#notices" { "To the notices" }
                (overview::head(page))
                main {
                    (check_first::section(page))
                    (overview::funnel(page))
                    (overview::entities(page, &choices))
                    (notice::section(page, &choices))
                    (files::section(page))
                    (files::method(page))
                }
                (evidence::store(page))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
}
