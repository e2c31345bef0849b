package dev.portolan.ui.plugins;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Plugins.LogLine;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a plugin wrote and what became of its calls, newest first.
final class LogPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final NativeTableBody lines = new NativeTableBody();

    LogPart(PluginDesk desk) {
        this.desk = desk;
        addClassNames("card", "stack");
        setId("log");
        load(null);
    }

    private void load(@Nullable String cursor) {
        removeAll();
        add(Skeleton.rows(4));
        desk.background()
                .load(
                        () -> desk.plugins().log(desk.tenant().slug(), desk.tenant(), desk.id(), cursor),
                        this::show,
                        problem -> {
                            removeAll();
                            add(ProblemBanner.of("The log could not be loaded", problem, () -> load(cursor)));
                        });
    }

    private void show(Page<LogLine> page) {
        removeAll();
        page.items().forEach(line -> lines.add(row(line)));
        if (lines.getChildren().findAny().isEmpty()) {
            add(new EmptyState(VaadinIcon.LINES_LIST, "Nothing logged yet", "What the plugin writes shows here."));
            return;
        }
        var head = new NativeTableRow();
        for (var title : new String[] {"When", "Level", "Function", "Message"}) {
            var cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var frame = new Div(new NativeTable(new NativeTableHeader(head), lines));
        frame.addClassName("table-frame");
        add(frame);
        var next = page.next();
        if (next != null) {
            add(new Button("Show older lines", _ -> load(next)));
        }
    }

    private static NativeTableRow row(LogLine line) {
        var function = line.function() == null ? "" : line.function();
        return new NativeTableRow(
                new NativeTableCell(new Ago(line.at())),
                new NativeTableCell(new Badge(tone(line.level()), line.level())),
                new NativeTableCell(new Span(function)),
                new NativeTableCell(new Span(line.message())));
    }

    private static Tone tone(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "error" -> Tone.BAD;
            case "warn" -> Tone.ATTENTION;
            case "info" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }
}
