package dev.portolan.plugins.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an admin has granted to one installation.
public record Grants(Set<Permission> permissions) {
    public Grants {
        permissions = Set.copyOf(permissions);
    }

    public static Grants of(Collection<Permission> permissions) {
        return new Grants(Set.copyOf(permissions));
    }

    /// Whether a named permission of the platform is granted.
    public boolean allows(String name) {
        return permissions.stream().anyMatch(p -> p instanceof Permission.Named(var text) && text.equals(name));
    }

    /// What is asked for and not granted, in the order asked; empty means no new consent.
    public List<Permission> missing(Collection<Permission> wanted) {
        return wanted.stream().filter(p -> !permissions.contains(p)).distinct().toList();
    }

    /// The addresses that are granted, once the configuration is filled in. A template whose value is not
    /// configured, or is no host, allows nothing.
    public Egress egress(JsonNode configuration) {
        return new Egress(permissions.stream()
                .map(p -> switch (p) {
                    case Permission.Egress(var template) -> Egress.resolve(template, configuration);
                    case Permission.Named _ -> Optional.<Origin>empty();
                })
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Origin::toString))
                .toList());
    }
}
