package dev.portolan.local;

import dev.portolan.local.demofiles.DemoFilesPart;
import dev.portolan.local.home.Installation;
import dev.portolan.local.kafka.KafkaPart;
import dev.portolan.local.keycloak.KeycloakPart;
import dev.portolan.local.mail.MailPart;
import dev.portolan.local.parts.Part;
import dev.portolan.local.postgres.PostgresPart;
import dev.portolan.local.services.ServiceParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every part of the stack, each after those it needs.
final class AllParts {
    private AllParts() {}

    /// @param environment `PORTOLAN_PARTS` names those that are wanted, all when absent; `PORTOLAN_EGRESS_ALLOW` adds
    ///     addresses that sources and plugins may read
    /// @throws IllegalArgumentException when a part is named that does not exist
    static List<Part> of(Installation installation, Map<String, String> environment) {
        var parts = new ArrayList<Part>();
        parts.add(PostgresPart.of(installation));
        parts.add(KafkaPart.of(installation));
        parts.add(KeycloakPart.of(installation));
        parts.add(MailPart.of(installation));
        parts.add(DemoFilesPart.of(installation));
        parts.addAll(ServiceParts.of(installation, environment.getOrDefault("PORTOLAN_EGRESS_ALLOW", "")));
        return wanted(parts, environment.getOrDefault("PORTOLAN_PARTS", ""));
    }

    private static List<Part> wanted(List<Part> parts, String names) {
        if (names.isBlank()) {
            return List.copyOf(parts);
        }
        var wanted = Set.of(names.strip().split("\\s*,\\s*"));
        var known = parts.stream().map(Part::name).toList();
        if (!known.containsAll(wanted)) {
            throw new IllegalArgumentException("PORTOLAN_PARTS may name " + String.join(", ", known));
        }
        return parts.stream().filter(part -> wanted.contains(part.name())).toList();
    }
}
