package dev.portolan.ui.plugins;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.page.Toast;

/// Switches a plugin on and off for everybody. Shows the wish at once and takes it back, with the reason, when it is
/// refused; then counts the nodes that have applied it.
final class EnableSwitch extends Div {
    private static final long serialVersionUID = 1;
    private static final int LOOKS = 8;
    private static final long PAUSE_MS = 300;

    private final transient PluginDesk desk;
    private final Checkbox toggle = new Checkbox();
    private final Span live = new Span();

    EnableSwitch(PluginDesk desk, Installation installation, boolean allowed) {
        this.desk = desk;
        addClassName("enable");
        toggle.setId("enable");
        toggle.addClassName("switch");
        toggle.setEnabled(allowed);
        live.setId("live-on");
        add(live, toggle);
        show(installation);
        toggle.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                flip(change.getValue());
            }
        });
        if (!settled(installation)) {
            look();
        }
    }

    private void flip(boolean wanted) {
        label(wanted);
        desk.background()
                .load(
                        () -> desk.plugins().enable(desk.tenant().slug(), desk.tenant(), desk.id(), wanted),
                        changed -> {
                            show(changed);
                            desk.changed().run();
                        },
                        problem -> {
                            toggle.setValue(!wanted);
                            label(!wanted);
                            var word = wanted ? "on" : "off";
                            Toast.refused(desk.id().plugin() + " was not switched " + word + ": " + problem.detail());
                        });
    }

    private void look() {
        desk.background().load(this::settle, this::show, _ -> {});
    }

    private Installation settle() {
        var now = read();
        for (var look = 0; look < LOOKS && !settled(now); look++) {
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = read();
        }
        return now;
    }

    private Installation read() {
        return desk.plugins().installation(desk.tenant().slug(), desk.tenant(), desk.id());
    }

    private static boolean settled(Installation installation) {
        return !installation.observed().isEmpty()
                && installation.liveNodes() == installation.observed().size();
    }

    private void show(Installation installation) {
        toggle.setValue(installation.enabled());
        label(installation.enabled());
        live.removeAll();
        live.add(StateWords.live(installation));
    }

    private void label(boolean enabled) {
        toggle.setLabel(enabled ? "On" : "Off");
        toggle.setAriaLabel(enabled ? "On, switch off" : "Off, switch on");
    }
}
