package dev.portolan.ui.plugins;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.Installations.Also;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Toast;
import java.util.List;

/// Switches a plugin on and off for everybody. Shows the wish at once and takes it back, with the reason, when it is
/// refused; then counts the nodes that have applied it. One change is on its way at a time: who clicks again meanwhile
/// is heard once the first has arrived, so that the last click counts.
final class EnableSwitch extends Div {
    private static final long serialVersionUID = 1;
    private static final int LOOKS = 8;
    private static final long PAUSE_MS = 300;

    private final transient PluginDesk desk;
    private final transient Latest watch;
    private final Checkbox toggle = new Checkbox();
    private final LiveOn live = new LiveOn();
    private boolean sending;
    private String name;

    EnableSwitch(PluginDesk desk, boolean allowed) {
        this.desk = desk;
        this.watch = new Latest(desk.background());
        this.name = desk.id().plugin();
        addClassName("enable");
        toggle.setId("enable");
        toggle.addClassName("switch");
        toggle.setEnabled(allowed);
        live.setId("live-on");
        add(live, toggle);
        toggle.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                label(change.getValue());
                if (!sending) {
                    send(change.getValue());
                }
            }
        });
    }

    /// Shows how the installation stands, but for a wish that is still on its way.
    void update(Installed installation) {
        show(installation);
        if (!installation.settled()) {
            watch.load(this::settle, this::show, _ -> {});
        }
    }

    /// Shows what was just said of the installation, before it has been read again.
    void told(boolean enabled, long revision) {
        if (!sending) {
            toggle.setValue(enabled);
            label(enabled);
        }
        live.reaching(revision);
    }

    private void send(boolean wanted) {
        sending = true;
        desk.background()
                .load(
                        () -> desk.installations().enable(desk.tenant().slug(), desk.tenant(), desk.id(), wanted),
                        changed -> {
                            sending = false;
                            if (toggle.getValue() != wanted) {
                                send(toggle.getValue());
                                return;
                            }
                            show(changed);
                            desk.changed().run();
                        },
                        problem -> refused(wanted, problem));
    }

    private void refused(boolean wanted, ProblemException problem) {
        sending = false;
        toggle.setValue(!wanted);
        label(!wanted);
        if (wanted && "plugin-needed".equals(problem.slug())) {
            desk.background().load(this::plan, plan -> needed(plan, problem), this::say);
        } else {
            say(problem);
        }
    }

    private void say(ProblemException problem) {
        Toast.refused(name + " was not switched " + (toggle.getValue() ? "off" : "on") + ": " + problem.detail());
    }

    private Plan plan() {
        return desk.installations().plan(desk.tenant().slug(), desk.tenant(), desk.id(), Wish.switchedOn());
    }

    /// It can only go on together with others: shows which, and asks for consent to all.
    private void needed(Plan plan, ProblemException problem) {
        if (plan.also().isEmpty() || !plan.refusals().isEmpty()) {
            say(problem);
            return;
        }
        new DifferenceDialog("It needs other plugins")
                .first(new PlanSteps(plan))
                .back("Cancel")
                .confirm("Agree and switch all on", () -> together(plan.also()))
                .open();
    }

    private void together(List<Also> others) {
        sending = true;
        var wish = Wish.switchedOn().with(others);
        desk.background()
                .load(
                        () -> desk.installations().put(desk.tenant().slug(), desk.tenant(), desk.id(), wish, null),
                        changed -> {
                            sending = false;
                            show(changed);
                            desk.changed().run();
                        },
                        refusal -> {
                            sending = false;
                            say(refusal);
                        });
    }

    private Installed settle() {
        var now = desk.read();
        for (var look = 0; look < LOOKS && !now.settled(); look++) {
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return now;
            }
            now = desk.read();
        }
        return now;
    }

    private void show(Installed installation) {
        name = installation.name();
        if (!sending) {
            toggle.setValue(installation.enabled());
            label(installation.enabled());
        }
        live.show(installation);
    }

    private void label(boolean enabled) {
        toggle.setLabel(enabled ? "On" : "Off");
        toggle.setAriaLabel(enabled ? "On, switch off" : "Off, switch on");
    }
}
