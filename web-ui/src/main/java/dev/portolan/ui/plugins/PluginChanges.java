package dev.portolan.ui.plugins;

import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;

/// Brings into the open page of a plugin what others change.
final class PluginChanges {
    private final InstalledHead head;
    private final LateReads reads;
    private final Shown shown;

    PluginChanges(InstalledHead head, LateReads reads, Shown shown) {
        this.head = head;
        this.reads = reads;
        this.shown = shown;
    }

    /// Runs in the page.
    void heard(PluginDesk desk, InstalledPart part, Change change) {
        switch (change) {
            case Change.PluginChanged(var state)
            when state.plugin().equals(desk.id()) && state.revision() > head.revision() -> told(desk, part, state);
            case Change.PluginRemoved removed
            when removed.plugin().equals(desk.id()) -> desk.changed().run();
            case Change.ReleaseChanged(var _, var state)
            when state.plugin().equals(desk.id()) -> release(desk, part, state);
            case Change.PluginChanged _,
                    Change.PluginRemoved _,
                    Change.CatalogChanged _,
                    Change.SourceProgress _,
                    Change.Standing _ -> {}
        }
    }

    /// Whether it is on is shown at once, from what the change says of itself; the rest is read a little later, so that
    /// not all who look at it ask in the same moment.
    private void told(PluginDesk desk, InstalledPart part, PluginState state) {
        if (!head.told(state)) {
            desk.changed().run();
            return;
        }
        reads.read(
                desk,
                state.revision(),
                page -> {
                    if (!part.showSwitch(desk, page)) {
                        shown.show(desk, page);
                    }
                },
                problem -> shown.failed(desk, problem));
    }

    /// That a release is stopped is shown at once; the rest is read a little later, as above. Also when that is still
    /// to come of a change before: an answer that is on its way may be of the time between.
    private void release(PluginDesk desk, InstalledPart part, ReleaseState state) {
        if (!head.version().equals(state.version())) {
            return;
        }
        if (state.status() == ReleaseState.Status.REVOKED) {
            part.stopped(state.version());
        }
        head.over();
        // no revision is negative, so that this shares its answer with nothing else
        reads.read(desk, -state.at().toEpochMilli(), page -> shown.show(desk, page), _ -> {});
    }

    /// The page, as far as what is read again concerns it.
    interface Shown {
        void show(PluginDesk desk, PluginPage page);

        void failed(PluginDesk desk, ProblemException problem);
    }
}
