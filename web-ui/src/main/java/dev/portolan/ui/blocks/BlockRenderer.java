package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.tabs.TabSheet;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws a view with the portal's own components. Each block is text or structure, never markup of the plugin.
public final class BlockRenderer {
    private static final int DEEPEST = 8;
    private static final int MOST_BLOCKS = 400;

    private final Slug tenant;
    private int drawn;

    /// @param tenant whose entities the view's links lead to
    public BlockRenderer(Slug tenant) {
        this.tenant = tenant;
    }

    public Component render(Block block) {
        return render(block, 0);
    }

    private Component render(Block block, int depth) {
        if (depth > DEEPEST || ++drawn > MOST_BLOCKS) {
            return new Notice(Tone.NEUTRAL, "Cut short", "This view has more in it than can be shown.");
        }
        return switch (block) {
            case Block.Text text -> SafeMarkdown.of(text.markdown());
            case Block.Facts facts -> facts(facts);
            case Block.Table table -> TableDrawing.of(table);
            case Block.Stat stat -> stat(stat);
            case Block.Status status -> status(status);
            case Block.Progress progress -> progress(progress);
            case Block.Chart chart -> ChartDrawing.of(chart);
            case Block.Timeline timeline -> timeline(timeline);
            case Block.Links links -> links(links);
            case Block.Code code -> code(code.content());
            case Block.Alert alert -> alert(alert);
            case Block.Empty empty -> empty(empty);
            case Block.Entity entity -> Links.entity(tenant, entity.ref());
            case Block.Entities entities -> entities(entities);
            case Block.Image image -> image(image);
            case Block.Button button -> notYet("“" + button.label() + "” is a button");
            case Block.Form _ -> notYet("Here is a form");
            case Block.Columns columns -> children("block-columns", columns.children(), depth);
            case Block.Tabs tabs -> tabs(tabs, depth);
            case Block.Section section -> section(section, depth);
            case Block.Unknown unknown -> unknown(unknown);
        };
    }

    private static Component facts(Block.Facts block) {
        var facts = new Facts();
        block.items().forEach(item -> facts.fact(item.label(), value(plain(item.value()), item.href())));
        return facts;
    }

    private static Component value(String text, @Nullable String href) {
        if (href != null) {
            return Links.outside(href, text);
        }
        try {
            return new Ago(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return new Span(text); // most values are no times
        }
    }

    static String plain(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "–";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static Component stat(Block.Stat block) {
        var number = new Span(plain(block.value()));
        number.addClassName("number");
        var figure = new Div(number);
        figure.addClassName("block-stat");
        if (block.unit() != null) {
            var unit = new Span(block.unit());
            unit.addClassName("unit");
            number.add(unit);
        }
        var label = new Span(block.label());
        label.addClassName("sub");
        figure.add(label);
        if (block.trend() != null && !block.trend().isNull()) {
            var trend = new Span(plain(block.trend()));
            trend.addClassNames("sub", "trend");
            figure.add(trend);
        }
        return figure;
    }

    private static Component status(Block.Status block) {
        var row = new Div(new Badge(Tone.of(block.state()), block.label()));
        row.addClassName("block-status");
        if (block.detail() != null) {
            row.add(new Span(block.detail()));
        }
        return row;
    }

    private static Component progress(Block.Progress block) {
        var max = block.max() > 0 ? block.max() : 100;
        var value = Math.clamp(block.value(), 0, max);
        var bar = new ProgressBar(0, max, value);
        var label = block.label() == null ? "Progress" : block.label();
        bar.getElement().setAttribute("aria-label", label);
        var amount = new Span(Numbers.text(value) + " of " + Numbers.text(max));
        amount.addClassName("sub");
        var line = new Div(new Span(label), amount);
        line.addClassName("spread");
        var box = new Div(line, bar);
        box.addClassName("block-progress");
        return box;
    }

    private static Component timeline(Block.Timeline block) {
        var list = new OrderedList();
        list.addClassName("timeline");
        block.items().forEach(item -> {
            var title = new Span(item.title());
            title.addClassName("strong");
            var entry = new ListItem(title);
            entry.addClassName(
                    Tone.of(item.state() == null ? "neutral" : item.state()).className());
            if (item.at() != null) {
                entry.add(Moments.show(item.at()));
            }
            if (item.detail() != null) {
                entry.add(new Paragraph(item.detail()));
            }
            list.add(entry);
        });
        return list;
    }

    private static Component links(Block.Links block) {
        var list = new UnorderedList();
        list.addClassName("links");
        block.items().forEach(item -> list.add(new ListItem(Links.outside(item.href(), item.title()))));
        return list;
    }

    /// Text in a fixed-width face that can be scrolled by keyboard.
    public static Component code(String content) {
        var code = new Pre(content);
        code.addClassName("code");
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("role", "region");
        code.getElement().setAttribute("aria-label", "Code");
        return code;
    }

    private static Component alert(Block.Alert block) {
        var words = block.markdown() == null ? new Span() : SafeMarkdown.of(block.markdown());
        return new Notice(Tone.of(block.state()), block.title(), new Div(words));
    }

    private static Component empty(Block.Empty block) {
        var title = new Span(block.title());
        title.addClassName("strong");
        var box = new Div(title);
        box.addClassName("block-empty");
        if (block.detail() != null) {
            var detail = new Span(block.detail());
            detail.addClassName("sub");
            box.add(detail);
        }
        return box;
    }

    private Component entities(Block.Entities block) {
        var list = new UnorderedList();
        list.addClassName("chips");
        block.refs().forEach(ref -> list.add(new ListItem(Links.entity(tenant, ref))));
        return list;
    }

    /// Only images that come with the view are drawn: one from elsewhere would tell that place who looks at it.
    private static Component image(Block.Image block) {
        var alt = block.alt() == null ? "" : block.alt();
        return block.src().startsWith("data:image/")
                ? new com.vaadin.flow.component.html.Image(block.src(), alt)
                : Links.outside(block.src(), alt.isEmpty() ? "Image" : alt);
    }

    private Component tabs(Block.Tabs block, int depth) {
        var tabs = new TabSheet();
        tabs.addClassName("block-tabs");
        block.items().forEach(item -> {
            var child = item.child();
            tabs.add(item.title(), child == null ? new Div() : render(BlockReader.read(child), depth + 1));
        });
        return tabs;
    }

    private Component section(Block.Section block, int depth) {
        var content = children("block-section", block.children(), depth);
        if (block.title() != null) {
            content.addComponentAsFirst(new H3(block.title()));
        }
        return content;
    }

    private Div children(String className, List<JsonNode> children, int depth) {
        var content = new Div();
        content.addClassName(className);
        children.forEach(child -> content.add(render(BlockReader.read(child), depth + 1)));
        return content;
    }

    private static Component notYet(String what) {
        return new Notice(Tone.NEUTRAL, what, "This version of the portal shows it but cannot run it yet.");
    }

    private static Component unknown(Block.Unknown block) {
        var name = block.name().isBlank() ? "without a name" : "“" + block.name() + "”";
        return new Notice(
                Tone.NEUTRAL,
                "A part cannot be shown",
                "This version of the portal cannot read the block " + name + ".");
    }
}
