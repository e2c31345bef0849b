package dev.portolan.ui.operatorinvoices;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Staff.InvoiceRun;
import dev.portolan.ui.clients.StaffInvoiceClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.StaffSession;
import java.time.Duration;

/// How far the run of a month is, looked at each second until it is through.
final class RunPart extends Section {
    private static final long serialVersionUID = 1;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final transient StaffInvoiceClient client;
    private final transient Background background;
    private final transient Runnable through;
    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar(0, 100, 0);
    private final Div state = new Div();
    private String shown = "";

    /// @param through runs when a run that was followed is through
    RunPart(StaffInvoiceClient client, Background background, Runnable through) {
        this.client = client;
        this.background = background;
        this.through = through;
        addClassNames("card", "stack");
        setId("invoice-run");
        getElement().setAttribute("aria-live", "polite");
        bar.getElement().setAttribute("aria-label", "Progress of the run");
        words.setId("run-words");
        var line = new Div(words, state);
        line.addClassName("spread");
        add(line, bar);
        setVisible(false);
    }

    /// @return id of the run that is shown; empty for none
    String shown() {
        return shown;
    }

    /// Shows a run that the address names.
    ///
    /// @param id may be empty
    void resume(StaffSession staff, String id) {
        if (id.isEmpty()) {
            shown = "";
            setVisible(false);
        } else if (!id.equals(shown)) {
            shown = id;
            var page = UI.getCurrent();
            background.load(
                    page, () -> client.run(staff, id), run -> show(page, staff, run, false), _ -> setVisible(false));
        }
    }

    void follow(StaffSession staff, InvoiceRun run) {
        shown = run.id();
        show(UI.getCurrent(), staff, run, true);
    }

    private void show(UI page, StaffSession staff, InvoiceRun run, boolean followed) {
        if (!run.id().equals(shown)) {
            return;
        }
        setVisible(true);
        words.setText(StaffInvoiceWords.words(run));
        bar.setValue(StaffInvoiceWords.percent(run));
        state.removeAll();
        state.add(badge(run));
        if (run.underWay()) {
            again(page, staff, run.id());
        } else if (followed) {
            through.run();
        }
    }

    private static Badge badge(InvoiceRun run) {
        return switch (run.state()) {
            case "done" -> new Badge(Tone.GOOD, "Through");
            case "failed" -> new Badge(Tone.ATTENTION, "Through, with failures");
            default -> new Badge(Tone.INFO, "Under way");
        };
    }

    private void again(UI page, StaffSession staff, String id) {
        background.load(
                page,
                () -> {
                    pause();
                    return client.run(staff, id);
                },
                run -> {
                    if (isAttached()) {
                        show(page, staff, run, true);
                    }
                },
                problem -> failed(page, staff, id, problem));
    }

    private void failed(UI page, StaffSession staff, String id, ProblemException problem) {
        state.removeAll();
        state.add(ProblemBanner.of("The run could not be looked at", problem, () -> again(page, staff, id)));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
