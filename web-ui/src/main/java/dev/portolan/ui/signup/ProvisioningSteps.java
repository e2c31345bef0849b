package dev.portolan.ui.signup;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.Account.Step;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// The steps of making a portal, each with its state.
final class ProvisioningSteps extends OrderedList {
    private static final long serialVersionUID = 1;

    ProvisioningSteps() {
        addClassName("steps");
        setId("steps");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(List<Step> steps) {
        removeAll();
        steps.forEach(step -> add(item(step)));
    }

    private static ListItem item(Step step) {
        var icon = switch (step.state()) {
            case "done", "skipped" -> VaadinIcon.CHECK_CIRCLE.create();
            case "running" -> VaadinIcon.SPINNER_ARC.create();
            case "failed" -> VaadinIcon.CLOSE_CIRCLE.create();
            default -> VaadinIcon.CIRCLE_THIN.create();
        };
        icon.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(title(step.name()));
        var words = new Div(name);
        words.addClassName("words");
        var error = step.error();
        if (error != null && !error.isBlank()) {
            var reason = new Span(error);
            reason.addClassName("sub");
            words.add(reason);
        }
        var state = new Span(state(step.state()));
        state.addClassName("sub");
        var item = new ListItem(icon, words, state);
        item.addClassNames(step.state(), tone(step.state()).className());
        return item;
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "done", "skipped" -> Tone.GOOD;
            case "failed" -> Tone.BAD;
            case "running" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }

    private static String state(String state) {
        return switch (state) {
            case "done" -> "Done";
            case "skipped" -> "Left out";
            case "running" -> "Under way";
            case "failed" -> "Failed, trying again";
            default -> "Waiting";
        };
    }

    private static String title(String name) {
        return switch (name) {
            case "owner" -> "Your account";
            case "catalog" -> "A catalog of your own";
            case "plugins" -> "The first plugins";
            case "subscription" -> "The trial";
            case "welcome" -> "A welcome message";
            default -> name;
        };
    }
}
