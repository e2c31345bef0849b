package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Members.Who;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tenant-service says to the provider's staff.
public final class Staff {
    private Staff() {}

    /// One tenant in the list.
    ///
    /// @param plan its id
    /// @param members how many
    public record TenantLine(
            String slug,
            String name,
            String state,
            String plan,
            @Nullable Instant trialEndsAt,
            long members,
            @Nullable Instant createdAt) {}

    /// A tenant as staff see it.
    ///
    /// @param owner absent when provisioning has not come so far
    /// @param usage of the last 30 days; absent where nothing was measured
    /// @param supportSessions how many are open
    public record TenantPage(
            Shown tenant,
            @Nullable Owner owner,
            @Nullable Subscribed subscription,
            long members,
            @Nullable Provisioning provisioning,
            Billing.@Nullable UsageTotals usage,
            @Nullable InvoiceCount invoices,
            long supportSessions) {
        @JsonIgnore
        public boolean trialing() {
            return subscription != null && "trialing".equals(subscription.status());
        }

        @JsonIgnore
        public List<Account.Step> steps() {
            return provisioning == null ? List.of() : provisioning.steps();
        }
    }

    /// @param plan with the limits in force
    public record Shown(
            String id,
            String slug,
            String name,
            String state,
            Account.@Nullable Plan plan,
            @Nullable Instant trialEndsAt,
            @Nullable Instant createdAt) {}

    public record Owner(@Nullable String name, @Nullable String email) {}

    /// @param status `trialing`, `active` or `canceled`
    public record Subscribed(
            String plan,
            String status,
            @Nullable Instant startedAt,
            @Nullable Instant trialEndsAt) {}

    public record Provisioning(List<Account.Step> steps) {
        public Provisioning {
            steps = steps == null ? List.of() : List.copyOf(steps);
        }
    }

    /// @param open not paid yet, overdue ones among them
    public record InvoiceCount(long open, long overdue) {}

    /// Something that happened to a tenant.
    ///
    /// @param type of the event
    /// @param data the event itself
    public record TimelineEntry(
            @Nullable Instant at,
            String type,
            @Nullable String text,
            @Nullable JsonNode data) {}

    /// @param at absent while the tenant's time is the real one
    public record TestClock(boolean test, @Nullable Instant at) {}

    /// A run that drafts the invoices of a month.
    ///
    /// @param month such as `2026-10`
    /// @param state `waiting`, `running`, `done` or `failed`
    /// @param done tenants that have been looked at, failed ones among them
    public record InvoiceRun(String id, String month, String state, int done, int failed, int total) {
        public boolean underWay() {
            return "waiting".equals(state) || "running".equals(state);
        }
    }

    /// A support session as staff see it.
    ///
    /// @param tenant the slug
    /// @param lapsesAt when the request is void without an answer
    public record Session(
            String id,
            String tenant,
            String state,
            @Nullable Who staff,
            boolean write,
            @Nullable String reason,
            @Nullable Integer minutes,
            @Nullable Instant requestedAt,
            @Nullable Instant lapsesAt,
            @Nullable Who consentedBy,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {
        public boolean active() {
            return "active".equals(state);
        }

        public boolean open() {
            return active() || "requested".equals(state);
        }

        /// Whether this person asked for it.
        public boolean of(String subject) {
            return staff != null && subject.equals(staff.subject());
        }
    }

    /// @param tenant the slug
    /// @param minutes from the consent on
    public record NewSession(String tenant, String reason, int minutes, boolean write) {}

    /// How far the erasure of a tenant is, and what it did.
    ///
    /// @param state `window`, `erasing` or `erased`
    /// @param topicsExpireBy when the last topic that may hold content of the tenant has forgotten it
    public record Erasure(
            String state,
            @Nullable Instant eraseAt,
            @Nullable Progress progress,
            @Nullable Instant finishedAt,
            List<Outcome> services,
            @Nullable Instant topicsExpireBy) {
        public Erasure {
            services = services == null ? List.of() : List.copyOf(services);
        }
    }

    /// @param error why the last attempt of the step did not end well
    public record Progress(
            String step, int failures, @Nullable String error) {}

    /// @param deleted how many things, by table or kind
    /// @param left how many are there still
    public record Outcome(String name, Map<String, Long> deleted, long left) {
        public Outcome {
            deleted = deleted == null ? Map.of() : Map.copyOf(deleted);
        }

        public long sum() {
            return deleted.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// A plugin of a tenant.
    public record Plugin(
            String publisher,
            String plugin,
            @Nullable String version,
            boolean enabled,
            Plugins.@Nullable Health health) {}

    /// A release of a plugin.
    ///
    /// @param state `published`, `deprecated`, `yanked` or `revoked`
    /// @param reason why it stands so
    /// @param tenants how many have it installed
    public record Release(
            String publisher,
            String plugin,
            String version,
            String digest,
            @JsonAlias("status") String state,
            @Nullable String reason,
            @Nullable Instant publishedAt,
            long tenants) {
        public String title() {
            return publisher + "/" + plugin + " " + version;
        }

        public boolean stopped() {
            return "revoked".equalsIgnoreCase(state);
        }
    }
}
