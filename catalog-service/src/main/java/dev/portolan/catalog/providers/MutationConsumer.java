package dev.portolan.catalog.providers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.catalog.spaces.SpaceService;
import dev.portolan.contracts.CatalogMutation;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes what providers say of their entities, in the order of each provider.
@ApplicationScoped
class MutationConsumer {
    /// What plugins say of other things on the same topic is for others to hear.
    private static final Set<String> OF_PLUGINS = Set.of("catalog.overlays", "search.documents");

    private final EventConsumers consumers;
    private final ProviderService providers;
    private final SpaceService spaces;
    private final CurrentCause cause;
    private final ObjectMapper json;

    MutationConsumer(
            EventConsumers consumers,
            ProviderService providers,
            SpaceService spaces,
            CurrentCause cause,
            ObjectMapper json) {
        this.consumers = consumers;
        this.providers = providers;
        this.spaces = spaces;
        this.cause = cause;
        this.json = json;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("mutations", Topics.CATALOG_MUTATIONS, this::take);
    }

    /// @throws IllegalArgumentException when the event is no mutation of its tenant, or the tenant is not there
    private void take(CloudEvent head, byte @Nullable [] data) {
        if (OF_PLUGINS.contains(head.type())) {
            return;
        }
        if (data == null) {
            throw new IllegalArgumentException("there is no mutation in it");
        }
        var mutation = Json.read(data, CatalogMutation.class);
        if (!Objects.equals(mutation.tenant(), head.tenant())) {
            throw new IllegalArgumentException("the mutation is another tenant's than the event");
        }
        if (!spaces.exists()) {
            throw new IllegalArgumentException("the tenant has no catalog here");
        }
        if (mutation.provider() == null || mutation.mode() == null) {
            throw new IllegalArgumentException("the mutation names no provider, or no mode");
        }
        cause.after(mutation.depth());
        var added = mutation.added().stream().<ObjectNode>map(json::valueToTree).toList();
        try {
            apply(mutation, added);
            if (Boolean.TRUE.equals(mutation.ended())) {
                providers.end(mutation.provider());
            }
        } catch (ProblemException e) {
            throw new IllegalArgumentException(sentence(e), e);
        }
    }

    private void apply(CatalogMutation mutation, List<ObjectNode> added) {
        var _ = switch (mutation.mode()) {
            case FULL -> providers.replace(ProviderService.PROVIDER, mutation.provider(), added);
            case DELTA ->
                providers.delta(
                        ProviderService.PROVIDER,
                        mutation.provider(),
                        added,
                        mutation.removed().stream().map(EntityRef::toString).collect(Collectors.toSet()));
        };
    }

    private static String sentence(ProblemException e) {
        return e.violations().isEmpty()
                ? String.valueOf(e.getMessage())
                : e.violations().stream()
                        .map(violation -> violation.pointer() + " " + violation.message())
                        .collect(Collectors.joining("; "));
    }
}
