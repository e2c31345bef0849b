package dev.portolan.catalog.validation;

import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.validation.Shape.Anything;
import dev.portolan.catalog.validation.Shape.Exactly;
import dev.portolan.catalog.validation.Shape.Fields;
import dev.portolan.catalog.validation.Shape.Items;
import dev.portolan.catalog.validation.Shape.OneOf;
import dev.portolan.catalog.validation.Shape.OneOrMany;
import dev.portolan.catalog.validation.Shape.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The shape of the spec, kind by kind.
final class Kinds {
    private static final Set<String> CORE = Set.of("backstage.io/v1alpha1", "backstage.io/v1beta1");
    private static final Set<String> SCAFFOLDER = Set.of("scaffolder.backstage.io/v1beta3");

    private static final Fields OWNED = Fields.none().need("owner", Text.FILLED);
    private static final Fields TYPED = Fields.none().need("type", Text.FILLED);
    private static final Fields IN_LIFE =
            TYPED.need("lifecycle", Text.FILLED).need("owner", Text.FILLED).may("system", Text.FILLED);
    private static final Fields PROFILE = Fields.none()
            .may("displayName", Text.FILLED)
            .may("email", Text.FILLED)
            .may("picture", Text.FILLED);

    private static final Fields API = IN_LIFE.need("definition", Text.FILLED);
    private static final Fields MCP_SERVER = IN_LIFE.need(
                    "remotes", new Items(Fields.none().need("type", Text.FILLED).need("url", Text.FILLED), 1))
            .may("type", new Exactly("mcp-server"));

    private static final Map<String, Fields> AI_RESOURCES = Map.of(
            "skill",
            IN_LIFE.may("disciplines", Items.TEXTS)
                    .may("categories", Items.TEXTS)
                    .may("agents", Items.TEXTS)
                    .may("dependsOn", Items.TEXTS)
                    .may("allowedTools", Text.FILLED)
                    .may("license", Text.FILLED)
                    .may("compatibility", new Text(1, 500)),
            "rule",
            IN_LIFE.may("disciplines", Items.TEXTS)
                    .need("category", Text.FILLED)
                    .need("rationale", Text.FILLED),
            "plugin",
            IN_LIFE.need("skills", Items.TEXTS).may("version", Text.FILLED),
            "marketplace",
            IN_LIFE.need("plugins", Items.TEXTS).may("version", Text.FILLED));

    private static final Fields STEP = Fields.none()
            .need("action", Text.ANY)
            .may("id", Text.ANY)
            .may("name", Text.ANY)
            .may("input", Fields.none());

    private static final Map<String, Fields> SPECS = Map.of(
            "Component",
            IN_LIFE.may("subcomponentOf", Text.FILLED)
                    .may("providesApis", Items.TEXTS)
                    .may("consumesApis", Items.TEXTS)
                    .may("dependsOn", Items.TEXTS)
                    // Backstage's schemas do not say what it is, and take a single text, too.
                    .may("dependencyOf", new Anything()),
            "Resource",
            TYPED.need("owner", Text.FILLED)
                    .may("dependsOn", Items.TEXTS)
                    .may("dependencyOf", new Anything())
                    .may("system", Text.FILLED),
            "System",
            OWNED.may("domain", Text.FILLED).may("type", Text.FILLED),
            "Domain",
            OWNED.may("subdomainOf", Text.FILLED).may("type", Text.FILLED),
            "Group",
            TYPED.need("children", Items.TEXTS)
                    .may("profile", PROFILE)
                    .may("parent", Text.FILLED)
                    .may("members", Items.TEXTS),
            "User",
            Fields.none().need("memberOf", Items.TEXTS).may("profile", PROFILE),
            "Location",
            Fields.none()
                    .may("type", Text.FILLED)
                    .may("target", Text.FILLED)
                    .may("targets", Items.TEXTS)
                    .may("presence", new OneOf("required", "optional")),
            "Template",
            TYPED.need("steps", new Items(STEP, 0))
                    .may("owner", Text.FILLED)
                    .may("lifecycle", Text.FILLED)
                    .may("parameters", new OneOrMany(Fields.none()))
                    .may("output", Fields.none())
                    .may("presentation", Fields.none()));

    private Kinds() {}

    /// The shape of the spec of an entity; empty where its kind, or its version, is not known.
    static Optional<Fields> spec(Entity entity) {
        var versions = entity.kind().equals("Template") ? SCAFFOLDER : CORE;
        if (!versions.contains(entity.apiVersion())) {
            return Optional.empty();
        }
        var type = entity.spec("type").asText();
        return switch (entity.kind()) {
            case "API" -> Optional.of(type.equals("mcp-server") ? MCP_SERVER : API);
            case "AiResource" ->
                entity.apiVersion().equals("backstage.io/v1alpha1")
                        ? Optional.of(AI_RESOURCES.getOrDefault(type, IN_LIFE))
                        : Optional.empty();
            default -> Optional.ofNullable(SPECS.get(entity.kind()));
        };
    }
}
