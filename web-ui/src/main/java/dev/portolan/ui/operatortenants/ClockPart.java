package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.portolan.ui.clients.Staff.TestClock;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.DayField;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// The time of a tenant that is for tests, which can be moved forward.
final class ClockPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient Looked looked;
    private final Div content = new Div();

    ClockPart(Looked looked) {
        this.looked = looked;
        addClassNames("card", "stack");
        setId("clock");
        content.addClassName("stack");
        add(new H2("Time"), content);
        load();
    }

    private void load() {
        content.removeAll();
        content.add(Skeleton.lines(2));
        looked.background()
                .load(
                        UI.getCurrent(),
                        () -> looked.desk().plans().clock(looked.staff(), looked.slug()),
                        this::show,
                        problem -> {
                            content.removeAll();
                            content.add(ProblemBanner.of("The time could not be read", problem, this::load));
                        });
    }

    private void show(TestClock clock) {
        content.removeAll();
        var words = new Paragraph(words(clock));
        words.addClassName("sub");
        content.add(words);
        var buttons = new Div();
        buttons.addClassName("actions");
        if (clock.test()) {
            buttons.add(TenantActions.button("move-clock", "Move forward …", () -> move(clock)));
        } else {
            buttons.add(TenantActions.button("mark-test", "Mark as test …", this::mark));
        }
        content.add(buttons);
    }

    private static String words(TestClock clock) {
        if (!clock.test()) {
            return "The real time. A tenant without an issued invoice can be marked as test; its time can be moved then.";
        }
        return clock.at() == null
                ? "For tests; its time is the real one so far."
                : "For tests; it is " + Amounts.day(clock.at()) + " there.";
    }

    private void mark() {
        var dialog = new ActDialog(
                looked.background(),
                "Mark " + looked.name() + " as test",
                "Its time can be moved forward from then on. This is for tenants of ours, never for a customer's.",
                "Mark as test");
        dialog.reason("It is on the tenant's record.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> {
                                looked.desk().plans().markTest(looked.staff(), looked.slug(), true, reason);
                                return true;
                            };
                        },
                        _ -> looked.done("It is a test tenant now."))
                .open();
    }

    private void move(TestClock clock) {
        var day = new DayField();
        day.setId("clock-day");
        day.setLabel("To");
        day.setHelperText("Noon of that day, UTC. There is no way back.");
        day.setManualValidation(true);
        if (clock.at() != null) {
            day.setMin(clock.at().atZone(ZoneOffset.UTC).toLocalDate());
            day.setInitialPosition(clock.at().atZone(ZoneOffset.UTC).toLocalDate());
        }
        var dialog = new ActDialog(
                looked.background(),
                "Move the time of " + looked.name(),
                "Everything that falls due until then is done: ends of trials, invoices, reminders, suspension.",
                "Move forward");
        dialog.field("/at", day)
                .calls(
                        () -> {
                            var at = noon(day);
                            return () -> {
                                looked.desk().plans().advance(looked.staff(), looked.slug(), at);
                                return true;
                            };
                        },
                        _ -> looked.done("The time has moved."))
                .open();
    }

    private static Instant noon(DayField day) {
        return day.getValue().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
