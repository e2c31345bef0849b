package dev.portolan.plugins.repairs;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.installations.InstallationConfig;
import dev.portolan.plugins.propagation.ObservationService;
import dev.portolan.plugins.propagation.Observed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Changes that have not reached every node within the time that is allowed for it.
@ApplicationScoped
class ObservationRepairs implements RepairSource {
    private final ObservationService observations;
    private final CurrentTenant current;
    private final InstallationConfig config;
    private final InstantSource time;

    ObservationRepairs(
            ObservationService observations, CurrentTenant current, InstallationConfig config, InstantSource time) {
        this.observations = observations;
        this.current = current;
        this.config = config;
        this.time = time;
    }

    @Override
    public List<Repair> look(List<Case> all) {
        var latest = time.instant().minus(config.patience());
        return all.stream()
                .filter(one -> one.installation().changedAt().isBefore(latest))
                .flatMap(one -> look(one).stream())
                .toList();
    }

    private Optional<Repair> look(Case one) {
        var installation = one.installation();
        var nodes = observations.of(current.id(), installation.plugin());
        var behind = nodes.stream()
                .filter(node -> node.revision() < installation.revision())
                .toList();
        if (!nodes.isEmpty() && behind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Repair.of(
                one,
                RepairKind.NOT_OBSERVED,
                installation.changedAt(),
                message(behind, nodes.size(), installation.revision()),
                Mend.ACKNOWLEDGE));
    }

    private static String message(List<Observed> behind, int nodes, long revision) {
        if (nodes == 0) {
            return "No node has said that it has applied revision " + revision
                    + ". It is kept, and goes out by itself.";
        }
        var names = behind.stream().map(Observed::node).sorted().collect(Collectors.joining(", "));
        return behind.size() + " of " + nodes + " nodes have not applied revision " + revision + " yet: " + names
                + ". They do so by themselves.";
    }
}
