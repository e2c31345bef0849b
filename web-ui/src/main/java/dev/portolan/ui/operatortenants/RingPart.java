package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.StaffReleases.Ring;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.StaffRight;

/// Whether a tenant gets new releases of plugins before others do.
final class RingPart extends Section {
    private static final long serialVersionUID = 1;
    private static final String EARLY = "early";
    private static final String GENERAL = "general";

    private final transient Looked looked;
    private final Div content = new Div();
    private final Checkbox early = new Checkbox("Gets new releases first");

    RingPart(Looked looked) {
        this.looked = looked;
        addClassNames("card", "stack");
        setId("ring");
        getElement().setAttribute("aria-label", "Plugin releases");
        early.setId("early");
        early.setHelperText("It is in the ring early then: a release that is rolled out by ring comes here before it"
                + " goes to everybody.");
        early.setReadOnly(!looked.may(StaffRight.ROLL_OUT_RELEASE));
        early.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                save(change.getValue());
            }
        });
        add(new H2("Plugin releases"), content);
        load();
    }

    private void load() {
        content.removeAll();
        content.add(Skeleton.lines(2));
        looked.background().load(() -> looked.desk().releases().ring(looked.staff(), id()), this::show, this::failed);
    }

    private String id() {
        return looked.page().tenant().id();
    }

    private void show(Ring ring) {
        content.removeAll();
        early.setValue(EARLY.equals(ring.ring()));
        content.add(early);
    }

    private void failed(ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("Its ring could not be loaded", problem, this::load));
    }

    private void save(boolean wanted) {
        early.setEnabled(false);
        looked.background()
                .load(
                        () -> looked.desk().releases().ring(looked.staff(), id(), wanted ? EARLY : GENERAL),
                        ring -> {
                            early.setEnabled(true);
                            show(ring);
                            Toast.say(looked.name()
                                    + (wanted ? " gets new releases first." : " gets new releases with all others."));
                        },
                        problem -> {
                            early.setEnabled(true);
                            early.setValue(!wanted);
                            Toast.refused(looked.name() + " stays in its ring: " + problem.detail());
                        });
    }
}
