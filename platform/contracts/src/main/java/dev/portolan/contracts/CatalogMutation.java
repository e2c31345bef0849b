package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider makes of its entities, on `portolan.catalog.mutations`, keyed `tenantId/provider`. To say it again
/// changes nothing.
///
/// @param provider names the provider's share of the catalog; what others have in it is never touched
/// @param added entities as a descriptor file would have them; each takes the place of the provider's former one
/// @param removed references of those that go; in full mode whatever is not in `added` goes anyway
/// @param ended true for the last that is heard of a provider, which then is no source any more; else absent
/// @param depth how many events, each caused by the one before it, led to this; absent where none did
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogMutation(
        TenantId tenant,
        String provider,
        Mode mode,
        List<Map<String, Object>> added,
        List<EntityRef> removed,
        @Nullable Boolean ended,
        @Nullable Integer depth) {
    public CatalogMutation(
            TenantId tenant,
            String provider,
            Mode mode,
            @Nullable List<Map<String, Object>> added,
            @Nullable List<EntityRef> removed,
            @Nullable Boolean ended,
            @Nullable Integer depth) {
        this.tenant = tenant;
        this.provider = provider;
        this.mode = mode;
        this.added = added == null ? List.of() : List.copyOf(added);
        this.removed = removed == null ? List.of() : List.copyOf(removed);
        this.ended = ended;
        this.depth = depth;
    }

    public CatalogMutation(
            TenantId tenant,
            String provider,
            Mode mode,
            @Nullable List<Map<String, Object>> added,
            @Nullable List<EntityRef> removed) {
        this(tenant, provider, mode, added, removed, null, null);
    }

    public CatalogMutation(
            TenantId tenant,
            String provider,
            Mode mode,
            @Nullable List<Map<String, Object>> added,
            @Nullable List<EntityRef> removed,
            @Nullable Boolean ended) {
        this(tenant, provider, mode, added, removed, ended, null);
    }

    public enum Mode {
        /// These are all of the provider's entities.
        @JsonProperty("full")
        FULL,
        /// These are to be added, changed and removed.
        @JsonProperty("delta")
        DELTA
    }
}
