package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;

/// Says how an installation stands.
final class StateWords {
    private StateWords() {}

    static Component badge(Installation installation) {
        var desired = installation.desired() == null ? "" : installation.desired();
        return switch (desired) {
            case "needs_configuration" -> new Badge(Tone.ATTENTION, "Needs configuration");
            case "uninstalling" -> new Badge(Tone.NEUTRAL, "Uninstalled");
            default -> installation.enabled() ? enabled(installation) : new Badge(Tone.NEUTRAL, "Off");
        };
    }

    private static Badge enabled(Installation installation) {
        var health = installation.health();
        var state = health == null ? "ok" : health.state();
        return switch (state) {
            case "degraded" -> new Badge(Tone.ATTENTION, "On, with trouble");
            case "over_budget" -> new Badge(Tone.BAD, "Over its budget");
            case "auth_expired" -> new Badge(Tone.BAD, "Sign-in refused");
            default -> new Badge(Tone.GOOD, "On");
        };
    }

    /// How many nodes have applied the last change.
    static Span live(Installation installation) {
        var all = installation.observed().size();
        var live = installation.liveNodes();
        var words = new Span(
                all == 0
                        ? "No node has reported yet"
                        : "Live on " + live + " of " + all + (all == 1 ? " node" : " nodes"));
        words.addClassName("live-on");

        words.getElement().setAttribute("role", "status");
        var icon = (all > 0 && live == all ? VaadinIcon.CHECK : VaadinIcon.HOURGLASS).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        icon.addClassName("small-icon");
        words.addComponentAsFirst(icon);
        return words;
    }
}
