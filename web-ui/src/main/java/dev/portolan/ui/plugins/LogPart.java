package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import dev.portolan.ui.clients.Plugins.LogLine;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a plugin wrote and what became of its calls, newest first. Reads again by itself until it is paused.
final class LogPart extends Div {
    private static final long serialVersionUID = 1;
    private static final int SECONDS = 5;
    private static final int SHOWN_AT_FIRST = 100;

    private final transient PluginDesk desk;
    private final transient Latest latest;
    private final TextField text = new TextField();
    private final Select<String> level = new Select<>();
    private final Button pause = new Button();
    private final Span status = new Span();
    private final Div content = new Div();
    private transient List<LogLine> lines = List.of();
    private int most = SHOWN_AT_FIRST;
    private boolean paused;

    /// @param address says which lines to show
    LogPart(PluginDesk desk, Location address) {
        this.desk = desk;
        this.latest = new Latest(desk.background());
        addClassNames("card", "stack");
        setId("log");
        text.setId("log-search");
        text.setAriaLabel("Search the log");
        text.setPlaceholder("Search the log");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValue(AddressFilters.read(address, "q"));
        text.addValueChangeListener(_ -> filtered());
        level.setId("log-level");
        level.setAriaLabel("Least level");
        level.setItems(LogFilter.LEVELS);
        level.setItemLabelGenerator(LogFilter::words);
        var wanted = AddressFilters.read(address, "level");
        level.setValue(LogFilter.LEVELS.contains(wanted) ? wanted : LogFilter.LEVELS.getFirst());
        level.addValueChangeListener(_ -> filtered());
        pause.setId("log-pause");
        pause.addClickListener(_ -> pause(!paused));
        var file = new FileLink(
                "CSV",
                desk.id().plugin() + "-log.csv",
                () -> LogFile.of(desk.installations().log(desk.tenant().slug(), desk.tenant(), desk.id())));
        file.setId("log-csv");
        status.addClassName("sub");
        status.getElement().setAttribute("role", "status");
        var filters = new Div(filter(text), filter(level), pause, file);
        filters.addClassName("filters");
        filters.getElement().setAttribute("role", "search");
        content.add(Skeleton.rows(4));
        add(filters, status, content);
        pause(false);
    }

    private static Div filter(Component field) {
        var filter = new Div(field);
        filter.addClassName("filter");
        return filter;
    }

    private void filtered() {
        new AddressFilters()
                .with("q", text.getValue())
                .with("level", level.getValue().equals(LogFilter.LEVELS.getFirst()) ? "" : level.getValue())
                .keep(this, Links.path(desk.tenant().slug(), desk.id()).substring(1) + "/log");
        show();
    }

    private void pause(boolean wanted) {
        paused = wanted;
        pause.setText(paused ? "Go on" : "Pause");
        pause.setIcon((paused ? VaadinIcon.PLAY : VaadinIcon.PAUSE).create());
        if (paused) {
            status.setText("Paused. New lines wait.");
        } else {
            load();
        }
    }

    private void load() {
        var known = lines;
        latest.load(
                getUI().orElseGet(UI::getCurrent),
                () -> desk.installations().log(desk.tenant().slug(), desk.tenant(), desk.id(), known),
                this::loaded,
                this::failed);
    }

    private void loaded(List<LogLine> read) {
        if (paused) {
            return;
        }
        if (!read.equals(lines) || read.isEmpty()) {
            lines = read;
            show();
        }
        later();
    }

    /// Waits without holding a thread, and only for a page that is still open.
    private void later() {
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS)
                .execute(() -> Background.access(this, () -> {
                    if (!paused && isAttached()) {
                        load();
                    }
                }));
    }

    private void failed(ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The log could not be loaded", problem, this::load));
    }

    private void show() {
        var filter = new LogFilter(level.getValue(), text.getValue());
        var fitting = filter.of(lines);
        status.setText(status(fitting.size()));
        content.removeAll();
        if (lines.isEmpty()) {
            content.add(
                    new EmptyState(VaadinIcon.LINES_LIST, "Nothing logged yet", "What the plugin writes shows here."));
            return;
        }
        if (fitting.isEmpty()) {
            content.add(new EmptyState(VaadinIcon.SEARCH, "No line fits", "Look for other words, or at more levels."));
            return;
        }
        var table = new DataTable("log-lines", "When", "Level", "Function", "Message");
        fitting.stream().limit(most).forEach(line -> row(table, line));
        content.add(table);
        if (fitting.size() > most) {
            content.add(new Button("Show older lines", _ -> {
                most += SHOWN_AT_FIRST;
                show();
            }));
        }
    }

    private String status(int fitting) {
        var all = Amounts.count(lines.size(), "line");
        var some = fitting == lines.size() ? all : Amounts.count(fitting) + " of " + all;
        return paused ? some + ". Paused: new lines wait." : some + ", read again every " + SECONDS + " seconds.";
    }

    private static void row(DataTable table, LogLine line) {
        var message = new Span(line.message());
        message.addClassName("log-message");
        table.row(
                new Moment(line.at(), "unknown"),
                new Badge(tone(line.level()), line.level()),
                new Span(line.function() == null ? "" : line.function()),
                message);
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
