//! The guide of a service. Markdown becomes HTML; HTML inside it stays text.

use crate::Ctx;
use crate::components::button;
use crate::layout::{Page, Part};
use app::view::catalog::GuideView;
use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub fn page(ctx: &Ctx, view: &GuideView) -> Markup {
    let name = ctx.s(&view.service, "name");
    let title = ctx.t_with(
        "guide-title",
        [("service", base::Arg::Str(name.to_string()))],
    );
    let service = [ctx.base(), "/layanan/", &view.service].concat();
    let body = html! {
        (button::back(&service, &name))
        h1 { (title) }
        div.prose { (markdown(&view.markdown)) }
        (button::link(&service, &ctx.t("guide-to-service"), button::Look::Primary))
    };
    Page::new(ctx, &title)
        .part(Part::Search)
        .narrow()
        .show(&body)
}

/// The guide's own title is left out, since the page has one.
fn markdown(source: &str) -> Markup {
    let mut events = Parser::new_ext(source, Options::ENABLE_TABLES).peekable();
    if matches!(events.peek(), Some(Event::Start(Tag::Heading { level, .. })) if *level == HeadingLevel::H1)
    {
        let end = Event::End(TagEnd::Heading(HeadingLevel::H1));
        for event in events.by_ref() {
            if event == end {
                break;
            }
        }
    }
    let mut out = String::with_capacity(source.len() * 2);
    pulldown_cmark::html::push_html(&mut out, events.map(safe));
    PreEscaped(out)
}

fn safe(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(tag) => Event::Start(safe_tag(tag)),
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            Event::End(TagEnd::Heading(HeadingLevel::H2))
        }
        other => other,
    }
}

fn safe_tag(mut tag: Tag<'_>) -> Tag<'_> {
    match &mut tag {
        Tag::Heading { level, .. } if *level == HeadingLevel::H1 => *level = HeadingLevel::H2,
        // A picture would be fetched from elsewhere; the policy forbids it, and the words remain.
        Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } if !may_lead_to(dest_url) => {
            *dest_url = CowStr::Borrowed("#");
        }
        _ => (),
    }
    tag
}

fn may_lead_to(address: &str) -> bool {
    ["https://", "http://", "/", "#", "tel:", "mailto:"]
        .iter()
        .any(|start| address.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_in_a_guide_stays_text_and_a_script_address_leads_nowhere() {
        let out = markdown("a <script>b</script> [c](javascript:d)").into_string();
        assert!(out.contains("&lt;script&gt;"), "{out}");
        assert!(!out.contains("javascript:"), "{out}");
    }

    #[test]
    fn the_first_title_is_left_to_the_page_and_a_later_one_moves_down() {
        let out = markdown("# Title\n\ntext\n\n## Part\n\n# Late").into_string();
        assert_eq!(
            out.replace('\n', ""),
            "<p>text</p><h2>Part</h2><h2>Late</h2>"
        );
    }
}
