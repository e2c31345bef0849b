package dev.portolan.local;

import dev.portolan.local.parts.Part;
import dev.portolan.local.processes.PortOwners;
import java.util.ArrayList;
import java.util.List;

/// The ports that something else holds.
final class TakenPorts {
    private TakenPorts() {}

    /// @return one line for each port that is taken
    static List<String> of(List<Part> parts) {
        var lines = new ArrayList<String>();
        for (var part : parts) {
            var ports = new ArrayList<>(List.of(part.address().port()));
            ports.addAll(part.address().others());
            for (var port : ports) {
                PortOwners.holder(port)
                        .ifPresent(holder -> lines.add(
                                "Port %d, which %s needs, is taken by %s.".formatted(port, part.name(), holder)));
            }
        }
        return lines;
    }
}
