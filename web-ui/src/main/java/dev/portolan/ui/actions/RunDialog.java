package dev.portolan.ui.actions;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.ui.blocks.BlockReader;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.Actions.Line;
import dev.portolan.ui.clients.Actions.Progress;
import dev.portolan.ui.clients.Actions.Run;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A run as it goes: how far it is, what it says, and what came of it. Closing it does not end the run.
final class RunDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final transient ActionDesk desk;
    private final transient TenantSession tenant;
    private final transient Latest latest;
    private final transient String id;
    private final Div state = new Div();
    private final ProgressBar progress = new ProgressBar();
    private final Span reached = new Span();
    private final Div log = new Div();
    private final Div result = new Div();
    private final Button cancel = new Button("Cancel the run");
    private final Button close = new Button("Close", _ -> close());
    private int lines;

    RunDialog(ActionDesk desk, TenantSession tenant, String title, String id) {
        this.desk = desk;
        this.tenant = tenant;
        this.latest = new Latest(desk.background());
        this.id = id;
        setHeaderTitle(title);
        setId("run");
        addClassNames("form-dialog", "wide-dialog", "run-dialog");
        state.setId("run-state");
        state.getElement().setAttribute("aria-live", "polite");
        progress.setIndeterminate(true);
        progress.getElement().setAttribute("aria-label", "How far it is");
        reached.addClassName("sub");
        log.setId("run-log");
        log.addClassName("run-log");
        log.getElement().setAttribute("role", "log");
        log.getElement().setAttribute("tabindex", "0");
        log.getElement().setAttribute("aria-label", "What the plugin says");
        log.add(Skeleton.lines(3));
        result.setId("run-result");
        result.addClassName("stack");
        cancel.setId("cancel-run");
        cancel.setVisible(false);
        cancel.setDisableOnClick(true);
        cancel.addClickListener(_ -> cancel());
        var bar = new Div(progress, reached);
        bar.addClassName("run-progress");
        var content = new Div(state, bar, result, log);
        content.addClassNames("form", "stack");
        add(content);
        getFooter().add(cancel, close);
        look();
    }

    private void look() {
        latest.load(() -> desk.actions().run(tenant.slug(), tenant, id), this::show, this::failed);
    }

    private void cancel() {
        desk.background().load(() -> desk.actions().cancel(tenant.slug(), tenant, id), this::show, problem -> {
            cancel.setEnabled(true);
            Toast.refused("The run was not cancelled: " + problem.detail());
        });
    }

    private void show(Run run) {
        setHeaderTitle(run.title());
        state.removeAll();
        state.add(RunWords.badge(run));
        cancel.setVisible(run.running());
        progress(run);
        say(run);
        if (!run.running()) {
            came(run);
        } else if (isOpened() || lines == 0) {
            latest.loadLater(AGAIN, () -> desk.actions().run(tenant.slug(), tenant, id), this::show, this::failed);
        }
    }

    private void progress(Run run) {
        var told = run.progress();
        var known = told != null && told.total() > 0;
        progress.setVisible(run.running() || known);
        progress.setIndeterminate(run.running() && !known);
        if (told != null) {
            reached.setText(words(told, run.running()));
        }
        if (told != null && known) {
            progress.setMax(told.total());
            progress.setValue(Math.min(told.done(), told.total()));
        }
    }

    private static String words(Progress told, boolean running) {
        var count = told.total() > 0
                ? Amounts.count(told.done()) + " of " + Amounts.count(told.total())
                : Amounts.count(told.done()) + " so far";
        return told.message() == null || !running ? count : count + " · " + told.message();
    }

    private void say(Run run) {
        if (lines == 0) {
            log.removeAll();
        }
        run.log().stream().skip(lines).forEach(line -> log.add(line(line)));
        if (run.log().size() > lines) {
            log.getElement().executeJs("this.scrollTop = this.scrollHeight");
        }
        lines = run.log().size();
        if (lines == 0) {
            var quiet = new Span(run.running() ? "It has said nothing yet." : "It said nothing.");
            quiet.addClassName("sub");
            log.add(quiet);
        }
    }

    private static Component line(Line line) {
        var level = new Span(line.level());
        level.addClassNames("run-level", "level-" + Tone.of(tone(line.level())).word());
        var words = new Span(line.message());
        words.addClassName("log-message");
        var row = new Div(clock(line.at()), level, words);
        row.addClassName("run-line");
        return row;
    }

    private static Span clock(@Nullable Instant at) {
        var clock = new Span(at == null ? "" : CLOCK.format(at));
        if (at != null) {
            clock.setTitle(Moment.clock(at));
        }
        return clock;
    }

    private static String tone(String level) {
        return switch (level) {
            case "error" -> "bad";
            case "warn" -> "attention";
            default -> "neutral";
        };
    }

    private void came(Run run) {
        result.removeAll();
        var message = run.message();
        result.add(
                switch (run.state()) {
                    case "done" -> new Notice(Tone.GOOD, "Done", message == null ? "It ran to its end." : message);
                    case "cancelled" ->
                        new Notice(Tone.ATTENTION, "Cancelled", message == null ? "It was cancelled." : message);
                    default -> new Notice(Tone.BAD, "It failed", message == null ? "It did not say why." : message);
                });
        var gave = run.result();
        if (gave != null && gave.path("view").isObject()) {
            result.add(new BlockRenderer(tenant.slug()).render(BlockReader.read(gave.path("view"))));
        }
        if (gave != null && gave.path("href").isTextual()) {
            result.add(link(gave.path("href").asText()));
        }
    }

    private static Component link(String href) {
        return href.startsWith("/") ? Links.page(href, "Go there") : Links.outside(href, href);
    }

    private void failed(@Nullable ProblemException problem) {
        if (problem != null) {
            result.removeAll();
            result.add(ProblemBanner.of("How it stands is not known", problem, this::look));
        }
    }
}
