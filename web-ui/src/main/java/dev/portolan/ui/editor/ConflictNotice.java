package dev.portolan.ui.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// Somebody else saved first: shows what, and asks whose is to stay.
final class ConflictNotice extends Div {
    private static final long serialVersionUID = 1;

    /// @param theirs what they have changed
    /// @param goOn takes up the writer's own text again
    /// @param drop takes theirs instead
    ConflictNotice(List<Difference> theirs, Runnable goOn, Runnable drop) {
        var frame = new Div(new DifferenceList("Field", theirs));
        frame.addClassName("table-frame");
        var mine = new Button("Go on with mine", _ -> goOn.run());
        mine.setId("keep-mine");
        var take = new Button("Take theirs, drop mine", _ -> drop.run());
        take.setId("take-theirs");
        take.addClassName("quiet");
        add(new Notice(Tone.ATTENTION, "Somebody changed it while you were writing", frame, mine, take));
    }
}
