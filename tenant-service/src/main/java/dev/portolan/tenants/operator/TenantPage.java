package dev.portolan.tenants.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.operator.TenantFigures.Figures;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.provisioning.StepProgress;
import dev.portolan.tenants.tenants.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A tenant as staff see it.
///
/// @param owner who has been one for longest; absent when provisioning has not come so far
/// @param members how many
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenantPage(
        Shown tenant,
        @Nullable Owner owner,
        @Nullable Subscribed subscription,
        long members,
        Provisioning provisioning,
        @JsonUnwrapped Figures figures) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            TenantId id,
            Slug slug,
            String name,
            TenantLifecycle state,
            TenantState.Plan plan,
            @Nullable Instant trialEndsAt,
            Instant createdAt) {
        static Shown of(Tenant tenant, @Nullable Instant trialEndsAt) {
            return new Shown(
                    tenant.id(),
                    tenant.slug(),
                    tenant.name(),
                    tenant.state(),
                    tenant.plan().published(),
                    trialEndsAt,
                    tenant.createdAt());
        }
    }

    record Owner(String name, String email) {
        static Owner of(Member member) {
            return new Owner(member.name(), member.email());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subscribed(
            String plan,
            String status,
            Instant startedAt,
            @Nullable Instant trialEndsAt) {
        static Subscribed of(Subscription subscription) {
            return new Subscribed(
                    subscription.plan(),
                    subscription.status().name().toLowerCase(Locale.ROOT),
                    subscription.startedAt(),
                    subscription.trialEndsAt());
        }
    }

    record Provisioning(List<StepProgress> steps) {
        Provisioning {
            steps = List.copyOf(steps);
        }
    }
}
