package dev.portolan.catalog.search;

import dev.portolan.catalog.spaces.SpaceService;
import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.SearchDocuments;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes what plugins add to the search, in the order of each collator.
@ApplicationScoped
class PluginDocumentConsumer {
    private static final String TYPE = "search.documents";

    private final EventConsumers consumers;
    private final DocumentService documents;
    private final SpaceService spaces;

    PluginDocumentConsumer(EventConsumers consumers, DocumentService documents, SpaceService spaces) {
        this.consumers = consumers;
        this.documents = documents;
        this.spaces = spaces;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("search-documents", Topics.CATALOG_MUTATIONS, this::take);
    }

    /// @throws IllegalArgumentException when the event is not its tenant's, or the tenant is not there
    private void take(CloudEvent head, byte @Nullable [] data) {
        if (!head.type().equals(TYPE)) {
            return;
        }
        if (data == null) {
            throw new IllegalArgumentException("there is nothing in it");
        }
        var said = Json.read(data, SearchDocuments.class);
        if (!Objects.equals(said.tenant(), head.tenant())) {
            throw new IllegalArgumentException("the documents are another tenant's than the event");
        }
        if (!spaces.exists()) {
            throw new IllegalArgumentException("the tenant has no catalog here");
        }
        if (said.provider() == null || said.mode() == null) {
            throw new IllegalArgumentException("the documents name no provider, or no mode");
        }
        apply(said);
    }

    private void apply(SearchDocuments said) {
        var put = new LinkedHashMap<String, SearchDocument>();
        said.added()
                .forEach(told -> PluginDocument.of(said.provider(), told)
                        .ifPresent(document -> put.putIfAbsent(document.key(), document)));
        var gone = new HashSet<>(
                said.mode() == Mode.FULL
                        ? documents.keysOf(said.provider())
                        : said.removed().stream()
                                .map(id -> PluginDocument.key(said.provider(), id))
                                .toList());
        gone.removeAll(put.keySet());
        documents.change(said.provider(), List.copyOf(put.values()), gone);
    }
}
