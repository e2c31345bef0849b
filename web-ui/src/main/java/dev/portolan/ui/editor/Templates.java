package dev.portolan.ui.editor;

import java.util.List;
import java.util.Locale;

/// What a new entity begins with.
final class Templates {
    static final List<String> KINDS = List.of("Component", "API", "Resource", "System", "Domain", "Group", "User");

    private Templates() {}

    static String of(String kind) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: %s
                metadata:
                  name: my-%s
                  title: A name for people
                  description: What it does, in one sentence
                """.formatted(kind, kind.toLowerCase(Locale.ROOT)) + spec(kind);
    }

    /// The kind whose template this is meant to be, however it was spelt.
    static String kind(String text) {
        return KINDS.stream()
                .filter(kind -> kind.equalsIgnoreCase(text))
                .findFirst()
                .orElse("Component");
    }

    private static String spec(String kind) {
        return switch (kind) {
            case "API" -> """
                    spec:
                      type: openapi
                      lifecycle: production
                      owner: group:default/my-team
                      definition: |
                        openapi: 3.1.0
                    """;
            case "Resource" -> """
                    spec:
                      type: database
                      owner: group:default/my-team
                    """;
            case "System", "Domain" -> """
                    spec:
                      owner: group:default/my-team
                    """;
            case "Group" -> """
                    spec:
                      type: team
                      children: []
                    """;
            case "User" -> """
                    spec:
                      profile:
                        email: somebody@example.com
                      memberOf: []
                    """;
            default -> """
                    spec:
                      type: service
                      lifecycle: production
                      owner: group:default/my-team
                    """;
        };
    }
}
