package dev.portolan.ui.page;

import com.vaadin.flow.component.Html;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// CommonMark of others, with tables, as HTML that can do nothing: no script, no style, no image, no frame, links that
/// leave safely.
public final class SafeMarkdown {
    private static final int MOST_CHARACTERS = 200_000;
    /// Of quotes in quotes, lists in lists, emphasis in emphasis; what is deeper is text.
    private static final int DEEPEST = 40;

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "hr",
                    "br",
                    "a",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory();

    private SafeMarkdown() {}

    public static Html of(String markdown) {
        return new Html("<div class=\"prose\">" + html(markdown) + "</div>");
    }

    /// Headings start at h3: the page and its parts have the first two.
    static String html(String markdown) {
        var text = markdown.length() > MOST_CHARACTERS ? markdown.substring(0, MOST_CHARACTERS) : markdown;
        var html = POLICY.sanitize(RENDERER.render(PARSER.parse(text)));
        return html.replaceAll("<(/?)h[23456]>", "<$1h4>").replaceAll("<(/?)h1>", "<$1h3>");
    }
}
