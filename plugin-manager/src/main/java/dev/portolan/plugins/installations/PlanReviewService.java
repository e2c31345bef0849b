package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.installations.InstallationStore.Entry;
import dev.portolan.plugins.installations.InstallationStore.Signed;
import dev.portolan.plugins.schema.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;

/// Makes the current tenant's plugins fit its plan: those that were there first stay, the others are blocked, and come
/// back as they were once the plan has room for them. Nothing is uninstalled.
@ApplicationScoped
@Transactional
class PlanReviewService {
    private final InstallationStore store;
    private final ReleaseChoice choice;
    private final PlanLimits limits;
    private final CurrentTenant current;

    PlanReviewService(InstallationStore store, ReleaseChoice choice, PlanLimits limits, CurrentTenant current) {
        this.store = store;
        this.choice = choice;
        this.limits = limits;
        this.current = current;
    }

    /// Does nothing where it is not known what the plan allows.
    void review() {
        var room = limits.room(current.id());
        if (room.isEmpty()) {
            return;
        }
        var place = 0L;
        for (var installation : store.heldByAge()) {
            var fits = place++ < room.getAsLong();
            var blocked = installation.desired() == Desired.BLOCKED_BY_PLAN;
            if (fits && blocked) {
                lift(installation);
            } else if (!fits && !blocked) {
                become(
                        installation,
                        Desired.BLOCKED_BY_PLAN,
                        installation.enabled() ? Kind.DISABLED : Kind.CONFIGURED,
                        "the plan allows " + room.getAsLong() + " plugins");
            }
        }
    }

    private void lift(Installation installation) {
        var release = choice.of(installation);
        var missing = Planner.missing(installation, release);
        var desired = Planner.desired(missing, installation.setup().enabled());
        become(
                installation,
                desired,
                desired == Desired.ENABLED ? Kind.ENABLED : Kind.CONFIGURED,
                "the plan has room for it again");
    }

    private void become(Installation installation, Desired desired, Kind kind, String reason) {
        var release = choice.of(installation);
        var diff = List.of(new Change("/desired", word(installation.desired()), word(desired)));
        var signed = new Signed(Author.PLATFORM, reason);
        var _ = store.stand(installation, desired, new Entry(kind, release, release.version(), 0, diff, signed));
    }

    private static TextNode word(Desired desired) {
        return TextNode.valueOf(desired.name().toLowerCase(Locale.ROOT));
    }
}
