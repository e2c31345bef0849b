package dev.portolan.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.page.TestPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a page is told while its browser holds it, and after it was away.
class ListenerTest {
    private static final TenantId TENANT = TenantId.parse("0190f3a2-0000-7000-8000-000000000001");

    private final Div part = new Div();
    private final List<Change> told = new ArrayList<>();
    private boolean held = true;
    private final Listener listener = new Listener(part, told::add, _ -> held);

    @BeforeEach
    void open() {
        new TestPage().add(part);
    }

    @Test
    void aPageThatIsHeldIsToldAtOnce() {
        listener.tell(removed(1));

        assertThat(told).containsExactly(removed(1));
    }

    @Test
    void whatChangesWhileTheBrowserIsAwayIsToldInItsOrderOnceItIsBack() {
        held = false;
        listener.tell(removed(1));
        listener.catchUp();
        listener.tell(removed(2));
        assertThat(told).isEmpty();

        held = true;
        listener.tell(removed(3));
        assertThat(told).isEmpty();
        listener.catchUp();

        assertThat(told).containsExactly(removed(1), removed(2), removed(3));
        listener.tell(removed(4));
        assertThat(told).last().isEqualTo(removed(4));
    }

    @Test
    void onlySomeOfThemAreKept() {
        held = false;
        for (var one = 0; one <= Listener.MOST_KEPT; one++) {
            listener.tell(removed(one));
        }
        held = true;

        listener.catchUp();

        assertThat(told).hasSize(Listener.MOST_KEPT).first().isEqualTo(removed(1));
    }

    private static Change removed(int number) {
        return new Change.PluginRemoved(TENANT, new PluginId("acme", "plugin-" + number));
    }
}
