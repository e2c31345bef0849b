package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Value of `portolan.tenant.state`, keyed by tenant id: what every service may know of a tenant. Its components are
/// many, since what stands on a topic can be added to and not be grouped anew.
///
/// @param version grows with every change
/// @param restriction why it is past due or suspended; absent in other states, and in what was written before this was
///     told
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantState(
        TenantId id,
        Slug slug,
        String name,
        TenantLifecycle state,
        Plan plan,
        long version,
        Instant at,
        @Nullable TenantRestriction restriction) {
    /// A tenant that is not restricted.
    public TenantState(
            TenantId id, Slug slug, String name, TenantLifecycle state, Plan plan, long version, Instant at) {
        this(id, slug, name, state, plan, version, at, null);
    }

    /// @param id `free`, `team`, `business` or `enterprise`
    /// @param limits in force, by name: `entities`, `plugins`, `seats`, and `premium_plugins`, which is 1 or 0
    public record Plan(String id, Map<String, Long> limits) {
        public Plan {
            limits = Map.copyOf(limits);
        }
    }
}
