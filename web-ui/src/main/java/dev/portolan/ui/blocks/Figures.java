package dev.portolan.ui.blocks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Tone;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Draws the blocks that hold single values.
final class Figures {
    private Figures() {}

    static Component facts(Slug tenant, Block.Facts block) {
        var facts = new Facts();
        block.items().forEach(item -> facts.fact(item.label(), value(tenant, PlainText.of(item.value()), item.href())));
        return facts;
    }

    private static Component value(Slug tenant, String text, @Nullable String href) {
        if (href != null) {
            return Links.any(tenant, href, text);
        }
        try {
            return new Ago(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return new Span(text); // most values are no times
        }
    }

    static Component stat(Block.Stat block) {
        var number = new Span(PlainText.of(block.value()));
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
            var tone = Tone.of(block.state() == null ? "neutral" : block.state());
            var trend = new Span(PlainText.of(block.trend()));
            trend.addClassNames("sub", "trend", tone.className());
            figure.add(trend);
        }
        return figure;
    }

    static Component status(Block.Status block) {
        var row = new Div(new Badge(Tone.of(block.state()), block.label()));
        row.addClassName("block-status");
        if (block.detail() != null) {
            row.add(new Span(block.detail()));
        }
        return row;
    }

    static Component progress(Block.Progress block) {
        var most = Numbers.finite(block.max());
        var max = most > 0 ? most : 100;
        var value = Math.clamp(Numbers.finite(block.value()), 0, max);
        // as a share: the bar itself does not get along with huge numbers
        var bar = new ProgressBar(0, 1, value / max);
        var label = block.label() == null ? "Progress" : block.label();
        bar.getElement().setAttribute("aria-label", label);
        var words = Numbers.text(value) + " of " + Numbers.text(max);
        bar.getElement().setAttribute("aria-valuetext", words);
        var amount = new Span(words);
        amount.addClassName("sub");
        var line = new Div(new Span(label), amount);
        line.addClassName("spread");
        var box = new Div(line, bar);
        box.addClassName("block-progress");
        return box;
    }
}
