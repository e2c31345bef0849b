package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plugin adds to the tenant's search, on `portolan.catalog.mutations`, keyed `tenantId/provider`. To say it
/// again changes nothing.
///
/// @param provider names the plugin's collator
/// @param mode whether these are all of its documents, or change some
/// @param added each takes the place of the former one with its id
/// @param removed ids of documents that go
public record SearchDocuments(
        TenantId tenant, String provider, CatalogMutation.Mode mode, List<Document> added, List<String> removed) {
    public SearchDocuments(
            TenantId tenant,
            String provider,
            CatalogMutation.Mode mode,
            @Nullable List<Document> added,
            @Nullable List<String> removed) {
        this.tenant = tenant;
        this.provider = provider;
        this.mode = mode;
        this.added = added == null ? List.of() : List.copyOf(added);
        this.removed = removed == null ? List.of() : List.copyOf(removed);
    }

    /// Something that can be found.
    ///
    /// @param id unique among the collator's documents
    /// @param href a path of the portal or an https address
    /// @param entity that it is about
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Document(
            String id,
            String title,
            String text,
            @Nullable String href,
            @Nullable EntityRef entity,
            List<String> tags) {
        public Document(
                String id,
                String title,
                String text,
                @Nullable String href,
                @Nullable EntityRef entity,
                @Nullable List<String> tags) {
            this.id = id;
            this.title = title;
            this.text = text;
            this.href = href;
            this.entity = entity;
            this.tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }
}
