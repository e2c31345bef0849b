package dev.portolan.catalog;

/// Descriptors for tests.
final class Yaml {
    private Yaml() {}

    static String component(String name) {
        return component(name, "");
    }

    /// @param more lines of the spec, indented by two
    static String component(String name, String more) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: %s
                  tags: [java]
                spec:
                  type: service
                  lifecycle: production
                  owner: team-a
                """.formatted(name) + more;
    }

    static String entity(String kind, String name, String spec) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: %s
                metadata:
                  name: %s
                spec:
                """.formatted(kind, name) + spec.indent(2);
    }

    /// @param targets of a Location entity
    static String location(String name, String... targets) {
        return entity("Location", name, "targets:\n  - " + String.join("\n  - ", targets));
    }
}
