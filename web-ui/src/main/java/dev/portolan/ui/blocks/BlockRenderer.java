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
import com.vaadin.flow.component.tabs.TabSheet;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.SafeMarkdown;
import dev.portolan.ui.page.Tone;
import java.util.List;
import org.jboss.logging.Logger;

/// Draws a view with the portal's own components. Each block is text or structure, never markup of the plugin, and none
/// spoils the others: one that cannot be drawn is a quiet notice in its place.
public final class BlockRenderer {
    private static final Logger LOG = Logger.getLogger(BlockRenderer.class);
    private static final int DEEPEST = 8;
    private static final int MOST_BLOCKS = 500;

    private final Surroundings around;
    private int drawn;

    public BlockRenderer(Surroundings around) {
        this.around = around;
    }

    /// @param tenant whose entities the view's links lead to; nothing in the view can be used
    public BlockRenderer(Slug tenant) {
        this(Surroundings.still(tenant));
    }

    public Component render(Block block) {
        return render(block, 0);
    }

    private Component render(Block block, int depth) {
        if (depth > DEEPEST || ++drawn > MOST_BLOCKS) {
            return new Notice(Tone.NEUTRAL, "Cut short", "This view has more in it than can be shown.");
        }
        try {
            return draw(block, depth);
        } catch (RuntimeException e) {
            LOG.debug("a block could not be drawn", e);
            return unknown(new Block.Unknown(""));
        }
    }

    private Component draw(Block block, int depth) {
        return switch (block) {
            case Block.Text text -> SafeMarkdown.of(text.markdown());
            case Block.Facts facts -> Figures.facts(around.tenant(), facts);
            case Block.Table table -> new TableBlock(table, around);
            case Block.Stat stat -> Figures.stat(stat);
            case Block.Status status -> Figures.status(status);
            case Block.Progress progress -> Figures.progress(progress);
            case Block.Chart chart -> ChartDrawing.of(chart, around);
            case Block.Timeline timeline -> timeline(timeline);
            case Block.Links links -> links(links);
            case Block.Code code -> code(code.content());
            case Block.Alert alert -> alert(alert);
            case Block.Empty empty -> empty(empty);
            case Block.Entity entity -> new EntityChips(List.of(entity.ref()), around);
            case Block.Entities entities -> new EntityChips(entities.refs(), around);
            case Block.Image image -> Pictures.of(around.tenant(), image);
            case Block.Button button -> new ButtonBlock(button, around);
            case Block.Form form -> new FormBlock(form, around);
            case Block.Columns columns -> children("block-columns", columns.children(), depth);
            case Block.Tabs tabs -> tabs(tabs, depth);
            case Block.Section section -> section(section, depth);
            case Block.Unknown unknown -> unknown(unknown);
        };
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

    private Component links(Block.Links block) {
        var list = new UnorderedList();
        list.addClassName("links");
        block.items().forEach(item -> list.add(new ListItem(Links.any(around.tenant(), item.href(), item.title()))));
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

    private Component tabs(Block.Tabs block, int depth) {
        var tabs = new TabSheet();
        tabs.addClassName("block-tabs");
        block.items().forEach(item -> {
            var child = item.child();
            tabs.add(item.title(), child == null ? new Div() : render(BlockReader.child(child), depth + 1));
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
        children.forEach(child -> content.add(render(BlockReader.child(child), depth + 1)));
        return content;
    }

    private static Component unknown(Block.Unknown block) {
        var name = block.name().isBlank() ? "without a name" : "“" + block.name() + "”";
        return new Notice(
                Tone.NEUTRAL,
                "A part cannot be shown",
                "This version of the portal cannot read the block " + name + ".");
    }
}
