package dev.portolan.plugins.propagation;

import dev.portolan.contracts.NodeState;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tells what the nodes have made of an installation so far. From memory: what the topics have said up to now.
@ApplicationScoped
public class ObservationService {
    private final Steps steps;
    private final Nodes nodes;

    ObservationService(Steps steps, Nodes nodes) {
        this.steps = steps;
        this.nodes = nodes;
    }

    /// One entry for each live node that follows installations, by name of the node.
    public List<Observed> of(TenantId tenant, PluginId plugin) {
        var known = steps.of(new Installed(tenant, plugin));
        if (known.isEmpty()) {
            return List.of();
        }
        return nodes.following(known.getLast().partition()).stream()
                .map(node -> observed(node, known))
                .toList();
    }

    private static Observed observed(NodeState node, List<Step> steps) {
        for (var step : steps.reversed()) {
            if (step.appliedBy(node.applied().getOrDefault(step.partition(), 0L))) {
                return new Observed(node.node(), node.service(), step.revision(), step.state(), node.at());
            }
        }
        return new Observed(node.node(), node.service(), 0, Observed.State.UNINSTALLED, node.at());
    }
}
