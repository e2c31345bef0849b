package dev.portolan.contracts;

import java.time.Instant;
import java.util.Map;

/// Value of `portolan.node.state`, keyed by node: how far a node has applied the state topics.
///
/// @param node unique per process, for example `web-ui-4f2a`
/// @param service which service the node is of
/// @param applied next offset to apply by `topic/partition`
/// @param at when it was said; a node that has been silent for 5 s does not count as live
public record NodeState(String node, String service, Map<String, Long> applied, Instant at) {
    public NodeState {
        applied = Map.copyOf(applied);
    }
}
